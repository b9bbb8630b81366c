"""Which actor speaks for a country: its government, by hand-written entry or made on the spot."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.entities.once import once
from extract.records import Actor, CountryEntry, Gazetteer
from extract.syntax.tree import before
from extract.wordlists import table, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

__all__ = ["government_of", "governments", "part", "regional"]


def part(name: str) -> bool:
    """Whether words name a part of a country or its past, whose voice its government is not."""
    parts = table("countries")["parts"].values()
    return any(name in listed for kind in parts for listed in kind.values())


def regional(name: Sequence[Token]) -> bool:
    """Whether a country's name stands for a region of it: "eastern Ukraine"."""
    side = before(name[0])
    return side is not None and side.lower_ in words("countries", "regions", "sides")


@once
def governments(gazetteer: Gazetteer) -> Mapping[str, Actor]:
    """The government of every country of the gazetteer, by ISO 3166-1 alpha-2 code.

    A country without a hand-written government gets one with the key ``gov:<code>``.
    """
    by_iri = {a.iri: a for a in gazetteer.actors if a.iri}
    by_country: dict[str, Actor] = {}
    for actor in gazetteer.actors:
        if actor.kind == "government" and actor.country:
            by_country.setdefault(actor.country, actor)
    found: dict[str, Actor] = {}
    for entry in gazetteer.countries:
        own = by_iri.get(entry.government or "") or by_country.get(entry.iso2)
        found[entry.iso2] = own or _minted(entry)
    return MappingProxyType(by_country | found)


def government_of(country: str, gazetteer: Gazetteer) -> Actor | None:
    """The government of the country that a name alone means, or None.

    :param country: the name, e.g. "North Korea".
    """
    for entry in gazetteer.countries:
        listed = table("countries")["names"].get(entry.iso2, ())
        if country in {entry.label, *entry.names, *listed} and not part(country):
            return governments(gazetteer).get(entry.iso2)
    return None


def _minted(entry: CountryEntry) -> Actor:
    label = f"Government of {entry.label}"
    key = entry.government or f"gov:{entry.iso2}"
    return Actor(key, label, "government", entry.government, entry.iso2)
