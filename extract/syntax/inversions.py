"""Sentences that a clause behind a comma lays to somebody: "It fell, *stressed mayor Jan Roe*".

The parse mostly takes such a verb for an adjective of the name, so it is read by its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from extract import wordlists
from extract.syntax.clauses import SUBJECTS, finite
from extract.syntax.dictionary import verbs
from extract.syntax.tree import child, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Inversion", "inverted"]

_TENSED = frozenset({"VBD", "VBZ", "VBN", "JJ"})
_CALLING = frozenset({"NOUN", "ADJ", "PROPN", "DET"})
_LEADING = frozenset({"SCONJ", "CCONJ", "ADP"})
_BEHIND = frozenset({"ADP", "ADV"})
_LONGEST = 8  # words of a name with what its bearer is


class Inversion(NamedTuple):
    """A clause with its verb first, and what it lays to whom.

    :param verb: the verb, whatever the parse takes it for.
    :param lemma: its dictionary form.
    """

    verb: Token
    lemma: str
    name: Sequence[Token]
    said: Sequence[Token]


def inverted(sentence: Sequence[Token]) -> Inversion | None:
    """The clause without quotation marks that ends a sentence so; None where none does.

    :param sentence: its words.
    """
    words = [t for t in sentence if not t.is_space]
    if any(t.is_quote for t in words):
        return None
    for at in range(len(words) - 2, 2, -1):
        verb, behind = words[at], words[at + 1 :]
        lemma = _told(verb) if words[at - 1].text == "," else ""
        if lemma:
            name, said = _name(behind), words[: at - 1]
            fits = name and _claims(said) and _ends(behind[len(name) :])
            return Inversion(verb, lemma, name, said) if fits else None
    return None


def _told(verb: Token) -> str:
    """The verb of speech that a word is a tensed form of, or ""; none that describes somebody."""
    listed = wordlists.table("cues")["verbs"]
    if verb.tag_ not in _TENSED or not verb.is_lower:
        return ""
    forms = sorted(v for v in verbs(verb.lower_) if v != verb.lower_ and v in listed)
    told = (v for v in forms if {"quote", "clause"} <= set(listed[v]))
    found = next(told, "")
    return "" if found in wordlists.words("cues", "describing") else found


def _name(words: Sequence[Token]) -> list[Token]:
    """The name that some words open with, and what its bearer is."""
    named = list(takewhile(lambda t: t.pos_ in _CALLING or t.text == "-", words[:_LONGEST]))
    while named and named[-1].pos_ != "PROPN":
        named.pop()
    return named


def _claims(said: Sequence[Token]) -> bool:
    """Whether some words are a clause by itself."""
    tops = (t for t in said if verbal(t) and finite(t))
    claims = any(child(t, *SUBJECTS) is not None for t in tops)
    return claims and said[0].pos_ not in _LEADING


def _ends(rest: Sequence[Token]) -> bool:
    """Whether only where or when it was said stands behind a name."""
    told = [t for t in rest if not t.is_punct]
    placed = not told or told[0].pos_ in _BEHIND or told[0].ent_type_ in {"DATE", "TIME"}
    return placed and not any(map(verbal, told))
