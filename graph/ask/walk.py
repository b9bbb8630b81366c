"""Reading a store node by node: from a thing along a property to its values, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.ask.lookup import compact, expand
from graph.iri import stretch
from graph.model.wording import chain, claim

__all__ = ["Walk"]


class Walk:
    """A store to be read along properties, all named graphs together.

    Properties are given as prefixed names, ``"sayso:speaker"``. Every list is sorted and without
    repeats, so that equal graphs read alike.

    :param store: the graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

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

    def holders(self, statement: ox.NamedNode) -> str:
        """Who holds a statement in words: all its speakers, or the holder's status in brackets."""
        names = map(self.label, self.nodes(statement, "sayso:speaker"))
        return " and ".join(names) or f"({self.words(statement, 'sayso:holderStatus')})"

    def printed(self, mention: ox.NamedNode | None) -> str:
        """The words of a mention, as they stand in its text."""
        at = stretch(mention.value) if mention else None
        stored = self.words(ox.NamedNode(at.text), "sayso:text") if at else ""
        return stored[at.start : at.end] if at else ""

    def article(self, mention: ox.NamedNode | None) -> ox.NamedNode | None:
        """The article that the words of a mention stand in."""
        at = stretch(mention.value) if mention else None
        return self.node(ox.NamedNode(at.text), "sayso:versionOf") if at else None

    def says(self, statement: ox.NamedNode) -> ox.NamedNode:
        """The node that says what a statement claims: a proposition it shares, else itself."""
        return self.node(statement, "sayso:proposition") or statement

    def claim(self, statement: ox.NamedNode) -> str:
        """What a statement claims, in words."""
        said = self.says(statement)
        if said != statement:
            return self.label(said)
        parts = ("sayso:subjectText", "sayso:predicateText", "sayso:objectText", "sayso:content")
        subject, predicate, value, content = (self.words(said, part) for part in parts)
        return claim(subject, predicate, value, content)

    def chain(self, statement: ox.NamedNode) -> str:
        """Through whom the words of a statement came into the article."""
        written = self.words(statement, "sayso:chain")
        status = self.words(statement, "sayso:holderStatus")
        if written or not status:
            return written
        who = self.nodes(statement, "sayso:speaker") or self.nodes(
            statement, "sayso:candidateSpeaker"
        )
        between = " or " if status == "ambiguous" else " and "
        names = between.join(map(self.label, who)) or "unknown"
        return chain((), "" if status == "voice" else names)

    def run(self, report: ox.NamedNode) -> ox.NamedNode | None:
        """Who wrote a report, or the run of an extractor that read its text."""
        person = self.node(report, "prov:wasAttributedTo")
        text = self.node(report, "sayso:inText")
        runs = self.pointing(text, "prov:used") if text else []
        return person or next(iter(runs), None)

    def kind(self, node: ox.NamedNode) -> str:
        """The class of a node as a word; the most telling one when there are several."""
        kinds = [c.value.rpartition("#")[2] for c in self.nodes(node, "rdf:type") if _ours(c)]
        return kinds[0] if kinds else "thing"


def _ours(class_: ox.NamedNode) -> bool:
    return compact(class_.value).startswith("sayso:")
