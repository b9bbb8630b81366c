"""What speaks for and against two takes being on one matter, as numbers between 0 and 1.

The numbers say nothing by themselves: :mod:`graph.points.judge` weighs them, as fitted on pairs
that people read.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from extract.wordlists import words
from graph.points.doing import own_part
from graph.points.encoder import likeness
from graph.points.figures import conflict
from graph.points.stems import listed, opposed
from graph.points.takes import Take, generic
from graph.points.wording import WIDER_WAR, Phrase

__all__ = [
    "NAMES",
    "beside_meaning",
    "clause",
    "day_of",
    "days_apart",
    "evidence",
    "plainly",
    "says_enough",
    "turned",
]

#: What :func:`evidence` gives, in order.
NAMES = (
    "entities", "heads", "open", "unsaid", "shared", "held", "alike", "extra", "beside",
    "core", "turned", "status", "article", "closeness", "own", "tally", "clash", "days",
    "meaning",
)  # fmt: skip
#: Weights of words: what says little, what could be said of anything, what tells things apart.
_LIGHT, _GENERIC, _COUNTRY, _TELLING = 0.25, 0.5, 0.75, 1.0
#: With this much in common nothing more is gained.
_MUCH = 5.0
#: As surely as this a denial has to mean a claim to be compared with others.
_SURELY = 0.8
#: About so many characters a paragraph has.
_PARAGRAPH = 600
#: What counts as near in time, and what is taken where no day is known.
_WEEK, _UNKNOWN = 7, 0.5


def evidence(one: Take, other: Take) -> tuple[float, ...]:
    """The evidence on two takes, in the order of :data:`NAMES`; the same either way round.

    :param one, other: takes that nothing both say keeps apart.
    """
    return (*beside_meaning(one, other), likeness(clause(one), clause(other)))


def beside_meaning(one: Take, other: Take) -> tuple[float, ...]:
    """The same without the last of them, for which both clauses would have to be read."""
    here, there = _words(one), _words(other)
    shared = _weigh(here & there)
    mine, theirs = _weigh(here - there), _weigh(there - here)
    ends = ((one.agent, other.agent), (one.patient, other.patient))
    return (
        sum(_entity(a, b) for a, b in ends) / 2,
        sum(_head(a, b) for a, b in ends) / 2,
        sum(a.known != b.known for a, b in ends) / 2,
        sum(not a.known and not b.known for a, b in ends) / 2,
        min(shared, _MUCH) / _MUCH,
        _part(shared, shared + min(mine, theirs)),
        _part(shared, shared + mine + theirs),
        min(mine, theirs, _MUCH) / _MUCH,
        min(max(mine, theirs), 2 * _MUCH) / (2 * _MUCH),
        max((_weight(word) for word in one.core & other.core), default=0.0),
        float(turned(one, other)),
        float(one.row.status == other.row.status),
        float(one.row.article == other.row.article),
        _closeness(one, other),
        float(_own(one, other) or _own(other, one)),
        *_figures(one, other),
        _days(one, other),
    )


def says_enough(take: Take) -> bool:
    """Whether it can be checked: of something known it says something specific."""
    if take.relation:
        return True
    # A noun phrase names a thing; only of a deed does that say that it is so.
    if not take.core or not _predicated(take):
        return False
    if _subject(take).open and take.patient.head != WIDER_WAR:
        return False
    telling = [w for w in _words(take) if _weight(w) >= _COUNTRY]
    return sum(map(_weight, telling)) > _TELLING


def _predicated(take: Take) -> bool:
    """Whether it has a verb, or says of one thing what it is: "the deal *as a threat*"."""
    row = take.row
    # a denial says what the claim says that it surely means
    meant = bool(row.answers) and not take.nominal and _SURELY <= take.sure < 1
    told = row.predicate_text or (row.subject_text and row.object_text) or own_part(row)
    deed = take.nominal and take.patient.known  # "the raid *on the mill*"
    return bool(told) or meant or deed


def _subject(take: Take) -> Phrase:
    """The end that it is said of."""
    return take.agent if take.agent.known or take.agent.open else take.patient


def clause(take: Take) -> str:
    """The words of what is said: subject, verb and object where it has a verb, else all of them.

    Who is meant by a pronoun stands in its place.
    """
    row = take.row
    meant = take.agent.label if _pronoun(row.subject_text) else ""
    said = (meant or row.subject_text, row.predicate_text, row.object_text)
    return " ".join(filter(None, said)) if row.predicate_text else row.content


def plainly(one: Take, other: Take) -> bool:
    """Whether one says of the other's doer the same deed, in no words that the other lacks.

    In another article both have to say more of it than who does what.
    """
    if not one.agent.entity or one.agent.entity != other.agent.entity:
        return False
    here, there = _words(one), _words(other)
    deeds = one.core & other.core
    if not deeds or not (here <= there or there <= here):
        return False
    more = _weigh(here & there - deeds - {one.agent.entity})
    told = max(map(_weight, deeds))
    return more >= _TELLING or (told >= _GENERIC and one.row.article == other.row.article)


def _pronoun(text: str) -> bool:
    return text.lower() in words("points", "self")


def _figures(one: Take, other: Take) -> tuple[float, float]:
    """Whether both give a figure that fits one of the other, and whether one that fits none."""
    pairs = [(a, b) for a in one.row.figures for b in other.row.figures]
    fitting = sum(not conflict(a, b) for a, b in pairs)
    return float(fitting > 0), float(bool(pairs) and not fitting)


def _closeness(one: Take, other: Take) -> float:
    """How near two statements of one article stand to each other, 0 to 1."""
    if one.row.article != other.row.article:
        return 0.0
    return 1 / (1 + abs(one.row.start - other.row.start) / _PARAGRAPH)


def _own(one: Take, other: Take) -> bool:
    """Whether one is about whoever, or whose country, holds the other."""
    holder = {other.row.speaker, other.row.of} - {""}
    return not holder.isdisjoint((one.agent.entity, one.patient.entity))


def _days(one: Take, other: Take) -> float:
    """How near the days are on which two articles were printed, 0 to 1."""
    if one.row.article == other.row.article:
        return 1.0
    if not one.printed or not other.printed:
        return _UNKNOWN
    return 1 / (1 + days_apart(one, other) / _WEEK)


def days_apart(one: Take, other: Take) -> int:
    """The days between the printing of two articles, both of a known day."""
    return abs(day_of(one) - day_of(other))


def day_of(take: Take) -> int:
    """The day on which the article of a take was printed, as a number."""
    return _day(take.printed)


@lru_cache(maxsize=1 << 12)
def _day(printed: str) -> int:
    return date.fromisoformat(printed).toordinal()


def turned(one: Take, other: Take) -> bool:
    """Whether what they say are opposites, and nothing of it the same."""
    pairs = any(opposed(a, b) for a in one.core for b in other.core)
    return pairs and not one.core & other.core


def _entity(one: Phrase, other: Phrase) -> bool:
    return bool(one.entity) and one.entity == other.entity


def _head(one: Phrase, other: Phrase) -> float:
    """How much two ends have in common that are not known to be one entity."""
    if _entity(one, other) or not one.head or one.head != other.head:
        return 0.0
    if one.head == WIDER_WAR:
        return 1.0
    return _GENERIC if generic(one.head) and not one.rest & other.rest else 1.0


def _words(take: Take) -> frozenset[str]:
    """All that a take says, an end that is known for sure as one word."""
    found = set(take.core | take.rest)
    for end in (take.agent, take.patient):
        found |= {end.entity} if end.entity else {end.head, *end.rest}
    return frozenset(found) - {""}


def _weigh(words: frozenset[str]) -> float:
    return sum(map(_weight, words))


@lru_cache(maxsize=1 << 16)
def _weight(word: str) -> float:
    if word.startswith("c:") or "/country/" in word:
        return _COUNTRY
    if word == WIDER_WAR:
        return 2 * _TELLING
    if word in listed("light"):
        return _LIGHT
    return _GENERIC if generic(word) else _TELLING


def _part(some: float, whole: float) -> float:
    return some / whole if whole else 0.0
