"""All named graphs of a build together: what was given, what follows, what it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from graph.assembly import derive
from graph.assembly.cache import Cache, key_of
from graph.assembly.curation import Curated
from graph.assembly.identities import Identified
from graph.assembly.nearby import Nearby
from graph.assembly.outline import Outline, outline
from graph.assembly.parts import Part, parts
from graph.check import Finding, check_across
from graph.export import rdf
from graph.facts import Facts
from graph.model.source import Columns
from graph.order import ordered
from graph.points import derive as points
from graph.points import encoder
from graph.terms import rdf as terms
from graph.terms import rdfs, sayso, schema

__all__ = ["Whole", "assemble"]

_COUNTED = {
    "statements": sayso.Statement,
    "reports": sayso.Report,
    "posts": sayso.Post,
    "quantities": sayso.Quantity,
    "facts": sayso.Fact,
    "decisions": sayso.Decision,
    "points": sayso.Point,
    "disputes": sayso.Dispute,
}


@dataclass(frozen=True, slots=True)
class Whole:
    """A graph in memory.

    :ivar store: at first what joins the articles, with all that follows; after :meth:`filled` all.
    :ivar bodies: IRI of a named graph -> its Turtle blocks.
    :ivar columns: the store as whoever wants everything reads it, each property once.
    """

    store: ox.Store
    bodies: dict[str, bytes]
    columns: Columns
    outlines: tuple[Outline, ...]
    parts: list[Part]

    def counts(self, articles: int) -> dict[str, int]:
        """Name of a thing -> how many there are."""
        found = {
            name: len({q.subject for q in self.store.quads_for_pattern(None, terms.type, k, None)})
            for name, k in _COUNTED.items()
        }
        return {"articles": articles, **found, "triples": len(self.store)}

    def add(self, graph: ox.NamedNode, quads: Sequence[ox.Quad]) -> None:
        """Put a graph beside the others."""
        self.store.extend(quads)
        self.columns.added(quads)
        self.bodies[graph.value] = rdf.blocks(quads)

    def findings(self) -> set[Finding]:
        """What in it breaks a rule."""
        for one in self._odd():
            rdf.load(self.store, self.bodies[one.graph.value], one.graph)
        return {f for part in self.parts for f in part.findings}.union(check_across(self.store))

    def _odd(self) -> Iterator[Outline]:
        """The articles that are copies, or name what a merge replaced: seldom any."""
        copied, replaced = self.columns.every(sayso.copyOf), self.columns.every(sayso.replaces)
        gone = {iri for values in replaced.values() for iri in values}
        for one in self.outlines:
            if one.article in copied or not gone.isdisjoint(one.names):
                yield one

    def filled(self) -> None:
        """Read the graphs of all articles into the store."""
        for one in self.outlines:
            rdf.load(self.store, self.bodies[one.graph.value], one.graph)
        self.columns.renew()


def assemble(curated: Curated, written: Facts, who: Identified, cache: Cache) -> Whole:
    """All graphs together; what follows from the given ones is added to them.

    :param cache: keeps what is made of each article, and what the clauses mean, for the next build.
    """
    outlines = tuple(outline(shard, cache) for shard in curated.shards)
    bodies = {shard.graph.value: shard.body for shard in curated.shards}
    store = ox.Store()
    for one in outlines:
        rdf.load(store, one.light, one.graph)
    for file in written.files:
        bodies[file.graph.value] = rdf.blocks(file.quads)
        store.extend(file.quads)
    whole = Whole(store, bodies, Columns(store), outlines, [])
    derived = ordered((*who.derived(store), *derive.derived(store, curated.matches)))
    whole.add(derive.DERIVED, derived)
    named = {iri for one in outlines for iri in one.names}
    whole.add(derive.REFERENCE, derive.reference(store, named))
    whole.add(derive.VOCABULARY, derive.vocabulary())
    nearby = Nearby(store, written, derived)
    whole.parts.extend(parts(outlines, nearby, bodies.__getitem__, cache))
    with _clauses(cache):
        whole.add(points.GRAPH, points.derived(_stock(whole)))
    return whole


def _stock(whole: Whole) -> points.Stock:
    """What the statements of all articles are compared by."""
    takes = [take for part in whole.parts for take in part.takes]
    takes.sort(key=lambda t: (t.row.article, t.row.start, t.row.id))
    sketches = {article: one for part in whole.parts for article, one in part.sketches.items()}
    columns = whole.columns
    return points.Stock(
        takes, sketches, columns.first(rdfs.label), columns.first(schema.datePublished)
    )


@contextmanager
def _clauses(cache: Cache) -> Iterator[None]:
    """Meanwhile no clause is read of which an earlier build knows what it means."""
    key = key_of("clauses", encoder.fingerprint())
    encoder.recalled(cache.get(key) or b"")
    yield
    cache.put(key, encoder.remembered())
