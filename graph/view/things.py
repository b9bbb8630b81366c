"""Nodes of a store with their properties, under compact names and in one order."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from ontology import BASE

__all__ = ["Thing", "compact", "labels", "things"]

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
_QUERY = "SELECT DISTINCT ?s ?p ?o WHERE {{ ?s a <{}ns#{}> ; ?p ?o }}"
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?s ?o WHERE { ?s rdfs:label|skos:prefLabel ?o }
"""

#: One triple's subject, property and value, with the value's place in the order.
_Row = tuple[str, str, int, str]


@lru_cache(maxsize=1 << 16)
def compact(iri: str) -> str:
    """An IRI as ``prefix:name`` where it is one of ours or of a vocabulary we use."""
    if iri.startswith(_IDS):
        kind, _, name = iri.removeprefix(_IDS).partition("/")
        return f"{kind}:{name}"
    for start, prefix in _PREFIXES:
        if iri.startswith(start):
            return prefix + iri.removeprefix(start)
    return iri


class Thing:
    """One node: its compact name and its values, best language first, then in order."""

    __slots__ = ("_values", "id")

    def __init__(self, name: str) -> None:
        self.id = name
        self._values: dict[str, list[str]] = {}

    def add(self, name: str, value: str) -> None:
        """Append a value; callers add in order."""
        self._values.setdefault(name, []).append(value)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a property."""
        return tuple(dict.fromkeys(self._values.get(name, ())))

    def one(self, name: str) -> str | None:
        """The first value of a property, or None."""
        values = self._values.get(name)
        return values[0] if values else None


def _term(term: object) -> tuple[int, str]:
    if isinstance(term, ox.Literal):
        return (term.language or "en") != "en", term.value
    if isinstance(term, ox.NamedNode):
        return 0, compact(term.value)
    return 2, str(term)


def _solutions(store: ox.Store, query: str) -> ox.QuerySolutions:
    found = store.query(query, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SELECT query gives solutions")
    return found


def things(store: ox.Store, kind: str) -> dict[str, Thing]:
    """Every node of a class of ours by its compact name, sorted by that name."""
    rows: list[_Row] = sorted(
        (_term(row[0])[1], _term(row[1])[1], *_term(row[2]))
        for row in _solutions(store, _QUERY.format(BASE, kind))
    )
    found: dict[str, Thing] = {}
    for subject, name, _, value in rows:
        found.setdefault(subject, Thing(subject)).add(name, value)
    return found


def labels(store: ox.Store) -> dict[str, str]:
    """The label of everything that has one, English or untagged before other languages."""
    rows = sorted((_term(row[0])[1], *_term(row[1])) for row in _solutions(store, _LABELS))
    best: dict[str, str] = {}
    for subject, _, label in rows:
        best.setdefault(subject, label)
    return best
