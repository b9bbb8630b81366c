"""Profiles brought together: units join a group where enough speaks for it and nothing against.

Every unit looks only at the few groups that share a key with it, so the work grows with the number
of profiles. The units come in an order of their own (those that tell most first), so the groups
are the same in whatever order the profiles were given.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Generic, NamedTuple, Protocol, TypeVar

from graph.identity.profiles import Profile

__all__ = ["MERGED_FROM", "Group", "Joined", "Likely", "Rules", "Verdict", "grouped"]

#: From this score on two are taken for one, when nothing objects.
MERGED_FROM = 0.75
#: From this score on a pair is proposed to a person.
PROPOSED_FROM = 0.4

_FILED = 64  # groups under one key that are looked at; the rest share a name with dozens
_NEAR = 16  # groups of one name that a unit is proposed with
_SHOWN = 3  # proposals of one unit
_REMEMBERED = 1 << 15  # judgements kept for those that show the same
_EXEMPLARS = 48  # members of a group that new ones are compared with

Traits = TypeVar("Traits", bound=tuple[Hashable, ...])


class Verdict(NamedTuple):
    """What speaks for two profiles being one actor, and what against.

    :param score: 0 to 1.
    :param reasons, objections: in words.
    :param apart: whether they cannot be one, so that not even a proposal is made.
    :param vague: whether one name stands for many ("H. Roe"), so that nobody else may fit at all.
    """

    score: float
    reasons: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    apart: bool = False
    vague: bool = False

    @property
    def merges(self) -> bool:
        """Whether it is enough to take the two for one."""
        return self.score >= MERGED_FROM and not self.objections and not self.apart


class Rules(Protocol[Traits]):
    """What makes two actors of one kind the same."""

    def traits(self, profile: Profile) -> Traits:
        """What a profile is compared by."""

    def weight(self, traits: Traits) -> int:
        """How much it tells; those that tell most open the groups."""

    def sought(self, traits: Traits) -> Iterable[str]:
        """The keys under which it looks for a group to join."""

    def filed(self, traits: Traits) -> Iterable[str]:
        """The keys under which others find the group it is in."""

    def near(self, traits: Traits) -> Iterable[str]:
        """The keys of names alone, under which it looks for whom it may be all the same."""

    def named(self, traits: Traits) -> Iterable[str]:
        """The keys of names alone, under which others find its group."""

    def together(self, listed: Sequence[Traits]) -> Traits:
        """What several show who are one by decision."""

    def judge(self, one: Traits, other: Traits) -> Verdict:
        """What speaks for the two being one; the order does not matter."""


class Joined(NamedTuple):
    """How a member came into its group.

    :param to: IRI of the member it was most like; its own for the one that opened the group.
    """

    member: Profile
    to: str
    score: float
    reasons: tuple[str, ...]


class Likely(NamedTuple):
    """Two groups that may be one actor, each given by a member."""

    one: str
    other: str
    verdict: Verdict


@dataclass(slots=True, eq=False)
class Group(Generic[Traits]):
    """Profiles that are taken for one actor.

    :ivar exemplars: what members show, each with the IRI of the first that shows it.
    :ivar into: the group that took this one in, or None.
    """

    number: int
    joined: list[Joined] = field(default_factory=list)
    iris: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    exemplars: dict[Traits, str] = field(default_factory=dict)
    into: Group[Traits] | None = None

    def now(self) -> Group[Traits]:
        """The group that took this one in, else itself."""
        group = self
        while group.into is not None:
            group = group.into
        return group


class _Found(NamedTuple):
    verdict: Verdict
    to: str


class _Unit(NamedTuple, Generic[Traits]):
    """Profiles that belong together already; most are alone.

    :param members: the described one first, then by IRI.
    :param traits: what all of them show.
    """

    members: tuple[Profile, ...]
    traits: Traits

    @property
    def by_hand(self) -> bool:
        """Whether a person described one of them."""
        return self.members[0].by_hand


def grouped(
    units: Sequence[Sequence[Profile]],
    rules: Rules[Traits],
    apart: Mapping[str, frozenset[str]],
    why: Mapping[str, Joined] | None = None,
) -> tuple[list[Group[Traits]], list[Likely]]:
    """Bring units together.

    :param units: profiles that belong together already, such as those a person called the same;
        each profile in one unit.
    :param apart: IRI of a profile -> those it must not be in one group with.
    :param why: how a member came to its unit, where that is known.
    :returns: the groups, and the pairs that are left to a person.
    """
    work = _Work(rules, apart, why or {})
    for unit in sorted(map(work.unit, units), key=work.order):
        work.place(unit)
    return work.groups, sorted(work.likely)


class _Work(Generic[Traits]):
    def __init__(
        self,
        rules: Rules[Traits],
        apart: Mapping[str, frozenset[str]],
        why: Mapping[str, Joined],
    ) -> None:
        self._rules = rules
        self._apart = apart
        self._why = why
        self._filed: dict[str, list[Group[Traits]]] = {}
        self._named: dict[str, list[Group[Traits]]] = {}
        self._judged: dict[tuple[Traits, int, int], _Found] = {}
        self.groups: list[Group[Traits]] = []
        self.likely: list[Likely] = []

    def unit(self, members: Sequence[Profile]) -> _Unit[Traits]:
        """Profiles as a unit."""
        listed = tuple(sorted(members, key=lambda p: (not p.by_hand, p.iri)))
        traits = [self._rules.traits(profile) for profile in listed]
        return _Unit(listed, traits[0] if len(traits) == 1 else self._rules.together(traits))

    def order(self, unit: _Unit[Traits]) -> tuple[bool, bool, int, str]:
        """Described ones first, then those kept apart by people, then those that tell most.

        Whom a person keeps apart from somebody opens a group before others of that name come, so
        that these see both.
        """
        decided = any(p.iri in self._apart for p in unit.members)
        weight = self._rules.weight(unit.traits)
        return not unit.by_hand, not decided, -weight, unit.members[0].iri

    def place(self, unit: _Unit[Traits]) -> None:
        """Put a unit into the one group that takes it, else into a group of its own."""
        found = [] if unit.by_hand else list(self._joinable(unit))
        if any(judged.verdict.vague for _, judged in found):
            found = self._fitting(unit)
        elif len(found) > 1 and self._compatible([group for group, _ in found]):
            # One article shows of one person what two groups show each a part of.
            found = [self._united(unit, found)]
        if len(found) == 1 and found[0][1].verdict.merges and not self._crowded(unit, found[0][1]):
            self._join(found[0][0], unit, found[0][1])
            return
        group = Group[Traits](len(self.groups))
        if not unit.by_hand:
            self.likely += self._proposed(unit, found)
        self.groups.append(group)
        self._join(group, unit, _Found(Verdict(1.0), unit.members[0].iri))

    # ------------------------------------------------------------ joining

    def _joinable(self, unit: _Unit[Traits]) -> Iterator[tuple[Group[Traits], _Found]]:
        for group in _listed(self._filed, self._rules.sought(unit.traits)):
            found = self._judge(unit, group)
            if found.verdict.merges and not self._kept_apart(unit, group):
                yield group, found

    def _fitting(self, unit: _Unit[Traits]) -> list[tuple[Group[Traits], _Found]]:
        """The groups of the name that a unit may belong to, be there little that speaks for it."""
        near = list(_listed(self._named, self._rules.near(unit.traits)))
        found = [(group, self._judge(unit, group)) for group in near]
        return [
            (group, judged)
            for group, judged in found
            if judged.verdict.score >= PROPOSED_FROM
            and not judged.verdict.apart
            and not self._kept_apart(unit, group)
        ]

    def _crowded(self, unit: _Unit[Traits], found: _Found) -> bool:
        """Whether more bear a vague name than are looked at, so that none is the only one."""
        keys = self._rules.near(unit.traits) if found.verdict.vague else ()
        return any(len(self._named.get(key, ())) >= _NEAR for key in keys)

    def _compatible(self, groups: Sequence[Group[Traits]]) -> bool:
        """Whether nothing speaks against some groups being one."""
        return all(self._agree(one, other) for one, other in combinations(groups, 2))

    def _agree(self, one: Group[Traits], other: Group[Traits]) -> bool:
        described = [any(j.member.by_hand for j in group.joined) for group in (one, other)]
        persons = one.joined[0].member.kind == "person"
        if all(described) or (persons and one.articles & other.articles):
            return False
        if any(
            self._apart.get(iri, frozenset()) & other.iris for iri in one.iris & set(self._apart)
        ):
            return False
        verdicts = (self._rules.judge(a, b) for a, b in product(one.exemplars, other.exemplars))
        return all(not verdict.apart and not verdict.objections for verdict in verdicts)

    def _united(
        self, unit: _Unit[Traits], found: Sequence[tuple[Group[Traits], _Found]]
    ) -> tuple[Group[Traits], _Found]:
        """The first of some groups, which takes the others in for what a unit has with each."""
        (first, judged), *rest = found
        for group, why in rest:
            opener, *others = group.joined
            bridge = unit.members[0].iri
            first.joined.append(
                Joined(opener.member, bridge, why.verdict.score, why.verdict.reasons)
            )
            first.joined += others
            first.iris |= group.iris
            first.articles |= group.articles
            for traits, iri in group.exemplars.items():
                self._exemplify(first, traits, iri)
            group.joined, group.into = [], first
        return first, judged

    def _kept_apart(self, unit: _Unit[Traits], group: Group[Traits]) -> bool:
        return any(self._apart.get(m.iri, frozenset()) & group.iris for m in unit.members)

    def _judge(self, unit: _Unit[Traits], group: Group[Traits]) -> _Found:
        """What speaks for it with the member most like it, and all that speaks against."""
        key = (unit.traits, group.number, len(group.exemplars))
        found = self._judged.get(key)
        if found is None:
            if len(self._judged) >= _REMEMBERED:
                self._judged.clear()
            found = self._judged[key] = self._with_exemplars(unit.traits, group)
        alone = all(m.kind == "person" for m in unit.members)
        if alone and any(m.article in group.articles for m in unit.members):
            # Whom one article keeps apart are two.
            return _Found(found.verdict._replace(apart=True), found.to)
        return found

    def _with_exemplars(self, traits: Traits, group: Group[Traits]) -> _Found:
        found = [
            _Found(self._rules.judge(traits, other), iri) for other, iri in group.exemplars.items()
        ]
        best = max(found, key=lambda f: (f.verdict.score, f.verdict.reasons, f.to))
        objections = tuple(sorted({o for f in found for o in f.verdict.objections}))
        apart = any(f.verdict.apart for f in found)
        return _Found(best.verdict._replace(objections=objections, apart=apart), best.to)

    def _join(self, group: Group[Traits], unit: _Unit[Traits], found: _Found) -> None:
        verdict = found.verdict
        for member in unit.members:
            made = Joined(member, found.to, verdict.score, verdict.reasons)
            group.joined.append(self._why.get(member.iri, made))
            group.iris.add(member.iri)
            if member.article is not None:
                group.articles.add(member.article)
        self._exemplify(group, unit.traits, unit.members[0].iri)

    def _exemplify(self, group: Group[Traits], traits: Traits, iri: str) -> None:
        """Keep what somebody shows to compare others with, when it is something new."""
        known = group.exemplars
        if len(known) < _EXEMPLARS and _shows_more(traits, known):
            known.setdefault(traits, iri)
            _file(self._filed, self._rules.filed(traits), group, _FILED)
            _file(self._named, self._rules.named(traits), group, _NEAR)

    # ------------------------------------------------------------ proposals

    def _proposed(
        self, unit: _Unit[Traits], rivals: Sequence[tuple[Group[Traits], _Found]]
    ) -> Iterator[Likely]:
        """The groups it may belong to all the same, the likeliest first."""
        found = [judged for _, judged in rivals or self._fitting(unit)]
        possible = sorted(found, key=lambda f: (-f.verdict.score, f.to))
        several = ("several fit equally well",) if len(rivals) > 1 else ()
        for verdict, to in possible[:_SHOWN]:
            told = verdict._replace(objections=(*verdict.objections, *several))
            yield Likely(unit.members[0].iri, to, told)


def _shows_more(traits: Traits, known: Iterable[Traits]) -> bool:
    """Whether some field is as no known one has it."""
    listed = list(known)
    return any(all(each[n] != value for each in listed) for n, value in enumerate(traits))


def _listed(
    index: Mapping[str, list[Group[Traits]]], keys: Iterable[str]
) -> Iterator[Group[Traits]]:
    """The groups under some keys, each once, in their order."""
    found = {
        group.number: group for key in keys for g in index.get(key, ()) for group in (g.now(),)
    }
    yield from (found[number] for number in sorted(found))


def _file(
    index: dict[str, list[Group[Traits]]], keys: Iterable[str], group: Group[Traits], most: int
) -> None:
    for key in keys:
        listed = index.setdefault(key, [])
        if len(listed) < most and group not in listed:
            listed.append(group)
