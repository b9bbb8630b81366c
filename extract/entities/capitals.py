"""Capitals and seats of power where they stand for a government: "Kyiv views …", "the Kremlin".

A city that is only a place ("in Kyiv", "flew to Moscow") names no government here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.country_lookalikes import states
from extract.entities.gazetteer import Phrases
from extract.entities.governments import governments
from extract.entities.once import once
from extract.records import Actor, Gazetteer, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import after, before, child, head_of, modifies_next
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Seat",
    "SeatBefore",
    "SeatMention",
    "find_seats",
    "seat_of",
    "seats_before",
    "titled_seats",
]

_OBJECTS = frozenset({"dobj", "dative", "iobj", "obj"})
_NAMES = frozenset({"NNP", "NNPS"})
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
    for actor in gazetteer.actors:
        entries += [
            (n.text, Seat(actor, n.literal, _city(n.text))) for n in actor.names if n.literal
        ]
    known = governments(gazetteer)
    for kind in ("capitals", "seats"):
        for name, iso2 in table("countries")[kind].items():
            if iso2 in known:
                entries.append((name, Seat(known[iso2], None, _city(name))))
    return Phrases(entries)


def _city(name: str) -> bool:
    return name.removeprefix("the ") not in words("countries", "metonyms", "buildings")


def seat_of(words_: str, gazetteer: Gazetteer) -> Seat | None:
    """The seat that exactly these words name, or None."""
    return _seats(gazetteer).get(words_)


class SeatBefore(NamedTuple):
    """A seat that tells whose office a noun names: "the *Pentagon* chief"."""

    words: list[Token]
    actor: Actor


def seats_before(phrase: Sequence[Token], top: Token, gazetteer: Gazetteer) -> list[SeatBefore]:
    """The seats of bodies right before an office's noun, their words as they stand.

    :param phrase: words of the office in which no name was found.
    """
    names = [t for t in phrase if t.i < top.i and t.tag_ in _NAMES]
    groups = [names[n:] for n in range(len(names))]
    found = ((g, seat_of(" ".join(t.text for t in g), gazetteer)) for g in groups)
    ours = [
        SeatBefore(g, s.actor)
        for g, s in found
        if s and not (s.city and s.actor.kind == "government")
    ]
    return ours[:1]


def find_seats(reading: Reading, gazetteer: Gazetteer) -> Iterator[SeatMention]:
    """The places in the prose where a capital or a seat of power acts as a government."""
    borne = _borne(reading)
    for block in reading.blocks:
        for hit in _seats(gazetteer).find(reading.text, block.span):
            named = hit.span.of(reading.text) in borne
            if hit.value and not named and _acts(block, hit.span, hit.value):
                yield SeatMention(hit.span, hit.value)


def titled_seats(reading: Reading, gazetteer: Gazetteer) -> Iterator[SeatMention]:
    """The same in titles, which are not parsed: a verb of governments follows at once."""
    for item in reading.document.furniture:
        if item.kind in {"title", "heading"}:
            for hit in _seats(gazetteer).find(reading.text, item.span):
                follows = re.match(r" ([A-Za-z]+)", reading.text[hit.span.end : item.span.end])
                if hit.value and follows and follows[1].lower() in _told():
                    yield SeatMention(hit.span, hit.value)


@cache
def _told() -> frozenset[str]:
    """The verbs of governments as headlines have them: "warns", "denies"."""
    plain = words("countries", "metonyms", "acts") - {"back", "press", "court", "plan", "hope"}
    return frozenset(v[:-1] + "ies" if v[-2:] in {"ny", "fy"} else v + "s" for v in plain)


def _borne(reading: Reading) -> frozenset[str]:
    """The capitals that are a surname in the article: "Denzel Washington"."""
    names = {n for n in words("countries", "metonyms", "persons") if n in reading.text}
    near = (b for b in reading.blocks if any(n in b.text for n in names))
    tokens_ = (t for b in near for t in b.doc[1:] if t.text in names)
    return frozenset(t.text for t in tokens_ if t.nbor(-1).tag_ in _NAMES and t.nbor(-1).is_title)


def _acts(block: Block, span: Span, seat: Seat) -> bool:
    found = block.tokens(span)
    top = head_of(found) or found[-1]
    if _longer_name(block, span, found):
        return False
    if modifies_next(top):
        return _owns(top) if top.dep_ == "poss" else _governs(found, top)
    while top.dep_ == "conj":
        top = top.head
    return _subject(top, seat) or _object(top) or _after_preposition(top)


def _longer_name(block: Block, span: Span, found: Sequence[Token]) -> bool:
    """Whether the words are part of a longer name, a place in a state or a dateline."""
    previous, following = before(found[0]), after(found[-1])
    behind = block.text[span.end - block.span.start :]
    if re.match(r",? ?(?:D\.?C\.?)(?!\w)", behind) or states().match(behind):
        return True
    if previous is None and re.match(r"(?:, [\w. ]{2,24})? ?(?:\(|[—–]|--)", behind):
        return True
    proper = previous is not None and previous.tag_ in _NAMES and previous.i + 1 == found[0].i
    title = following is not None and following.tag_ in _NAMES and following.text[0].isupper()
    return (proper and previous is not None and previous.text[0].isupper()) or title


def _owns(top: Token) -> bool:
    return top.head.lemma_.lower() in words("countries", "metonyms", "owned")


def _governs(found: Sequence[Token], top: Token) -> bool:
    """Whether it stands right before a word for the government or its voice."""
    lemma = top.head.lemma_.lower()
    near = top.head.i == found[-1].i + 1
    return near and (lemma in words("countries", "metonyms", "governs") or lemma in _SPEECH_HEADS)


def _subject(top: Token, seat: Seat) -> bool:
    verb = top.head
    if top.dep_ == "nsubjpass":
        return verb.lemma_ in words("countries", "metonyms", "party_verbs")
    if top.dep_ not in SUBJECTS:
        return False
    below = child(verb, "xcomp") if verb.lemma_ == "go" else None  # "is going to *attack*"
    had = child(verb, "dobj") if verb.lemma_ == "have" else None  # "has no *plans* to attack"
    acts = (below or verb).lemma_ in words("countries", "metonyms", "acts")
    acts |= had is not None and had.lemma_.lower() in words("countries", "metonyms", "had")
    return acts or (not seat.city and verb.lemma_ in words("names", "speech", "verbs"))


def _object(top: Token) -> bool:
    return top.dep_ in _OBJECTS and top.head.lemma_ in words("countries", "metonyms", "party_verbs")


def _after_preposition(top: Token) -> bool:
    if top.dep_ != "pobj":
        return False
    word, above = top.head.lower_, top.head.head
    lemma = above.lemma_.lower()
    lists = table("countries")["metonyms"]
    return (
        (word in {"for", "of", "to", "from"} and lemma in _SPEECH_HEADS)
        or (word == "to" and (lemma in {"accord", "according"} or lemma in lists["giving_verbs"]))
        or (word in lists["party_preps"] and lemma in lists["joint_verbs"])
        or (word == "by" and above.tag_ == "VBN" and lemma in lists["acts"])
        or (word in lists["noun_preps"] and lemma in lists["party_nouns"])
    )
