"""Statements that give figures: which figures exclude each other, and which only look like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from graph.points.figures import differing, shares
from graph.points.joined import LINKS, Joined, joined, place, two_minds
from graph.points.memory import Memory, each
from graph.points.numbers import Keys, Numbers, Pairs, number, windows
from graph.points.rows import Figure
from graph.points.same import Match, match
from graph.points.takes import Take

__all__ = ["apart", "conflicts", "parted", "shelf", "shelved"]

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
    found = differing(one.row.figures, other.row.figures)
    if found is None or not _one_time(one, other):
        return
    # Shares are of something: only equal words say that it is the same.
    if shares(one.row.figures, other.row.figures) and _words(one) != _words(other):
        return
    shared = match(one, other)
    if shared is None or shared.turned:
        return
    if one.printed and other.printed and one.printed != other.printed:
        yield _later(one, other, found, shared)
    elif two_minds(one, other):
        why = f"gives another number: {' against '.join(map(_printed, found))}; {shared.reason}"
        yield joined("contradicts", one, other, why, shared)


def _later(one: Take, other: Take, found: tuple[Figure, Figure], shared: Match) -> Joined:
    """A figure printed on a later day: it brings the earlier one up to date, against nobody."""
    told = sorted(((one.printed, found[0], one), (other.printed, found[1], other)), key=_day)
    (before, was, earlier), (after, now, later) = told
    why = f"{_printed(now)} on {after} where it was {_printed(was)} on {before}"
    return joined("updates", later, earlier, why, shared)


def _day(told: tuple[str, Figure, Take]) -> tuple[str, str]:
    return told[0], told[2].row.id


def _words(take: Take) -> frozenset[str]:
    return take.rest | take.patient.rest


def _one_time(one: Take, other: Take) -> bool:
    """Whether two figures are of one time, as far as their words tell."""
    dated = not any(one.row.dated) or not any(other.row.dated) or one.row.dated == other.row.dated
    return one.row.status == other.row.status and dated


def _printed(figure: Figure) -> str:
    told = figure.unit if figure.unit not in figure.words else ""
    return f"{figure.words} {told}".strip()


def apart(takes: Iterable[Take]) -> Iterator[Joined]:
    """Figures of like things that exclude each other and yet are no conflict, with what parts them.

    :param takes: of any points.
    """
    held = sorted(takes, key=place)
    shelves = np.array([shelved(take) for take in held], dtype=np.uint64)
    yield from parted(held, shelves, np.arange(len(held)))


def parted(
    takes: Sequence[Take], shelves: Keys, some: Numbers, memory: Memory | None = None
) -> Iterator[Joined]:
    """The same of takes of which some are looked at.

    :param shelves: of each take, as :func:`shelved` gives it.
    :param some: those to look at, in the order of their places.
    :param memory: knows what earlier builds found, where there is one.
    """

    def kept(one: int, other: int) -> list[str | float] | None:
        found = _kept(takes[one], takes[other])
        return None if found is None else [*found]

    held = some[shelves[some] != 0]
    for one, other in windows(shelves[held], LINKS):
        pairs: Pairs = np.stack((held[one], held[other]), axis=1)
        yield from (Joined(*told) for *_, told in each(pairs, kept, memory))


def shelved(take: Take) -> int:
    """A hash of the shelf of a take; 0 where it has none."""
    found = shelf(take)
    return number("\n".join(found)) if found is not None else 0


def shelf(take: Take) -> tuple[str, str] | None:
    """What a take's figures are looked up by: the relation and who does it; None without either."""
    counted = take.row.figures and take.relation and take.side >= 0 and take.agent.entity
    return (take.relation, take.agent.entity) if counted else None


def _kept(one: Take, other: Take) -> Joined | None:
    found, parted_by = differing(one.row.figures, other.row.figures), _parted(one, other)
    if found is None or not parted_by or one.row.id == other.row.id:
        return None
    figures = " and ".join(map(_printed, found))
    why = f"{figures} are claims about different things: {parted_by}"
    return joined("keptApart", one, other, why, _WHOLE)


def _parted(one: Take, other: Take) -> str:
    """What makes two figures claims about different things; "" when nothing does."""
    if one.row.status != other.row.status:
        return f"one is {_told(one)}, the other {_told(other)}"
    ends = {one.patient.entity, other.patient.entity} - {""}
    return "they are of different ends" if len(ends) > 1 else ""


def _told(take: Take) -> str:
    row = take.row
    return f"{_TOLD.get(row.status, row.status)} (“{row.predicate_text or row.subject_text}”)"
