"""The lines of a text, and what the shape of one says."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.document import Span

__all__ = ["Line", "asked", "cased", "ended", "glued", "lines", "several", "stopped"]

_STOP = re.compile(r"[.!…:;,—–-][\"'”’»)\]]*$")
_FULL = re.compile(r"[.!…][\"'”’»)\]]*$")
_QUESTION = re.compile(r"\?[\"'”’»)\]]*$")
_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")
_GLUED = re.compile(r"[a-z]{3}[.!?](?:\[[.…]+\]\s*)?[A-Z][a-z]*\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Line(NamedTuple):
    """A line that holds something.

    :param span: where it stands, blanks at its ends left out.
    :param words: its characters.
    :param gap: whether a blank line or the start of the text stands before it.
    """

    span: Span
    words: str
    gap: bool


def lines(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    found: list[Line] = []
    at, gap = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            found.append(Line(Span(start, start + len(words)), words, gap))
        gap = not words
        at += len(raw) + 1
    return found


def stopped(words: str) -> bool:
    """Whether some words end in a full stop."""
    return bool(_FULL.search(words))


def asked(words: str) -> bool:
    """Whether some words end in a question mark."""
    return bool(_QUESTION.search(words))


def ended(words: str) -> bool:
    """Whether some words end in a mark that a headline has not."""
    return bool(_STOP.search(words)) or asked(words)


def several(words: str) -> bool:
    """Whether a sentence ends within some words and another begins."""
    return bool(_SENTENCES.search(words))


def glued(words: str) -> bool:
    """Whether sentences stand in some words without a blank between: "It fell.We rose"."""
    return bool(_GLUED.search(words))


def cased(words: str) -> float:
    """The share of longer words with a capital first letter; 0 without any."""
    every = _WORD.findall(words)
    longer = [w for w in every if len(w) > 3]
    if not longer or not every[0][0].isupper():
        return 0.0
    capital = sum(1 for w in longer if w[0].isupper())
    return capital / len(longer)
