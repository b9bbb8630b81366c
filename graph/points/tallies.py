"""Statements that give figures: which figures exclude each other, and which only look like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.points.figures import conflict, counted
from graph.points.joined import LINKS, Joined, joined, place, two_minds
from graph.points.rows import Figure
from graph.points.same import Match, match
from graph.points.takes import Take

__all__ = ["apart", "conflicts", "differing"]

#: Shares are of something: only equal words say that it is the same.
_SHARES = frozenset({"percent", "percentage"})
_WHOLE = Match(1.0, turned=False, reason="")
_TOLD = {
    "past": "said to have happened",
    "ongoing": "said to be so now",
    "planned": "under way or planned",
    "predicted": "expected or feared to come",
    "standing": "said to be so",
    "conditional": "only supposed",
}


def conflicts(takes: Sequence[Take]) -> Iterator[Joined]:
    """The figures of one point that cannot both be right.

    :param takes: of one point, in order.
    """
    held = [t for t in takes if t.row.figures and t.side > 0]
    for at, one in enumerate(held):
        for other in held[at + 1 : at + 1 + LINKS]:
            yield from _conflict(one, other)


def _conflict(one: Take, other: Take) -> Iterator[Joined]:
    found = differing(one, other)
    if found is None or not two_minds(one, other) or not _one_time(one, other):
        return
    if _SHARES & counted(found[0]) and _words(one) != _words(other):
        return
    shared = match(one, other)
    if shared is not None and not shared.turned:
        figures = " against ".join(map(_printed, found))
        why = f"different figure: {figures}; {shared.reason}"
        yield joined("contradicts", one, other, why, shared)


def _words(take: Take) -> frozenset[str]:
    return take.rest | take.patient.rest


def _one_time(one: Take, other: Take) -> bool:
    """Whether two figures are of one time, as far as their words tell."""
    dated = not any(one.row.dated) or not any(other.row.dated) or one.row.dated == other.row.dated
    return one.row.status == other.row.status and dated


def differing(one: Take, other: Take) -> tuple[Figure, Figure] | None:
    """Two figures of one thing that exclude each other, where each has just one of it."""
    found = [(a, b) for a in one.row.figures for b in other.row.figures if _alike(a, b)]
    return found[0] if len(found) == 1 and conflict(*found[0]) else None


def _alike(first: Figure, second: Figure) -> bool:
    """Whether two figures count the same: one's words hold the other's, or one tells nothing."""
    one, other = counted(first), counted(second)
    return not one or not other or one <= other or other <= one


def _printed(figure: Figure) -> str:
    told = figure.unit if figure.unit not in figure.words else ""
    return f"{figure.words} {told}".strip()


def apart(takes: Iterable[Take]) -> Iterator[Joined]:
    """Figures of like things that exclude each other and yet are no conflict, with what parts them.

    :param takes: of any points.
    """
    shelves: defaultdict[tuple[str, str], list[Take]] = defaultdict(list)
    for take in sorted(takes, key=place):
        if take.row.figures and take.relation and take.side >= 0 and take.agent.entity:
            shelves[take.relation, take.agent.entity].append(take)
    for key in sorted(shelves):
        held = shelves[key]
        for at, one in enumerate(held):
            for other in held[at + 1 : at + 1 + LINKS]:
                yield from _kept(one, other)


def _kept(one: Take, other: Take) -> Iterator[Joined]:
    found, parted = differing(one, other), _parted(one, other)
    if found is not None and parted and one.row.id != other.row.id:
        figures = " and ".join(map(_printed, found))
        why = f"{figures} are claims about different things: {parted}"
        yield joined("keptApart", one, other, why, _WHOLE)


def _parted(one: Take, other: Take) -> str:
    """What makes two figures claims about different things; "" when nothing does."""
    if one.row.status != other.row.status:
        return f"one is {_told(one)}, the other {_told(other)}"
    ends = {one.patient.entity, other.patient.entity} - {""}
    return "they are of different ends" if len(ends) > 1 else ""


def _told(take: Take) -> str:
    row = take.row
    return f"{_TOLD.get(row.status, row.status)} (“{row.predicate_text or row.subject_text}”)"
