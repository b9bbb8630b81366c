"""What stands around an article: all that a whole graph says of the nodes that the article names.

Whoever reads one article with what is nearby reads of it what he would read in the whole graph, so
what he makes of it can be kept as long as neither has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import pyoxigraph as ox

from graph.assembly.derive import DERIVED
from graph.assembly.light import Light
from graph.assembly.outline import OWN, Outline
from graph.export import rdf as rdf_text
from graph.facts import Facts
from graph.iri import kind_of, stretch
from graph.model.source import Columns
from graph.points.rows import of_countries
from graph.terms import rdf, sayso

__all__ = ["FACTS", "Body", "Nearby", "loaded"]

#: Stands for the graphs of what people wrote among the owners of a node.
FACTS = "facts"
#: Gives the Turtle blocks of a graph, by its IRI.
Body = Callable[[str], bytes]

#: Says nothing of what its subject is, and would lead from each actor to all.
_LEADS_ASTRAY = frozenset({sayso.saidAbout})
#: Kinds of nodes that no article describes.
_FOLLOWING = frozenset({"merge", "likeness"})
#: In decisions these say what was decided on, which is no part of what an article says.
_DECIDED = frozenset({sayso.decides, sayso.inArticle, sayso.matchOf})


class Nearby:
    """The graphs of articles in outline, with what people wrote and what follows.

    :param light: all of it.
    :param facts: what people wrote.
    """

    def __init__(self, light: Light, facts: Facts) -> None:
        self._light = light
        self._facts = facts
        self._about: dict[str, tuple[str, ...]] = {}
        self._said: dict[str, tuple[list[str], str]] = {}
        self._digests: dict[str, str] = {}
        self.columns = Columns(light.store, own=light)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """IRI of an actor -> IRI of its country, as all articles tell it."""
        return of_countries(self.columns)

    def let_go(self) -> None:
        """Forget all but the hashes, once every article has been asked for."""
        self.__dict__.pop("_follows", None)
        self.__dict__.pop("countries", None)
        self.columns = Columns(self._light.store, own=self._light)
        self._about.clear()
        self._said.clear()

    # ------------------------------------------------------------ of one article

    def quads(self, one: Outline) -> Iterator[ox.Quad]:
        """What stands around an article; some of it may come twice."""
        owned = self._owned(one)
        yield from owned
        ends = (q.object.value for q in owned if isinstance(q.object, ox.NamedNode))
        yield from self.described((*one.names, *ends))

    def digest(self, one: Outline) -> str:
        """A hash over an article and what stands around it, as it was when first asked for."""
        known = self._digests.get(one.graph.value)
        if known is None:
            known = self._digests[one.graph.value] = self._digested(one)
        return known

    def _digested(self, one: Outline) -> str:
        owned = self._owned(one)
        ends = {q.object.value for q in owned if isinstance(q.object, ox.NamedNode)}
        told = [one.graph.value, one.digest, *sorted(map(str, owned))]
        told += self._told((*one.names, *sorted(ends)))
        return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()

    # ------------------------------------------------------------ of what people wrote

    @cached_property
    def by_hand(self) -> frozenset[str]:
        """IRIs of the graphs of articles of whose own nodes people wrote."""
        work = set(self._facts.instances(sayso.Decision, sayso.Match))
        nodes = {
            term
            for quad in self._facts.quads
            if quad.subject not in work or quad.predicate not in _DECIDED
            for term in (quad.subject, quad.object)
            if isinstance(term, ox.NamedNode)
        }
        found = {graph for node in nodes for graph in self.owners(node)}
        return frozenset(found - {FACTS})

    @property
    def written(self) -> Iterator[str]:
        """The nodes that people wrote of."""
        terms = (term for quad in self._facts.quads for term in (quad.subject, quad.object))
        return (term.value for term in terms if isinstance(term, ox.NamedNode))

    @property
    def facts_graphs(self) -> list[ox.NamedNode]:
        """The graphs of what people wrote."""
        return [file.graph for file in self._facts.files]

    def facts_quads(self, articles: Iterable[Outline]) -> Iterator[ox.Quad]:
        """What people wrote and what stands around it.

        :param articles: those of :attr:`by_hand`, whose whole graphs go with it.
        """
        yield from self._facts.quads
        yield from self.described(self._facts_names())
        for one in articles:
            yield from self.quads(one)

    def facts_digest(self, articles: Iterable[Outline]) -> str:
        """A hash over what people wrote, what stands around it, and those articles."""
        told = [*map(str, self._facts.quads), *self._told(self._facts_names())]
        told += map(self.digest, articles)
        return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()

    def _facts_names(self) -> list[str]:
        return sorted(iri for iri in set(self.written) if kind_of(iri) not in OWN)

    # ------------------------------------------------------------ nodes

    def described(self, nodes: Iterable[str]) -> Iterator[ox.Quad]:
        """What is said of some nodes, and of all that this leads to."""
        for node in {reached for start in nodes for reached in self._reached(start)}:
            yield from self._quads(node)

    def _told(self, nodes: Iterable[str]) -> Iterator[str]:
        """The same as hashes, in one order."""
        for node in sorted({reached for start in nodes for reached in self._reached(start)}):
            yield f"{self._of(node)[1]} {self.countries.get(node, '')}"

    def _reached(self, start: str) -> tuple[str, ...]:
        found = self._about.get(start)
        if found is None:
            seen, waiting = {start: None}, [start]
            while waiting:
                for end in self._of(waiting.pop())[0]:
                    # Statements and what is theirs are told by their article, whole or not at all.
                    if end not in seen and kind_of(end) not in OWN:
                        seen[end] = None
                        waiting.append(end)
            found = self._about[start] = tuple(seen)
        return found

    def _quads(self, node: str) -> list[ox.Quad]:
        said = self._light.quads_for_pattern(ox.NamedNode(node), None, None, None)
        return [q for q in said if q.predicate not in _LEADS_ASTRAY]

    def _of(self, node: str) -> tuple[list[str], str]:
        """Where what is said of a node leads to, and a hash of it."""
        found = self._said.get(node)
        if found is None:
            quads = self._quads(node)
            lines = sorted(map(str, quads))
            digest = hashlib.sha256("\n".join((node, *lines)).encode("utf-8", "replace"))
            ends = [
                q.object.value
                for q in quads
                if isinstance(q.object, ox.NamedNode) and q.predicate != rdf.type
            ]
            found = self._said[node] = (ends, digest.hexdigest()[:24])
        return found

    # ------------------------------------------------------------ who describes what

    def _owned(self, one: Outline) -> list[ox.Quad]:
        """What follows of the nodes that an article describes."""
        return self._follows.get(one.graph.value, [])

    @cached_property
    def _follows(self) -> Mapping[str, list[ox.Quad]]:
        """Graph of an article -> what follows of the nodes that it describes."""
        about: dict[ox.NamedNode, list[ox.Quad]] = {}
        for quad in self._light.store.quads_for_pattern(None, None, None, DERIVED):
            if quad.predicate in _LEADS_ASTRAY:
                continue
            node = quad.subject
            if isinstance(node, ox.NamedNode) and kind_of(node.value) not in _FOLLOWING:
                about.setdefault(node, []).append(quad)
        found: dict[str, list[ox.Quad]] = {}
        for node, quads in about.items():
            for graph in set(self._light.homes(node)):
                found.setdefault(graph, []).extend(quads)
        return found

    def owners(self, node: ox.NamedNode) -> Iterator[str]:
        """The graphs of articles that say what a node is, or hold the text it is a place of.

        :data:`FACTS` for what people wrote.
        """
        at = stretch(node.value)
        asked = ox.NamedNode(at.text) if at else node
        for name in self._light.homes(asked):
            if "/graph/article-" in name:
                yield name
            elif "/graph/facts-" in name:
                yield FACTS


def loaded(articles: Iterable[Outline], around: Iterable[ox.Quad], body: Body) -> ox.Store:
    """Some whole articles and what stands around them, as a store.

    :param body: gives the Turtle blocks of a graph, by its IRI.
    """
    store = ox.Store()
    for one in articles:
        rdf_text.load(store, body(one.graph.value), one.graph)
    store.extend(around)
    return store
