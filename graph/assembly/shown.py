"""What page and network show of each article by itself; what ties articles together comes later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.export.graphml import edge_line, node_line, told
from graph.model.source import Columns
from graph.network import TURNED, strands
from graph.terms import rdf, sayso
from graph.view import kept
from graph.view.model import Piece, piece
from graph.view.things import compact

__all__ = ["Shown", "dumped", "loaded", "of_articles", "shares"]


class Shown(NamedTuple):
    """What is shown of some articles.

    :param nodes: IRI and line of each statement as a node.
    :param edges: start, stop, kind and line of each edge that their own words make.
    :param carried: IRI of a statement and what every edge at it carries.
    """

    piece: Piece
    nodes: Sequence[tuple[str, str]]
    edges: Sequence[tuple[str, str, str, str]]
    carried: Sequence[tuple[str, str]]


def of_articles(columns: Columns) -> Shown:
    """What is shown of whole articles.

    :param columns: these, with what is nearby.
    """
    nodes, edges, values = strands(columns)
    return Shown(
        piece(columns),
        [(iri, node_line(iri, values)) for iri, values in nodes],
        [(a, b, kind, edge_line(a, b, values)) for a, b, kind, values in edges],
        [(iri, told(each)) for iri, each in values.items()],
    )


def dumped(shown: Shown) -> list[Any]:
    """What is shown as lists that JSON can hold."""
    return [kept.dumped(shown.piece), shown.nodes, shown.edges, shown.carried]


def loaded(plain: Sequence[Any]) -> Shown:
    """What :func:`dumped` made lists of.

    :raises ValueError: when they are none.
    """
    made, nodes, edges, carried = plain
    return Shown(kept.loaded(made), nodes, edges, carried)


def shares(columns: Columns, whole: Shown) -> Mapping[str, Shown]:
    """Graph of an article -> its share of what is shown of some articles together."""
    home = {
        compact(quad.subject.value): getattr(quad.graph_name, "value", "")
        for kind in (sayso.Statement, sayso.Article)
        for quad in columns.store.quads_for_pattern(None, rdf.type, kind, None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    articles, statements = (_by(home, listed, attrgetter("id")) for listed in whole.piece[:2])
    hints = _by(home, whole.piece.hints, attrgetter("one"))
    nodes, carried = (_by(home, each, lambda one: compact(one[0])) for each in (
        whole.nodes, whole.carried))  # fmt: skip
    edges = _by(home, whole.edges, lambda edge: compact(edge[1 if edge[2] in TURNED else 0]))
    return {
        graph: Shown(
            Piece(tuple(articles[graph]), tuple(statements[graph]), tuple(hints[graph])),
            nodes[graph],
            edges[graph],
            carried[graph],
        )
        for graph in set(home.values())
    }


def _by(
    home: Mapping[str, str], listed: Iterable[Any], named: Callable[[Any], str]
) -> defaultdict[str, list[Any]]:
    """Graph of an article -> what of a list is its own, in order."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for one in listed:
        found[home.get(named(one), "")].append(one)
    return found
