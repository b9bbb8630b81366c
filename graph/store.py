"""Quads in memory for questions, and graph files as the data set that rdflib users expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from graph import disk
from graph.errors import QueryError
from graph.opening import graph_file, has_file
from ontology import PREFIXES

__all__ = ["dataset", "filled", "graphs", "quads"]


def filled(*parts: Iterable[ox.Quad]) -> ox.Store:
    """A store in memory that holds all quads of several lists."""
    store = ox.Store()
    for part in parts:
        store.extend(part)
    return store


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
    named: dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, Graph] = {}
    for quad in quads(path):
        graph = named.get(quad.graph_name)
        if graph is None:
            graph = named[quad.graph_name] = made.graph(_graph(quad))
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return made


def quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of a built graph exactly as they stand in the file.

    A store does not keep them so: it turns ``xsd:nonNegativeInteger`` into ``xsd:integer``. It is
    read only where a folder holds nothing else.

    :param path: an output folder, or a .trig, .nq, .ttl or .nt file.
    :raises QueryError: when there is no graph, or it cannot be read.
    """
    if not has_file(path) and (store := disk.opened(path)) is not None:
        yield from store
        return
    file = graph_file(path)
    format_ = ox.RdfFormat.from_extension(file.suffix.lstrip("."))
    if format_ is None:
        raise QueryError("not a graph file; known are .trig, .nq, .ttl and .nt", str(file))
    try:
        yield from ox.parse(path=str(file), format=format_)
    except (OSError, SyntaxError, ValueError) as error:
        raise QueryError(f"cannot be read: {error}; build it again", str(file)) from error


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
