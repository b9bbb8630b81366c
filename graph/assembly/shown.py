"""What page and network show of each article by itself; what ties articles together comes later."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.assembly.spool import Laid, read
from graph.export.graphml import node_line, told
from graph.model.source import Columns
from graph.network import TURNED, strands
from graph.terms import rdf, sayso
from graph.view import kept, many
from graph.view.many import Extent, Lot
from graph.view.model import Piece, piece
from graph.view.things import compact

__all__ = ["Aside", "Shown", "Strands", "dumped", "of_articles", "shares"]


class Strands(NamedTuple):
    """What the network shows of some articles.

    :param nodes: IRI and line of each statement as a node.
    :param edges: start, stop and kind of each edge that their own words make.
    :param carried: IRI of a statement and what every edge at it carries.
    """

    nodes: Sequence[tuple[str, str]]
    edges: Sequence[tuple[str, str, str]]
    carried: Sequence[tuple[str, str]]


class Shown(NamedTuple):
    """What is shown of some articles, as it was read."""

    page: Piece
    network: Strands


class Aside(NamedTuple):
    """The same as bytes, in memory or laid aside; each part is read when it is asked for.

    :param page_, network_, rows_: as :func:`dumped` gives them.
    :param extent: of the rows.
    """

    page_: bytes | Laid
    network_: bytes | Laid
    rows_: bytes | Laid
    extent: Extent

    def piece(self) -> Piece:
        """What the page shows."""
        return kept.loaded(json.loads(read(self.page_)))

    def lot(self) -> Lot:
        """What the page shows, where it shows many."""
        return Lot(self.extent, lambda: json.loads(read(self.rows_)))

    def strands(self) -> Strands:
        """What the network shows."""
        return Strands(*json.loads(read(self.network_)))


def of_articles(columns: Columns) -> Shown:
    """What is shown of whole articles.

    :param columns: these, with what is nearby.
    """
    nodes, edges, values = strands(columns)
    network = Strands(
        [(iri, node_line(iri, values)) for iri, values in nodes],
        [edge[:3] for edge in edges],
        [(iri, told(each)) for iri, each in values.items()],
    )
    return Shown(piece(columns), network)


def dumped(shown: Shown) -> Aside:
    """What is shown as lines of JSON."""
    rows = many.dumped(shown.page)
    page, network = kept.dumped(shown.page), shown.network
    return Aside(_line(page), _line(network), _line(rows), many.extent(rows))


def _line(plain: Any) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode()


def shares(columns: Columns, whole: Shown) -> Mapping[str, Shown]:
    """Graph of an article -> its share of what is shown of some articles together."""
    home = {
        compact(quad.subject.value): getattr(quad.graph_name, "value", "")
        for kind in (sayso.Statement, sayso.Article)
        for quad in columns.store.quads_for_pattern(None, rdf.type, kind, None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    page, network = whole
    articles, statements = (_by(home, listed, attrgetter("id")) for listed in page[:2])
    hints = _by(home, page.hints, attrgetter("one"))
    nodes = _by(home, network.nodes, lambda one: compact(one[0]))
    carried = _by(home, network.carried, lambda one: compact(one[0]))
    edges = _by(home, network.edges, lambda edge: compact(edge[1 if edge[2] in TURNED else 0]))
    return {
        graph: Shown(
            Piece(tuple(articles[graph]), tuple(statements[graph]), tuple(hints[graph])),
            Strands(nodes[graph], edges[graph], carried[graph]),
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
