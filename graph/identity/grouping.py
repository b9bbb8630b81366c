"""Profiles brought together: units join a group where enough speaks for it and nothing against.

Every unit looks only at the few groups that share a key with it, so the work grows with the number
of profiles. The units come in an order of their own (those that tell most first), so the groups
are the same in whatever order the profiles were given.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
_EXEMPLARS = 48  # members of a group that new ones are compared with

Traits = TypeVar("Traits", bound=tuple[Hashable, ...])


_Keys = Callable[[Traits], Iterable[str]]


class Verdict(NamedTuple):
    """What speaks for two profiles being one actor, and what against.

    :param score: 0 to 1.
    :param reasons, objections: in words.
    :param apart: whether they cannot be one, so that not even a proposal is made.
    """

    score: float
    reasons: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    apart: bool = False

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
        """The keys of names alone, for proposals."""

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
    :ivar values: each field of these by its place, so that a member that shows nothing new is told.
    """

    number: int
    joined: list[Joined] = field(default_factory=list)
    iris: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    exemplars: dict[Traits, str] = field(default_factory=dict)
    values: set[tuple[int, Hashable]] = field(default_factory=set)


class _Found(NamedTuple):
    verdict: Verdict
    to: str


def grouped(
    units: Sequence[Sequence[Profile]],
    rules: Rules[Traits],
    apart: Mapping[str, frozenset[str]],
) -> tuple[list[Group[Traits]], list[Likely]]:
    """Bring units together.

    :param units: profiles that belong together already, such as those a person called the same;
        each profile in one unit.
    :param apart: IRI of a profile -> those it must not be in one group with.
    :returns: the groups, and the pairs that are left to a person.
    """
    work = _Work(rules, apart)
    for unit in sorted(units, key=work.order):
        work.place(unit)
    return work.groups, sorted(work.likely)


class _Work(Generic[Traits]):
    def __init__(self, rules: Rules[Traits], apart: Mapping[str, frozenset[str]]) -> None:
        self._rules = rules
        self._apart = apart
        self._traits: dict[str, Traits] = {}
        self._filed: dict[str, list[Group[Traits]]] = {}
        self._near: dict[str, list[Group[Traits]]] = {}
        self._judged: dict[tuple[Traits, int, int], _Found] = {}
        self.groups: list[Group[Traits]] = []
        self.likely: list[Likely] = []

    def order(self, unit: Sequence[Profile]) -> tuple[bool, bool, int, str]:
        """Described ones first, then those kept apart by people, then those that tell most.

        Whom a person keeps apart from somebody opens a group before others of that name come, so
        that these see both.
        """
        by_hand = any(p.by_hand for p in unit)
        decided = any(p.iri in self._apart for p in unit)
        weight = max(self._rules.weight(self._of(p)) for p in unit)
        return not by_hand, not decided, -weight, min(p.iri for p in unit)

    def place(self, unit: Sequence[Profile]) -> None:
        """Put a unit into the one group that takes it, else into a group of its own."""
        members = sorted(unit, key=lambda p: (not p.by_hand, p.iri))
        found = [] if members[0].by_hand else list(self._joinable(members))
        if len(found) == 1:
            self._join(found[0][0], members, found[0][1])
            return
        group = Group[Traits](len(self.groups))
        self.likely += self._proposed(members, found)
        self.groups.append(group)
        self._join(group, members, _Found(Verdict(1.0, ()), members[0].iri))

    def _of(self, profile: Profile) -> Traits:
        traits = self._traits.get(profile.iri)
        if traits is None:
            traits = self._traits[profile.iri] = self._rules.traits(profile)
        return traits

    # ------------------------------------------------------------ joining

    def _joinable(self, members: Sequence[Profile]) -> Iterator[tuple[Group[Traits], _Found]]:
        for group in self._candidates(self._filed, members, self._rules.sought):
            found = self._judge(members, group)
            if found.verdict.merges and not self._kept_apart(members, group):
                yield group, found

    def _candidates(
        self,
        index: Mapping[str, list[Group[Traits]]],
        members: Sequence[Profile],
        keys: _Keys[Traits],
    ) -> list[Group[Traits]]:
        found: dict[int, Group[Traits]] = {}
        for member in members:
            for key in keys(self._of(member)):
                found.update((g.number, g) for g in index.get(key, ()))
        return [found[number] for number in sorted(found)]

    def _kept_apart(self, members: Sequence[Profile], group: Group[Traits]) -> bool:
        return any(self._apart.get(m.iri, frozenset()) & group.iris for m in members)

    def _judge(self, members: Sequence[Profile], group: Group[Traits]) -> _Found:
        """The best that speaks for it over all members, with everything that speaks against."""
        found = [self._judge_one(m, group) for m in members]
        best = max(found, key=lambda f: (f.verdict.score, f.verdict.reasons))
        objections = tuple(sorted({o for f in found for o in f.verdict.objections}))
        apart = any(f.verdict.apart for f in found)
        return _Found(best.verdict._replace(objections=objections, apart=apart), best.to)

    def _judge_one(self, member: Profile, group: Group[Traits]) -> _Found:
        traits = self._of(member)
        key = (traits, group.number, len(group.exemplars))
        found = self._judged.get(key)
        if found is None:
            found = self._judged[key] = self._with_exemplars(traits, group)
        if member.kind == "person" and member.article in group.articles:
            # Whom one article keeps apart are two.
            found = _Found(found.verdict._replace(apart=True), found.to)
        return found

    def _with_exemplars(self, traits: Traits, group: Group[Traits]) -> _Found:
        found = [
            _Found(self._rules.judge(traits, other), iri) for other, iri in group.exemplars.items()
        ]
        best = max(found, key=lambda f: (f.verdict.score, f.verdict.reasons))
        objections = tuple(sorted({o for f in found for o in f.verdict.objections}))
        apart = any(f.verdict.apart for f in found)
        return _Found(best.verdict._replace(objections=objections, apart=apart), best.to)

    def _join(self, group: Group[Traits], members: Sequence[Profile], found: _Found) -> None:
        for member in members:
            group.joined.append(
                Joined(member, found.to, found.verdict.score, found.verdict.reasons)
            )
            group.iris.add(member.iri)
            if member.article is not None:
                group.articles.add(member.article)
            self._exemplify(group, member)

    def _exemplify(self, group: Group[Traits], member: Profile) -> None:
        """Keep a member to compare with when it shows something new."""
        traits = self._of(member)
        values = set(enumerate(traits))
        if traits in group.exemplars or values <= group.values:
            return
        if len(group.exemplars) < _EXEMPLARS:
            group.exemplars[traits] = member.iri
            group.values |= values
            self._file(self._filed, self._rules.filed(traits), group, _FILED)
            self._file(self._near, self._rules.near(traits), group, _NEAR)

    @staticmethod
    def _file(
        index: dict[str, list[Group[Traits]]], keys: Iterable[str], group: Group[Traits], most: int
    ) -> None:
        for key in keys:
            listed = index.setdefault(key, [])
            if len(listed) < most and group not in listed[-1:] and group not in listed:
                listed.append(group)

    # ------------------------------------------------------------ proposals

    def _proposed(
        self, members: Sequence[Profile], rivals: Sequence[tuple[Group[Traits], _Found]]
    ) -> Iterator[Likely]:
        """The groups it may belong to all the same, the likeliest first."""
        if members[0].by_hand:
            return
        found = list(rivals) or [
            (group, self._judge(members, group))
            for group in self._candidates(self._near, members, self._rules.near)
        ]
        open_ = [
            (f.verdict, f.to) for g, f in found
            if f.verdict.score >= PROPOSED_FROM and not f.verdict.apart
            and not self._kept_apart(members, g)
        ]  # fmt: skip
        open_.sort(key=lambda f: (-f[0].score, f[1]))
        ambiguous = ("several fit equally well",) if len(rivals) > 1 else ()
        for verdict, to in open_[:_SHOWN]:
            told = verdict._replace(objections=(*verdict.objections, *ambiguous))
            yield Likely(members[0].iri, to, told)
