"""What an article tells as claims, laid out so that a denial can look for the one it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.claims.acts import tokens_of
from extract.claims.pointers import Pointer, pointer
from extract.entities.names import Named
from extract.records import Actor, Attribution, Holder, Part, Reference, Spans
from extract.syntax.parse import Reading
from extract.wordlists import words

__all__ = [
    "Place",
    "Told",
    "all_within",
    "innermost",
    "one_side",
    "own_names",
    "quotes",
    "told",
]

_TOLD = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_CHARGING = frozenset({"of", "for", "with"})
_OFFICIAL = frozenset({"government", "group"})


class Place(NamedTuple):
    """Where something stands: paragraph and sentence, counted over the article, and character."""

    block: int
    sentence: int
    start: int


@dataclass(frozen=True, slots=True)
class Told:
    """One part of an attribution, as a claim that others may deny.

    :param at: the numbers of the attribution and of the part in it.
    :param place: where its own words stand; for a denial, where it is told.
    :param pointer: the words by which it means something told elsewhere.
    :param holders: keys of everybody it may be laid to.
    :param concerns: keys of the actors, and codes of the countries, that its words are about.
    :param words: dictionary forms of the words that carry what it says.
    :param charged: whether a preposition leads in what somebody is accused of.
    """

    at: tuple[int, int]
    attribution: Attribution
    part: Part
    place: Place
    pointer: Pointer | None
    holders: frozenset[str]
    concerns: frozenset[str]
    words: frozenset[str]
    charged: bool

    @property
    def holder(self) -> Holder:
        """Who says it."""
        return self.attribution.holder

    @property
    def accuses(self) -> bool:
        """Whether its cue is one that may accuse: "accuse", "claim", "suggest"."""
        return self.attribution.cue_lemma in words("answers", "accusing", "cues")

    @property
    def outright(self) -> bool:
        """Whether its cue is one that does nothing else."""
        return self.attribution.cue_lemma in words("answers", "accusing", "outright")

    @property
    def says(self) -> bool:
        """Whether it says that something is so, rather than naming a thing."""
        said = self.part.proposition
        clause = bool(said.predicate or said.relation or self.part.evaluation)
        charge = self.accuses and (self.charged or said.object is not None)
        return clause or charge or self.part.polarity == "negative"

    @property
    def subject(self) -> str:
        """Key of the actor, or code of the country, that is said to do or be something; or ""."""
        end = self.part.proposition.subject_ref
        return end.key if end is not None else ""


def told(reading: Reading, found: Sequence[Attribution]) -> list[Told]:
    """Everything that an article tells, in the order of the text.

    :param found: everything the article reports or tells itself, with its holders.
    """
    places = _Places(reading)
    return [
        _told(reading, places, (one, part, (number, index)))
        for number, one in enumerate(found)
        for index, part in enumerate(one.parts)
    ]


def _told(
    reading: Reading,
    places: _Places,
    given: tuple[Attribution, Part, tuple[int, int]],
) -> Told:
    one, part, at = given
    tokens = [t for _, t in tokens_of(reading, part.content)]
    return Told(
        at=at,
        attribution=one,
        part=part,
        place=places.of(part.content[0].start),
        pointer=pointer(reading, one, part),
        holders=frozenset(a.key for a in one.holder.possible),
        concerns=frozenset(_concerns(part)),
        words=frozenset(t.lemma_.lower() for t in tokens if t.pos_ in _TOLD),
        charged=any(t.lower_ in _CHARGING for t in tokens),
    )


def _concerns(part: Part) -> Iterator[str]:
    said = part.proposition
    ends = (said.subject_ref, said.object_ref, part.addressee)
    yield from (_key(end) for end in ends if end is not None)
    yield from part.about
    for mention in part.actors:
        yield from _names(mention.actor)


def _key(end: Reference) -> str:
    return end.key


def own_names(named: Named, holder: Holder) -> frozenset[str]:
    """Keys of whoever speaks, of the bodies they speak for and the countries they hold office in.

    What is said of these is said of them.
    """
    found = {name for actor in holder.possible for name in _names(actor)}
    for post in named.posts:
        if post.person.key in found and not post.former:
            if post.organization is not None:
                found |= set(_names(post.organization))
            if post.country is not None:
                found.add(post.country)
    return frozenset(found)


def one_side(named: Named, one: Told, other: Told) -> bool:
    """Whether two speak for one: the same holder, or a state and who holds office in it."""
    mine, theirs = (own_names(named, told_by.holder) for told_by in (one, other))
    return one.holders == other.holders or bool(mine & theirs)


def _names(actor: Actor) -> Iterator[str]:
    yield actor.key
    if actor.kind in _OFFICIAL and actor.country:
        yield actor.country


def quotes(one: Told, other: Told) -> bool:
    """Whether a denial repeats, word for word, what it names as somebody else's claim."""
    if one.part.act != "deny" or one.at == other.at or other.part.act == "deny":
        return False
    if other.attribution.style == "narrated" or not one.holders.isdisjoint(other.holders):
        return False
    repeated = all_within(other.part.content, one.part.content)
    if repeated and _any_within(other.attribution.cue, one.part.content):
        return True  # "dismissed reports that P"
    apart = not _any_within(one.attribution.cue, other.part.content)
    return apart and all_within(one.part.content, other.part.content)  # "P, which he denies"


def all_within(spans: Spans, others: Spans) -> bool:
    """Whether every stretch lies within one of some others."""
    return all(any(s.within(o) for o in others) for s in spans)


def _any_within(spans: Spans, others: Spans) -> bool:
    """Whether any stretch lies within one of some others."""
    return any(s.within(o) for s in spans for o in others)


def innermost(fitting: Sequence[Told]) -> list[Told]:
    """Without the claims that only tell of another one among them."""
    return [
        t
        for t in fitting
        if not any(o is not t and all_within(o.part.content, t.part.content) for o in fitting)
    ]


class _Places:
    """Paragraphs and sentences of an article, counted."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = [b.span.start for b in reading.blocks]
        self._sentences = [s.start for b in reading.blocks for s, _ in b.sentences()]

    def of(self, start: int) -> Place:
        block = bisect_right(self._blocks, start) - 1
        return Place(block, bisect_right(self._sentences, start) - 1, start)
