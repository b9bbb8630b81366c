"""What articles have in common, in memory: a store, and beside it what is said of statements.

Of an outline six triples in ten only say of which class a statement or a report is, who holds it
and whom it is about. In a store such a triple takes some 400 bytes; here the nodes of an article
are a list, and what is said of them are numbers in that list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from sys import intern
from typing import NamedTuple

import pyoxigraph as ox

from graph.export import rdf as rdf_text
from graph.iri import kind_of
from graph.terms import rdf, sayso

__all__ = ["NOTHING", "Light", "Own", "taken"]

_KINDS = frozenset({"statement", "report"})
_TERMS = {
    term.value: term
    for term in (rdf.type, sayso.speaker, sayso.candidateSpeaker, sayso.via, sayso.about)
}


class Own(NamedTuple):
    """What an article says of its statements and reports.

    :param nodes: their IRIs.
    :param said: IRI of a property -> IRI of a value -> the numbers of the nodes that have it.
    """

    nodes: Sequence[str]
    said: Mapping[str, Mapping[str, Sequence[int]]]

    def once(self) -> Own:
        """The same; what many articles name is held once."""
        said = {
            intern(term): {intern(value): at for value, at in values.items()}
            for term, values in self.said.items()
        }
        return Own(tuple(map(intern, self.nodes)), said)

    def of(self, node: str) -> Iterator[tuple[str, str]]:
        """Property and value of all that is said of a node."""
        number = self.nodes.index(node)
        for term, values in self.said.items():
            yield from ((term, value) for value, at in values.items() if number in at)


NOTHING = Own((), {})


def taken(quads: Iterable[ox.Quad]) -> tuple[list[ox.Quad], Own]:
    """What of an article goes into a store, and what stands beside it."""
    left: list[ox.Quad] = []
    numbers: dict[str, int] = {}
    said: dict[str, dict[str, list[int]]] = {}
    for quad in quads:
        node, value, term = quad.subject, quad.object, quad.predicate.value
        if (
            term in _TERMS
            and isinstance(node, ox.NamedNode)
            and isinstance(value, ox.NamedNode)
            and kind_of(node.value) in _KINDS
        ):
            number = numbers.setdefault(node.value, len(numbers))
            said.setdefault(term, {}).setdefault(value.value, []).append(number)
        else:
            left.append(quad)
    return left, Own(tuple(numbers), said)


class Light:
    """Graphs of articles in outline, what people wrote, and what follows.

    :ivar store: all of it but what articles say of their statements and reports.
    """

    def __init__(self) -> None:
        self.store = ox.Store()
        self._graphs: list[ox.NamedNode] = []
        self._own: list[Own] = []
        self._homes: dict[str, Mapping[str, Sequence[int]]] = {}

    def add(self, graph: ox.NamedNode, body: bytes, own: Own) -> None:
        """Put an article in.

        :param body: Turtle blocks of what goes into the store.
        """
        rdf_text.load(self.store, body, graph)
        self._graphs.append(graph)
        self._own.append(own.once())
        self._homes.clear()

    # ------------------------------------------------------------ as columns

    def pairs(self, term: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """Subject and value of each triple beside the store that has a property."""
        for own in self._own:
            for value, numbers in own.said.get(term.value, {}).items():
                for number in numbers:
                    yield own.nodes[number], value

    def of_type(self, kind: ox.NamedNode) -> Iterator[str]:
        """The subjects of a class beside the store."""
        for own in self._own:
            for number in own.said.get(rdf.type.value, {}).get(kind.value, ()):
                yield own.nodes[number]

    # ------------------------------------------------------------ as quads

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,  # noqa: A002
        graph_name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """What is said, as a store gives it."""
        yield from self.store.quads_for_pattern(subject, predicate, object, graph_name)
        for quad in self._beside(subject, predicate, object):
            if object in (None, quad.object) and graph_name in (None, quad.graph_name):
                yield quad

    def _beside(
        self, subject: object, predicate: ox.NamedNode | None, value: object
    ) -> Iterator[ox.Quad]:
        if predicate is not None and predicate.value not in _TERMS:
            return
        if subject is None:
            only = None if value is None else getattr(value, "value", "")
            for graph, own in zip(self._graphs, self._own, strict=True):
                terms = own.said if predicate is None else {predicate.value}
                yield from (quad for term in terms for quad in _quads(graph, own, term, only))
            return
        node = getattr(subject, "value", "")
        for home in self._numbers(node):
            for term, end in self._own[home].of(node):
                if predicate is None or predicate.value == term:
                    yield _quad(node, term, end, self._graphs[home])

    def valued(self, values: Iterable[str]) -> Iterator[ox.Quad]:
        """What is said beside the store that leads to some nodes."""
        wanted = frozenset(values)
        for graph, own in zip(self._graphs, self._own, strict=True):
            for term, said in own.said.items():
                for value in filter(wanted.__contains__, said):
                    yield from (_quad(own.nodes[n], term, value, graph) for n in said[value])

    def of(
        self, nodes: AbstractSet[str], terms: Iterable[ox.NamedNode] = tuple(_TERMS.values())
    ) -> Iterator[ox.Quad]:
        """What is said beside the store of some nodes, by some properties."""
        listed = tuple(term.value for term in terms)
        for graph, own in zip(self._graphs, self._own, strict=True):
            if nodes.isdisjoint(own.nodes):
                continue
            for term in listed:
                for value, numbers in own.said.get(term, {}).items():
                    asked = (own.nodes[n] for n in numbers if own.nodes[n] in nodes)
                    yield from (_quad(node, term, value, graph) for node in asked)

    # ------------------------------------------------------------ where it stands

    def homes(self, node: ox.NamedNode) -> Iterator[str]:
        """The graphs that say of which class a node is; one may come twice."""
        for quad in self.store.quads_for_pattern(node, rdf.type, None, None):
            yield getattr(quad.graph_name, "value", "")
        for home in self._numbers(node.value):
            if any(term == rdf.type.value for term, _ in self._own[home].of(node.value)):
                yield self._graphs[home].value

    def _numbers(self, node: str) -> Sequence[int]:
        """The articles that say something of a node beside the store."""
        kind = kind_of(node)
        if kind not in _KINDS:
            return ()
        found = self._homes.get(kind)
        if found is None:
            found = self._homes[kind] = self._placed(kind)
        return found.get(node, ())

    def _placed(self, kind: str) -> Mapping[str, Sequence[int]]:
        # Reports are hardly ever asked for: each kind has an index of its own.
        found: dict[str, tuple[int, ...]] = {}
        for home, own in enumerate(self._own):
            here = (home,)
            for node in own.nodes:
                if kind_of(node) == kind:
                    found[node] = found[node] + here if node in found else here
        return found


def _quads(graph: ox.NamedNode, own: Own, term: str, only: str | None = None) -> Iterator[ox.Quad]:
    """What an article says by a property; of one value only, where it is given."""
    said = own.said.get(term, {})
    for value in said if only is None else said.keys() & {only}:
        yield from (_quad(own.nodes[number], term, value, graph) for number in said[value])


def _quad(node: str, term: str, value: str, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(ox.NamedNode(node), _TERMS[term], ox.NamedNode(value), graph)
