"""Quads in memory for questions, and graph files as the data set that rdflib users expect."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from graph.opening import open_graph
from ontology import PREFIXES

__all__ = ["canonical", "dataset", "filled", "graphs"]


def filled(*parts: Iterable[ox.Quad]) -> ox.Store:
    """A store in memory that holds all quads of several lists."""
    store = ox.Store()
    for quads in parts:
        store.extend(quads)
    return store


def canonical(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads with every literal as the engine keeps it, so that file and store say the same."""
    return list(filled(quads))


def graphs(store: ox.Store) -> list[str]:
    """The IRIs of the named graphs, sorted."""
    return sorted(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode))


def dataset(path: Path) -> Dataset:
    """A built graph as an rdflib data set; its default graph is the union of all.

    :param path: an output folder, or a .trig, .nq, .ttl or .nt file.
    :raises QueryError: when there is no graph, or it cannot be read.
    """
    made = Dataset(default_union=True)
    for prefix, iri in PREFIXES.items():
        made.bind(prefix, iri, replace=True)
    made.addN(
        (_term(q.subject), _term(q.predicate), _term(q.object), made.graph(_graph(q)))
        for q in open_graph(path)
    )
    return made


def _graph(quad: ox.Quad) -> URIRef:
    name = quad.graph_name
    return URIRef(name.value) if isinstance(name, ox.NamedNode) else DATASET_DEFAULT_GRAPH_ID


@lru_cache(maxsize=1 << 16)
def _named(iri: str) -> URIRef:
    return URIRef(iri)


def _term(term: Any) -> Node:
    if isinstance(term, ox.NamedNode):
        return _named(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    kind = term.datatype.value
    # A plain string has no datatype in rdflib; with one it would equal no other string.
    return Literal(term.value, datatype=None if kind.endswith("#string") else _named(kind))
