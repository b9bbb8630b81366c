"""Guesses at a body's name that hold another one: the body's own name with words beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from extract.entities.body_evidence import acronym, run_key
from extract.entities.body_fragments import modifies, word_of_body
from extract.entities.known_names import known_given, surname, unheard
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.wordlists import kinds, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["own_names"]

_LANDS = frozenset({"US", "U.S", "UK", "U.K"})


def own_names(guessed: Mapping[int, list[list[Token]]]) -> dict[int, list[list[Token]]]:
    """The guesses of an article, those that only describe others cut to the name they hold.

    In the "*Heath News* National Security" editor a name that the article bears out elsewhere has
    words behind it that no body of its own is called by.

    :param guessed: by block.
    """
    borne = {run_key(r) for some in guessed.values() for r in some if not modifies(r)}
    return {
        at: [_unmanned(r) if run_key(r) in borne else _cut(r, borne) for r in some]
        for at, some in guessed.items()
    }


def _cut(run: list[Token], borne: set[str]) -> list[Token]:
    for at in range(len(run) - 1, 0, -1):
        front = run[:at]
        if run_key(front) in borne and (at > 1 or acronym(front)) and _plain(run[at:]):
            return front
    if run_key(run[-1:]) in borne and _listed(run[-1]) and _of_a_land(run[:-1]):
        return run[-1:]  # "the former US *Nato* ambassador"
    return _unmanned(run)


def _listed(token: Token) -> bool:
    return not kinds("bodies").isdisjoint({token.text, token.text.upper()})


def _of_a_land(words_: Sequence[Token]) -> bool:
    """Whether words say whose somebody at a body is, and no part of a land: no "Oregon GOP"."""
    lands = [t.tag_ == "JJ" or t.text.rstrip(".") in _LANDS for t in words_]
    sides = [t.lower_ in words("countries", "regions", "sides") for t in words_]
    return any(lands) and all(land or side for land, side in zip(lands, sides, strict=True))


def _plain(words_: Sequence[Token]) -> bool:
    """Whether words are those of an office's field, and no end of a body's name."""
    worded = all(noun(t.text) or verb_or_adjective(t.text) or t.is_punct for t in words_)
    return worded and not any(map(word_of_body, words_))


def _unmanned(run: list[Token]) -> list[Token]:
    """A guess without the person behind a body's letters: "UN *Ana Ruiz*"."""
    if len(run) != len(("letters", "given name", "surname")) or not _person(run[1:]):
        return run
    return run[:1] if run[0].text in kinds("bodies") and acronym(run[:1]) else run


def _person(pair: Sequence[Token]) -> bool:
    first, last = pair
    named = first.is_title and last.is_title and known_given(first.text)
    return named and (surname(last.text) or unheard(last.text)) and not word_of_body(last)
