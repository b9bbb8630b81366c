"""What people decided on who is who: a later decision overrides an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = ["Outcome", "Ruled", "Ruling", "ruled"]

Outcome = Literal["same", "different", "unsure"]


class Ruling(NamedTuple):
    """One decision on two actors.

    :param when: as written, for the order.
    :param iri: of the decision.
    :param one, other: IRIs of the actors: within an article, described, or of a group.
    """

    when: str
    iri: str
    outcome: Outcome
    one: str
    other: str


@dataclass(frozen=True)
class Ruled:
    """What the decisions come to.

    :param together: IRI of an actor -> the first IRI of those that are the same by decision.
    :param decision: IRI of an actor -> the decision that says it is the same as another.
    :param apart: IRI of an actor -> those it must not be one with.
    :param unsure: pairs a person was unsure of -> the decision.
    :param lost: decisions on an actor that is not in this build, with that actor.
    :param overruled: decisions against a later one, with that later one.
    """

    together: Mapping[str, str] = field(default_factory=dict)
    decision: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unsure: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)
    overruled: Mapping[str, str] = field(default_factory=dict)


def ruled(rulings: Iterable[Ruling], known: Callable[[str], str | None]) -> Ruled:
    """Work out what decisions come to, the latest first.

    :param known: the IRI within an article (or of a described actor) that an IRI stands for, or
        None when there is none in this build.
    """
    work = _Work()
    for ruling in sorted(set(rulings), reverse=True):
        ends = [known(iri) for iri in (ruling.one, ruling.other)]
        gone = [iri for iri, end in zip((ruling.one, ruling.other), ends, strict=True) if not end]
        if gone:
            work.lost[ruling.iri] = gone[0]
        elif ends[0] and ends[1] and ends[0] != ends[1]:
            work.apply(ruling, ends[0], ends[1])
    return work.done()


class _Work:
    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, dict[str, str]] = {}
        self._same: dict[str, str] = {}
        self._unsure: dict[tuple[str, str], str] = {}
        self.lost: dict[str, str] = {}
        self._overruled: dict[str, str] = {}

    def apply(self, ruling: Ruling, one: str, other: str) -> None:
        """Apply a decision unless a later one says otherwise."""
        a, b = self._find(one), self._find(other)
        if ruling.outcome == "same":
            self._together(ruling, (one, other), a, b)
        elif a == b:
            self._overruled[ruling.iri] = self._same[one]
        elif b not in self._apart.get(a, {}):
            # What a later one says of the two stands: a doubt that became a "no" is no doubt.
            self._apart.setdefault(a, {})[b] = ruling.iri
            self._apart.setdefault(b, {})[a] = ruling.iri
            if ruling.outcome == "unsure":
                first, last = sorted((one, other))
                self._unsure[first, last] = ruling.iri

    def _together(self, ruling: Ruling, ends: tuple[str, str], a: str, b: str) -> None:
        if a != b and b in self._apart.get(a, {}):
            self._overruled[ruling.iri] = self._apart[a][b]
            return
        for end in ends:
            self._same.setdefault(end, ruling.iri)
        if a != b:
            self._join(a, b)

    def _join(self, a: str, b: str) -> None:
        """Put the smaller group into the larger one, with what it is apart from."""
        if (len(self._members[a]), a) < (len(self._members[b]), b):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        for other, decision in self._apart.pop(b, {}).items():
            self._apart[other].pop(b)
            self._apart[other].setdefault(a, decision)
            self._apart.setdefault(a, {}).setdefault(other, decision)

    def _find(self, iri: str) -> str:
        self._parent.setdefault(iri, iri)
        self._members.setdefault(iri, [iri] if self._parent[iri] == iri else [])
        while self._parent[iri] != iri:
            iri = self._parent[iri]
        return iri

    def done(self) -> Ruled:
        """All of it, by actor."""
        groups = [g for g in self._members.values() if len(g) > 1]
        together = {iri: min(group) for group in groups for iri in group}
        apart = {
            iri: frozenset(m for other in partners for m in self._members[other])
            for head, partners in self._apart.items()
            for iri in self._members[head]
        }
        return Ruled(together, self._same, apart, self._unsure, self.lost, self._overruled)
