"""What the tagger learns from: windows of an article with a tag for every word of each anchor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.candidates.tagger.tags import ROLES
from extract.candidates.tagger.windows import Window

__all__ = ["Attribution", "Case", "Lesson", "cases", "heal", "labelled", "tags_of"]

#: As the corpus stores it: spans as [start, end] in code points, by role.
Attribution = dict[str, list[list[int]]]

#: Later roles win where an annotator's spans of several roles share a word.
_MARKING = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Case:
    """One anchor, by word number, the tag of every word of its window, and what it counts."""

    anchor: int
    tags: NDArray[np.int8]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Lesson(Window):
    """A window of one article with what its annotators marked."""

    doc: str
    cases: tuple[Case, ...] = ()


def labelled(doc: str, window: Window, annotators: Sequence[Sequence[Attribution]]) -> Lesson:
    """The window with the cases of its annotators, each of whom counts the same."""
    found = [
        replace(case, weight=1 / len(annotators))
        for attributions in annotators
        for case in cases(window, attributions)
    ]
    return Lesson(window.words, window.pieces, window.focus, doc, tuple(found))


def cases(window: Window, attributions: Iterable[Attribution]) -> Iterator[Case]:
    """One case for each attribution whose anchor lies in the window's focus.

    The anchor is the first word of the cue or, where the window holds no cue, of the content.
    """
    low, high = window.focus
    for attribution in attributions:
        tags = tags_of(window.words, attribution)
        anchor = _anchor(tags)
        if anchor is not None and low <= anchor < high:
            yield Case(anchor, tags)


def _anchor(tags: NDArray[np.int8]) -> int | None:
    for role in ("cue", "content"):
        starts = np.flatnonzero(tags == _begins(role))
        if len(starts):
            return int(starts[0])
    return None


def _begins(role: str) -> int:
    return 2 * ROLES.index(role) + 1


def tags_of(words: Sequence[tuple[int, int]], attribution: Attribution) -> NDArray[np.int8]:
    """The tag of every word; always a legal sequence, also where spans of two roles cross."""
    starts, ends = np.array(words, dtype=np.int64).reshape(-1, 2).T
    tags = np.zeros(len(words), dtype=np.int8)
    for role in _MARKING:
        for start, end in attribution.get(role) or []:
            inside = np.flatnonzero((starts < end) & (start < ends))
            real = inside[starts[inside] < ends[inside]]
            if len(real):
                tags[real[0] : real[-1] + 1] = _begins(role) + 1
                tags[real[0]] = _begins(role)
    return heal(tags)


def heal(tags: NDArray[np.int8]) -> NDArray[np.int8]:
    """Legal tags: an I that is cut off from its B begins a span of its own."""
    before = np.concatenate(([0], tags[:-1]))
    torn = (tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)
    return np.where(torn, tags - 1, tags).astype(np.int8)
