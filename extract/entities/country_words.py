"""Places where a country word stands, with the words around it: lines, pieces, neighbours.

Nothing here needs a parse, so titles and captions are read like prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extract.entities.gazetteer import Phrases, Piece, pieces
from extract.records import CountryForm, Span
from extract.wordlists import words

__all__ = ["CountryWord", "Line", "Site", "sites"]

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?]\s+(?=[A-Z“\"])")
_STOPS = frozenset('.!?…:;•—–|“”"‘(»«')
_CLOSING = frozenset("”\"’')»")
_LONG_WORD = 4
#: Characters that rules look at before and after a word, so that a long line costs no more.
_FAR = 300


class CountryWord(NamedTuple):
    """What a word may mean.

    :param codes: none for a trap, two or more for a word that countries share, the usual one
        first.
    :param demonym: whether the word also names the people.
    :param kind: ``code`` for letters that count only where the article names the country
        otherwise, ``joined`` for a combining form ("Sino-"), else empty.
    """

    codes: tuple[str, ...]
    form: CountryForm
    demonym: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the text as pieces.

    :param start: where the line starts in the text.
    """

    text: str
    start: int
    pieces: tuple[Piece, ...]

    @cached_property
    def headed(self) -> bool:
        """Whether nearly all its longer words have capitals, as in a headline."""
        longer = [p.text for p in self.pieces if len(p.text) >= _LONG_WORD and p.text.isalpha()]
        capital = sum(w[0].isupper() for w in longer)
        return len(longer) > 2 and len(self.pieces) < 40 and capital >= 0.8 * len(longer)

    @cached_property
    def shouted(self) -> bool:
        """Whether it has no small letter."""
        return not any(c.islower() for c in self.text)

    def at(self, index: int) -> str:
        """The piece of a number, empty outside the line."""
        return self.pieces[index].text if 0 <= index < len(self.pieces) else ""

    def opens(self, index: int) -> bool:
        """Whether a sentence starts with a piece."""
        at = index - 1
        while at >= 0 and self.at(at) in _CLOSING:
            at -= 1
        stop = self.at(at)
        if at < 0 or stop != ".":
            return at < 0 or stop in _STOPS
        short = self.at(at - 1)
        return len(short) > 1 and short not in words("names", "titles", "words")


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a country word stands.

    :param first, beyond: its pieces within the line, half open.
    """

    line: Line
    span: Span
    word: CountryWord
    first: int
    beyond: int

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.line.text[self.span.start - self.line.start : self.span.end - self.line.start]

    @property
    def code(self) -> str:
        """The country, of several the usual one."""
        return self.word.codes[0]

    def left(self, places: int = 1) -> str:
        """The piece so many places before, empty past the line's start."""
        return self.line.at(self.first - places)

    def right(self, places: int = 1) -> str:
        """The piece so many places after, empty past the line's end."""
        return self.line.at(self.beyond - 1 + places)

    def glued(self) -> str:
        """The character right after the words, without a blank between."""
        at = self.span.end - self.line.start
        return self.line.text[at : at + 1]

    def ahead(self) -> str:
        """The line's characters before the words, as far as any rule looks."""
        at = self.span.start - self.line.start
        return self.line.text[max(0, at - _FAR) : at]

    def behind(self) -> str:
        """The line's characters after the words, as far as any rule looks."""
        at = self.span.end - self.line.start
        return self.line.text[at : at + _FAR]

    @property
    def opens(self) -> bool:
        """Whether a sentence starts here."""
        return self.line.opens(self.first)

    @property
    def sentence(self) -> str:
        """Roughly the sentence it stands in: from stop to stop, no further than rules look."""
        before, after = self.ahead(), self.behind()
        start = max((m.end() for m in _STOP.finditer(before)), default=0)
        stop = _STOP.search(after)
        return before[start:] + self.text + (after[: stop.start()] if stop else after)


def sites(text: str, phrases: Phrases[CountryWord]) -> Iterator[Site]:
    """The country words of a text, in order; a leading "the" stands outside of them."""
    for match in _LINE.finditer(text):
        line = Line(match[0], match.start(), tuple(pieces(text, *match.span())))
        for first, beyond, word in phrases.among(line.pieces):
            if word.codes:
                begin = first + (line.at(first).lower() == "the")
                span = Span(line.pieces[begin].span.start, line.pieces[beyond - 1].span.end)
                yield Site(line, span, word, begin, beyond)
