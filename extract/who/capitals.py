"""Capitals and seats of power where they stand for a government: "Kyiv views …", "the Kremlin".

A city that is only a place ("in Kyiv", "flew to Moscow") names no government here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extract.lexicon import table, words
from extract.reading import Block, Reading
from extract.records import Actor, Gazetteer, Span
from extract.who.gazetteer import Phrases
from extract.who.governments import governments
from extract.who.heads import SUBJECTS, after, before, bound, head, tokens
from extract.who.once import once

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["Seat", "SeatMention", "find_seats", "seat_of"]

_OBJECTS = frozenset({"dobj", "dative", "iobj", "obj"})
_SPEECH_HEADS = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})


class Seat(NamedTuple):
    """A word for a government.

    :param literal: IRI of the place the word names literally, or None.
    :param city: whether it is a city, which is often only a place.
    """

    actor: Actor
    literal: str | None
    city: bool


class SeatMention(NamedTuple):
    """A place in the text where a seat stands for its government."""

    span: Span
    seat: Seat


@once
def _seats(gazetteer: Gazetteer) -> Phrases[Seat | None]:
    entries: list[tuple[str, Seat | None]] = [
        (p, None) for p in table("countries")["traps"]["phrases"]
    ]
    capitals = table("countries")["capitals"]
    for actor in gazetteer.actors:
        entries += [
            (n.text, Seat(actor, n.literal, n.text in capitals)) for n in actor.names if n.literal
        ]
    known = governments(gazetteer)
    for kind in ("capitals", "seats"):
        for name, iso2 in table("countries")[kind].items():
            if iso2 in known:
                entries.append((name, Seat(known[iso2], None, kind == "capitals")))
    return Phrases(entries)


def seat_of(words_: str, gazetteer: Gazetteer) -> Seat | None:
    """The seat that exactly these words name, or None."""
    return _seats(gazetteer).get(words_)


def find_seats(reading: Reading, gazetteer: Gazetteer) -> Iterator[SeatMention]:
    """The places in the prose where a capital or a seat of power acts as a government."""
    for block in reading.blocks:
        for hit in _seats(gazetteer).find(reading.text, block.span):
            if hit.value and _acts(block, hit.span, hit.value):
                yield SeatMention(hit.span, hit.value)


def _acts(block: Block, span: Span, seat: Seat) -> bool:
    found = tokens(block, span)
    top = head(found)
    if _longer_name(found):
        return False
    if bound(top):
        return _owns(top) if top.dep_ == "poss" else _governs(top, seat)
    while top.dep_ == "conj":
        top = top.head
    return _subject(top, seat) or _object(top) or _after_preposition(top, seat)


def _longer_name(found: SpacySpan) -> bool:
    """Whether the words are part of a longer name: "Washington State", "George Washington"."""
    first, last = before(found[0]), after(found[-1])
    beyond = after(found[-1], 2)
    if last is not None and last.text == "," and beyond is not None:
        return beyond.text in {"D.C.", "D.C", "DC"} | words("countries", "traps", "us_states")
    left = first is not None and first.pos_ == "PROPN" and first.dep_ == "compound"
    left = left and first is not None and first.head in found
    return bool(left) or any(e.label_ == "PERSON" and len(e) > len(found) for e in found.ents)


def _owns(top: Token) -> bool:
    return top.head.lemma_.lower() in words("countries", "metonyms", "owned")


def _governs(top: Token, seat: Seat) -> bool:
    lemma = top.head.lemma_.lower()
    if lemma in words("countries", "metonyms", "governs") or lemma in _SPEECH_HEADS:
        return True
    return not seat.city and not top.head.text[:1].isupper()


def _subject(top: Token, seat: Seat) -> bool:
    if top.dep_ == "nsubjpass":
        return top.head.lemma_ in words("countries", "metonyms", "party_verbs")
    if top.dep_ not in SUBJECTS:
        return False
    return not seat.city or top.head.lemma_ not in words("countries", "metonyms", "city_verbs")


def _object(top: Token) -> bool:
    return top.dep_ in _OBJECTS and top.head.lemma_ in words("countries", "metonyms", "party_verbs")


def _after_preposition(top: Token, seat: Seat) -> bool:
    if top.dep_ != "pobj":
        return False
    preposition = top.head
    word, above = preposition.lower_, preposition.head
    if word in {"for", "of", "to", "from"} and above.lemma_.lower() in _SPEECH_HEADS:
        return True
    if not seat.city and word in {"for", "of", "from"} and above.pos_ == "NOUN":
        return True
    lists = table("countries")["metonyms"]
    if word in lists["party_preps"] or above.lower_ == "according":
        return True
    if word == "to" and above.lemma_ in lists["giving_verbs"]:
        return True
    return word in lists["noun_preps"] and above.lemma_.lower() in lists["party_nouns"]
