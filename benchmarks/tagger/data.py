"""What the tagger reads and learns: windows of word pieces, and tags for every annotated anchor.

A text is cut into words, its paragraphs are packed into windows of a bounded number of pieces,
and each attribution becomes an anchor word with one tag for every word of its window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from benchmarks.tagger.decode import ROLES

__all__ = [
    "Attribution", "Case", "Pieces", "Shape", "Window", "cases", "labelled", "tags_of", "windows",
]  # fmt: skip

#: As the corpus stores it: spans as [start, end] in code points, by role.
Attribution = dict[str, list[list[int]]]
#: The piece numbers of one word; never none.
Pieces = Callable[[str], tuple[int, ...]]

_WORD = re.compile(r"\w+|[^\w\s]")
_STOPS = frozenset('.!?"\u201d')
#: Pieces of one word that are read; what is longer is no word.
_LONGEST = 32
#: Later roles win where an annotator's spans of several roles share a word.
_MARKING = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Shape:
    """How texts are cut.

    :param length: word pieces of a window, the two at its ends included.
    :param context: pieces of the paragraph before and of the one after that are read too.
    """

    length: int = 256
    context: int = 0

    @property
    def room(self) -> int:
        """Pieces that a window may hold of the paragraphs it is about."""
        return self.length - 2 - 2 * self.context


@dataclass(frozen=True, slots=True)
class Case:
    """One anchor, by word number, the tag of every word of its window, and what it counts."""

    anchor: int
    tags: NDArray[np.int8]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one article: words with their pieces, and the words that it is about.

    A word of no length stands for the end of a paragraph. Anchors lie within ``focus``, which
    runs from its first word to the one after its last; every word lies in the focus of one window.
    """

    doc: str
    words: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, ...], ...]
    focus: tuple[int, int]
    cases: tuple[Case, ...] = ()

    @property
    def size(self) -> int:
        """Pieces of all words."""
        return sum(map(len, self.pieces))


@dataclass(frozen=True, slots=True)
class _Flat:
    words: list[tuple[int, int]]
    pieces: list[tuple[int, ...]]
    #: Running number of pieces before each word, and the whole number at the end.
    sums: list[int]
    #: Whether a sentence may end with each word.
    stops: list[bool]

    def size(self, low: int, high: int) -> int:
        return self.sums[high] - self.sums[low]

    def ends(self, at: int) -> bool:
        """Whether a paragraph ends at this word."""
        return self.words[at][0] == self.words[at][1]


def windows(
    doc: str, text: str, pieces: Pieces, end: tuple[int, ...], shape: Shape
) -> list[Window]:
    """Every word of a text once in a focus, paragraphs together wherever they fit.

    :param pieces: gives a word's piece numbers.
    :param end: pieces that stand for the end of a paragraph.
    """
    flat = _flat(text, pieces, end)
    return [_window(doc, flat, low, high, shape.context) for low, high in _packed(flat, shape.room)]


def _flat(text: str, pieces: Pieces, end: tuple[int, ...]) -> _Flat:
    words: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        found = [(at + m.start(), at + m.end()) for m in _WORD.finditer(line)]
        if found and words:
            words.append((words[-1][1], words[-1][1]))
        words += found
        at += len(line) + 1
    cut = [pieces(text[s:e])[:_LONGEST] if s < e else end for s, e in words]
    stops = [text[s:e] in _STOPS for s, e in words]
    return _Flat(words, cut, [0, *accumulate(map(len, cut))], stops)


def _packed(flat: _Flat, room: int) -> Iterator[tuple[int, int]]:
    """Ranges of words that fill a window each; a paragraph end between two belongs to neither."""
    start = stop = None
    for low, high in _units(flat, room):
        if start is not None and stop is not None:
            if flat.size(start, high) <= room:
                stop = high
                continue
            yield start, stop
        start, stop = low, high
    if start is not None and stop is not None:
        yield start, stop


def _units(flat: _Flat, room: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, those too long for a window cut at the ends of sentences."""
    low = 0
    for at in range(len(flat.words) + 1):
        if at == len(flat.words) or flat.ends(at):
            while low < at:
                high = _cut(flat, low, at, room)
                yield low, high
                low = high
            low = at + 1


def _cut(flat: _Flat, low: int, high: int, room: int) -> int:
    """Where a window that starts at ``low`` ends: at the last sentence end past its middle."""
    if flat.size(low, high) <= room:
        return high
    last = low + 1
    best = None
    while flat.size(low, last + 1) <= room:
        last += 1
        if flat.size(low, last) > room // 2 and flat.stops[last - 1]:
            best = last
    return best or last


def _window(doc: str, flat: _Flat, low: int, high: int, context: int) -> Window:
    first = _reach(flat, low, -1, context)
    last = _reach(flat, high, 1, context)
    return Window(
        doc,
        tuple(flat.words[first:last]),
        tuple(flat.pieces[first:last]),
        (low - first, high - first),
    )


def _reach(flat: _Flat, edge: int, step: int, room: int) -> int:
    """How far context goes from the edge of a focus: to the far end of one paragraph at most."""
    at, ends = edge, 0
    while 0 <= (word := at if step > 0 else at - 1) < len(flat.words):
        room -= len(flat.pieces[word])
        ends += flat.ends(word)
        if room < 0 or ends > 1:
            break
        at += step
    return at


def labelled(window: Window, annotators: Sequence[Sequence[Attribution]]) -> Window:
    """The window with the cases of its annotators, each of whom counts the same."""
    found = [
        replace(case, weight=1 / len(annotators))
        for attributions in annotators
        for case in cases(window, attributions)
    ]
    return replace(window, cases=tuple(found))


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
    return _repaired(tags)


def _repaired(tags: NDArray[np.int8]) -> NDArray[np.int8]:
    """An I that a span of another role cut off from its B begins a span of its own."""
    before = np.concatenate(([0], tags[:-1]))
    torn = (tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)
    return np.where(torn, tags - 1, tags).astype(np.int8)
