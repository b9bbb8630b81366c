"""The graph as RDF text: sorted and prefixed, the same bytes for the same graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pyoxigraph as ox

from graph.order import ordered, ordered_triples
from ontology import PREFIXES

__all__ = ["FORMATS", "jsonld", "nquads", "ntriples", "trig", "turtle"]

#: All prefixes together are shorter than this.
_HEAD = sum(len(name) + len(iri) + 20 for name, iri in PREFIXES.items())
_BETWEEN = re.compile(rb"\n(?=[^\t\n@}])")


def turtle(quads: Iterable[ox.Quad]) -> bytes:
    """The union of all graphs as Turtle, one paragraph for each subject."""
    return _spaced(_prefixed(ordered_triples(quads), ox.RdfFormat.TURTLE))


def _spaced(data: bytes) -> bytes:
    # Line breaks within literals are escaped, so every line that starts without a tab is a subject.
    return _BETWEEN.sub(b"\n\n", data)


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Every named graph by itself, as TriG."""
    return _prefixed(_by_graph(quads), ox.RdfFormat.TRIG)


def _prefixed(statements: list[ox.Triple] | list[ox.Quad], kind: ox.RdfFormat) -> bytes:
    data = ox.serialize(statements, format=kind, prefixes=dict(PREFIXES)) or b""
    # The engine orders prefixes by length; people look them up by name.
    head = [line for line in data[:_HEAD].split(b"\n") if line.startswith(b"@prefix ")]
    at = sum(len(line) + 1 for line in head)
    return b"".join(line + b"\n" for line in sorted(head)) + data[at:]


def ntriples(quads: Iterable[ox.Quad]) -> bytes:
    """The union of all graphs as N-Triples."""
    return ox.serialize(ordered_triples(quads), format=ox.RdfFormat.N_TRIPLES) or b""


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Every named graph by itself, as N-Quads."""
    return ox.serialize(_by_graph(quads), format=ox.RdfFormat.N_QUADS) or b""


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Every named graph by itself, as JSON-LD."""
    data = ox.serialize(_by_graph(quads), format=ox.RdfFormat.JSON_LD, prefixes=dict(PREFIXES))
    return data or b""


def _by_graph(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    # Sorting is stable: within a graph the quads keep their order.
    return sorted(ordered(quads), key=lambda quad: str(quad.graph_name))


#: Name of a format -> the function that writes it.
FORMATS: dict[str, Callable[[Iterable[ox.Quad]], bytes]] = {
    "ttl": turtle,
    "trig": trig,
    "nt": ntriples,
    "nq": nquads,
    "jsonld": jsonld,
}
