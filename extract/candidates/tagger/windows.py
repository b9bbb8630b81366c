"""What the tagger reads: windows of word pieces that together hold every word of some paragraphs.

A text is cut into words; its paragraphs are packed into windows of a bounded number of pieces,
so that a paragraph is read with its neighbours wherever they fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from extract.document import Span

__all__ = ["Pieces", "Shape", "Window", "lines", "windows"]

#: The piece numbers of one word; never none.
Pieces = Callable[[str], tuple[int, ...]]

_WORD = re.compile(r"\w+|[^\w\s]")
_STOPS = frozenset('.!?"\u201d')
#: Pieces of one word that are read; what is longer is no word.
_LONGEST = 32


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
class Window:
    """A stretch of one text: words with their pieces, and the words that it is about.

    A word of no length stands for the end of a paragraph. Anchors lie within ``focus``, which
    runs from its first word to the one after its last; every word lies in the focus of one window.

    :param words: start and end of every word, in code points of the text.
    """

    words: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, ...], ...]
    focus: tuple[int, int]

    @property
    def size(self) -> int:
        """Pieces of all words."""
        return sum(map(len, self.pieces))

    def paragraph(self, word: int) -> tuple[int, int]:
        """The range of words of the paragraph that holds a word, as far as the window goes."""
        low = high = word
        while low > 0 and not self.ends(low - 1):
            low -= 1
        while high < len(self.words) and not self.ends(high):
            high += 1
        return low, high

    def ends(self, word: int) -> bool:
        """Whether a word of no length, the end of a paragraph, stands there."""
        start, end = self.words[word]
        return start == end


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
    text: str, paragraphs: Iterable[Span], pieces: Pieces, end: tuple[int, ...], shape: Shape
) -> list[Window]:
    """Every word of some paragraphs once in a focus, paragraphs together wherever they fit.

    :param paragraphs: in order; nothing outside them is read.
    :param pieces: gives a word's piece numbers.
    :param end: pieces that stand for the end of a paragraph.
    """
    flat = _flat(text, paragraphs, pieces, end)
    return [_window(flat, low, high, shape.context) for low, high in _packed(flat, shape.room)]


def lines(text: str) -> Iterator[Span]:
    """The lines of a text, each a paragraph."""
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


def _flat(text: str, paragraphs: Iterable[Span], pieces: Pieces, end: tuple[int, ...]) -> _Flat:
    words: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        found = [m.span() for m in _WORD.finditer(text, *paragraph)]
        if found and words:
            words.append((words[-1][1], words[-1][1]))
        words += found
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


def _window(flat: _Flat, low: int, high: int, context: int) -> Window:
    first = _reach(flat, low, -1, context)
    last = _reach(flat, high, 1, context)
    return Window(
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
