"""Quotations of a text: where somebody's own words stand between quotation marks.

A paragraph is one line. Curly and straight doubles, guillemets, low-high marks and singles
are read; marks inside an open quotation are part of it. A quotation that runs over several
paragraphs, each opened and only the last one closed, gives one span a paragraph. A mark without
partner elsewhere is an odd mark and quotes nothing: better no quotation than a wrong one. What it
may quote all the same is a stretch that is surely nobody else's either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.records import Span

__all__ = ["Mark", "balanced", "closed", "inside", "odd_marks", "perhaps", "spans", "touching"]

_REACH = 200  # marks to look through for a partner: a paragraph of marks alone is read in time
_MARKS = re.compile(r"``|''|[\"“”„«»‘’']")
_LINES = re.compile(r"[^\r\n]+")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "``": "''", "''": "''", '"': '"', "‘": "’", "'": "'"}
_CLOSERS = frozenset("”»'’\"") | {"''"}
_MIXED = {"“": '"“', '"': "”"}
_STRAIGHT = frozenset({'"', "''"})
_SINGLES = frozenset("‘’'")
_BEFORE_OPENING = frozenset(" \t\u00a0([{-–—/:…“\"‘'")
# a closing mark that a translation has moved to the word behind it: 'It is old, "said Roe'
_MOVED = re.compile(
    r"[,.?!…] (?:\"|'')(?:he|she|they|(?:argu|announc|conclud|emphasiz|explain|not|report|stat|"
    r"stress|warn)(?:e[ds]|s)|says?|said|adds|added|writes|wrote)\b"
)
# a left single mark that a keyboard set for an apostrophe
_ELIDED = re.compile(
    r"(?:em|til|cause|bout|cos|tis|twas|round|n|s|t|d|m|ll|re|ve)\b", re.IGNORECASE
)


class Mark(NamedTuple):
    """A quotation mark.

    :param at: its offset in the text.
    :param sign: the mark as printed.
    :param opens, closes: what its neighbours allow it to be.
    """

    at: int
    sign: str
    opens: bool
    closes: bool

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.at + len(self.sign)


@lru_cache(maxsize=16)
def spans(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The outermost quotations of a stretch of text, marks included, sorted and disjoint.

    :param start, end: half-open range of code points; whole lines are expected.
    """
    found: list[Span] = []
    running = False  # whether the paragraph before left a quotation open
    lines = [m.span() for m in _LINES.finditer(text, start, end) if not m[0].isspace()]
    for index, (first, last) in enumerate(lines):
        follows = _opening(text, lines[index + 1][0]) if index + 1 < len(lines) else ""
        line = _Line(text, first, last, follows)
        found.extend(line.quotations(running=running))
        running = line.left_open
    return tuple(found)


@lru_cache(maxsize=16)
def perhaps(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretches that an odd mark may quote, sorted; none of them is a quotation for certain.

    From a mark that opens to the end of its paragraph, up to one that closes from the quotation
    before it, around one that may do either the whole paragraph; every paragraph between one that
    a mark opens and a later one that its partner ends.

    :param start, end: as for :func:`spans`.
    """
    known = spans(text, start, end)
    found = list(_held_open(text, start, end))
    for line in _LINES.finditer(text, start, end):
        last = line.start()
        for mark in _marks(text, *line.span()):
            place = Span(mark.at, mark.end)
            if inside(known, place):
                last = place.end
            elif _quotes(text, mark, line.start()):
                opens, closes = mark.opens or not mark.closes, mark.closes or not mark.opens
                found.append(
                    Span(last if closes else place.start, line.end() if opens else place.end)
                )
    return tuple(sorted(found))


def _held_open(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs without any mark between one whose first mark is not closed and its partner.

    A speech printed whole has its marks at its two ends alone.
    """
    waiting: list[Span] | None = None
    wanted = ""
    for line in _LINES.finditer(text, start, end):
        marks = [m for m in _marks(text, *line.span()) if m.sign not in _SINGLES]
        one = marks[0] if len(marks) == 1 else None
        if waiting is not None and one is not None and one.sign in wanted and not one.opens:
            yield from waiting
            waiting = None
        elif marks:
            opened = one is not None and one.at == line.start() and one.opens
            waiting, wanted = ([], _PAIRS[one.sign]) if one and opened else (None, "")
        elif waiting is not None:
            waiting.append(Span(*line.span()))


def _quotes(text: str, mark: Mark, start: int) -> bool:
    """Whether an odd mark may be a quotation mark at all."""
    if mark.sign in _SINGLES:
        begins = mark.sign == "‘" or mark.at == start
        return begins and mark.opens and _ELIDED.match(text, mark.end) is None
    return mark.opens or mark.sign not in _STRAIGHT or not text[mark.at - 1 : mark.at].isdigit()


def inside(quotations: Sequence[Span], span: Span) -> bool:
    """Whether a span lies within one of some sorted quotations (their marks count as inside)."""
    index = bisect_right(quotations, span.start, key=lambda q: q.start) - 1
    return index >= 0 and span.within(quotations[index])


def touching(quotations: Sequence[Span], span: Span) -> bool:
    """Whether a span shares a character with one of some sorted quotations."""
    index = bisect_right(quotations, span.end - 1, key=lambda q: q.start) - 1
    return index >= 0 and quotations[index].overlaps(span)


def closed(quotation: str) -> bool:
    """Whether a quotation ends with the mark that closes it.

    :param quotation: its words with their marks.
    """
    opening = next((m for m in _PAIRS if quotation.startswith(m)), "")
    rest = quotation[len(opening) :].rstrip()
    return any(rest.endswith(c) for c in (*_PAIRS.get(opening, ()), "''", *_MIXED.get(opening, "")))


def balanced(words: str) -> bool:
    """Whether every double quotation mark in some words has its partner there."""
    return not odd_marks(words)


def odd_marks(words: str) -> list[int]:
    """Offsets of the double quotation marks in some words that have no partner there."""
    odd: list[int] = []
    stack: list[Mark] = []
    for mark in _marks(words, 0, len(words)):
        if mark.sign in _SINGLES:
            continue
        if stack and mark.sign in _PAIRS.get(stack[-1].sign, ""):
            stack.pop()
        elif mark.sign in _PAIRS:
            stack.append(mark)
        else:
            odd.append(mark.at)
    return sorted(odd + [m.at for m in stack])


class _Line:
    """One paragraph, read mark by mark.

    :param follows: the double mark that the next paragraph opens with, or "".
    """

    def __init__(self, text: str, start: int, end: int, follows: str) -> None:
        self.text, self.start, self.end = text, start, end
        self.follows = follows
        self.left_open = False
        self.last_of: dict[str, int] = {}

    def quotations(self, *, running: bool) -> Iterator[Span]:
        """The quotations of this paragraph.

        :param running: whether the paragraph before left one open.
        """
        marks = list(_marks(self.text, self.start, self.end))
        self.last_of = {mark.sign: at for at, mark in enumerate(marks)}
        index = 0
        tail = self._tail(marks) if running else None
        if tail is not None:
            yield Span(self.start, marks[tail].end)
            index = tail + 1
        while index < len(marks):
            close = self._partner(marks, index) if marks[index].opens else None
            if close is not None:
                yield Span(marks[index].at, marks[close].end)
                index = close
            elif marks[index].opens and self._runs_on(marks, index):
                self.left_open = True
                yield Span(marks[index].at, self.end)
                return
            index += 1

    def _tail(self, marks: list[Mark]) -> int | None:
        """The closing mark of a quotation that runs on without being opened again."""
        if not marks or marks[0].sign in _SINGLES or marks[0].opens:
            return None
        return 0

    def _partner(self, marks: list[Mark], index: int) -> int | None:
        """The mark that closes the one at ``index``."""
        opening, late, other, inner = marks[index], None, None, 0
        for at in range(index + 1, min(len(marks), index + _REACH)):
            mark = marks[at]
            if mark.sign == opening.sign and mark.opens and not mark.closes:
                whole = self._outer(marks, index)
                if whole is not None:
                    return whole
                break  # opened again: the first one never closed
            if mark.closes and mark.sign in _PAIRS[opening.sign]:
                if mark.sign in _SINGLES and _possessive(self.text, mark):
                    late = at if late is None else late
                    continue
                return at
            if mark.sign in _SINGLES or mark.opens == mark.closes:
                continue
            # keyboards mix curly and straight marks: “like this"
            if mark.opens and other is not None:
                return other  # "like this,” said Roe. “Like that."
            if mark.opens:
                inner += 1
            elif other is None and mark.sign in _MIXED.get(opening.sign, ""):
                other, inner = (at, 0) if not inner else (None, inner - 1)
        return late if late is not None else other

    def _outer(self, marks: list[Mark], index: int) -> int | None:
        """The mark that closes the one at ``index`` when every mark between has its partner."""
        opening, depth = marks[index], 0
        for at in range(index, min(len(marks), index + _REACH)):
            mark = marks[at]
            if mark.sign == opening.sign and mark.opens:
                depth += 1
            elif mark.sign in _PAIRS[opening.sign] and mark.sign not in _SINGLES:
                depth -= 1
            if depth == 0:
                return at
        return None

    def _runs_on(self, marks: list[Mark], index: int) -> bool:
        """Whether an unclosed quotation goes to the end of the paragraph."""
        mark = marks[index]
        if mark.sign in _SINGLES or self.last_of[mark.sign] > index:
            return False
        return mark.sign == self.follows or mark.at == self.start


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for found in _MARKS.finditer(text, start, end):
        at, sign = found.start(), found[0]
        before = text[at - 1] if at > start else " "
        after = text[found.end()] if found.end() < end else " "
        if sign in _SINGLES and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        sides = _sides(sign, before, after)
        if sign in _STRAIGHT and _MOVED.match(text, max(start, at - 2), end) is not None:
            sides = (True, True)
        yield Mark(at, sign, *sides)


def _sides(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """What a mark can be: (opening, closing)."""
    if sign == "“":
        # it closes a low-high pair, and stands for a closing mark by mistake
        closes = not before.isspace() and not after.isalnum()
        return not closes or before in _BEFORE_OPENING, closes
    if sign in "”„«»" or sign == "``":
        return sign in _PAIRS, sign in _CLOSERS
    spaced = before in _BEFORE_OPENING
    opens = sign in _PAIRS and spaced and not after.isspace()
    closes = sign in _CLOSERS and not after.isalnum() and not before.isspace()
    if sign in _STRAIGHT and not opens and not closes:
        return True, True  # glued or free on both sides: whichever is wanted
    if sign in _SINGLES:
        opens = opens and after.isalpha()
    return opens, closes


def _possessive(text: str, mark: Mark) -> bool:
    """Whether a single mark may as well be a plural's apostrophe ("the troops' morale")."""
    rest = text[mark.end : mark.end + 2]
    return text[mark.at - 1] in "sSzZ" and len(rest) == 2 and rest[0] == " " and rest[1].islower()


def _opening(text: str, at: int) -> str:
    """The double mark that a paragraph opens with, or ""."""
    return next((m for m in ("``", "''", *'"“„«') if text.startswith(m, at)), "")
