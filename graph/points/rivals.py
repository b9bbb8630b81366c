"""Who did it: two that lay one deed to different doers cannot both be right.

"Norland blamed Estia for the fire at the mill" and "Norland's agents set the mill on fire". Only a
deed that somebody is accused of, or that two lay to each other, and that both name as this one, is
compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extract.wordlists import words
from graph.points.doing import deed
from graph.points.joined import LINKS, Joined, two_minds
from graph.points.same import Match, differ, generic_words
from graph.points.stems import listed
from graph.points.takes import Take

__all__ = ["blamed", "laid", "rivals"]

#: How surely two that name one deed speak of one.
_SURE = 0.8
_REASON = "lays one deed to another"
_THIS = re.compile(r"\b(?:the|this|that|its|their|his|her)\b|[A-Z]|[’']s\b")
_OWN = re.compile(r"\b(?:its|their|his|her|our|my)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:in|at|near|of|on|against|for|to|by)\s")


def rivals(one: Take, other: Take) -> Match | None:
    """What makes two takes that name different doers one point; None where nothing does.

    :param one, other: takes that can be about one event.
    """
    if one.side <= 0 or other.side <= 0 or not _rival(one, other):
        return None
    return Match(_SURE, turned=True, reason=_REASON, rival=True)


def blamed(takes: Sequence[Take]) -> Iterator[Joined]:
    """The contradictions among the takes of one point that lay a deed to different doers.

    :param takes: as :func:`laid` gives them, in order.
    """
    against = [t for t in takes if t.how == _REASON]
    held = [t for t in takes if t.side > 0]
    for one in against:
        found = (t for t in held if two_minds(one, t) and _rival(one, t))
        for other in islice(found, LINKS):
            doers = [take.agent.label or take.row.subject_text for take in (one, other)]
            why = f"lays it to another: {doers[0]}, not {doers[1]}"
            yield Joined("contradicts", one.row.id, other.row.id, why, _SURE)


def laid(held: Sequence[Take]) -> list[Take]:
    """The takes of a point; those that lay the deed to another than the first does, against it."""
    claimed = [t for t in held if t.side > 0 and _doer(t)]
    first = claimed[0] if claimed else None
    return [
        replace(t, side=-1, how=_REASON)
        if first is not None and t in claimed and _others(first, t) and _this(t)
        else t
        for t in held
    ]


def _others(one: Take, other: Take) -> bool:
    """Whether two name different doers, both states or neither: a state acts by its people."""
    first, second = _doer(one), _doer(other)
    if first.startswith("c:") != second.startswith("c:"):
        return False
    names = set(first.lower().split()), set(second.lower().split())
    return not (names[0] <= names[1] or names[1] <= names[0])


def _told(take: Take) -> frozenset[str]:
    """The words that tell which deed it is."""
    ends = {take.patient.entity, take.patient.head} | take.patient.rest | take.rest
    return frozenset(w for w in ends if w and not generic_words(w))


def _this(take: Take) -> bool:
    """Whether one deed is meant, not a kind of them."""
    named = _BEHIND.split(take.row.object_text)[0]
    return "real" in take.phases and _THIS.search(named) is not None


def _doer(take: Take) -> str:
    """Who did it: a country by its code, also where its soldiers did, others by name; or ""."""
    country = take.agent.entity.rpartition("/country/")[2] if _state(take) else ""
    if country or take.agent.entity:
        return f"c:{country}" if country else take.agent.label or take.agent.entity
    own = sorted(word for word in take.agent.rest if word.startswith("c:"))
    return own[0] if own and take.agent.head in listed("doing", "forces") else ""


def _state(take: Take) -> bool:
    return "/country/" in take.agent.entity


def _accuses(take: Take) -> bool:
    return bool(deed(take.row)) or take.row.cue in words("answers", "accusing", "outright")


def _each_other(one: Take, other: Take) -> bool:
    """Whether each of two holders lays it to the other, or to the other's country.

    What was done to one's own ("*its* port") is with each of them something else.
    """
    if any(_OWN.search(take.row.object_text) for take in (one, other)):
        return False
    return all(
        bool(doer) and doer in {by.row.speaker, by.row.of}
        for doer, by in ((one.agent.entity, other), (other.agent.entity, one))
    )


def _rival(one: Take, other: Take) -> bool:
    if not (_doer(one) and _doer(other) and _others(one, other)):
        return False
    if not (_this(one) and _this(other) and one.core & other.core):
        return False
    if one.relation != other.relation and one.relation and other.relation:
        return False
    if not (_accuses(one) or _accuses(other) or _each_other(one, other)):
        return False
    if one.patient.known and other.patient.known and one.patient.key != other.patient.key:
        return False
    return bool(_told(one) & _told(other)) and not differ(one.rest, other.rest)
