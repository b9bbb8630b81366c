"""What statements on one point are to each other: contradicts, corroborates, responds to, kept apart.

Of many that could be linked each is linked to the nearest few; who is on which side of the point
stands with the point itself, so nothing is lost. No link says who is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from graph.points.figures import conflict, counted
from graph.points.rows import Figure, one_holder
from graph.points.same import Match, agree, match, narrowing, timely
from graph.points.takes import Take

__all__ = ["LINKS", "Joined", "apart", "between"]

#: To how many others a statement is linked at most, and how many are looked at for them.
LINKS, _LOOKS = 8, 24


class Joined(NamedTuple):
    """A link to be made.

    :param kind: local name of the property.
    :param one, other: IRIs of the statements.
    :param score: 0 to 1.
    """

    kind: str
    one: str
    other: str
    reason: str
    score: float


def between(takes: Sequence[Take], copied: Mapping[str, str]) -> Iterator[Joined]:
    """The links among the takes of one point.

    :param takes: in any order.
    :param copied: article -> its original; statements of copies are linked to none.
    """
    own = sorted((t for t in takes if t.row.article not in copied), key=_place)
    yield from _contradictions(own)
    yield from _figures(own)
    yield from _corroborations(own)
    yield from _responses(own)


def _place(take: Take) -> tuple[str, int, str]:
    return take.row.article, take.row.start, take.row.id


# ---------------------------------------------------------------- opposite sides


def _contradictions(takes: Sequence[Take]) -> Iterator[Joined]:
    for one in takes:
        if one.side < 0:
            found = (_opposite(one, other) for other in _nearest(one, takes))
            yield from islice((f for f in found if f is not None), LINKS)
    for one, other in _turned(takes):
        found = match(one, other)
        if found is not None and found.turned and agree(one, other, found) < 0 and _open(one, other):
            yield Joined("contradicts", one.row.id, other.row.id, _why(one, other, found), _sure(one, other, found))


def _turned(takes: Sequence[Take]) -> Iterator[tuple[Take, Take]]:
    """Pairs of takes that affirm, each with the next few: their words may be opposites."""
    held = [t for t in takes if t.side > 0 and not t.relation]
    for at, one in enumerate(held):
        yield from ((one, other) for other in held[at + 1 : at + 1 + LINKS])


def _nearest(take: Take, takes: Sequence[Take]) -> Iterator[Take]:
    """The other takes, those of the same article first, then those beside it in order."""
    at = takes.index(take)
    near = range(max(0, at - _LOOKS), min(len(takes), at + _LOOKS + 1))
    here = take.row.article
    order = sorted(near, key=lambda i: (takes[i].row.article != here, abs(i - at), i))
    yield from (takes[i] for i in order if i != at)


def _opposite(one: Take, other: Take) -> Joined | None:
    found = match(one, other) if other.side > 0 and _open(one, other) else None
    if found is None or agree(one, other, found) >= 0 or narrowing(one, other):
        return None
    return Joined("contradicts", one.row.id, other.row.id, _why(one, other, found), _sure(one, other, found))


def _open(one: Take, other: Take) -> bool:
    """Whether two takes are two holders' and speak of the same time."""
    return one.row.id != other.row.id and not one_holder(one.row, other.row) and timely(one, other)


def _sure(one: Take, other: Take, found: Match) -> float:
    return round(found.score * one.sure * other.sure, 2)


def _why(one: Take, other: Take, found: Match) -> str:
    sides = f"one {_stance(one)}, the other {_stance(other)}"
    if found.turned:
        sides = "their words cannot both be so"
    inferred = [f"the {n} {t.how}" for n, t in (("first", one), ("second", other)) if t.sure < 1]
    return "; ".join((f"opposite sides: {sides}", found.reason, *inferred))


def _stance(take: Take) -> str:
    sure = {"certain": "", "probable": " as likely", "possible": " as possible"}
    return ("affirms it" if take.side > 0 else "denies it") + sure.get(take.row.certainty, "")


# ---------------------------------------------------------------- figures


def _figures(takes: Sequence[Take]) -> Iterator[Joined]:
    held = [t for t in takes if t.row.figures and t.side > 0]
    for at, one in enumerate(held):
        for other in held[at + 1 : at + 1 + LINKS]:
            found = _differing(one, other)
            if found is not None and _open(one, other) and _one_time(one, other):
                shared = match(one, other)
                if shared is not None and not shared.turned:
                    first, second = found
                    why = f"different figure: {_printed(first)} against {_printed(second)}; {shared.reason}"
                    yield Joined("contradicts", one.row.id, other.row.id, why, _sure(one, other, shared))


def _one_time(one: Take, other: Take) -> bool:
    """Whether two figures are of one time, as far as their words tell."""
    dated = not any(one.row.dated) or not any(other.row.dated) or one.row.dated == other.row.dated
    return one.row.status == other.row.status and dated


def _differing(one: Take, other: Take) -> tuple[Figure, Figure] | None:
    """Two figures of one thing that exclude each other, where each has just one of it."""
    found = [(a, b) for a in one.row.figures for b in other.row.figures if _alike(a, b)]
    return found[0] if len(found) == 1 and conflict(*found[0]) else None


def _alike(first: Figure, second: Figure) -> bool:
    """Whether two figures count the same: one's words hold the other's, or one tells nothing."""
    one, other = counted(first), counted(second)
    return not one or not other or one <= other or other <= one


def _printed(figure: Figure) -> str:
    return f"{figure.words} {figure.unit}".strip()


def apart(takes: Iterable[Take]) -> Iterator[Joined]:
    """Figures of like things that exclude each other and yet are no conflict, with what parts them."""
    shelves: defaultdict[tuple[str, ...], list[Take]] = defaultdict(list)
    for take in sorted(takes, key=_place):
        if take.row.figures and take.relation and take.side >= 0 and take.agent.entity:
            shelves[(take.relation, take.agent.entity)].append(take)
    for key in sorted(shelves):
        held = shelves[key]
        for at, one in enumerate(held):
            for other in held[at + 1 : at + 1 + LINKS]:
                yield from _kept(one, other)


def _kept(one: Take, other: Take) -> Iterator[Joined]:
    found = _differing(one, other)
    if found is None or one.row.id == other.row.id:
        return
    first, second = found
    if one.row.status != other.row.status:
        parted = f"one is {_told(one)}, the other {_told(other)}"
    elif one.patient.entity and other.patient.entity and one.patient.entity != other.patient.entity:
        parted = "they go to different ends"
    else:
        return
    why = f"{_printed(first)} and {_printed(second)} are claims about different things: {parted}"
    yield Joined("keptApart", one.row.id, other.row.id, why, _sure(one, other, Match(1.0, False, "")))


_TOLD = {
    "past": "said to have happened", "ongoing": "said to be so now", "planned": "under way or planned",
    "predicted": "expected or feared to come", "standing": "said to be so", "conditional": "only supposed",
}  # fmt: skip


def _told(take: Take) -> str:
    return f"{_TOLD.get(take.row.status, take.row.status)} (“{take.row.predicate_text or take.row.subject_text}”)"


# ---------------------------------------------------------------- the same side, and answers


def _corroborations(takes: Sequence[Take]) -> Iterator[Joined]:
    for side in (1, -1):
        held = [t for t in takes if t.side == side and t.row.speaker and t.row.kind != "voice" and t.sure == 1]
        for at, one in enumerate(held):
            for other in held[at + 1 : at + 1 + LINKS]:
                found = match(one, other) if _open(one, other) else None
                if found is not None and not found.turned and not _differing(one, other):
                    why = f"the same side by another holder: {found.reason}"
                    yield Joined("corroborates", one.row.id, other.row.id, why, _sure(one, other, found))


def _responses(takes: Sequence[Take]) -> Iterator[Joined]:
    """A denial answers what others said before it in its article, or earlier elsewhere."""
    for one in takes:
        if one.side < 0 and one.row.act == "deny":
            found = (other for other in _nearest(one, takes) if _answered(one, other))
            for other in islice(found, LINKS // 2):
                why = f"denies what was said before: {one.how}" if one.sure < 1 else "denies what was said before"
                yield Joined("respondsTo", one.row.id, other.row.id, why, round(min(one.sure, other.sure), 2))


def _answered(one: Take, other: Take) -> bool:
    mentioned = other.side > 0 or other.row.act == "other"
    earlier = other.row.article == one.row.article and other.row.start < one.row.start
    held = not one_holder(one.row, other.row) and other.row.kind != "voice"
    return mentioned and earlier and held
