"""Nodes of a store with their properties, under compact names and in one order.

A property is read once, for all nodes at the same time, when the first node is asked for it:
a large graph costs what the page needs of it and no query results.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from sys import intern

import pyoxigraph as ox

from graph.terms import Terms, dcterms, org, prov, rdf, rdfs, sayso, schema, skos
from ontology import BASE

__all__ = ["Columns", "Thing", "compact"]

_VOCABULARIES: dict[str, Terms] = {
    "dcterms": dcterms,
    "org": org,
    "prov": prov,
    "rdfs": rdfs,
    "sayso": sayso,
    "schema": schema,
    "skos": skos,
}
_PREFIXES = (
    (f"{BASE}ns#", "sayso:"),
    (f"{BASE}act#", "act:"),
    (f"{BASE}val#", "val:"),
    (f"{BASE}rel#", "rel:"),
    ("http://www.w3.org/2000/01/rdf-schema#", "rdfs:"),
    ("http://www.w3.org/2004/02/skos/core#", "skos:"),
    ("http://www.w3.org/ns/prov#", "prov:"),
    ("http://www.w3.org/ns/org#", "org:"),
    ("http://purl.org/dc/terms/", "dcterms:"),
    ("https://schema.org/", "schema:"),
)
_IDS = f"{BASE}id/"

#: Node -> its values of one property: best language first, then in the order of the alphabet.
_Column = Mapping[str, tuple[str, ...]]


def compact(iri: str) -> str:
    """An IRI as ``prefix:name`` where it is one of ours or of a vocabulary we use."""
    if iri.startswith(_IDS):
        return iri[len(_IDS) :].replace("/", ":", 1)
    return _prefixed(iri)


@lru_cache(maxsize=1 << 12)
def _prefixed(iri: str) -> str:
    for start, prefix in _PREFIXES:
        if iri.startswith(start):
            return prefix + iri.removeprefix(start)
    return iri


class Columns:
    """The properties of all nodes of a store.

    :param store: named graphs, read as their union.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._read: dict[str, _Column] = {}
        self._languages: dict[tuple[str, str], str] | None = None

    def things(self, kind: ox.NamedNode) -> dict[str, Thing]:
        """Every node of a class by its compact name, sorted by that name."""
        found = self.store.quads_for_pattern(None, rdf.type, kind, None)
        names = {_term(quad.subject)[1] for quad in found}
        return {name: Thing(name, self) for name in sorted(names)}

    def __getitem__(self, name: str) -> _Column:
        column = self._read.get(name)
        if column is None:
            prefix, _, local = name.partition(":")
            column = self._read[name] = _column(self.store, _VOCABULARIES[prefix][local])
        return column

    def ours(self, name: str) -> _Column:
        """A property of our namespace, also one that the closed vocabulary does not know yet."""
        column = self._read.get(f"ns#{name}")
        if column is None:
            column = self._read[f"ns#{name}"] = _column(
                self.store, ox.NamedNode(f"{BASE}ns#{name}")
            )
        return column

    def language(self, name: str) -> str | None:
        """The language tag of a node's label, of the one that :meth:`Thing.one` gives."""
        if self._languages is None:
            self._languages = {}
            for quad in self.store.quads_for_pattern(None, rdfs.label, None, None):
                if isinstance(quad.object, ox.Literal) and quad.object.language:
                    key = _term(quad.subject)[1], quad.object.value
                    self._languages[key] = quad.object.language
        return self._languages.get((name, self["rdfs:label"].get(name, ("",))[0]))

    def texts(self, name: str) -> dict[str, str]:
        """The words a node of ours has of its own, by the local name of their property."""
        found: dict[str, str] = {}
        for quad in self.store.quads_for_pattern(_ours(name), None, None, None):
            if isinstance(quad.object, ox.Literal):
                local = quad.predicate.value.rpartition("#")[2]
                found[local] = min(quad.object.value, found.get(local, quad.object.value))
        return found

    def pointing(self, names: Iterable[str]) -> set[str]:
        """Whatever points at one of these nodes of ours."""
        found = (self.store.quads_for_pattern(None, None, _ours(n), None) for n in names)
        return {_term(quad.subject)[1] for quads in found for quad in quads}

    def pointed(self, name: str) -> set[str]:
        """What a node of ours points at, and its words."""
        quads = self.store.quads_for_pattern(_ours(name), None, None, None)
        return {_term(quad.object)[1] for quad in quads}

    def labels(self) -> dict[str, str]:
        """The label of everything that has one, English or untagged before other languages."""
        best: dict[str, tuple[int, str]] = {}
        for term in (rdfs.label, skos.prefLabel):
            for quad in self.store.quads_for_pattern(None, term, None, None):
                name, label = _term(quad.subject)[1], _term(quad.object)
                best[name] = min(label, best.get(name, label))
        return {name: label for name, (_, label) in sorted(best.items())}


class Thing:
    """One node: its compact name and its values, best language first, then in order."""

    __slots__ = ("_columns", "id")

    def __init__(self, name: str, columns: Columns) -> None:
        self.id = name
        self._columns = columns

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a property."""
        return self._columns[name].get(self.id, ())

    def one(self, name: str) -> str | None:
        """The first value of a property, or None."""
        values = self._columns[name].get(self.id)
        return values[0] if values else None


def _ours(name: str) -> ox.NamedNode:
    """The node of a compact name; a whole IRI is one already."""
    if "://" in name or name.startswith("urn:"):
        return ox.NamedNode(name)
    return ox.NamedNode(_IDS + name.replace(":", "/", 1))


def _term(term: object) -> tuple[int, str]:
    if isinstance(term, ox.NamedNode):
        return 0, compact(term.value)
    if isinstance(term, ox.Literal):
        return (term.language or "en") != "en", term.value
    return 2, str(term)


def _column(store: ox.Store, term: ox.NamedNode) -> _Column:
    first: dict[str, object] = {}
    others: dict[str, list[object]] = {}
    column: dict[str, tuple[str, ...]] = {}
    for quad in store.quads_for_pattern(None, term, None, None):
        subject, value = intern(_term(quad.subject)[1]), quad.object
        if subject in first:
            others.setdefault(subject, [first[subject]]).append(value)
        else:
            first[subject] = value
            column[subject] = (intern(_term(value)[1]),)
    for subject, values in others.items():
        ranked = sorted({_term(value) for value in values})
        column[subject] = tuple(dict.fromkeys(value for _, value in ranked))
    return column
