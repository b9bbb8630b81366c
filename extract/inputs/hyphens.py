"""A hyphen at the end of a line: the word's own ("cease-" fire) or the printer's ("re-" serves).

Told by the same word elsewhere in the text, else by how common the whole and its parts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from extract.inputs.changes import Change
from extract.wordlists import commonness, words

__all__ = ["HOW", "Hyphens", "hyphens", "parts"]

#: What is done about it, in words.
HOW = "hyphens at line ends taken out"
_BREAK = re.compile(r"(?P<first>[^\W\d_]+)(?P<gap>-[ \t]*\n[ \t]*)(?P<second>[^\W\d_]+)")
_FIRST = re.compile(r"[^\W\d_]+(?=-$)")
_SECOND = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWELS = "aeio"
_ENDINGS = ("ing", "ed", "es", "s", "er", "ers", "ly")
# A whole word may be so much rarer than the rarer of its parts and still be the printer's to break.
_RARER, _RARER_SYLLABLE = 1.5, 3.0


def hyphens(text: str, start: int = 0) -> Iterator[Change]:
    """The printer's hyphens at the ends of lines, with the line end, sorted.

    For texts whose wrapped lines something else joins (Markdown).

    :param start: where to begin.
    """
    known = Hyphens(text)
    for match in _BREAK.finditer(text, start):
        first, second = match["first"], match["second"]
        if not _suspended(second, text[match.end() : match.end() + 1]):
            new = "-" if known.own(first, second) else ""
            yield Change(*match.span("gap"), new, HOW)


def parts(line: str, following: str) -> tuple[str, str] | None:
    """The parts of a word that a line's end breaks at a hyphen, or None.

    :param line: a line without blanks at its end.
    :param following: the line after it, without blanks at its start.
    """
    if not line.endswith("-"):
        return None
    first, second = _FIRST.search(line[-80:]), _SECOND.match(following)
    if not first or not second or _suspended(second[0], following[second.end() :]):
        return None
    return first[0], second[0]


class Hyphens:
    """Tells the hyphens of one text.

    :param text: where the words may stand elsewhere, whole or with their hyphen.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def own(self, first: str, second: str) -> bool:
        """Whether the hyphen between two parts of a word is the word's own."""
        if second[0].isupper() or len(first) == 1 or second in words("wrapping", "suspends"):
            return True
        first, second = first.lower(), second.lower()
        if (first, second) in self._pairs:
            return True
        known = commonness()
        whole = known.get(first + second)
        if first + second in self._whole:
            return False
        if whole is not None:
            return _rare(whole, first, second)
        if self._printed:
            return _compound(first, second)
        return _word(first) or _word(second)

    @cached_property
    def _printed(self) -> bool:
        """Whether the lines of the text were broken within words by a printer."""
        known = commonness()
        breaks = ((m["first"].lower(), m["second"]) for m in _BREAK.finditer(self.text))
        return any(a + b in known and not (a in known and b in known) for a, b in breaks)

    @cached_property
    def _compounds(self) -> list[list[str]]:
        return [m[0].lower().split("-") for m in _COMPOUND.finditer(self.text)]

    @cached_property
    def _pairs(self) -> set[tuple[str, str]]:
        return {p for w in self._compounds for p in pairwise(w)}

    @cached_property
    def _whole(self) -> set[str]:
        return {w[0] for w in self._compounds if len(w) == 1}


def _suspended(second: str, rest: str) -> bool:
    """Whether a hyphen stands for what is to come ("pre- and post-war"; not "life-and-death")."""
    return second in words("wrapping", "suspends") and not rest.startswith("-")


def _rare(whole: int, first: str, second: str) -> bool:
    """Whether a word is so rare beside its parts that it is rather a compound of them.

    :param whole: its rank.
    """
    known = commonness()
    rarer = max(known.get(part, len(known)) for part in (first, second))
    syllable = first in words("wrapping", "syllables")
    return whole > rarer * (_RARER_SYLLABLE if syllable else _RARER)


def _compound(first: str, second: str) -> bool:
    """Whether the parts of a word that nobody knows are words by themselves."""
    if second in words("wrapping", "seconds") or first[-1] == second[0] in _VOWELS:
        return True
    return first in commonness() and _word(second)


def _word(part: str) -> bool:
    """Whether part of a word is one, perhaps with an ending."""
    known = commonness()
    stems = [part.removesuffix(ending) for ending in _ENDINGS]
    longer = any(stem in known or stem + "e" in known for stem in stems if len(stem) > 2)
    return part in known or longer
