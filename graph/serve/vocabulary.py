"""The vocabulary as a page of terms and as triples."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import compact
from graph.serve.results import triples
from ontology import text

__all__ = ["Group", "Term", "data", "groups"]

_FILES = ("sayso.ttl", "values.ttl")
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DEFINITIONS = (
    f"{_SKOS}definition",
    f"{_RDFS}comment",
    f"{_SKOS}scopeNote",
    f"{_RDFS}label",
    f"{_SKOS}prefLabel",
)
_TOLD = {
    "kind of": f"{_RDFS}subClassOf", "narrows": f"{_RDFS}subPropertyOf", "of": f"{_RDFS}domain",
    "gives": f"{_RDFS}range", "of scheme": f"{_SKOS}inScheme", "event class": f"{_SKOS}notation",
}  # fmt: skip


class Term(NamedTuple):
    """A class, property or value.

    :param name: prefixed, ``sayso:speaker``.
    :param anchor: where its page shows it, the local name.
    :param more: what else is said of it, as name and prefixed names.
    """

    name: str
    anchor: str
    definition: str
    more: tuple[tuple[str, tuple[str, ...]], ...]


class Group(NamedTuple):
    """Terms of one kind, sorted."""

    title: str
    terms: tuple[Term, ...]


@lru_cache(maxsize=1)
def _store() -> ox.Store:
    store = ox.Store()
    for name in _FILES:
        store.load(text(name).encode(), format=ox.RdfFormat.TURTLE)
    return store


def data(kind: str) -> bytes:
    """The vocabulary and its values as triples.

    :param kind: a value of :data:`graph.serve.results.TRIPLES`.
    """
    return triples((q.triple for q in _store()), kind)


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """All terms: classes, properties, then each scheme of values."""
    kinds = {
        "Classes": (f"{_OWL}Class",),
        "Properties": (f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty"),
        "Values and relation types": (f"{_SKOS}Concept",),
    }
    found = {title: _of_kind(classes) for title, classes in kinds.items()}
    return tuple(Group(title, terms) for title, terms in found.items() if terms)


def _of_kind(classes: tuple[str, ...]) -> tuple[Term, ...]:
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    nodes = {
        quad.subject.value
        for class_ in classes
        for quad in _store().quads_for_pattern(None, type_, ox.NamedNode(class_))
        if isinstance(quad.subject, ox.NamedNode)
    }
    return tuple(_term(iri) for iri in sorted(nodes))


def _term(iri: str) -> Term:
    name = compact(iri)
    told = ((title, tuple(map(compact, _values(iri, term)))) for title, term in _TOLD.items())
    definition = next((v for term in _DEFINITIONS for v in _values(iri, term)), "")
    anchor = name.replace(":", "-")
    return Term(name, anchor, definition, tuple((t, values) for t, values in told if values))


def _values(iri: str, term: str) -> list[str]:
    quads = _store().quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(term), None)
    return sorted(q.object.value for q in quads if not isinstance(q.object, ox.Triple))
