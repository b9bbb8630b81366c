"""Takes on the same point brought together, at a cost that grows with their number.

Only takes that share a key are compared (the same relation or word with the same end, or in the
same article), and in a block only with the next few in a fixed order. A pair joins two groups
only while the ends of both still fit, so that no chain of half-open takes joins two points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.points.rows import Rows, one_holder
from graph.points.same import Match, match
from graph.points.stems import opposites
from graph.points.takes import Take, mutual
from graph.points.wording import WIDER_WAR, Phrase

__all__ = ["NEIGHBOURS", "Pair", "blocks", "grouped", "pairs", "windows"]

#: With how many neighbours a take is compared in a block.
NEIGHBOURS = 16
#: With fewer names than this an article does not tell what it is about.
_TELLING = 4
#: With this many names in common two articles are likely about one event.
_CLOSE = 2
_BOTH = 2


class Pair(NamedTuple):
    """Two takes on the same point, as indices; ``one`` before ``other``."""

    one: int
    other: int
    found: Match


def pairs(rows: Rows, takes: Sequence[Take]) -> list[Pair]:
    """The pairs of takes that are on the same point, among those worth comparing."""
    near = _Near(rows)
    seen: set[tuple[int, int]] = set()
    made: list[Pair] = []
    for block in blocks(takes):
        for one, other in windows(block):
            if (one, other) in seen:
                continue
            seen.add((one, other))
            found = match(takes[one], takes[other])
            if found is not None and near.fit(takes[one], takes[other]):
                made.append(Pair(one, other, found))
    return made


def blocks(takes: Sequence[Take]) -> Iterator[list[int]]:
    """Indices of the takes that share a key, in one order whatever the order of the takes."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, take in enumerate(takes):
        for key in _keys(take):
            blocks[key].append(index)
    order = [_order(take) for take in takes]
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield sorted(blocks[key], key=order.__getitem__)


def _keys(take: Take) -> Iterator[tuple[str, ...]]:
    ends = sorted({end.key for end in (take.agent, take.patient)} - {""})
    if take.relation:
        yield from (("relation", take.relation, end) for end in ends)
        yield "relation", take.relation, "in", take.row.article
    for core in sorted(take.core | {o for c in take.core for o in opposites(c)}):
        heads = {end.head for end in (take.agent, take.patient)} | {*ends, *take.rest} - {""}
        yield from (("words", core, head) for head in sorted(heads - {""}))


def _order(take: Take) -> tuple[str, ...]:
    """Likest beside each other: by ends, then by what narrows them down."""
    ends = (take.agent.key, take.patient.key, " ".join(sorted(take.rest)))
    return (*ends, take.row.article, f"{take.row.start:09d}", take.row.id)


def windows(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that are compared: each member with the next few."""
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + NEIGHBOURS]:
            yield (one, other) if one < other else (other, one)


class _Near:
    """Whether two takes of different articles can be about one event.

    :ivar profiles: article -> the countries and names it is about.
    """

    def __init__(self, rows: Rows) -> None:
        self.profiles: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows.rows:
            self.profiles[row.article].update(row.about)
            named = (h.who for h in row.holders if h.kind not in {"voice", "unnamed", ""})
            self.profiles[row.article].update(named)
        for article, forms in rows.forms.items():
            self.profiles[article].update(forms.values())

    def fit(self, one: Take, other: Take) -> bool:
        if one.row.article == other.row.article:
            return True
        here, there = self.profiles[one.row.article], self.profiles[other.row.article]
        if not self._open(one, other, here) or not self._open(other, one, there):
            return False
        shared = len(here & there)
        if one.relation:
            return shared > 0 or min(len(here), len(there)) < _TELLING
        if one.agent.open or other.agent.open:
            special = WIDER_WAR in {one.patient.head, one.agent.head}
            return special and not one.context.isdisjoint(other.context)
        if one.agent.known != other.agent.known:
            return shared >= _CLOSE
        return shared > 0 or min(len(here), len(there)) < _TELLING

    def _open(self, one: Take, other: Take, known: set[str]) -> bool:
        """Whether what one leaves open its article at least names."""
        for mine, theirs in ((one.agent, other.agent), (one.patient, other.patient)):
            asked = theirs.entity if "/country/" in theirs.entity else ""
            if asked and not mine.known and asked not in known:
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

    def fits(self, other: _Group) -> bool:
        if self.mutual:
            return len(self.agents | other.agents | self.patients | other.patients) <= _BOTH
        return (
            len(self.agents | other.agents) < _BOTH and len(self.patients | other.patients) < _BOTH
        )


def grouped(takes: Sequence[Take], found: Iterable[Pair]) -> list[list[int]]:
    """The takes of each point, at least two, sorted; points by their first member's id.

    The surest pairs join first; equal ones in the order of the ids.
    """
    groups = {index: _group(index, take) for index, take in enumerate(takes)}
    ids = [take.row.id for take in takes]
    for pair in sorted(found, key=lambda p: (-p.found.score, ids[p.one], ids[p.other])):
        _join(groups, pair)
    made = {id(group): sorted(group.members, key=lambda i: ids[i]) for group in groups.values()}
    several = (g for g in made.values() if _several([takes[i] for i in g]))
    return sorted(several, key=lambda g: [ids[i] for i in g])


def _several(held: Sequence[Take]) -> bool:
    """Whether more than one holder or article takes part, and somebody takes a side."""
    first, *others = (t.row for t in held)
    several = any(r.article != first.article or not one_holder(first, r) for r in others)
    return several and any(t.side for t in held)


def _group(index: int, take: Take) -> _Group:
    ends = [{_named(end)} - {""} for end in (take.agent, take.patient)]
    return _Group([index], ends[0], ends[1], mutual=take.relation in mutual())


def _named(end: Phrase) -> str:
    """A country by its IRI, others by their name, which may have several IRIs."""
    return end.entity if "/country/" in end.entity else end.head or end.entity


def _join(groups: dict[int, _Group], pair: Pair) -> None:
    one, other = groups[pair.one], groups[pair.other]
    if one is other or not one.fits(other):
        return
    if len(one.members) < len(other.members):
        one, other = other, one
    one.members += other.members
    one.agents |= other.agents
    one.patients |= other.patients
    for index in other.members:
        groups[index] = one
