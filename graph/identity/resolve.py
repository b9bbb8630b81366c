"""Who is who in a whole corpus: groups of actors, how they came about, and what is left open.

A pure function of the profiles, of what people described and of what they decided: it knows of no
earlier build, so that taking an article out gives what never having had it gave.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, NamedTuple

from graph.identity.bodies import BodyRules, acronyms, told_by
from graph.identity.grouping import Group, Joined, Likely, Rules, Verdict, grouped
from graph.identity.lore import Lore
from graph.identity.namesakes import named_alike
from graph.identity.personal import own_names, parse
from graph.identity.persons import PersonRules
from graph.identity.profiles import Profile
from graph.identity.rulings import Ruled, Ruling, ruled
from graph.identity.spelling import plain
from graph.identity.surnames import by_surname
from graph.iri import mint

#: The score of a pair of which a person is unsure.
_UNSURE = 0.5
#: Members of a group whose evidence is told where a person was unsure.
_COMPARED = 16
#: Pairs left to a person: one for so many persons, and however few these are.
_FOR_ONE, _FEW = 20, 20
#: More statements than any actor has: what a described actor says is not counted here.
_ALL = 1 << 40
#: A name is frequent that is at least one in so many of the most frequent one.
_OFTEN = 3
_DECIDED, _FIRST = "a person decided it", "the first of them"

__all__ = ["Merge", "Merged", "Possible", "Resolved", "common_iri", "resolve"]


class Merge(NamedTuple):
    """One article's actor, taken for the same as others.

    :param was: its IRI within its article.
    :param name: what the article calls it.
    :param to: IRI of the member it was most like; of a described actor; its own for the first.
    :param score: 0 to 1; None where a person decided.
    :param decision: IRI of the decision that put it here, or None.
    """

    was: str
    name: str
    article: str
    to: str
    score: float | None
    reasons: tuple[str, ...]
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """Actors of several articles that are one.

    :param iri: the one IRI they all get.
    :param described: whether a person described it, so that nothing is to be said of it anew.
    :param names: all names beside the label, sorted.
    """

    iri: str
    label: str
    kind: str
    described: bool
    names: tuple[str, ...]
    merges: tuple[Merge, ...]


class Possible(NamedTuple):
    """Two actors that may be one; a person has to decide.

    :param decision: IRI of a person's decision that it is unsure, or None.
    :param touched: how many statements would get another speaker.
    """

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    objections: tuple[str, ...]
    decision: str | None = None
    touched: int = 0


@dataclass(frozen=True)
class Resolved:
    """Who is who.

    :param stands_for: IRI within an article -> the one IRI; only those that change.
    :param anchors: IRI that a group has or would have -> the member it is named after.
    :param merged: sorted by IRI.
    :param possible: each pair once, those that touch most statements first.
    :param ruled: what the decisions came to.
    """

    stands_for: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[Merged, ...] = ()
    possible: tuple[Possible, ...] = ()
    ruled: Ruled = field(default_factory=Ruled)

    def now(self, iri: str) -> str:
        """What an IRI is in this build, be it one within an article or that of an earlier group."""
        within = self.anchors.get(iri, iri)
        return self.stands_for.get(within, within)


def common_iri(anchor: Profile) -> str:
    """The IRI of a group: named after its first member, and the same as long as that stays first.

    Made from one member alone, so that no other article changes it.
    """
    name = "-".join(w for w in map(plain, anchor.label.split()) if w) or "actor"
    digest = hashlib.sha256(anchor.iri.encode()).hexdigest()[:10]
    return mint("actor", f"{name[:60].strip('-')}-{digest}").value


def resolve(found: Iterable[Profile], lore: Lore, rulings: Sequence[Ruling] = ()) -> Resolved:
    """Bring the actors of all articles together.

    :param found: the actors of the articles, in any order.
    :param rulings: what people decided, in any order.
    """
    profiles = {p.iri: p for p in sorted(found, key=lambda p: p.iri)}
    profiles.update((p.iri, p) for p in lore.described)
    names = {common_iri(p): p.iri for p in profiles.values() if not p.by_hand}
    decided = ruled(rulings, lambda iri: iri if iri in profiles else names.get(iri))
    work = _Work(profiles, decided)
    work.keep_decided()
    shared = acronyms(p.names for p in profiles.values() if p.kind == "organization")
    work.take("organization", BodyRules(lore, shared))
    called = {p.iri: told_by(p.names) for p in profiles.values() if p.kind != "person"}
    work.take("person", PersonRules(replace(lore, bodies=dict(work.stands_for), called=called)))
    return Resolved(
        work.stands_for,
        names,
        tuple(sorted(work.merged, key=lambda m: m.iri)),
        tuple(work.open()),
        decided,
    )


class _Work:
    """Groups one kind after the other."""

    def __init__(self, profiles: Mapping[str, Profile], decided: Ruled) -> None:
        self._decided = decided
        self._profiles = profiles
        self._rules: dict[str, Rules[Any]] = {}
        units: dict[str, list[Profile]] = {}
        for iri, profile in profiles.items():
            units.setdefault(decided.together.get(iri, iri), []).append(profile)
        self._units = tuple(units.values())
        self._head = {p.iri: _first(unit).iri for unit in self._units for p in unit}
        self.stands_for: dict[str, str] = {}
        self.merged: list[Merged] = []
        self._likely: list[Likely] = []
        self._persons = [p.iri for unit in self._units for p in unit if p.kind == "person"]
        self._said: Counter[str] | None = None
        self._together: dict[str, list[str]] | None = None

    def keep_decided(self) -> None:
        """Keep together whom a person called the same though they are of several kinds.

        Governments and groups are brought together in no other way.
        """
        for unit in self._units:
            if len(unit) > 1 and _kind(unit) is None:
                group = Group[Any](0, [Joined(p, _first(unit).iri, 1.0, ()) for p in unit])
                self._keep(group)

    def take(self, kind: str, rules: BodyRules | PersonRules) -> None:
        """Group the actors of one kind; those a person called the same stay together."""
        self._rules[kind] = rules
        units: Sequence[Sequence[Profile]] = [u for u in self._units if _kind(u) == kind]
        why: Mapping[str, Joined] = {}
        if isinstance(rules, PersonRules):
            units, why = by_surname(
                named_alike(units, rules, self._decided.apart), rules, self._decided.apart
            )
        groups: Sequence[Group[Any]]
        # Which rules go with which traits is a matter of the kind; the groups do not care.
        groups, likely = grouped(units, rules, self._decided.apart, why)  # type: ignore[misc]
        for group in groups:
            if len(group.joined) > 1:
                self._keep(group)
        self._likely += likely

    def _keep(self, group: Group[Any]) -> None:
        members = [j.member for j in group.joined]
        described = sorted((m for m in members if m.by_hand), key=lambda m: m.iri)
        anchor = _first(members)
        iri = anchor.iri if described else common_iri(anchor)
        label = anchor.label if described else _fullest(members)
        merges = [m for j in group.joined if (m := self._merge(j)) is not None]
        names = tuple(sorted(_plainly(members) - {label}))
        self.stands_for.update((m.iri, iri) for m in members if m.iri != iri)
        self.merged.append(
            Merged(iri, label, anchor.kind, bool(described), names, tuple(sorted(merges)))
        )

    def _merge(self, joined: Joined) -> Merge | None:
        member = joined.member
        if member.article is None:
            return None
        made = Merge(
            member.iri, member.label, member.article, joined.to, joined.score, joined.reasons
        )
        head = self._head[member.iri]
        if head != member.iri:
            decision = self._decided.decision[member.iri]
            return made._replace(to=head, score=None, reasons=(_DECIDED,), decision=decision)
        first = joined.to == member.iri
        return made._replace(score=None, reasons=(_FIRST,)) if first else made

    def open(self) -> Iterator[Possible]:
        """The pairs left to a person, each once with what speaks most for it.

        Only pairs that touch statements; of these at most one for twenty persons, but for few.
        """
        best: dict[tuple[str, str], Possible] = {}
        for likely in self._likely:
            self._add(best, (likely.one, likely.other), likely.verdict, None)
        for ends, decision in self._decided.unsure.items():
            self._add(best, ends, self._unsure_of(*ends), decision)
        found = sorted(best.values(), key=lambda p: (-p.touched, -p.score, p.one, p.other))
        persons = {self.stands_for.get(iri, iri) for iri in self._persons}
        most = max(_FEW, len(persons) // _FOR_ONE)
        waiting = [p for p in found if p.decision is None and p.touched][:most]
        told = {(p.one, p.other) for p in waiting}
        yield from (p for p in found if p.decision is not None or (p.one, p.other) in told)

    def _unsure_of(self, one: str, other: str) -> Verdict:
        """What speaks for two and against it, besides that a person was unsure."""
        kinds = {self._profiles[iri].kind for iri in (one, other)}
        rules = self._rules.get(min(kinds)) if len(kinds) == 1 else None
        sides = [self._shown(iri, rules) for iri in (one, other)] if rules else []
        told = [rules.judge(a, b) for a, b in product(*sides)] if rules else []
        best = max(told, key=lambda v: (v.score, v.reasons), default=Verdict(0.0))
        objections = tuple(sorted({o for verdict in told for o in verdict.objections}))
        return Verdict(best.score or _UNSURE, (*best.reasons, "a person is unsure"), objections)

    def _shown(self, iri: str, rules: Rules[Any]) -> list[Any]:
        """What the actors that one stands among are compared by, each once, the first few."""
        if self._together is None:
            self._together = {}
            for each in self._profiles:
                self._together.setdefault(self.stands_for.get(each, each), []).append(each)
        members = self._together[self.stands_for.get(iri, iri)]
        found = dict.fromkeys(rules.traits(self._profiles[m]) for m in sorted(members))
        return list(found)[:_COMPARED]

    def _touched(self, one: str, other: str) -> int:
        """How many statements are those of the actor with fewer; of a described one none count."""
        if self._said is None:
            self._said = Counter()
            for unit in self._units:
                for profile in unit:
                    now = self.stands_for.get(profile.iri, profile.iri)
                    self._said[now] += _ALL if profile.by_hand else profile.said
        least = min(self._said[one], self._said[other])
        return least if least < _ALL else 0

    def _add(
        self,
        best: dict[tuple[str, str], Possible],
        ends: tuple[str, str],
        verdict: Verdict,
        decision: str | None,
    ) -> None:
        one, other = sorted(self.stands_for.get(iri, iri) for iri in ends)
        known = best.get((one, other))
        if one != other and (known is None or decision or known.score < verdict.score):
            made = Possible(
                one, other, verdict.score, verdict.reasons, verdict.objections, decision,
                self._touched(one, other),
            )  # fmt: skip
            best[one, other] = made


def _first(profiles: Sequence[Profile]) -> Profile:
    """The described one, else the first by IRI."""
    return min(profiles, key=lambda p: (not p.by_hand, p.iri))


def _kind(unit: Sequence[Profile]) -> str | None:
    """The kind that all of a unit are of, when it is one that is merged by what is known."""
    kinds = {p.kind for p in unit}
    return next(iter(kinds)) if len(kinds) == 1 and kinds <= {"person", "organization"} else None


def _plainly(members: Sequence[Profile]) -> set[str]:
    """What the members are called, without names that a headline put words around."""
    parsed = {m.label: parse(m.label) for m in members}
    own = own_names(tuple(name for name in parsed.values() if name is not None))
    if members[0].kind != "person" or not own:
        return set(parsed)
    return {label for label, n in parsed.items() if n is None or not n.full or n in own}


def _fullest(members: Sequence[Profile]) -> str:
    """The label of a group: the fullest of those that are frequent, the most frequent of equals.

    A name with a headline's words around it is none, where the name alone is there too.
    """
    count = Counter(m.label for m in members)
    most = max(count.values())
    names = {label: name for label in count if (name := parse(label)) is not None}
    own = own_names(tuple(names.values()))
    frequent = {label for label in count if count[label] * _OFTEN >= most}
    if members[0].kind == "person":
        frequent = {label for label in frequent if names.get(label) in own} or frequent

    def rank(label: str) -> tuple[object, ...]:
        name = parse(label)
        spelt = name is not None and name.spelt_out
        return spelt, len(label.split()), count[label], len(label), label

    return max(frequent, key=rank)
