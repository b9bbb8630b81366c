"""From facts files and country data to the plain gazetteer that extraction is told."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from json import dumps
from typing import NamedTuple

import pyoxigraph as ox

from extract.records import Actor, ActorKind, CountryEntry, Gazetteer, Holding, Name, Term
from graph.facts import Facts
from graph.model.kinds import CLASSES
from graph.terms import org, rdf, rdfs, sayso, skos
from ontology import text

__all__ = ["country_quads", "digest", "gazetteer"]

#: The kinds of actors that a person describes; of two of them a later one counts.
_KINDS: tuple[ActorKind, ...] = ("group", "organization", "government", "person")


@cache
def country_quads() -> tuple[ox.Quad, ...]:
    """The country data of the package: countries and their governments, in no graph."""
    return tuple(ox.parse(text("countries.ttl").encode(), format=ox.RdfFormat.TURTLE))


def gazetteer(facts: Facts) -> Gazetteer:
    """Everything extraction may know beforehand; the same facts give the same, in one order."""
    known = _Known((*country_quads(), *facts.quads))
    return Gazetteer(
        actors=tuple(_actors(known)),
        countries=tuple(_countries(known)),
        offices=tuple(
            Term(node, known.label(node), tuple(n.text for n in known.names(node)))
            for node in known.instances(sayso.Office)
        ),
        holdings=tuple(_holdings(known)),
    )


def digest(known: Gazetteer) -> str:
    """A hash of all that extraction is told, hex."""
    plain = dumps(asdict(known), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


class _Word(NamedTuple):
    """A label in some language; English ones sort first."""

    foreign: bool
    text: str


class _Known:
    """What is said of each node, by property."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._words: dict[tuple[str, str], set[_Word]] = defaultdict(set)
        self._places: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for quad in quads:
            self._add(quad)
        for place in self.instances(sayso.Place):
            inside = self.value(place, sayso.inCountry) or ""
            for word in self._all_words(place, rdfs.label, skos.altLabel):
                self._places[_bare(word.text)].add((inside, place))

    def _add(self, quad: ox.Quad) -> None:
        if not isinstance(quad.subject, ox.NamedNode):
            return
        key = (quad.subject.value, quad.predicate.value)
        if isinstance(quad.object, ox.Literal):
            foreign = (quad.object.language or "en").split("-")[0] != "en"
            self._words[key].add(_Word(foreign, quad.object.value))
        elif isinstance(quad.object, ox.NamedNode):
            self._values[key].add(quad.object.value)
            if quad.predicate == rdf.type:
                self._values[quad.object.value, "instances"].add(quad.subject.value)

    def instances(self, class_: ox.NamedNode) -> list[str]:
        return sorted(self._values.get((class_.value, "instances"), ()))

    def value(self, node: str, term: ox.NamedNode) -> str | None:
        """The first node a property leads to, in the order of IRIs."""
        return min(self._values.get((node, term.value), ()), default=None)

    def words(self, node: str, *terms: ox.NamedNode) -> tuple[str, ...]:
        return tuple(dict.fromkeys(w.text for w in self._all_words(node, *terms)))

    def _all_words(self, node: str, *terms: ox.NamedNode) -> list[_Word]:
        return sorted(w for t in terms for w in self._words.get((node, t.value), ()))

    def label(self, node: str) -> str:
        labels = self.words(node, rdfs.label)
        return labels[0] if labels else node.rsplit("/", 1)[-1]

    def names(self, node: str) -> tuple[Name, ...]:
        """All further names of a node, plain ones first, then words that stand for it."""
        label = self.label(node)
        plain = self.words(node, rdfs.label, skos.altLabel)
        metonyms = self.words(node, sayso.metonym)
        return (
            *(Name(n) for n in plain if n != label and n not in metonyms),
            *(Name(n, self._place(n, self.country(node))) for n in metonyms),
        )

    def country(self, node: str) -> str | None:
        return self.value(node, sayso.governs) or self.value(node, sayso.ofCountry)

    def iso2(self, country: str | None) -> str | None:
        codes = self.words(country, sayso.iso2) if country else ()
        return codes[0].upper() if codes else None

    def _place(self, name: str, country: str | None) -> str | None:
        """The place of a name, rather within the country than elsewhere."""
        found = sorted(self._places.get(_bare(name), ()))
        inside = [place for within, place in found if within == country]
        return next(iter(inside or [place for _, place in found]), None)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _actors(known: _Known) -> Iterator[Actor]:
    """The actors sorted by IRI."""
    kinds = {node: kind for kind in _KINDS for node in known.instances(CLASSES[kind])}
    for node in sorted(kinds):
        names = known.names(node)
        if kinds[node] == "government":
            names = (*names, *_government_names(known, node, names))
        iso2 = known.iso2(known.country(node))
        yield Actor(node, known.label(node), kinds[node], node, iso2, names)


def _holdings(known: _Known) -> Iterator[Holding]:
    """The posts people wrote down, sorted by IRI; a post without a role says nothing."""
    governments = set(known.instances(sayso.Government))
    for post in known.instances(sayso.Post):
        person, roles = known.value(post, org.member), known.words(post, sayso.role)
        body = known.value(post, org.organization)
        if person is None or not roles:
            continue
        country = known.value(post, sayso.ofCountry) or known.country(body or "")
        office = known.value(post, sayso.office)
        yield Holding(
            person,
            roles[0],
            None if body in governments else body,
            known.iso2(country),
            "true" in known.words(post, sayso.former),
            known.label(office) if office else "",
        )


def _government_names(known: _Known, node: str, have: tuple[Name, ...]) -> Iterator[Name]:
    country = known.country(node) or ""
    listed = {name.text for name in have}
    for adjective in known.words(country, sayso.adjective):
        if (name := f"{adjective} government") not in listed:
            yield Name(name)


def _countries(known: _Known) -> Iterator[CountryEntry]:
    governments = {known.value(g, sayso.governs): g for g in known.instances(sayso.Government)}
    for node in known.instances(sayso.Country):
        label, iso2 = known.label(node), known.iso2(node)
        if iso2 is None:
            continue
        yield CountryEntry(
            iso2=iso2,
            iri=node,
            label=label,
            names=tuple(n for n in known.words(node, rdfs.label, skos.altLabel) if n != label),
            demonyms=known.words(node, sayso.demonym),
            adjectives=known.words(node, sayso.adjective),
            government=governments.get(node),
        )
