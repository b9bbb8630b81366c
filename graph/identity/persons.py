"""When two persons are one: a full name that agrees, something else that does, nothing against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from extract.entities.callings import fields, office_words
from extract.wordlists import table
from graph.identity.grouping import Verdict
from graph.identity.lore import Lore
from graph.identity.personal import Likeness, PersonName, compare, first_keys, full_keys, parse
from graph.identity.profiles import Held, Profile

__all__ = ["PersonRules", "Traits"]

#: How far each thing that agrees settles the matter, given names that do.
_COUNTRY, _OFFICE, _BODY, _COMMON = 0.8, 0.85, 0.9, 0.3
#: What is left of a name's likeness when nothing else is known.
_NAME_ALONE = 0.5


class Traits(NamedTuple):
    """What one person is compared by.

    :param names: full names only, sorted.
    :param countries: ISO 3166-1 alpha-2.
    :param offices: those that few hold, by IRI or by their words.
    :param common: those that many hold.
    :param bodies: IRIs of the bodies the offices belong to.
    :param fields: fields of work.
    :param printed: each office with its words as printed, for the reader.
    """

    names: tuple[PersonName, ...]
    countries: frozenset[str]
    offices: frozenset[str]
    common: frozenset[str]
    bodies: frozenset[str]
    fields: frozenset[str]
    printed: frozenset[tuple[str, str]] = frozenset()


class PersonRules:
    """What makes two persons the same.

    :param lore: the offices and countries people described, and the bodies merged before.
    """

    def __init__(self, lore: Lore) -> None:
        self._lore = lore
        self._offices = {iri: words for words, iri in sorted(lore.offices.items(), reverse=True)}

    def traits(self, profile: Profile) -> Traits:
        """What a person is compared by."""
        parsed = {n for name in profile.names if (n := parse(name)) is not None and n.full}
        offices = {o for h in profile.offices if (o := self._office(h))}
        bodies = {self._lore.body(h.organization) for h in profile.offices if h.organization}
        return Traits(
            tuple(sorted(parsed)),
            frozenset(profile.countries),
            frozenset(o for o in offices if not self._is_common(o)),
            frozenset(o for o in offices if self._is_common(o)),
            frozenset(bodies),
            # What somebody used to be says nothing of what somebody else is.
            frozenset(f for h in profile.offices if not h.former for f in fields(h.role)),
            frozenset(
                (self._office(h), " ".join(h.role.casefold().split())) for h in profile.offices
            ),
        )

    def _office(self, held: Held) -> str:
        said = office_words(held.role)
        return self._lore.offices.get(said, said)

    def _is_common(self, office: str) -> bool:
        told = self._offices.get(office, office)
        return told in _listed("common") or (" " not in told and told not in _listed("telling"))

    # ------------------------------------------------------------ keys

    def weight(self, traits: Traits) -> int:
        """Offices, countries and bodies; a name without initials before one with."""
        known = len(traits.countries) + 2 * len(traits.offices) + len(traits.common)
        spelt = any(n.spelt_out for n in traits.names)
        return 100 * spelt + min(known + 2 * len(traits.bodies), 99)

    def sought(self, traits: Traits) -> Iterator[str]:
        """Every name with everything that may agree."""
        for name in traits.names:
            keys = full_keys(name) if name.spelt_out else first_keys(name)
            yield from _with_each(keys, traits)

    def filed(self, traits: Traits) -> Iterator[str]:
        """The same, and under initials, so that "J. Roe" finds Jane Roe."""
        for name in traits.names:
            yield from _with_each((*full_keys(name), *first_keys(name)), traits)

    def near(self, traits: Traits) -> Iterator[str]:
        """The names alone."""
        for name in traits.names:
            yield from full_keys(name) if name.spelt_out else first_keys(name)

    def named(self, traits: Traits) -> Iterator[str]:
        """The names alone, and their initials."""
        for name in traits.names:
            yield from (*full_keys(name), *first_keys(name))

    def together(self, listed: Sequence[Traits]) -> Traits:
        """All that several show."""
        return Traits(
            tuple(sorted({name for t in listed for name in t.names})),
            *(frozenset().union(*each) for each in list(zip(*listed, strict=True))[1:]),
        )

    # ------------------------------------------------------------ judging

    def judge(self, one: Traits, other: Traits) -> Verdict:
        """What speaks for two persons being one."""
        likeness = _likeness(one, other)
        if likeness is None or not likeness.score:
            return Verdict(0.0, apart=likeness is not None)
        weights = dict(self._agreeing(one, other))
        left = 1.0
        for weight in weights.values():
            left *= 1 - weight
        agreed = max(1 - left, _NAME_ALONE)
        score = round(likeness.score * agreed, 3)
        apart = bool(one.countries and other.countries and not one.countries & other.countries)
        against = tuple(self._against(one, other))
        vague = not all(any(n.spelt_out for n in t.names) for t in (one, other))
        return Verdict(score, (likeness.why, *weights), against, apart, vague)

    def _agreeing(self, one: Traits, other: Traits) -> Iterator[tuple[str, float]]:
        both = sorted(one.countries & other.countries)
        if both:
            yield f"both of {' and '.join(map(self._lore.country, both))}", _COUNTRY
        if offices := one.offices & other.offices:
            yield f"both “{self._worded(offices, one, other)}”", _OFFICE
        if one.bodies & other.bodies:
            yield "both of one body", _BODY
        if (common := one.common & other.common) and not _elsewhere(one, other):
            yield f"both “{self._worded(common, one, other)}”, as many are", _COMMON

    def _worded(self, offices: frozenset[str], *shown: Traits) -> str:
        """Offices as texts print them."""
        printed: dict[str, str] = {}
        for office, words in sorted({pair for traits in shown for pair in traits.printed}):
            if office in offices:
                printed.setdefault(office, words)
        return "”, “".join(sorted(printed.values()))

    def _against(self, one: Traits, other: Traits) -> Iterator[str]:
        if one.bodies & other.bodies:
            return
        if one.fields and other.fields and not one.fields & other.fields:
            fields = sorted((", ".join(sorted(one.fields)), ", ".join(sorted(other.fields))))
            yield f"two fields of work: {' and '.join(fields)}"
        if _elsewhere(one, other) and not one.offices & other.offices:
            yield "two bodies"


def _with_each(keys: Iterable[str], traits: Traits) -> Iterator[str]:
    for key, feature in product(
        list(keys), sorted((*traits.countries, *traits.offices, *traits.bodies))
    ):
        yield f"{key} {feature}"


def _likeness(one: Traits, other: Traits) -> Likeness | None:
    """The best of all pairs of names, or the one that tells two persons apart; None when no two
    have to do with each other.
    """
    compared = (compare(a, b) for a, b in product(one.names, other.names))
    found = [likeness for likeness in compared if likeness is not None]
    least = min(found, default=None)
    return max(found) if least is not None and least.score else least


def _elsewhere(one: Traits, other: Traits) -> bool:
    return bool(one.bodies and other.bodies and not one.bodies & other.bodies)


@cache
def _listed(which: str) -> frozenset[str]:
    return frozenset(office_words(role) for role in table("identity")["offices"][which])
