"""What stands between commas behind a source and only tells of it: "According to Novapress,
*citing officials*, it fell", "according to Roe, *quoted by Novapress*, …", "…, *an aid group*, …".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.syntax.speech_verbs import quoter
from extract.syntax.tree import after, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attached", "quoted_in"]

_CITING = frozenset({"VBG", "VBN", "VBD"})
_OPENING = frozenset({"WDT", "WP", "WP$"})


def attached(last: Token) -> list[Token]:
    """The words between the comma behind a source and the next one, if they only tell of it.

    :param last: the last word of the source.
    """
    comma = after(last)
    if comma is None or comma.text != ",":
        return []
    told: list[Token] = []
    word = after(comma)
    while word is not None and word.text != ",":
        told.append(word)
        word = after(word)
    return told if told and word is not None and _explains(told) else []


def quoted_in(told: Sequence[Token]) -> Token | None:
    """Who quotes a source, by the words behind it: "quoted *by Novapress*"."""
    return next((by for t in told if verbal(t) and (by := quoter(t)) is not None), None)


def _explains(told: Sequence[Token]) -> bool:
    """Whether words cite somebody, are cited, or say what the source is."""
    first = told[0]
    naming = words("cues", "naming")
    if first.lemma_ in naming:
        return first.tag_ in _CITING
    if first.tag_ in _OPENING:
        return any(t.lemma_ in naming for t in told)
    top = next((t for t in told if t.head not in told), first)
    named = not any(verbal(t) for t in told) and first.pos_ in {"DET", "PROPN", "ADJ", "NOUN"}
    return named and top.dep_ == "appos" and top.head.i < first.i
