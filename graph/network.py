"""The graph as a network for networkx: who said what about whom, and who disputes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import pyoxigraph as ox

from graph.terms import rdf, rdfs, sayso

__all__ = ["measures", "network"]

_KINDS = {
    sayso.Person: "person",
    sayso.Organization: "organization",
    sayso.Government: "government",
    sayso.Group: "group",
    sayso.UnnamedSource: "unnamed",
    sayso.ArticleVoice: "voice",
    sayso.Statement: "statement",
    sayso.Country: "country",
    sayso.Point: "point",
}
_EDGES = (
    ("said", sayso.speaker),
    ("may have said", sayso.candidateSpeaker),
    ("passed on", sayso.via),
    ("about", sayso.about),
    ("contradicts", sayso.contradicts),
    ("corroborates", sayso.corroborates),
    ("responds to", sayso.respondsTo),
    ("on point", sayso.onPoint),
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
    said``, ``passed on``, ``about``, ``contradicts``, ``corroborates``, ``responds to``, ``on
    point``) and carry the statement's ``act``, ``polarity`` and ``certainty``. Equal graphs give
    equal networks, node by node in one order.

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


# ---------------------------------------------------------------- who is central to which dispute

#: How many holders are told of each, and up to how many the paths between them are counted.
_TOLD, _PATHS = 10, 500


def measures(made: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """Who is central to which dispute, and who stands between the sides of several.

    Two holders are joined where statements of theirs contradict each other. ``degree`` is the share
    of the other holders that one is joined to, ``betweenness`` the share of shortest paths between
    others that lead through one (0 in networks of more than 500 holders, where counting them is
    dear). Voices of articles and unnamed sources count like any holder.

    :param made: as :func:`network` makes it.
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
        "nodes": made.number_of_nodes(),
        "edges": made.number_of_edges(),
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
