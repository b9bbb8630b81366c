"""Labels for a canvas: made harmless, measured and wrapped without a browser.

Widths are those of common sans-serif faces, rounded up; the browser squeezes the rare line that
is wider still, so nothing ever leaves its box.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["clean", "ends", "width", "wrap"]

# Marks that turn the direction of their neighbours, and controls, have no place in a label.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
_NARROW = frozenset("iljtfrI.,;:'|!()[] \"-’‘“”·")
_WIDE = frozenset("mwMWQO@%&—…")


def clean(text: str) -> str:
    """One line without direction marks and control characters, white space collapsed."""
    if text.isprintable():
        return " ".join(text.split())  # nothing to remove, and no white space but the blank
    kept = (
        " "
        if c.isspace()
        else ""
        if unicodedata.category(c) in _UNSEEN and c not in _JOINERS
        else c
        for c in text
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if char in _NARROW:
        return 0.31
    if unicodedata.combining(char) or char in _JOINERS:
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in _WIDE:
        return 0.92
    return 0.68 if char.isupper() else 0.54


def width(text: str, size: float) -> float:
    """How wide a line is set, in pixels, rather too much than too little.

    :param size: font size in pixels.
    """
    return sum(map(_em, text)) * size


def _cut(word: str, room: float, size: float) -> tuple[str, str]:
    """A word that is wider than a line, split where the line is full."""
    used = 0.0
    for at, char in enumerate(word):
        used += _em(char) * size
        if used > room and at:
            return word[:at], word[at:]
    return word, ""


def _lines(text: str, room: float, size: float) -> list[str]:
    lines: list[str] = []
    line, rest = "", list(reversed(text.split(" ")))
    while rest:
        word = rest.pop()
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            rest.append(word)
        else:
            head, tail = _cut(word, room, size)
            lines.append(head)
            rest.extend([tail] if tail else [])
    return [*lines, line] if line else lines


def wrap(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """A label in at most so many lines, ``…`` at the end of what was cut.

    :param room: width of a line in pixels.
    :param size: font size in pixels.
    :param most: number of lines.
    """
    # Words beyond any thinkable line are not worth measuring.
    lines = _lines(clean(text)[: 200 * most], room, size)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip(' ,;:')}…")


def ends(text: str, lines: tuple[str, ...]) -> tuple[int, ...]:
    """Where the lines of a wrapped label end in its cleaned text, in code points.

    Shorter than the lines themselves; the script of the page cuts the text there again.

    :param text: what was wrapped.
    :param lines: as :func:`wrap` gave them.
    """
    whole, at, found = clean(text), 0, []
    for line in lines:
        kept = line if whole.startswith(line, at) else line.removesuffix("…")
        at = whole.index(kept, at) + len(kept)
        found.append(at)
        at += whole.startswith(" ", at)
    return tuple(found)
