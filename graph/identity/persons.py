"""When two persons are one: a full name that agrees, something else that does, nothing against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from extract.entities.callings import fields, office_words
from extract.wordlists import table, words
from graph.identity.bodies import ACRONYM
from graph.identity.grouping import Verdict
from graph.identity.lore import Lore
from graph.identity.personal import (
    Likeness,
    PersonName,
    compare,
    first_keys,
    full_keys,
    own_names,
    parse,
)  # fmt: skip
from graph.identity.profiles import Held, Profile

__all__ = ["PersonRules", "Traits", "fields_of", "trades", "two_places"]

#: How far each thing that agrees settles the matter, given names that do.
_COUNTRY, _OFFICE, _BODY, _COMMON = 0.8, 0.85, 0.9, 0.3
#: What is left of a name's likeness when nothing else is known.
_NAME_ALONE = 0.5
#: The most for two spellings of a name when only one of them has a country.
_ONE_COUNTRY = 0.74


class Traits(NamedTuple):
    """What one person is compared by.

    :param names: full names only, sorted.
    :param countries: ISO 3166-1 alpha-2.
    :param offices: those that few hold, by IRI or by their words.
    :param common: those that many hold.
    :param bodies: IRIs of the bodies the offices belong to.
    :param called: what tells these bodies; two that share a name are hardly two.
    :param seats: of these, the names of the bodies of offices that are held.
    :param places: offices that every place has, each with its place ("mayor", "springfield").
    :param fields: fields of work.
    :param gender: ``male`` or ``female``, where titles say so.
    :param born: about which year.
    :param printed: each office with its words as printed, for the reader.
    """

    names: tuple[PersonName, ...]
    countries: frozenset[str]
    offices: frozenset[str]
    common: frozenset[str]
    bodies: frozenset[str]
    called: frozenset[str]
    seats: frozenset[str]
    places: frozenset[tuple[str, str]]
    fields: frozenset[str]
    gender: frozenset[str] = frozenset()
    born: frozenset[int] = frozenset()
    printed: frozenset[tuple[str, str]] = frozenset()


class PersonRules:
    """What makes two persons the same.

    :param lore: the offices and countries people described, and the bodies merged before.
    """

    def __init__(self, lore: Lore) -> None:
        self._lore = lore
        self._traits: dict[int, tuple[Profile, Traits]] = {}
        self._offices: dict[str, set[str]] = {}
        for told, iri in lore.offices.items():
            self._offices.setdefault(iri, set()).add(told)

    def names(self, profile: Profile) -> tuple[PersonName, ...]:
        """A person's full names, sorted."""
        parsed = {n for name in profile.names if (n := parse(name)) is not None and n.full}
        if len(parsed) < 2 or profile.by_hand:
            return tuple(sorted(parsed))
        return own_names(tuple(parsed))

    def traits(self, profile: Profile) -> Traits:
        """What a person is compared by."""
        known = self._traits.get(id(profile))
        if known is None:
            # With the profile itself, so that no other one is ever at its place.
            known = self._traits[id(profile)] = profile, self._shown(profile)
        return known[1]

    def _shown(self, profile: Profile) -> Traits:
        offices = {o for h in profile.offices if (o := self.office(h))}
        bodies = {self._lore.body(h.organization) for h in profile.offices if h.organization}
        bodies |= {self._lore.body(iri) for iri in profile.bodies}
        shown: tuple[Iterable[Hashable], ...] = (
            profile.countries,
            (o for o in offices if not self._is_common(o)),
            (o for o in offices if self._is_common(o)),
            bodies,
            (
                *(n for h in profile.offices for n in self._called(h)),
                *(n for iri in profile.bodies for n in self._named(iri)),
            ),
            (n for h in profile.offices if not h.former for n in self._called(h)),
            (p for h in profile.offices if not h.former and (p := _place(h.role, h.place))),
            # What somebody used to be says nothing of what somebody else is.
            (f for h in profile.offices if not h.former for f in fields(h.role)),
            (profile.gender,) if profile.gender else (),
            (profile.born,) if profile.born else (),
            ((self.office(h), " ".join(h.role.casefold().split())) for h in profile.offices),
        )
        return Traits(self.names(profile), *(_kept(frozenset(each)) for each in shown))

    def _called(self, held: Held) -> frozenset[str]:
        """What tells the body of an office."""
        return self._named(held.organization) if held.organization else frozenset()

    def _named(self, body: str) -> frozenset[str]:
        """What tells a body from others, given by its IRI."""
        return self._lore.called.get(body, frozenset((body,)))

    def country(self, iso2: str) -> str:
        """What a country is called."""
        return self._lore.country(iso2)

    def near_fields(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether people go from one of some fields of work to one of others, or are in both."""
        near = _near_fields()
        return any((a, b) in near or (b, a) in near for a, b in product(one, other))

    def office(self, held: Held) -> str:
        """An office, by IRI or by its words."""
        said = office_words(held.role)
        return self._lore.offices.get(said, said)

    def _is_common(self, office: str) -> bool:
        """Whether many hold an office, by each of the names a person gave it."""
        told = self._offices.get(office, {office})
        if told & _listed("telling"):
            return False
        return bool(told & _listed("common")) or not any(" " in name for name in told)

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
        """All that several show; of many, without the countries and genders that few show."""
        if len(listed) == 1:
            return listed[0]
        made = Traits(
            tuple(sorted({name for t in listed for name in t.names})),
            *(frozenset().union(*each) for each in list(zip(*listed, strict=True))[1:]),
        )
        return made._replace(
            countries=_shared(t.countries for t in listed), gender=_shared(t.gender for t in listed)
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
        apart = any(
            a and b and not a & b
            for a, b in ((one.countries, other.countries), (one.gender, other.gender))
        ) or _generations(one, other)
        against = tuple(self._against(one, other))
        if likeness.score < 1 and bool(one.countries) != bool(other.countries):
            # A transliteration may be the name of another country's minister.
            score = min(score, _ONE_COUNTRY)
        vague = not all(any(n.spelt_out for n in t.names) for t in (one, other))
        return Verdict(score, (likeness.why, *weights), against, apart, vague)

    def _agreeing(self, one: Traits, other: Traits) -> Iterator[tuple[str, float]]:
        both = sorted(one.countries & other.countries)
        if both:
            yield f"both of {' and '.join(map(self._lore.country, both))}", _COUNTRY
        if offices := one.offices & other.offices:
            yield f"both “{self.worded(offices, one, other)}”", _OFFICE
        if one.bodies & other.bodies or one.called & other.called:
            yield "both of one body", _BODY
        if (common := one.common & other.common) and not _elsewhere(one, other):
            yield f"both “{self.worded(common, one, other)}”, as many are", _COMMON

    def worded(self, offices: frozenset[str], *shown: Traits) -> str:
        """Offices as texts print them."""
        printed: dict[str, str] = {}
        for office, told in sorted({pair for traits in shown for pair in traits.printed}):
            if office in offices:
                printed.setdefault(office, told)
        return "”, “".join(sorted(printed.values()))

    def _against(self, one: Traits, other: Traits) -> Iterator[str]:
        if one.bodies & other.bodies or one.called & other.called:
            return
        if one.fields and other.fields and not one.fields & other.fields:
            fields = sorted((", ".join(sorted(one.fields)), ", ".join(sorted(other.fields))))
            yield f"two fields of work: {' and '.join(fields)}"
        if _elsewhere(one, other) and not one.offices & other.offices:
            yield "two bodies"
        if two_places(one.places, other.places):
            yield "one office of two places"


@lru_cache(maxsize=1 << 16)
def trades(printed: frozenset[tuple[str, str]]) -> frozenset[str]:
    """What somebody's offices say that he is, whatever they add: "strategist".

    :param printed: as of :class:`Traits`.
    """
    told = {word for _, role in printed for word in office_words(role).split()}
    return frozenset(told & _trades())


@lru_cache(maxsize=1 << 16)
def fields_of(printed: frozenset[tuple[str, str]]) -> frozenset[str]:
    """The fields of work that somebody's offices belong to, be they over.

    :param printed: as of :class:`Traits`.
    """
    return frozenset(field for _, role in printed for field in fields(role))


def _shared(listed: Iterable[frozenset[str]]) -> frozenset[str]:
    """What at least one in ten of those show that show anything."""
    counted, showing = Counter[str](), 0
    for values in listed:
        counted.update(values)
        showing += bool(values)
    return frozenset(value for value, n in counted.items() if n * 10 >= showing)


@lru_cache(maxsize=1 << 16)
def _kept(shown: frozenset[Any]) -> frozenset[Any]:
    """The one set of some values, so that a million persons do not keep a million of each."""
    return shown


def two_places(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Whether the same office is of one place here and of another there."""
    return not one & other and bool({o for o, _ in one} & {o for o, _ in other})


@lru_cache(maxsize=1 << 14)
def _place(role: str, before: str) -> tuple[str, str] | None:
    """The office and the place of "mayor of Springfield"; None where the office is of no place.

    :param before: the place right before the office, or empty.
    """
    office, _, behind = role.partition(" of ")
    place = behind or before
    noun = office.split()[-1].casefold() if office.split() else ""
    local = noun in words("identity", "offices", "local") and place[:1].isupper()
    return (noun, office_words(place)) if local else None


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
    """Whether the bodies they are of are two, as their names tell."""
    if one.bodies & other.bodies or one.called & other.called:
        return False
    return all(any(not n.startswith(ACRONYM) for n in t.seats) for t in (one, other))


def _generations(one: Traits, other: Traits) -> bool:
    """Whether the one was born in another year than the other; an age tells it within a year."""
    return any(abs(a - b) > 1 for a, b in product(one.born, other.born))


@cache
def _trades() -> frozenset[str]:
    """Nouns of offices that say what somebody does, and not only that he heads or belongs to it."""
    nouns = words("names", "roles", "heads") | words("names", "roles", "trades")
    any_ = words("names", "offices", "heads") | words("names", "roles", "of_bodies")
    return frozenset(map(office_words, nouns - any_ - words("identity", "offices", "vague")))


@cache
def _near_fields() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for a, b in table("identity")["offices"]["near"])


@cache
def _listed(which: str) -> frozenset[str]:
    return frozenset(office_words(role) for role in table("identity")["offices"][which])
