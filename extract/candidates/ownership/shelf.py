"""Candidates by the paragraphs they stand in, so that who owns an utterance is asked nearby."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.records import Candidate, Span, Spans

__all__ = ["Shelf"]

#: Where a candidate stands among the others, as tuples are sorted.
Turn = tuple[int, ...]


class Shelf:
    """Candidates in one order, each found by the paragraphs of its cue and its content.

    :param blocks: the paragraphs, sorted and disjoint.
    """

    def __init__(self, blocks: Spans, candidates: Iterable[Candidate]) -> None:
        self._starts, self._ends = [b.start for b in blocks], [b.end for b in blocks]
        self._all: dict[Turn, Candidate] = {}
        self._pages: defaultdict[int, set[Turn]] = defaultdict(set)
        self._rounds = 0
        self.add(candidates)

    def all(self) -> list[Candidate]:
        """Every candidate, in order."""
        return [self._all[turn] for turn in sorted(self._all)]

    def near(self, places: Iterable[Span]) -> dict[Turn, Candidate]:
        """The candidates of the paragraphs that some places stand in, in order."""
        turns = {turn for page in self._touched(places) for turn in self._pages[page]}
        return {turn: self._all[turn] for turn in sorted(turns)}

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Put more behind all others."""
        for number, one in enumerate(candidates):
            self._put((self._rounds, number), one)
        self._rounds += 1

    def replace(self, turn: Turn, candidates: Sequence[Candidate]) -> None:
        """Put some in the place of one."""
        one = self._all.pop(turn)
        for page in self._touched((*one.cue, *one.content)):
            self._pages[page].discard(turn)
        for number, made in enumerate(candidates):
            self._put((*turn, number), made)

    def _put(self, turn: Turn, one: Candidate) -> None:
        self._all[turn] = one
        for page in self._touched((*one.cue, *one.content)):
            self._pages[page].add(turn)

    def _touched(self, places: Iterable[Span]) -> Iterator[int]:
        for place in places:
            first = bisect_right(self._ends, place.start)
            yield from range(first, bisect_left(self._starts, place.end))
