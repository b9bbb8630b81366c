"""Where no sentence can begin, told to the parser before it decides where sentences begin.

The parser takes any full stop for the end of a sentence when what follows looks strange to it,
and sometimes begins one where nothing has ended. English spelling settles both: a sentence begins
behind a mark that ends one, and with no small letter where the text writes capitals. What stands
in capitals before a colon and opens a sentence is one by itself: "ENERGY: Oil fell". Of two reports
with a semicolon between each is one: "Roe said it fell; *Falk called it a lie*".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import SENT_START

from extract import wordlists
from extract.syntax.second_reports import own_reports

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["begins_with_capital", "mark_sentence_starts", "run_ins"]

_NAME = "no_sentence_starts"
_CLOSING = frozenset("\"'”’»)]}*“‘")
_OPENING = frozenset("\"'“‘«([{*")
_STOPS = frozenset(".?!")
_ENDING = _STOPS | frozenset("…:;—–-―•|")
_WITHIN = frozenset({",", "-", "'S", "’S", "'", "’", "&", "/"})
_RUN_IN = 12  # words and signs before the colon of a heading within a line


def mark_sentence_starts(model: Language) -> None:
    """Add the step before the parser of a model."""
    from spacy.language import Language as Languages

    if not Languages.has_factory(_NAME):
        Languages.component(_NAME, func=_forbid)
    model.add_pipe(_NAME, before="parser")


def _forbid(doc: Doc) -> Doc:
    if len(doc) < 2:
        return doc
    words = [token.text for token in doc]
    own = own_reports(doc) if ";" in words else ()
    capitals = begins_with_capital(words)
    starts: Any = doc.to_array(SENT_START).astype(np.int64)
    for at in range(1, len(words)):
        if not _may_start(words, at, capitals=capitals):
            starts[at] = -1
    for first, colon in run_ins(words):
        starts[[n for n in (first, colon + 1) if 0 < n < len(words)]] = 1
    for at in own:
        starts[at] = 1
    # Told to each token by itself, spaCy looks through all of them every time.
    marked: Doc = doc.from_array([SENT_START], starts.astype(np.uint64))
    return marked


def run_ins(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words in capitals open a paragraph or sentence up to a colon: "ENERGY: Oil fell".

    Whether they name a speaker or a topic is not asked.

    :param words: of a paragraph, in order.
    :returns: the numbers of their first word and of the colon.
    """
    for colon in (n for n, word in enumerate(words) if word == ":" and n):
        first = _shouted(words, colon)
        before = _before(words, first)
        spelt = [word for word in words[first:colon] if word[0].isalpha()]
        if (before < 0 or words[before][-1] in _STOPS) and _labels(spelt):
            yield first, colon


def _labels(spelt: Sequence[str]) -> bool:
    """Whether words in capitals are a label; of single letters those of an interview alone are."""
    return any(len(word) > 1 for word in spelt) or spelt in (["Q"], ["A"])


def _shouted(words: Sequence[str], colon: int) -> int:
    """The number of the first of the words in capitals before a colon."""
    first = colon
    for at in range(colon - 1, max(-1, colon - 1 - _RUN_IN), -1):
        word = words[at]
        cut = word.endswith(".") and _abbreviated(words, at)
        if not (word.isupper() or cut or word in _WITHIN):
            break
        first = at
    while first < colon and not words[first][0].isalpha():
        first += 1
    return first


def begins_with_capital(words: Iterable[str]) -> bool:
    """Whether the first letter of a paragraph is a capital, so that its sentences begin with one.

    :param words: its words, or its characters.
    """
    return next((c for word in words for c in word if c.isalpha()), "").isupper()


def _may_start(words: Sequence[str], at: int, *, capitals: bool) -> bool:
    """Whether a sentence may begin with a token.

    :param at: its number.
    :param capitals: whether the paragraph begins with a capital, so that its sentences do.
    """
    before = _before(words, at)
    if before < 0 or any("\n" in word for word in words[before + 1 : at]):
        return True
    mark = words[before][-1]
    if mark not in _ENDING:
        return False
    if capitals and mark in _STOPS and _letter(words, at).islower():
        return False
    return not _abbreviated(words, before)


def _before(words: Sequence[str], at: int) -> int:
    """The number of the last token before one that is no space and no closing mark, or -1."""
    at -= 1
    while at >= 0 and (words[at].isspace() or _CLOSING.issuperset(words[at])):
        at -= 1
    return at


def _letter(words: Sequence[str], at: int) -> str:
    """The first letter of the word that a token or the one behind its opening marks is."""
    while at + 1 < len(words) and _OPENING.issuperset(words[at]):
        at += 1
    return words[at][0]


def _abbreviated(words: Sequence[str], stop: int) -> bool:
    """Whether a full stop belongs to a title before a name, which ends no sentence."""
    word = words[stop - 1] if words[stop] == "." and stop else words[stop].removesuffix(".")
    shouted = word.title() if word.isupper() and len(word) > 1 else word
    return shouted in wordlists.words("names", "titles", "cut_short")
