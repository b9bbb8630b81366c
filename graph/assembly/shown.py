"""What page and network show of each article, kept until it or what it is linked to changes.

The same as :mod:`graph.assembly.parts`, once the points are known: each article is read with what
is nearby and with the points and links that its statements are on.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.nearby import Body, Nearby, loaded
from graph.assembly.outline import Outline
from graph.assembly.piecewise import kept_or_made
from graph.export.graphml import edge_line, node_line
from graph.model.source import Columns
from graph.network import TURNED, strands
from graph.terms import rdf, sayso
from graph.view import kept
from graph.view.model import Piece, piece
from graph.view.things import compact

__all__ = ["Shown", "shown"]


class Shown(NamedTuple):
    """What is shown of some articles.

    :param nodes: IRI and line of each statement as a node.
    :param edges: start, stop, kind and line of each edge at these.
    """

    piece: Piece
    nodes: Sequence[tuple[str, str]]
    edges: Sequence[tuple[str, str, str, str]]


def shown(
    outlines: Sequence[Outline],
    nearby: Nearby,
    body: Body,
    cache: Cache,
) -> Iterator[Shown]:
    """What is shown of all articles and of what people wrote, as earlier builds made it or now.

    :param body: gives the Turtle blocks of a graph, by its IRI.
    """
    work = _Work(nearby, body, cache)
    by_hand = [one for one in outlines if one.graph.value in nearby.by_hand]
    yield work.facts(by_hand, {compact(o.article) for o in outlines if o not in by_hand})
    articles = (one for one in outlines if one.graph.value not in nearby.by_hand)
    yield from kept_or_made(
        articles, lambda one: work.key(nearby.digest(one), [one.graph]), work.kept, work.made
    )


class _Work:
    def __init__(self, nearby: Nearby, body: Body, cache: Cache) -> None:
        self._nearby = nearby
        self._body = body
        self._cache = cache

    def key(self, digest: str, graphs: Iterable[ox.NamedNode]) -> str:
        """Where the cache keeps what is shown of some graphs."""
        links = map(str, self._links(graphs))
        return key_of("shown", digest, *links, code_digest("graph", "ontology"))

    def kept(self, key: str) -> Shown | None:
        """What an earlier build made; None where there is none that can be read."""
        data = self._cache.get(key)
        if data is None:
            return None
        try:
            plain, nodes, edges = json.loads(data)
            return Shown(kept.loaded(plain), nodes, edges)
        except ValueError:
            return None

    def facts(self, articles: Sequence[Outline], others: set[str]) -> Shown:
        """What is shown of what people wrote, with the articles of whose nodes they wrote.

        :param others: ids of the other articles, which may be named.
        """
        graphs = [*self._nearby.facts_graphs, *(one.graph for one in articles)]
        key = self.key(f"facts {self._nearby.facts_digest(articles)}", graphs)
        found = self.kept(key)
        if found is None:
            around = (*self._nearby.facts_quads(articles), *self._links(graphs))
            whole = _read(Columns(loaded(articles, around, self._body)))
            own = tuple(a for a in whole.piece.articles if a.id not in others)
            found = whole._replace(piece=whole.piece._replace(articles=own))
            self._keep(key, found)
        return found

    def made(self, some: Sequence[tuple[Outline, str]]) -> Iterator[Shown]:
        """What is shown of some articles, read together and kept one by one."""
        outlines = [one for one, _ in some]
        around = [q for one in outlines for q in self._nearby.quads(one)]
        around += self._links(one.graph for one in outlines)
        columns = Columns(loaded(outlines, around, self._body))
        shares = _shares(columns, _read(columns))
        for one, key in some:
            found = shares[one.graph.value]
            self._keep(key, found)
            yield found

    def _links(self, graphs: Iterable[ox.NamedNode]) -> list[ox.Quad]:
        return [quad for graph in graphs for quad in self._nearby.linked(graph)]

    def _keep(self, key: str, made: Shown) -> None:
        plain = [kept.dumped(made.piece), made.nodes, made.edges]
        text = json.dumps(plain, separators=(",", ":"))
        self._cache.put(key, text.encode())


def _read(columns: Columns) -> Shown:
    nodes, edges = strands(columns)
    return Shown(
        piece(columns),
        [(iri, node_line(iri, values)) for iri, values in nodes],
        [(a, b, kind, edge_line(a, b, values)) for a, b, kind, values in edges],
    )


def _shares(columns: Columns, whole: Shown) -> Mapping[str, Shown]:
    """Graph of an article -> its share of what is shown of some articles together."""
    home = {
        compact(quad.subject.value): getattr(quad.graph_name, "value", "")
        for kind in (sayso.Statement, sayso.Article)
        for quad in columns.store.quads_for_pattern(None, rdf.type, kind, None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    articles, statements = (_by(home, listed, attrgetter("id")) for listed in whole.piece)
    nodes = _by(home, whole.nodes, lambda node: compact(node[0]))
    edges = _by(home, whole.edges, lambda edge: compact(edge[1 if edge[2] in TURNED else 0]))
    return {
        graph: Shown(
            Piece(tuple(articles[graph]), tuple(statements[graph])), nodes[graph], edges[graph]
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
