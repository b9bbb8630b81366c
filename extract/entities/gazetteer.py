"""Looking up phrases in running text: the longest known phrase at each place wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from extract.records import Span

__all__ = ["Hit", "Phrases", "Piece", "accentless", "fold", "pieces"]

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
#: Letters with a stroke and the like, which are no letters with accents.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-"})
#: Words inside a name whose case says nothing ("the Kremlin", "The Kremlin").
_SMALL = frozenset({"the", "of", "and", "for", "on", "in", "at", "to", "de", "la"})


class Piece(NamedTuple):
    """A run of letters and digits, or one mark, with its place."""

    span: Span
    text: str


class Hit(NamedTuple, Generic[T]):
    """A phrase found in a text.

    :param span: where its words stand.
    :param value: what the phrase was filed under.
    """

    span: Span
    value: T


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word as it is compared: as :func:`accentless`, and letters that are no accented ones."""
    return accentless(word).translate(_LETTERS)


@lru_cache(maxsize=1 << 15)
def accentless(word: str) -> str:
    """A word without accents, with plain apostrophes and hyphens, casefolded."""
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The words and marks of a stretch of text, with offsets into the whole text."""
    stop = len(text) if end is None else end
    return [Piece(Span(*m.span()), m[0]) for m in _PIECE.finditer(text, start, stop)]


@lru_cache(maxsize=1 << 13)
def _pieces_of(phrase: str) -> tuple[Piece, ...]:
    """The pieces of a phrase; the same are looked up again and again."""
    return tuple(pieces(phrase))


@lru_cache(maxsize=128)
def _read(text: str, start: int, end: int) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """The pieces of a stretch of text, as printed and folded; several tables look through it."""
    found = tuple(pieces(text, start, end))
    return found, tuple(fold(p.text) for p in found)


class Phrases(Generic[T]):
    """Phrases and what each stands for.

    Matching ignores accents and the kind of apostrophe or hyphen. Case must agree, except that
    small words may have either and that words of four letters or more may be all capitals.

    :param entries: phrase and value; of two entries with the same words the first one counts.
    :param cased: False to ignore case altogether.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, cased: bool = True) -> None:
        self._cased = cased
        #: folded words -> the ways to print them, with their values
        self._filed: dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]] = {}
        #: first folded word -> how many words the phrases have that start with it, longest first
        self._lengths: dict[str, list[int]] = {}
        for phrase, value in entries:
            words = tuple(p.text for p in _pieces_of(phrase))
            if words:
                keys = tuple(fold(w) for w in words)
                self._filed.setdefault(keys, []).append((words, value))
                self._lengths.setdefault(keys[0], []).append(len(keys))
        for first, lengths in self._lengths.items():
            self._lengths[first] = sorted(set(lengths), reverse=True)

    def find(self, text: str, span: Span) -> Iterator[Hit[T]]:
        """The phrases in a stretch of text, left to right, longest first, never overlapping."""
        found, keys = _read(text, *span)
        for first, beyond, value in self._matches(found, keys):
            yield Hit(Span(found[first].span.start, found[beyond - 1].span.end), value)

    def among(self, found: Sequence[Piece]) -> Iterator[tuple[int, int, T]]:
        """The same among pieces: the numbers of the first and past the last one, and the value."""
        yield from self._matches(found, [fold(p.text) for p in found])

    def _matches(self, found: Sequence[Piece], keys: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        at = 0
        while at < len(found):
            match = self._longest(found, keys, at)
            if match is None:
                at += 1
                continue
            length, value = match
            yield at, at + length, value
            at += length

    def get(self, words: str) -> T | None:
        """What exactly these words stand for, or None."""
        found = _pieces_of(words)
        match = self._longest(found, [fold(p.text) for p in found], 0) if found else None
        return match[1] if match and match[0] == len(found) else None

    def _longest(
        self, found: Sequence[Piece], keys: Sequence[str], at: int
    ) -> tuple[int, T] | None:
        for length in self._lengths.get(keys[at], ()):
            key = tuple(keys[at : at + length])
            if len(key) < length:
                continue
            for words, value in self._filed.get(key, ()):
                if self._agrees(words, found[at : at + length]):
                    return length, value
        return None

    def _agrees(self, words: tuple[str, ...], found: Sequence[Piece]) -> bool:
        return not self._cased or all(
            _same_case(w, p.text) for w, p in zip(words, found, strict=True)
        )


def _same_case(word: str, seen: str) -> bool:
    if word.casefold() in _SMALL:
        return True
    return word[:1].isupper() == seen[:1].isupper() and (
        word.isupper() == seen.isupper() or (seen.isupper() and len(seen) >= 4)
    )
