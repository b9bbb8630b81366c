"""A small world for the tests of who is named: some countries, some hand-written actors."""

from __future__ import annotations

import re

from extract.entities.names import find_names
from extract.holders.resolve import resolve
from extract.records import Actor, Candidate, CountryEntry, Gazetteer, Holder, Name, Span
from tests.extract.marked import reading

__all__ = ["ACTOR", "WORLD", "holders", "one"]

ACTOR = "https://w3id.org/sayso/id/actor/"
_PLACE = "https://w3id.org/sayso/id/place/"


def _country(iso2: str, label: str, adjective: str, *names: str) -> CountryEntry:
    known = ACTOR + f"gov-{iso2.lower()}" if iso2 in {"UA", "RU"} else None
    iri = f"https://w3id.org/sayso/id/country/{iso2.lower()}"
    return CountryEntry(iso2, iri, label, names, (adjective,), (adjective,), known)


def _actor(slug: str, label: str, kind: str, country: str | None, *names: Name) -> Actor:
    return Actor(ACTOR + slug, label, kind, ACTOR + slug, country, names)  # type: ignore[arg-type]


WORLD = Gazetteer(
    actors=(
        _actor(
            "gov-ua", "Government of Ukraine", "government", "UA", Name("Kyiv", _PLACE + "kyiv")
        ),
        _actor(
            "gov-ru", "Government of Russia", "government", "RU",
            Name("the Kremlin", _PLACE + "kremlin"), Name("Moscow", _PLACE + "moscow"),
        ),
        _actor("zelensky", "Volodymyr Zelensky", "person", "UA", Name("Volodymyr Zelenskyy")),
        _actor("putin", "Vladimir Putin", "person", "RU", Name("Putin")),
        _actor(
            "mod-pe", "Peruvian Ministry of Defence", "organization", "PE",
            Name("the Citadel", _PLACE + "citadel"), Name("Citadel", _PLACE + "citadel"),
        ),
        _actor("nato", "NATO", "organization", None, Name("North Atlantic Treaty Organization")),
    ),
    countries=(
        _country("UA", "Ukraine", "Ukrainian"), _country("RU", "Russia", "Russian"),
        _country("KP", "North Korea", "North Korean"),
        _country("KR", "South Korea", "South Korean"),
        _country("US", "United States", "American"), _country("GB", "United Kingdom", "British"),
        _country("BY", "Belarus", "Belarusian"), _country("BE", "Belgium", "Belgian"),
        _country("GE", "Georgia", "Georgian"), _country("JO", "Jordan", "Jordanian"),
        _country("TD", "Chad", "Chadian"), _country("TR", "Turkey", "Turkish"),
        _country("CN", "China", "Chinese"), _country("FR", "France", "French"),
        _country("DE", "Germany", "German"), _country("PL", "Poland", "Polish"),
        _country("PE", "Peru", "Peruvian"), _country("AE", "United Arab Emirates", "Emirati"),
        _country("MX", "Mexico", "Mexican"), _country("NZ", "New Zealand", "New Zealander"),
    ),
)  # fmt: skip


def holders(marked: str) -> list[tuple[str, Holder]]:
    """The sources marked ``[[like this]]`` in a text, with their holders."""
    text, sources = "", []
    for part in re.split(r"(\[\[|\]\])", marked):
        if part == "[[":
            sources.append(len(text))
        elif part != "]]":
            text += part
    spans = [Span(s, text.index(e, s) + len(e)) for s, e in _ends(marked, sources)]
    read = reading(text)
    candidates = [Candidate((s,), (), (), "by hand", 1.0) for s in spans]
    found = resolve(read, find_names(read, WORLD), candidates)
    return [(s.of(text), h) for s, h in zip(spans, found, strict=True)]


def _ends(marked: str, starts: list[int]) -> list[tuple[int, str]]:
    return list(zip(starts, re.findall(r"\[\[(.*?)\]\]", marked), strict=True))


def one(marked: str) -> Holder:
    """The holder of the last source marked in a text."""
    return holders(marked)[-1][1]
