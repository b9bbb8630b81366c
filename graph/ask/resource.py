"""One node of the graph with all that is known of it: for a page behind its IRI, and as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.ask.explain import Evidence, Explanation, explain
from graph.ask.listings import Listing, Turn, listings
from graph.ask.lookup import compact
from graph.ask.walk import Walk
from graph.errors import QueryError
from ontology import BASE

__all__ = ["Property", "Resource", "UnknownError", "Value", "described", "resource"]

#: Of these kinds a node is told together with what it belongs to, since nobody asks for it alone.
_PARTS = frozenset(("mention", "prop", "quantity", "report", "link"))
#: What leads from a node to the nodes that belong to it, against the arrow.
_BELONG = ("sayso:reports", "sayso:linkFrom")
_SHOWN = 100


class UnknownError(QueryError):
    """A node that the graph says nothing of."""


class Value(NamedTuple):
    """One value of a property.

    :param iri: of a node; empty for words and numbers.
    """

    words: str
    iri: str = ""


class Property(NamedTuple):
    """A property with its values.

    :param name: prefixed, ``sayso:speaker``.
    :param values: sorted; at most a hundred of them, the first of the store.
    :param more: how many are left out.
    """

    name: str
    values: tuple[Value, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """A node for people to read.

    :param kind: its class as a word, ``Person``.
    :param why: of a statement or a report, all that stands behind it.
    :param own: its properties; ``seen_from`` those that have it as a value.
    """

    iri: str
    id: str
    label: str
    kind: str
    why: Explanation | None
    listings: tuple[Listing, ...]
    own: tuple[Property, ...]
    seen_from: tuple[Property, ...]

    @property
    def speakers(self) -> tuple[Value, ...]:
        """Of a statement, who says it or may have said it."""
        names = ("sayso:speaker", "sayso:candidateSpeaker")
        return tuple(v for p in self.own if p.name in names for v in p.values)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The places that report it."""
        return self.why.evidence if self.why else ()


def resource(store: ox.Store, iri: str, most: int = _SHOWN, turn: Turn | None = None) -> Resource:
    """What a graph holds on a node.

    :param most: how many values a property and entries a page of a listing may have.
    :param turn: the page wanted of one listing.
    :raises UnknownError: when the graph says nothing of it.
    """
    node, walk = _known(store, iri), Walk(store)
    statement = walk.node(node, "sayso:reports") or node
    why = explain(store, statement) if walk.words(statement, "sayso:content") else None
    return Resource(
        iri,
        compact(iri),
        why.content if why else walk.label(node),
        walk.kind(node),
        why,
        tuple(listings(store, node, most, turn)),
        tuple(_properties(store, walk, f"{node} {{}} ?o", most)),
        tuple(_properties(store, walk, f"?o {{}} {node}", most)),
    )


def described(store: ox.Store, iri: str) -> list[ox.Triple]:
    """What a node is told by as triples: its own, those of its parts, and the names of the rest.

    The parts of a statement are its reports with their words, and its proposition.

    :raises UnknownError: when the graph says nothing of it.
    """
    found: set[ox.Triple] = set()
    seen, queue = set[ox.NamedNode](), [_known(store, iri)]
    while queue:
        node = queue.pop()
        if node in seen:
            continue
        seen.add(node)
        own = {ox.Triple(q.subject, q.predicate, q.object) for q in _about(store, node)}
        found |= own
        queue.extend(
            t.object
            for t in own
            if isinstance(t.object, ox.NamedNode) and _kind(t.object) in _PARTS
        )
        queue.extend(Walk(store).pointing(node, *_BELONG))
    return sorted(found | set(_names(store, found)), key=str)


def _known(store: ox.Store, iri: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise UnknownError(f"no IRI: {error}") from error
    either = (store.quads_for_pattern(node, None, None), store.quads_for_pattern(None, None, node))
    if not any(next(quads, None) for quads in either):
        raise UnknownError(f"nothing is known of {compact(iri)}")
    return node


def _about(store: ox.Store, node: ox.NamedNode) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(node, None, None, None)


def _kind(node: ox.NamedNode) -> str:
    """The kind of thing that an IRI of ours names, ``mention``."""
    iri, head = node.value, BASE + "id/"
    return iri.removeprefix(head).partition("/")[0] if iri.startswith(head) else ""


def _names(store: ox.Store, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    for other in {t.object for t in triples if isinstance(t.object, ox.NamedNode)}:
        for quad in store.quads_for_pattern(other, label, None, None):
            yield ox.Triple(quad.subject, quad.predicate, quad.object)


def _properties(store: ox.Store, walk: Walk, pattern: str, most: int) -> Iterator[Property]:
    """What stands for the braces in a pattern of ``?o``, with so many values at most."""

    def rows(query: str) -> Any:
        return store.query(query, use_default_graph_as_union=True)

    every = f"SELECT ?p (COUNT(DISTINCT ?o) AS ?n) {{ {pattern.format('?p')} }} GROUP BY ?p"
    found = {property_: int(count.value) for property_, count in rows(every)}
    for property_ in sorted(found, key=lambda one: compact(one.value)):
        some = f"SELECT DISTINCT ?o {{ {pattern.format(property_)} }} LIMIT {most}"
        told = sorted(_value(walk, row[0]) for row in rows(some))
        yield Property(compact(property_.value), tuple(told), found[property_] - len(told))


def _value(walk: Walk, term: object) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(walk.label(term), term.value)
    return Value(term.value if isinstance(term, ox.Literal) else str(term))
