"""What people wrote that helps to tell actors apart: described actors, offices, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extract.entities.callings import office_words
from extract.records import Actor, CountryEntry, Gazetteer, Holding
from extract.wordlists import table
from graph.identity.profiles import Held, Profile

__all__ = ["Lore", "lore"]


@dataclass(frozen=True, slots=True)
class Lore:
    """The knowledge that merging rests on beside the articles.

    :param described: the actors that people described, sorted by IRI.
    :param offices: the words of an office -> its IRI.
    :param countries: ISO 3166-1 alpha-2 -> label.
    :param bodies: IRI of a body -> the IRI it was merged into.
    :param called: IRI of a body -> the names that tell which body it is, as they are compared.
    """

    described: tuple[Profile, ...] = ()
    offices: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def body(self, iri: str) -> str:
        """The IRI of a body after bodies were merged."""
        return self.bodies.get(iri, iri)

    def country(self, iso2: str) -> str:
        """What a country is called."""
        return self.countries.get(iso2, iso2)


def lore(known: Gazetteer) -> Lore:
    """What a gazetteer says that helps to tell actors apart."""
    entries = {entry.iso2: entry for entry in known.countries}
    held: dict[str, list[Holding]] = {}
    for holding in known.holdings:
        held.setdefault(holding.person, []).append(holding)
    described = [
        _described(actor, held.get(actor.key, ()), entries.get(actor.country or ""))
        for actor in known.actors
        if actor.kind not in {"unnamed", "voice"}
    ]
    return Lore(
        tuple(sorted(described, key=lambda p: p.iri)),
        {
            office_words(name): term.iri
            for term in known.offices
            for name in (term.label, *term.names)
        },
        {entry.iso2: entry.label for entry in known.countries},
    )


def _described(actor: Actor, held: Sequence[Holding], country: CountryEntry | None) -> Profile:
    names: Iterable[str] = (actor.label, *(n.text for n in actor.names if not n.literal))
    person = actor.kind == "person"
    if not person and country is not None:
        names = [_without(name, country) for name in names]
    offices = tuple(
        Held(role, h.organization, h.country, h.former)
        for h in held
        for role in dict.fromkeys((h.role, h.office))
        if role
    )
    countries = {code for code in (actor.country, *(h.country for h in held)) if code}
    return Profile(
        actor.key,
        actor.kind,  # type: ignore[arg-type]
        actor.label,
        tuple(dict.fromkeys(name for name in names if name)),
        tuple(sorted(countries)),
        offices,
    )


def _without(name: str, country: CountryEntry) -> str:
    """A body's name without the words for its own country."""
    found = "|".join(re.escape(word) for word in _country_words(country) if word in name)
    pattern = rf"(?<!\w)(?:{found})(?:['’]s)?(?!\w)"
    return " ".join((re.sub(pattern, " ", name) if found else name).split())


@lru_cache(maxsize=512)
def _country_words(country: CountryEntry) -> list[str]:
    """The words for a country, the longest first."""
    lists, code = table("countries"), country.iso2
    listed = {
        country.label, *country.names, *country.adjectives, *country.demonyms,
        *lists["abbreviations"].get(code, ()), *lists["names"].get(code, ()),
        *lists["adjectives"].get(code, ()),
    }  # fmt: skip
    return sorted(listed, key=lambda word: (-len(word), word))
