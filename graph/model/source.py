"""Where records are read from: a store, property by property or node by node.

Both give equal values in equal order. :class:`Columns` reads each property once for all nodes, for
whoever wants everything; :class:`Nodes` asks for one node at a time, for whoever wants a few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from sys import intern
from typing import Any, Protocol

import pyoxigraph as ox

from graph.model.records import Link
from graph.terms import rdf

__all__ = ["Columns", "Nodes", "Pairs", "Quads", "Source"]

#: How many nodes are kept at a time when they are read one by one.
_KEPT = 4096

_VALUES = (ox.NamedNode, ox.Literal)

_Column = Mapping[str, Sequence[str]]


class Source(Protocol):
    """Values of nodes; nodes and literals are given as strings, sorted, each once."""

    def all(self, node: str, term: ox.NamedNode) -> Sequence[str]:
        """The values of a property of a node."""

    def pointing(self, node: str, term: ox.NamedNode) -> Sequence[str]:
        """The nodes that have this one as a value of a property."""

    def classes(self, node: str, among: Sequence[ox.NamedNode]) -> Sequence[str]:
        """Those of some classes that a node is of."""


class Quads(Protocol):
    """What a store says, be it one or not."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,  # noqa: A002
        graph_name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads with these terms; None stands for any."""


class Pairs(Protocol):
    """What stands beside a store, to be read as columns."""

    def pairs(self, term: ox.NamedNode, /) -> Iterator[tuple[str, str]]:
        """Subject and value of each triple with a property."""

    def of_type(self, kind: ox.NamedNode, /) -> Iterator[str]:
        """The subjects of a class; one may come twice."""


class Columns:
    """Properties of a store as mappings, each read once.

    :param store: named graphs, read as their union.
    :param beside: links of which the store holds what they join and not what tells of them; who
        reads such nodes reads these too.
    :param own: what else is said, where the store does not hold all of it.
    """

    def __init__(
        self, store: ox.Store, beside: Sequence[Link] = (), own: Pairs | None = None
    ) -> None:
        self.store = store
        self.beside = beside
        self._own = own
        self._read: dict[ox.NamedNode, _Column] = {}
        self._back: dict[ox.NamedNode, _Column] = {}
        self._classes: dict[ox.NamedNode, AbstractSet[str]] = {}
        #: What readers made of the columns, so that nobody makes it twice.
        self.made: dict[str, Any] = {}

    @classmethod
    def of(cls, graph: ox.Store | Columns) -> Columns:
        """The columns of a store, or the ones that are given."""
        return graph if isinstance(graph, Columns) else cls(graph)

    def added(self, quads: Iterable[ox.Quad]) -> None:
        """Take note of quads that have been put into the store since it was read.

        What readers made stays where nothing they read was said of a node that was there.
        """
        told = [(quad.predicate, quad.subject) for quad in quads]
        if self.made:
            known = self.every(rdf.type)
            read = (getattr(node, "value", "") for term, node in told if term in self._read)
            if any(node in known for node in read):
                self.made.clear()
        self._classes.clear()
        for term in {term for term, _ in told}:
            self._read.pop(term, None)
            self._back.pop(term, None)

    def all(self, node: str, term: ox.NamedNode) -> Sequence[str]:
        """The values of a property of a node."""
        return self.every(term).get(node, ())

    def pointing(self, node: str, term: ox.NamedNode) -> Sequence[str]:
        """The nodes that have this one as a value of a property."""
        back = self._back.get(term)
        if back is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for subject, values in sorted(self.every(term).items()):
                for value in values:
                    found[value].append(subject)
            back = self._back[term] = found
        return back.get(node, ())

    def classes(self, node: str, among: Sequence[ox.NamedNode]) -> Sequence[str]:
        """Those of some classes that a node is of."""
        return [kind.value for kind in among if node in self._of_type(kind)]

    def _of_type(self, kind: ox.NamedNode) -> AbstractSet[str]:
        found = self._classes.get(kind)
        if found is None:
            found = self._classes[kind] = self.of_type(kind)
        return found

    def every(self, term: ox.NamedNode) -> _Column:
        """Subject -> all its values of a property, sorted."""
        column = self._read.get(term)
        if column is None:
            column = self._read[term] = _column(self.pairs(term))
        return column

    def pairs(self, term: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """Subject and value of each triple with a property."""
        for quad in self.store.quads_for_pattern(None, term, None, None):
            # Each look at a quad makes a new object.
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, _VALUES):
                # The same nodes come in one property after the other: they are held once.
                yield intern(subject.value), intern(value.value)
        if self._own is not None:
            yield from self._own.pairs(term)

    def first(self, term: ox.NamedNode) -> dict[str, str]:
        """Subject -> its value; of several the first in the alphabet."""
        return {subject: values[0] for subject, values in self.every(term).items()}

    def local(self, term: ox.NamedNode) -> dict[str, str]:
        """Subject -> the local name of its value."""
        return {s: v.rpartition("#")[2] for s, v in self.first(term).items()}

    def of_type(self, kind: ox.NamedNode) -> set[str]:
        """The subjects of a class."""
        found = self.store.quads_for_pattern(None, rdf.type, kind, None)
        subjects = (quad.subject for quad in found)
        stored = {node.value for node in subjects if isinstance(node, ox.NamedNode)}
        return stored if self._own is None else stored.union(self._own.of_type(kind))


def _column(pairs: Iterator[tuple[str, str]]) -> _Column:
    # Nearly every node has one value; a tuple of one costs a third of a list.
    single: dict[str, Sequence[str]] = {}
    several: dict[str, set[str]] = {}
    for subject, value in pairs:
        if subject in single:
            several.setdefault(subject, {single[subject][0]}).add(value)
        else:
            single[subject] = (value,)
    return single | {subject: tuple(sorted(values)) for subject, values in several.items()}


class Nodes:
    """The nodes of a store, each read whole when it is first asked for.

    :param store: named graphs, read as their union.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._read: dict[str, _Column] = {}

    def all(self, node: str, term: ox.NamedNode) -> Sequence[str]:
        """The values of a property of a node."""
        said = self._read.get(node)
        if said is None:
            if len(self._read) >= _KEPT:
                self._read.clear()
            said = self._read[node] = self._said(node)
        return said.get(term.value, ())

    def _said(self, node: str) -> _Column:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(ox.NamedNode(node), None, None, None):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                found[quad.predicate.value].add(quad.object.value)
        return {name: sorted(values) for name, values in found.items()}

    def pointing(self, node: str, term: ox.NamedNode) -> Sequence[str]:
        """The nodes that have this one as a value of a property."""
        found = self.store.quads_for_pattern(None, term, ox.NamedNode(node), None)
        return sorted({q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)})

    def classes(self, node: str, among: Sequence[ox.NamedNode]) -> Sequence[str]:
        """Those of some classes that a node is of."""
        found = frozenset(self.all(node, rdf.type))
        return [kind.value for kind in among if kind.value in found]
