"""Which contents say the same, compared with their neighbours only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

__all__ = ["Near", "alike", "size"]

#: Two attributions are the same when their contents share more of the shorter than this.
_SAME = 0.5
#: Characters of a stretch of text whose candidates are compared.
_STRETCH = 512


def alike(left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> bool:
    """Whether two contents share more than half of the shorter."""
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in left for t, f in right)
    return shared > _SAME * min(size(left), size(right))


def size(spans: Iterable[tuple[int, int]]) -> int:
    """Characters of some spans."""
    return sum(end - start for start, end in spans)


class Near:
    """Things by where their spans lie, so that only neighbours are compared."""

    def __init__(self) -> None:
        self._stretches: dict[int, list[Any]] = {}

    def add(self, thing: Any, spans: Iterable[tuple[int, int]]) -> None:
        """Remember a thing under every stretch of text that its spans touch."""
        for number in _stretches(spans):
            self._stretches.setdefault(number, []).append(thing)

    def to(self, spans: Iterable[tuple[int, int]]) -> Iterator[Any]:
        """Each thing that may touch some spans, once, in the order they were added by stretch."""
        seen: set[int] = set()
        for number in _stretches(spans):
            for thing in self._stretches.get(number, ()):
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield thing


def _stretches(spans: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({n for s, e in spans for n in range(s // _STRETCH, e // _STRETCH + 1)})
