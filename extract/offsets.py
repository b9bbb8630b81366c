"""Offset maps: where each character of a derived text came from.

A reading step (decode, strip markup, repair, fold line ends) turns one text into another.
Each step yields an :class:`OffsetMap`; maps compose, so a span of the stored text can be
found again in the decoded input file. All offsets count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["OffsetMap", "Piece"]


class Piece(NamedTuple):
    """One stretch of the new text and the stretch of the old text it stands for.

    Equal lengths mean character for character; unequal lengths mean the whole stretch was
    replaced (a repaired character, a decoded entity). Old text between two pieces was dropped.
    """

    new_start: int
    new_end: int
    old_start: int
    old_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps spans of a new text to spans of the old text it was made from.

    :param pieces: sorted, together covering the whole new text without overlap; old stretches
        may repeat where one replaced stretch is shared out over several pieces.
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text onto itself."""
        return cls((Piece(0, length, 0, length),) if length else ())

    @classmethod
    def of_edits(cls, text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
        """Apply edits to a text; return the new text and the map back to the old one.

        :param text: the old text.
        :param edits: (start, end, replacement) in the old text, sorted, not overlapping; a
            replacement equal to the old words is skipped, an empty one drops them.
        :raises ValueError: when edits overlap or leave the text.
        """
        out: list[str] = []
        pieces: list[Piece] = []
        at = made = 0

        def keep(start: int, end: int, words: str) -> None:
            nonlocal made
            if words:
                pieces.append(Piece(made, made + len(words), start, end))
                out.append(words)
                made += len(words)

        for start, end, words in edits:
            if not at <= start <= end <= len(text):
                raise ValueError(f"edit [{start}, {end}) after {at} in a text of {len(text)}")
            keep(at, start, text[at:start])
            keep(start, end, words)
            at = end
        keep(at, len(text), text[at:])
        return "".join(out), cls(_merge(pieces))

    def to_old(self, start: int, end: int) -> tuple[int, int]:
        """Where the span [start, end) of the new text lies in the old text.

        A span that cuts into a replaced stretch is widened to the whole stretch.
        :raises ValueError: when the span is empty, reversed or outside the new text.
        """
        last = self.pieces[-1].new_end if self.pieces else 0
        if not 0 <= start < end <= last:
            raise ValueError(f"span [{start}, {end}) in a text of {last}")
        return self._edge(start, closing=False), self._edge(end - 1, closing=True)

    def to_new(self, start: int, end: int) -> tuple[int, int]:
        """Where the old span [start, end) went in the new text.

        :returns: an empty span (start equal to end) where its characters were dropped; the whole
            replacement when the span cuts into a replaced stretch.
        :raises ValueError: when the span is reversed or starts below nought.
        """
        if not 0 <= start <= end:
            raise ValueError(f"span [{start}, {end}) of the old text")
        first = bisect_right(self.pieces, start, key=lambda p: p.old_end)
        last = bisect_left(self.pieces, end, key=lambda p: p.old_start) - 1
        if first > last:
            made = self.pieces[-1].new_end if self.pieces else 0
            at = self.pieces[first].new_start if first < len(self.pieces) else made
            return at, at
        head, tail = self.pieces[first], self.pieces[last]
        into = max(0, start - head.old_start) if _exact(head) else 0
        over = max(0, tail.old_end - end) if _exact(tail) else 0
        return head.new_start + into, tail.new_end - over

    def _edge(self, at: int, *, closing: bool) -> int:
        piece = self.pieces[bisect_right(self.pieces, at, key=lambda p: p.new_start) - 1]
        if _exact(piece):
            return piece.old_start + at - piece.new_start + closing
        return piece.old_end if closing else piece.old_start

    def after(self, older: OffsetMap) -> OffsetMap:
        """Compose: this map (new to middle) after an older one (middle to old)."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            pieces.extend(_through(piece, older))
        return OffsetMap(_merge(pieces))


def _exact(piece: Piece) -> bool:
    return piece.new_end - piece.new_start == piece.old_end - piece.old_start


def _through(piece: Piece, older: OffsetMap) -> list[Piece]:
    if piece.old_start == piece.old_end:
        at = _place(piece.old_start, older)
        return [Piece(piece.new_start, piece.new_end, at, at)]
    if not _exact(piece):
        old = older.to_old(piece.old_start, piece.old_end)
        return _whole(piece.new_start, piece.new_end, old)
    made: list[Piece] = []
    at = piece.old_start
    index = bisect_right(older.pieces, at, key=lambda p: p.new_start) - 1
    while at < piece.old_end:
        under = older.pieces[index]
        stop = min(piece.old_end, under.new_end)
        new = piece.new_start + at - piece.old_start
        old = older.to_old(at, stop)
        if _exact(under):
            made.append(Piece(new, new + stop - at, *old))
        else:
            made.extend(_whole(new, new + stop - at, old))
        at, index = stop, index + 1
    return made


def _place(at: int, older: OffsetMap) -> int:
    """Where something put in before character ``at`` of the middle text stands in the old one."""
    if not older.pieces:
        return 0
    if at < older.pieces[-1].new_end:
        return older.to_old(at, at + 1)[0]
    return older.pieces[-1].old_end


def _whole(start: int, end: int, old: tuple[int, int]) -> list[Piece]:
    """Pieces that stand for the old stretch as a whole, never character for character.

    A stretch that happens to be as long as the old one is cut in two, since equal lengths
    would claim that its characters match one by one.
    """
    if end - start == old[1] - old[0] > 1:
        return [Piece(start, start + 1, *old), Piece(start + 1, end, *old)]
    return [Piece(start, end, *old)]


def _merge(pieces: list[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if merged and _joins(merged[-1], piece):
            left = merged.pop()
            merged.append(Piece(left.new_start, piece.new_end, left.old_start, piece.old_end))
        else:
            merged.append(piece)
    return tuple(merged)


def _joins(left: Piece, right: Piece) -> bool:
    both = _exact(left) and _exact(right)
    return both and left.new_end == right.new_start and left.old_end == right.old_start
