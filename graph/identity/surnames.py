"""Persons whom an article calls by surname and office alone: "President Roe".

Only where it is plain whom that means: in the corpus exactly one person of that surname holds the
office, or nobody does whose full name is known; then those called so are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.entities.callings import office_words
from extract.wordlists import words
from graph.identity.grouping import Joined
from graph.identity.namesakes import Units
from graph.identity.personal import is_given, parse
from graph.identity.persons import PersonRules, Traits
from graph.identity.profiles import Profile

__all__ = ["by_surname"]

#: How much a surname, a telling office and the want of another bearer settle.
_SCORE = 0.9
#: The smallest share of a person's articles with an office that must give this one.
_HEARD = 0.1
_LETTERS = 3  # of the shortest surname


class _Bare(NamedTuple):
    """Somebody called by surname and office."""

    profile: Profile
    traits: Traits
    surname: str
    offices: frozenset[str]


class _Bearer:
    """A person of a full name: what most of the articles say.

    :ivar unit: its number among the units.
    """

    def __init__(self, number: int, members: Sequence[Profile], traits: Sequence[Traits]) -> None:
        self.unit = number
        self.articles = {p.article for p in members}
        self.iris = {p.iri for p in members}
        self.offices = _heard(t.offices for t in traits)
        self.countries = _heard(t.countries for t in traits)
        self.gender = _heard(t.gender for t in traits)
        # Of a chamber of commerce, say: "President Roe" is hardly its president.
        self.elsewhere = bool(_heard(t.seats for t in traits)) and not self.countries

    def may_be(self, bare: _Bare) -> bool:
        """Whether nothing tells the two apart."""
        traits = bare.traits
        countries = not (traits.countries and self.countries) or traits.countries & self.countries
        gender = not (traits.gender and self.gender) or traits.gender & self.gender
        apart = bare.profile.article in self.articles or self.elsewhere
        return bool(countries and gender) and not apart


def by_surname(made: Units, rules: PersonRules, apart: Mapping[str, frozenset[str]]) -> Units:
    """Put those called by surname and office to whom it means.

    :param made: the persons of each full name.
    :param apart: IRI of a profile -> those it must not be one with.
    """
    bare = [found for unit in made.units if (found := _bare(unit, rules, apart)) is not None]
    wanted = {(b.surname, office) for b in bare for office in b.offices}
    bearers = _bearers(made.units, rules, {surname for surname, _ in wanted})
    joining: dict[int, list[_Bare]] = {}
    loose: dict[tuple[str, frozenset[str]], list[_Bare]] = {}
    for one in bare:
        holding = [b for b in bearers.get(one.surname, ()) if b.offices & one.offices]
        if len(holding) == 1 and holding[0].may_be(one):
            joining.setdefault(holding[0].unit, []).append(one)
        elif not holding:
            loose.setdefault((one.surname, one.offices), []).append(one)
    return _Joiner(made, rules).done(joining, loose.values())


def _bare(
    unit: Sequence[Profile], rules: PersonRules, apart: Mapping[str, frozenset[str]]
) -> _Bare | None:
    if len(unit) > 1 or unit[0].by_hand or unit[0].iri in apart:
        return None
    name, traits = parse(unit[0].label), rules.traits(unit[0])
    held = frozenset(rules.office(h) for h in unit[0].offices if not h.former)
    offices = traits.offices & held
    if name is None or len(name.words) > 1 or traits.names or not offices:
        return None
    surname = name.words[0].text
    told = {office_words(h.role) for h in unit[0].offices}
    if name.generation or told & words("identity", "offices", "royal"):
        return None
    if is_given(surname) and not told & words("identity", "offices", "sole"):
        return None
    return _Bare(unit[0], traits, surname, offices) if len(surname) >= _LETTERS else None


def _bearers(
    units: Sequence[Sequence[Profile]], rules: PersonRules, surnames: set[str]
) -> dict[str, list[_Bearer]]:
    found: dict[str, list[_Bearer]] = {}
    for number, unit in enumerate(units):
        traits = [rules.traits(p) for p in unit]
        last = {n.words[-1].text for t in traits for n in t.names} & surnames
        if last:
            bearer = _Bearer(number, unit, traits)
            for surname in sorted(last):
                found.setdefault(surname, []).append(bearer)
    return found


def _heard(listed: Iterable[frozenset[str]]) -> frozenset[str]:
    counted, showing = Counter[str](), 0
    for values in listed:
        counted.update(values)
        showing += bool(values)
    return frozenset(value for value, n in counted.items() if n >= _HEARD * showing)


class _Joiner:
    """Writes the units anew."""

    def __init__(self, made: Units, rules: PersonRules) -> None:
        self._units = list(made.units)
        self._why = dict(made.why)
        self._rules = rules

    def done(
        self, joining: Mapping[int, Sequence[_Bare]], loose: Iterable[Sequence[_Bare]]
    ) -> Units:
        """The units after those called by surname were put to them.

        :param joining: number of a unit -> whom it takes.
        :param loose: those that are one with each other, where nothing tells them apart.
        """
        moved: set[str] = set()
        for number, taken in sorted(joining.items()):
            moved |= self._into(number, _one_each(taken))
        numbers = {unit[0].iri: number for number, unit in enumerate(self._units)}
        for alike in loose:
            first, *rest = _one_each(sorted(alike, key=lambda b: b.profile.iri))
            if rest and _at_one((first, *rest)):
                moved |= self._into(numbers[first.profile.iri], rest)
        kept = (u for u in self._units if len(u) > 1 or u[0].iri not in moved)
        return Units(tuple(kept), self._why)

    def _into(self, number: int, taken: Sequence[_Bare]) -> set[str]:
        unit = self._units[number]
        head = min(p.iri for p in unit)
        self._units[number] = (*unit, *(b.profile for b in taken))
        for one in taken:
            printed = self._rules.worded(one.offices, one.traits)
            reasons = ("the same surname", f"both “{printed}”", "no other of that surname is")
            self._why[one.profile.iri] = Joined(one.profile, head, _SCORE, reasons)
        self._first_alone(unit, head, min(p.iri for p in self._units[number]))
        return {b.profile.iri for b in taken}

    def _first_alone(self, unit: Sequence[Profile], head: str, first: str) -> None:
        """The first of a unit came to nobody: where that is a new one, the old first came to it."""
        if first != head:
            old = next(p for p in unit if p.iri == head)
            self._why[head] = self._why.pop(first)._replace(member=old, to=first)


def _one_each(taken: Iterable[_Bare]) -> list[_Bare]:
    """One of each article, the first."""
    found: dict[str | None, _Bare] = {}
    for one in taken:
        found.setdefault(one.profile.article, one)
    return list(found.values())


def _at_one(alike: Sequence[_Bare]) -> bool:
    """Whether no country and no title of theirs tells two apart."""
    countries = [b.traits.countries for b in alike if b.traits.countries]
    genders = [b.traits.gender for b in alike if b.traits.gender]
    return all(bool(frozenset.intersection(*each)) for each in (countries, genders) if each)
