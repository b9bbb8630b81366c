"""The graph as a network for networkx: who said what about whom, and who disputes it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, NamedTuple

import networkx as nx
import pyoxigraph as ox

from graph.model.reading import Reader, statements
from graph.model.records import Ref, Statement
from graph.model.source import Columns
from graph.terms import rdfs, sayso, schema

__all__ = [
    "TURNED", "Edge", "Node", "Strands", "disputing", "edge", "ends", "measures", "network",
    "strands", "ties",
]  # fmt: skip

#: Kind of an edge -> what it leads to from a statement.
_REFS: Mapping[str, Callable[[Statement], tuple[Ref, ...]]] = {
    "said": lambda s: s.speakers,
    "may have said": lambda s: s.candidates,
    "passed on": lambda s: s.via,
    "about": lambda s: s.about,
}
_LINKS = (
    ("contradicts", sayso.contradicts),
    ("corroborates", sayso.corroborates),
    ("responds to", sayso.respondsTo),
    ("on point", sayso.onPoint),
)
#: These run from the actor to the statement, against the direction of the triple.
TURNED = frozenset({"said", "may have said", "passed on"})

#: IRI of a node with its values; start, stop and kind of an edge with its values.
Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, str, dict[str, Any]]


class Strands(NamedTuple):
    """The statements of some articles in the network.

    :param nodes: the statements.
    :param edges: at them, but for those to other statements and to points; in order.
    :param values: IRI of a statement -> what every edge that begins at it carries.
    """

    nodes: list[Node]
    edges: list[Edge]
    values: Mapping[str, dict[str, str]]


def network(graph: ox.Store | Columns) -> nx.MultiDiGraph[str]:
    """Actors, statements and countries as nodes, with what joins them as edges.

    Nodes are IRIs with ``kind`` and ``label``. Edges are keyed by ``kind`` (``said``, ``may have
    said``, ``passed on``, ``about``, ``contradicts``, ``corroborates``, ``responds to``, ``on
    point``) and carry the statement's ``act``, ``polarity`` and ``certainty``, the ``article`` that
    printed it first and its ``date``, and a ``label`` and a ``weight`` of 1. Equal graphs give
    equal networks, node by node in one order.

    :param graph: the named graphs of ``docs/model.md``.
    """
    columns = Columns.of(graph)
    nodes, edges, values = strands(columns)
    edges += (edge(*tie, values[tie[0]]) for tie in ties(columns, values))
    known = {iri for iri, _ in nodes}
    used = {end for start, stop, *_ in edges for end in (start, stop)}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, values in sorted((*nodes, *ends(columns, used - known))):
        made.add_node(iri, **values)
    for start, stop, kind, told in sorted(edges, key=itemgetter(0, 1, 2)):
        made.add_edge(start, stop, key=kind, **told)
    return made


def strands(graph: ox.Store | Columns) -> Strands:
    """The statements of some articles as nodes, and the edges that their own words make.

    :param graph: these articles.
    """
    columns = Columns.of(graph)
    reader, found = Reader(columns), list(statements(columns))
    nodes = [(said.id, _node(reader, said.id, "statement", said.content)) for said in found]
    values = {said.id: _values(said) | _printed(reader, said) for said in found}
    told = sorted(set(_edges(found)))
    edges = [edge(start, stop, kind, values[of]) for start, stop, kind, of in told]
    return Strands(nodes, edges, values)


def ties(graph: ox.Store | Columns, known: Container[str]) -> Iterator[tuple[str, str, str]]:
    """The edges from statements to other statements and to points: start, stop and kind.

    :param graph: what all articles have in common.
    :param known: IRIs of the statements.
    """
    columns = Columns.of(graph)
    for kind, term in _LINKS:
        for one, others in columns.every(term).items():
            if one in known:
                yield from ((one, other, kind) for other in others)


def edge(start: str, stop: str, kind: str, values: Mapping[str, str]) -> Edge:
    """An edge of a kind with what it carries.

    :param values: those of the statement that it begins or ends at.
    """
    return start, stop, kind, {"kind": kind, "label": kind, "weight": 1.0, **values}


def ends(graph: ox.Store | Columns, used: Iterable[str]) -> list[Node]:
    """What statements lead to as nodes.

    :param graph: what all articles have in common.
    :param used: IRIs of actors, countries and points.
    """
    columns = Columns.of(graph)
    reader, points = Reader(columns), columns.of_type(sayso.Point)
    kinds = ((iri, "point" if iri in points else _kind(reader, iri)) for iri in sorted(used))
    return [(iri, _node(reader, iri, kind)) for iri, kind in kinds]


def _node(reader: Reader, iri: str, kind: str, content: str = "") -> dict[str, Any]:
    label = content or reader.one(iri, rdfs.label)
    return {"kind": kind, "label": label or iri.rpartition("/")[2]}


def _edges(found: Iterable[Statement]) -> Iterator[tuple[str, str, str, str]]:
    for said in found:
        for kind, refs in _REFS.items():
            for ref in refs(said):
                ends = (ref.id, said.id) if kind in TURNED else (said.id, ref.id)
                yield (*ends, kind, said.id)


def _kind(reader: Reader, iri: str) -> str:
    return reader.ref(iri).kind or "other"


def _values(said: Statement) -> dict[str, str]:
    return {
        "act": said.act,
        "polarity": said.polarity,
        "certainty": said.certainty,
        "status": said.holder,
    }


def _printed(reader: Reader, said: Statement) -> dict[str, str]:
    """Where and when a statement was first printed; empty where that is not told."""
    days = sorted((reader.one(a, schema.datePublished)[:10], a) for a in said.articles)
    day, article = next((pair for pair in days if pair[0]), days[0] if days else ("", ""))
    return {"date": day, "article": article}


# ---------------------------------------------------------------- who is central to which dispute

#: How many holders are told of each, and up to how many the paths between them are counted.
_TOLD, _PATHS = 10, 500
_BOTH = 2


def disputing(graph: ox.Store | Columns) -> nx.MultiDiGraph[str]:
    """As much of the network as its measures are made of: statements that contradict each other.

    :param graph: what all articles have in common.
    """
    columns = Columns.of(graph)
    reader, known = Reader(columns), columns.of_type(sayso.Statement)
    opposed = columns.every(sayso.contradicts)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one in sorted(known & opposed.keys()):
        for other in opposed[one]:
            made.add_edge(one, other, key="contradicts")
    for statement in sorted(known & set(made)):
        for speaker in columns.all(statement, sayso.speaker):
            made.add_edge(speaker, statement, key="said")
        for point in columns.all(statement, sayso.onPoint):
            made.add_edge(statement, point, key="on point")
    for iri in made:
        made.nodes[iri].update(_node(reader, iri, ""))
    return made


def measures(
    made: nx.MultiDiGraph[str], nodes: int | None = None, edges: int | None = None
) -> dict[str, Any]:
    """Who is central to which dispute, and who stands between the sides of several.

    Two holders are joined where statements of theirs contradict each other. ``degree`` is the share
    of the other holders that one is joined to, ``betweenness`` the share of shortest paths between
    others that lead through one (0 in networks of more than 500 holders, where counting them is
    dear). Voices of articles and unnamed sources count like any holder.

    :param made: as :func:`network` makes it, or :func:`disputing`.
    :param nodes, edges: how many the whole network has, where it is not given.
    """
    holders = _holders(made)
    opposed = [(a, b) for a, b, key in made.edges(keys=True) if key == "contradicts"]
    pairs = [
        (one, other, point)
        for start, stop in opposed
        for one in holders.get(start, ())
        for other in holders.get(stop, ())
        for point in _shared(made, start, stop)
        if one != other
    ]
    by_point: dict[str, nx.Graph[str]] = {}
    whole: nx.Graph[str] = nx.Graph()
    for one, other, point in sorted(pairs):
        by_point.setdefault(point, nx.Graph()).add_edge(one, other)
        whole.add_edge(one, other)
    return {
        "nodes": made.number_of_nodes() if nodes is None else nodes,
        "edges": made.number_of_edges() if edges is None else edges,
        "disputes": [_told(made, point, by_point[point]) for point in sorted(by_point)],
        "holders": _central(made, whole),
    }


def _holders(made: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """Statement -> who holds it."""
    found: dict[str, list[str]] = {}
    for actor, statement, key in made.edges(keys=True):
        if key == "said":
            found.setdefault(statement, []).append(actor)
    return found


def _shared(made: nx.MultiDiGraph[str], one: str, other: str) -> list[str]:
    """The points that two statements are on; "" when they were linked without one."""
    points = [
        {p for _, p, k in made.out_edges(s, keys=True) if k == "on point"} for s in (one, other)
    ]
    return sorted(points[0] & points[1]) or [""]


def _told(made: nx.MultiDiGraph[str], point: str, graph: nx.Graph[str]) -> dict[str, Any]:
    label = made.nodes[point]["label"] if point else ""
    return {"point": label, "id": point.rpartition("/")[2], "holders": _central(made, graph)}


def _central(made: nx.MultiDiGraph[str], graph: nx.Graph[str]) -> list[dict[str, Any]]:
    """The holders of a network of disputes, the most central first."""
    if len(graph) == _BOTH:
        # Most disputes are between two, and no path leads through either.
        degree, between = dict.fromkeys(graph, 1.0), dict.fromkeys(graph, 0.0)
    else:
        degree = nx.degree_centrality(graph) if graph else {}
        small = 0 < len(graph) <= _PATHS
        between = nx.betweenness_centrality(graph) if small else dict.fromkeys(graph, 0.0)
    order = sorted(graph, key=lambda node: (-degree[node], -between[node], node))
    return [
        {
            "who": made.nodes[node]["label"],
            "id": node.rpartition("/id/")[2],
            "against": graph.degree[node],
            "degree": round(degree[node], 4),
            "betweenness": round(between[node], 4),
        }
        for node in order[:_TOLD]
    ]
