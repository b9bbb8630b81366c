"""Reading a store node by node: from a thing along a property to its values, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.ask.lookup import compact, expand
from graph.model.kinds import CLASSES
from graph.model.reading import Reader
from graph.model.records import Ref, Report, Statement
from graph.model.source import Nodes
from graph.model.wording import chain
from graph.terms import sayso, schema

__all__ = ["Walk"]


class Walk:
    """A store to be read along properties, all named graphs together.

    Properties are given as prefixed names, ``"sayso:speaker"``. Every list is sorted and without
    repeats, so that equal graphs read alike.

    :param store: the graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store, self._reader = store, Reader(Nodes(store))

    def all(self, node: ox.NamedNode, *names: str) -> list[ox.NamedNode | ox.Literal]:
        """The values of some properties of a node."""
        found = {
            quad.object
            for name in names
            for quad in self._store.quads_for_pattern(node, expand(name), None, None)
        }
        kept = (term for term in found if isinstance(term, ox.NamedNode | ox.Literal))
        return sorted(kept, key=str)

    def nodes(self, node: ox.NamedNode, *names: str) -> list[ox.NamedNode]:
        """The values that are nodes."""
        return [term for term in self.all(node, *names) if isinstance(term, ox.NamedNode)]

    def node(self, node: ox.NamedNode, name: str) -> ox.NamedNode | None:
        """The (first) value that is a node."""
        return next(iter(self.nodes(node, name)), None)

    def words(self, node: ox.NamedNode | None, name: str) -> str:
        """The (first) value as words, a node by its label; empty when there is none."""
        value = next(iter(self.all(node, name)), None) if node else None
        if value is None:
            return ""
        return value.value if isinstance(value, ox.Literal) else self.label(value)

    def pointing(self, node: ox.NamedNode, *names: str) -> list[ox.NamedNode]:
        """The nodes that have this one as the value of some property."""
        found = {
            quad.subject
            for name in names
            for quad in self._store.quads_for_pattern(None, expand(name), node, None)
        }
        named = (subject for subject in found if isinstance(subject, ox.NamedNode))
        return sorted(named, key=lambda subject: subject.value)

    def label(self, node: ox.NamedNode) -> str:
        """What a node is called; a value of a scheme by its local name, others by their id."""
        if "#" in node.value:
            return node.value.rpartition("#")[2]
        labels = self.all(node, "rdfs:label")
        return labels[0].value if labels else compact(node.value)

    def labels(self, nodes: Iterable[ox.NamedNode]) -> list[str]:
        """What some nodes are called, sorted."""
        return sorted({self.label(node) for node in nodes})

    def statement(self, node: ox.NamedNode) -> Statement:
        """The record of a statement, or of the statement that a report reports."""
        return self._reader.statement((self.node(node, "sayso:reports") or node).value)

    def report(self, node: ox.NamedNode) -> Report:
        """The record of a report."""
        return self._reader.report(node.value)

    def names(self, refs: Iterable[Ref]) -> list[str]:
        """What some nodes that a statement leads to are called."""
        return [self.label(ox.NamedNode(one.id)) for one in refs]

    def holders(self, said: Statement) -> str:
        """Who holds a statement in words: all its speakers, or the holder's status in brackets."""
        return " and ".join(self.names(said.speakers)) or f"({said.holder})"

    def chain(self, said: Statement) -> str:
        """Through whom the words of a statement came into the article."""
        if said.chain or not said.holder:
            return said.chain
        names = " and ".join(self.names(said.speakers)) or " or ".join(self.names(said.candidates))
        return chain((), "" if said.holder == "voice" else names or "unknown")

    def printed(self, mention: ox.NamedNode | None) -> str:
        """The words of a mention, as they stand in its text."""
        return self._reader.printed(mention.value) if mention else ""

    def article(self, mention: ox.NamedNode | None) -> ox.NamedNode | None:
        """The article that the words of a mention stand in."""
        article = self._reader.article(mention.value) if mention else ""
        return ox.NamedNode(article) if article else None

    def stored(self, report: Report) -> str:
        """The text that a report stands in."""
        return self._reader.one(report.text, sayso.text)

    def days(self, said: Statement) -> list[str]:
        """The days on which the articles that report a statement were printed, ISO, sorted."""
        days = (self._reader.one(a, schema.datePublished)[:10] for a in said.articles)
        return sorted(filter(None, days))

    def day(self, said: Statement) -> str:
        """The first day a statement is dated to, else the first it was printed on, ISO, or ""."""
        return said.earliest or next(iter(self.days(said)), "")

    def is_actor(self, node: ox.NamedNode) -> bool:
        """Whether a node is somebody who can hold a statement."""
        return self._reader.ref(node.value).kind in CLASSES

    def kind(self, node: ox.NamedNode) -> str:
        """The class of a node as a word; the most telling one when there are several."""
        kinds = [c.value.rpartition("#")[2] for c in self.nodes(node, "rdf:type") if _ours(c)]
        return kinds[0] if kinds else "thing"


def _ours(class_: ox.NamedNode) -> bool:
    return compact(class_.value).startswith("sayso:")
