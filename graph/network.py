"""The graph as a network for networkx: who said what about which country, and who disputes it."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pyoxigraph as ox

from graph.terms import rdf, rdfs, sayso

__all__ = ["network"]

_KINDS = {
    sayso.Person: "person",
    sayso.Organization: "organization",
    sayso.Government: "government",
    sayso.Group: "group",
    sayso.UnnamedSource: "unnamed",
    sayso.ArticleVoice: "voice",
    sayso.Statement: "statement",
    sayso.Country: "country",
}
_EDGES = (
    ("said", sayso.speaker),
    ("may have said", sayso.candidateSpeaker),
    ("passed on", sayso.via),
    ("about", sayso.about),
    ("contradicts", sayso.contradicts),
    ("corroborates", sayso.corroborates),
    ("responds to", sayso.respondsTo),
)
_VALUES = {
    "act": sayso.speechAct,
    "polarity": sayso.polarity,
    "certainty": sayso.certainty,
    "status": sayso.holderStatus,
}
#: These run from the actor to the statement, against the direction of the triple.
_TURNED = frozenset({"said", "may have said", "passed on"})


def network(store: ox.Store) -> nx.MultiDiGraph[str]:
    """Actors, statements and countries as nodes, with what joins them as edges.

    Nodes are IRIs with ``kind`` and ``label``. Edges are keyed by ``kind`` (``said``, ``may have
    said``, ``passed on``, ``about``, ``contradicts``, ``corroborates``, ``responds to``) and
    carry the statement's ``act``, ``polarity`` and ``certainty``. Equal graphs give equal
    networks, node by node in one order.

    :param store: the named graphs of ``docs/model.md``.
    """
    statements = _values(store, _instances(store, sayso.Statement))
    edges = sorted(_edges(store, statements))
    used = set(statements) | {end for start, stop, *_ in edges for end in (start, stop)}
    kinds = _typed(store)
    labels = _first(store, rdfs.label)
    words = _first(store, sayso.content)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(used):
        label = words.get(iri) or labels.get(iri) or iri.rpartition("/")[2]
        made.add_node(iri, kind=kinds.get(iri, "other"), label=label)
    for start, stop, kind, statement in edges:
        made.add_edge(start, stop, key=kind, kind=kind, **statements[statement])
    return made


def _edges(store: ox.Store, statements: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    for kind, term in _EDGES:
        for quad in store.quads_for_pattern(None, term, None, None):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(
                quad.object, ox.NamedNode
            ):
                continue
            statement, other = quad.subject.value, quad.object.value
            if statement in statements:
                ends = (other, statement) if kind in _TURNED else (statement, other)
                yield (*ends, kind, statement)


def _instances(store: ox.Store, kind: ox.NamedNode) -> list[str]:
    found = {q.subject.value for q in store.quads_for_pattern(None, rdf.type, kind, None)}  # type: ignore[union-attr]
    return sorted(found)


def _typed(store: ox.Store) -> dict[str, str]:
    return {iri: name for kind, name in _KINDS.items() for iri in _instances(store, kind)}


def _values(store: ox.Store, statements: list[str]) -> dict[str, dict[str, str]]:
    """Statement -> its values by name, each the first in the order of the alphabet."""
    found = {name: _locals(store, term) for name, term in _VALUES.items()}
    return {s: {name: of.get(s, "") for name, of in found.items()} for s in statements}


def _locals(store: ox.Store, term: ox.NamedNode) -> dict[str, str]:
    """Subject -> the local name of its first value."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, term, None, None):
        if isinstance(quad.subject, ox.NamedNode):
            iri, value = quad.subject.value, str(quad.object)
            found[iri] = min(value, found.get(iri, value))
    return {iri: value.rpartition("#")[2].rstrip(">") for iri, value in found.items()}


def _first(store: ox.Store, term: ox.NamedNode) -> dict[str, str]:
    """Subject -> the first of its values in the order of the alphabet."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, term, None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            iri, value = quad.subject.value, quad.object.value
            found[iri] = min(value, found.get(iri, value))
    return found
