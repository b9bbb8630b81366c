"""Takes on the same point brought together, at a cost that grows with their number.

Only takes that share a key are compared (the same relation or word with the same end, or in the
same article), and in a block only with the next few in a fixed order. A pair joins two groups
only while the ends of both still fit, so that no chain of half-open takes joins two points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np

from graph.points.evidence import says_enough, turned
from graph.points.figures import differing, shares
from graph.points.joined import place
from graph.points.memory import Memory, each
from graph.points.numbers import Lists, Numbers, Pairs, distinct, in_lists, number, paired, windows
from graph.points.repeats import quoted
from graph.points.rivals import rivals
from graph.points.rows import one_holder
from graph.points.same import ENOUGH, SURE, SUREST, Match, filled, match, timely
from graph.points.stems import opposites
from graph.points.takes import Take, mutual
from graph.points.wording import WIDER_WAR, Phrase

__all__ = [
    "NEIGHBOURS", "Pair", "found", "grouped", "keyed", "keys", "near", "ordering", "pairs",
]  # fmt: skip

#: With how many neighbours a take is compared in a block.
NEIGHBOURS = 16
#: With fewer names than this an article does not tell what it is about.
_TELLING = 4
#: With this many names in common two articles are likely about one event.
_CLOSE = 2
_BOTH = 2

_Wanted = Callable[[tuple[str, ...]], bool]


class Pair(NamedTuple):
    """Two takes on the same point, as indices; ``one`` before ``other``."""

    one: int
    other: int
    found: Match


def pairs(takes: Sequence[Take], wanted: _Wanted | None = None) -> list[Pair]:
    """The pairs of takes that are on the same point, among those worth comparing.

    :param takes: all that have one of the keys.
    :param wanted: which keys to look at, where not at all of them; the pairs of disjoint sets of
        keys are together those of their union, some of them found twice.
    """
    held = in_lists(keyed(take, wanted) for take in takes)
    order = sorted(range(len(takes)), key=lambda n: place(takes[n]))
    worth = near(held, list(map(ordering, takes)), np.array(order, dtype=np.int64))
    return list(found(takes, worth))


def near(held: Lists, order: Sequence[str], some: Numbers) -> Pairs:
    """The pairs of takes that are worth comparing.

    :param held: of each take, as :func:`keyed` gives them.
    :param order: of each take, as :func:`ordering` gives it.
    :param some: the takes to look at, in the order of their places.
    """
    at = np.array(sorted(some.tolist(), key=order.__getitem__), dtype=np.int64)
    own, size = held.of(at), max(len(order), 1)
    ends = at[own.whose()]
    told = ((ends[one], ends[other]) for one, other in windows(own.flat, NEIGHBOURS))
    return np.stack(np.divmod(distinct(paired(told, size)), size), axis=1)


def found(takes: Sequence[Take], worth: Pairs, memory: Memory | None = None) -> Iterator[Pair]:
    """The pairs that are on the same point.

    :param worth: those to compare.
    :param memory: knows what earlier builds found, where there is one.
    """
    for one, other, told in each(worth, partial(_told, takes), memory):
        yield Pair(one, other, Match(*told))


def _told(takes: Sequence[Take], one: int, other: int) -> Match | None:
    return _found(takes[one], takes[other])


def _found(one: Take, other: Take) -> Match | None:
    """What makes two one point, unless they are about two events or two times."""
    here = one.row.article == other.row.article
    if not _near(one, other) or not (here or (timely(one, other) and filled(one, other))):
        return None
    asked, against = _asked(one, other), rivals(one, other)
    # Rivals count only where a match is out of the question.
    found = match(one, other, asked if against is None else ENOUGH)
    if found is None:
        return against
    return found if found.score >= asked else None


def _asked(one: Take, other: Take) -> float:
    """How sure a match has to be: surer to call two the same than to look at who denies what.

    Surest where somebody would have changed his mind.
    """
    opposite = one.side * other.side < 0
    if opposite and one_holder(one.row, other.row):
        return SUREST
    if shares(one.row.figures, other.row.figures):
        return SURE
    against = (
        opposite or turned(one, other) or differing(one.row.figures, other.row.figures) is not None
    )
    return ENOUGH if against or (one.relation and other.relation) else SURE


def keyed(take: Take, wanted: _Wanted | None = None) -> list[int]:
    """Hashes of what a take is looked up by.

    :param wanted: as :func:`pairs` takes it.
    """
    return [number("\n".join(key)) for key in keys(take) if wanted is None or wanted(key)]


def keys(take: Take) -> Iterator[tuple[str, ...]]:
    """What a take is looked up by: only takes that share a key are compared."""
    if not take.side or not says_enough(take):
        return
    ends = sorted({end.key for end in (take.agent, take.patient)} - {""})
    if take.relation:
        yield from (("relation", take.relation, end) for end in ends)
        yield "relation", take.relation, "in", take.row.article
    for core in sorted(take.core | {o for c in take.core for o in opposites(c)}):
        heads = {end.head for end in (take.agent, take.patient)} | {*ends, *take.rest} - {""}
        yield from (("words", core, head) for head in sorted(heads - {""}))


def ordering(take: Take) -> str:
    """Likest beside each other: by ends, then by what narrows them down; equal ones by place."""
    return "\0".join((take.agent.key, take.patient.key, " ".join(sorted(take.rest))))


def _near(one: Take, other: Take) -> bool:
    """Whether two takes of different articles can be about one event."""
    if one.row.article == other.row.article:
        return True
    if not _open(one, other) or not _open(other, one):
        return False
    shared = len(one.scene & other.scene)
    few = min(len(one.scene), len(other.scene)) < _TELLING
    # Whom "we" and "they" mean no other article can tell.
    if one.agent.open or other.agent.open:
        special = WIDER_WAR in {one.patient.head, one.agent.head}
        return special and not one.context.isdisjoint(other.context)
    if one.relation:
        return shared > 0 or few
    if one.agent.known != other.agent.known:
        return shared >= _CLOSE
    return shared > 0 or few


def _open(one: Take, other: Take) -> bool:
    """Whether what one leaves open its article at least names."""
    for mine, theirs in ((one.agent, other.agent), (one.patient, other.patient)):
        asked = theirs.entity if "/country/" in theirs.entity else ""
        if asked and not mine.known and asked not in one.scene:
            return False
    return True


# ---------------------------------------------------------------- groups


@dataclass(slots=True)
class _Group:
    """Takes joined so far, and the ends that any of them names."""

    members: list[int]
    agents: set[str] = field(default_factory=set)
    patients: set[str] = field(default_factory=set)
    mutual: bool = False
    phases: frozenset[str] = frozenset()
    articles: set[str] = field(default_factory=set)

    def fits(self, other: _Group, *, rival: bool = False) -> bool:
        """Whether no two of both name different ends, or speak of different phases elsewhere.

        :param rival: whether they lay one deed to different doers.
        """
        one_article = len(self.articles | other.articles) == 1
        if self.phases.isdisjoint(other.phases) and not one_article:
            return False
        if rival:
            return len(self.patients | other.patients) < _BOTH
        if self.mutual:
            return len(self.agents | other.agents | self.patients | other.patients) <= _BOTH
        return (
            len(self.agents | other.agents) < _BOTH and len(self.patients | other.patients) < _BOTH
        )


def grouped(takes: Sequence[Take], found: Iterable[Pair]) -> list[list[int]]:
    """The takes of each point, at least two, sorted; points by their first member's id.

    Pairs of one article join first, then the surest; equal ones in the order of the ids.
    """
    groups = {index: _group(index, take) for index, take in enumerate(takes)}
    ids = [take.row.id for take in takes]
    places = [take.row.article for take in takes]
    for pair in sorted(
        found,
        key=lambda p: (
            p.found.rival,
            places[p.one] != places[p.other],
            -p.found.score,
            ids[p.one],
            ids[p.other],
        ),
    ):
        _join(groups, pair)
    made = {id(group): sorted(group.members, key=lambda i: ids[i]) for group in groups.values()}
    several = (g for g in made.values() if _several([takes[i] for i in g]))
    return sorted(several, key=lambda g: [ids[i] for i in g])


def _several(held: Sequence[Take]) -> bool:
    """Whether two articles or two holders tell it, or one holds both sides."""
    sides = {t.side for t in held}
    if len(held) < _BOTH or all(t.row.kind == "voice" for t in held):
        return False
    first = held[0]
    apart = any(_twice(first, t) for t in held[1:])
    return apart or {1, -1} <= sides


def _twice(one: Take, other: Take) -> bool:
    """Whether two are told by two, or in two articles in words of their own."""
    other_place = one.row.article != other.row.article
    return (other_place or not one_holder(one.row, other.row)) and not quoted(one, other)


def _group(index: int, take: Take) -> _Group:
    ends = [{_named(end)} - {""} for end in (take.agent, take.patient)]
    return _Group(
        [index], ends[0], ends[1], take.relation in mutual(), take.phases, {take.row.article}
    )


def _named(end: Phrase) -> str:
    """A country by its IRI, others by their name, which may have several IRIs."""
    return end.entity if "/country/" in end.entity else end.head or end.entity


def _join(groups: dict[int, _Group], pair: Pair) -> None:
    one, other = groups[pair.one], groups[pair.other]
    if one is other or not one.fits(other, rival=pair.found.rival):
        return
    if len(one.members) < len(other.members):
        one, other = other, one
    one.members += other.members
    one.agents |= other.agents
    one.patients |= other.patients
    one.articles |= other.articles
    # A report may go from what is to what may come; two reports have to speak of one of them.
    whole = len(one.articles) == 1
    one.phases = one.phases | other.phases if whole else one.phases & other.phases
    for index in other.members:
        groups[index] = one
