"""Many stretches of one text, asked which of them touch a place without looking at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from extract.document import Span, Spans

__all__ = ["Stretches", "merged"]


def merged(spans: Iterable[Span]) -> Spans:
    """Spans sorted, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


class Stretches:
    """Stretches of a text, sorted.

    :param spans: in any order, in code points; they may lie within one another.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]
        # how far the stretches up to each reach: it never falls, so it can be searched
        self._reach = list(accumulate((s.end for s in self._spans), max))

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def overlap(self, place: Span) -> bool:
        """Whether any of them shares a character with a place."""
        before = bisect_left(self._starts, place.end)
        return before > 0 and self._reach[before - 1] > place.start

    def near(self, place: Span) -> slice:
        """The part of them, as they are sorted, outside of which none touches a place."""
        return slice(bisect_right(self._reach, place.start), bisect_left(self._starts, place.end))

    def at(self, place: Span) -> list[Span]:
        """Those that share a character with a place, sorted."""
        return [s for s in self._spans[self.near(place)] if s.overlaps(place)]
