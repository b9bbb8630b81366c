"""Clauses that close a sentence and only say who passes it on: "…, *Novapress reports*"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["Tail", "passes_on", "tail"]

_APART = frozenset({",", "-", "–", "—", "--"})
_HELPERS = frozenset({"has", "have"})
_NAMING = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM"})
_JOINING = frozenset({"of", "'s", "’s", "-"})
_LONGEST = 8  # words of a name with its kind: "a correspondent of the Norda Daily News"
_FROM = "from"


class Tail(NamedTuple):
    """Who passes a sentence on, as token indices of its paragraph.

    :param first: the mark that sets the clause off; what stands before it is passed on.
    :param source: the words that name who passes it on.
    :param cue: the words that say so.
    :param origin: the words that name from whom they have it: "learned *from the ministry*".
    """

    first: int
    source: frozenset[int]
    cue: frozenset[int]
    origin: frozenset[int] = frozenset()


def tail(sentence: SpacySpan) -> Tail | None:
    """Who passes a sentence on by its last words, or None where they say nothing of it.

    "…, Novapress reports", "…, a Novapress correspondent has learned", "… - says the portal Nova",
    "…, Novapress learned from the ministry on Monday". Read from the words as they stand: parses
    of such sentences go astray.
    """
    listed = [t for t in sentence if not t.is_space]
    while listed and (listed[-1].is_punct or listed[-1].is_quote):
        if listed[-1].is_quote:
            return None  # within somebody's quotation
        listed.pop()
    found = (_behind(listed, n) or _turned(listed, n) for n in range(len(listed) - 1, 1, -1))
    return next((made for made in found if made is not None), None)


def _behind(listed: Sequence[Token], at: int) -> Tail | None:
    """The case "…, *Novapress has learned*", with or without from whom and when."""
    verb = listed[at]
    start = at - 1 if listed[at - 1].lower_ in _HELPERS else at
    mark = next((n for n in range(start - 1, 0, -1) if _apart(listed[n])), None)
    if mark is None or not _tells(verb):
        return None
    name = listed[mark + 1 : start]
    if not _names(name) or not passes_on(verb, name):
        return None
    rest = listed[at + 1 :]
    origin = _origin(rest) if verb.lemma_ == "learn" else []
    if not _when(rest[1 + len(origin) if origin else 0 :]):
        return None
    led = {t.i for t in rest[:1]} if origin else set[int]()
    cue = frozenset({t.i for t in listed[start : at + 1]} | led)
    source, first = frozenset(t.i for t in name), listed[mark].i
    return Tail(first, source, cue, frozenset(t.i for t in origin))


def _turned(listed: Sequence[Token], at: int) -> Tail | None:
    """The case "… - *reports Novapress*"."""
    verb, name = listed[at], listed[at + 1 :]
    if not _apart(listed[at - 1]) or not _tells(verb) or not _names(name):
        return None
    if not (_passes(verb) and _capital(name[0])) and not _paper(name):
        return None
    return Tail(listed[at - 1].i, frozenset(t.i for t in name), frozenset({verb.i}))


def passes_on(verb: Token, name: Sequence[Token]) -> bool:
    """Whether a verb with a subject of some words passes on what others say: "Roe Press reported".

    :param name: the subject's words; a paper or its people may do so by any verb of telling.
    """
    return _tells(verb) and (_passes(verb) or _paper(name))


def _apart(mark: Token) -> bool:
    """Whether a mark sets words off: a hyphen within a word does not."""
    return mark.text in _APART and (mark.text != "-" or bool(mark.nbor(-1).whitespace_))


def _tells(verb: Token) -> bool:
    noun = verb.pos_ == "NOUN" and verb.tag_ != "NNS"
    return not noun and (_passes(verb) or verb.lower_ in words("cues", "tails", "paper_verbs"))


def _passes(verb: Token) -> bool:
    """Whether a verb passes on what others say, whoever does it: "learned", "reports"."""
    return verb.lower_ in words("cues", "tails", "anybody")


def _names(name: Sequence[Token]) -> bool:
    """Whether some words are no more than a name, or a kind of paper or person."""
    if not 0 < len(name) <= _LONGEST or name[-1].lower_ in _JOINING:
        return False
    listed = all(t.pos_ in _NAMING or t.lower_ in _JOINING for t in name)
    return listed and (_capital(name[-1]) or _paper(name))


def _capital(word: Token) -> bool:
    """Whether a word is a name's, also where the parse has taken it for a noun."""
    return word.pos_ == "PROPN" or (word.pos_ == "NOUN" and word.text[0].isupper())


def _paper(name: Sequence[Token]) -> bool:
    """Whether a name says that it is one of a paper or its people: "the portal Nova"."""
    return any(t.lower_ in words("cues", "tails", "papers") for t in name)


def _origin(rest: Sequence[Token]) -> list[Token]:
    """The words behind "learned *from*" that name somebody."""
    if not rest or rest[0].lower_ != _FROM:
        return []
    ends = (n for n, t in enumerate(rest[1:], start=1) if _timed(rest[n:]) or _apart(t))
    found = list(rest[1 : next(ends, len(rest))])
    told = any(t.pos_ in {"PROPN", "NOUN"} for t in found)
    plain = all(t.pos_ in _NAMING or t.lower_ in {*_JOINING, "in", "for"} for t in found)
    return found if told and plain else []


def _when(rest: Sequence[Token]) -> bool:
    """Whether words are no more than when it was: "on 9 February", or nothing."""
    return not rest or _timed(rest)


def _timed(rest: Sequence[Token]) -> bool:
    days = words("times", "weekdays") | words("times", "months")
    led = rest[0].lower_ in {"on", "earlier", "late", "last", "today", "yesterday"}
    plain = all(
        t.ent_type_ in {"DATE", "TIME"} or t.like_num or t.lower_ in {*days, rest[0].lower_}
        for t in rest
    )
    return plain and (led or rest[0].lower_ in days)
