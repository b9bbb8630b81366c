"""The stored text: line ends folded, broken characters mended, control characters dropped.

What a reader sees is left alone: no straightened quotes, no other dashes. Every change is a small
edit, so that offsets lead back to the characters of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ftfy import TextFixerConfig, fix_and_explain

from extract.inputs.changes import Cleaned, changed
from extract.inputs.characters import characters
from extract.offsets import OffsetMap
from extract.records import Repair, Span

__all__ = ["clean"]

Edit = tuple[int, int, str]

_CONFIG = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=True,
    fix_c1_controls=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=True,
)
# One pass over the text; a word is what stands between blanks, with the blank after a letter
# that is half of a broken no-break space. Plain words are passed over quickly.
_PIECES = re.compile(
    r"(?P<page>(?<=[\r\n])\f)"
    r"|(?P<fold>\r\n|[\r\v\f\u2028\u2029])"
    r"|(?P<escape>\x1b\[[0-9;]{0,20}[A-Za-z])"
    r"|(?P<control>[\x00-\x08\x0e-\x1f\x7f]+)"
    r"|(?P<word>[^\x00-\x20\x7f\u2028\u2029]+(?:(?<=[ÃÂ])\x20)?)"
)
_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_INVISIBLE = re.compile(r"[\x80-\x9f\u206a-\u206f\ufeff\ufff9-\ufffc]+")
_LONG = 100_000


def clean(text: str) -> Cleaned:
    """Fold line ends, mend wrongly decoded characters, write plainly what looks plain."""
    edits: list[Edit] = []
    told: list[tuple[int, int, str]] = []
    for match in _PIECES.finditer(text):
        if match.lastgroup == "word" and match[0].isascii():
            continue
        found, how = _edits(match)
        edits.extend(found)
        told.extend((start, end, how) for start, end, _ in found if how)
    new, offsets = OffsetMap.of_edits(text, edits)
    repairs = (Repair(Span(*offsets.to_new(s, e)), text[s:e], how) for s, e, how in told)
    return changed(Cleaned(new, offsets, tuple(repairs), text), characters(new))[0]


def _edits(match: re.Match[str]) -> tuple[list[Edit], str]:
    kind, start = match.lastgroup, match.start()
    if kind == "page":  # the end of the line before it is line end enough
        return [(start, match.end(), "")], ""
    if kind == "fold":
        return [(start, match.end(), "\n")], ""
    if kind == "escape":
        return [(start, match.end(), "")], "terminal escape dropped"
    if kind == "control":
        return [(start, match.end(), "")], "control characters dropped"
    return _mend(match[0], start)


def _mend(word: str, at: int) -> tuple[list[Edit], str]:
    edits, how = _mended(word)
    return [(start + at, end + at, new) for start, end, new in edits], how


@lru_cache(maxsize=1 << 12)
def _mended(word: str) -> tuple[tuple[Edit, ...], str]:
    """Edits that mend one word, and how."""
    mended, steps = _fix(word)
    how = _words(steps)
    bare = _INVISIBLE.sub("", mended)
    if bare != mended:
        how = "; ".join(filter(None, (how, "invisible control characters dropped")))
    if bare == word:
        return (), ""
    return tuple(_differences(word, bare)), how


def _fix(word: str) -> tuple[str, list[tuple[str, str]]]:
    fixed: list[str] = []
    steps: list[tuple[str, str]] = []
    for start in range(0, len(word), _LONG):
        part = fix_and_explain(word[start : start + _LONG], _CONFIG)
        fixed.append(part.text)
        steps.extend((s.action, s.parameter) for s in part.explanation or ())
    return "".join(fixed), steps


def _words(steps: list[tuple[str, str]]) -> str:
    """What ftfy says it did, in words."""
    said: list[str] = []
    source = ""
    for action, parameter in steps:
        if action == "encode":
            source = parameter.removeprefix("sloppy-")
        elif action == "decode":
            said.append(f"{source} read back as {parameter.replace('utf-8', 'UTF-8')}")
        elif parameter == "decode_inconsistent_utf8":
            said.append("stray UTF-8 read back")
        elif parameter == "fix_c1_controls":
            said.append("C1 control characters read as windows-1252")
    return ", then ".join(dict.fromkeys(said)) or ("characters mended" if steps else "")


def _differences(old: str, new: str) -> Iterator[Edit]:
    """The smallest edits between two forms of a word: plain characters are never broken."""
    before, after = _RUNS.findall(old), _RUNS.findall(new)
    plain = [[r for r in runs if r.isascii()] for runs in (before, after)]
    if plain[0] != plain[1] or len(before) != len(after):
        before, after = [old], [new]
    at = 0
    for left, right in zip(before, after, strict=True):
        if left != right:
            yield _trimmed(left, right, at)
        at += len(left)


def _trimmed(old: str, new: str, at: int) -> Edit:
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    room = shorter - head
    tail = next((i for i in range(room) if old[-1 - i] != new[-1 - i]), room)
    return at + head, at + len(old) - tail, new[head : len(new) - tail]
