"""All named graphs of a build together: what was given, what follows, what it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pyoxigraph as ox

from graph.assembly import derive
from graph.assembly.cache import Cache, key_of
from graph.assembly.curation import Curated
from graph.assembly.identities import Identified
from graph.export import rdf
from graph.facts import Facts
from graph.model.source import Columns
from graph.order import ordered
from graph.points import derive as points
from graph.points import encoder
from graph.terms import rdf as terms
from graph.terms import sayso

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


class Whole(NamedTuple):
    """A graph in memory.

    :param bodies: IRI of a named graph -> its Turtle blocks.
    :param columns: the store as whoever wants everything reads it, each property once.
    """

    store: ox.Store
    bodies: dict[str, bytes]
    columns: Columns

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


def assemble(curated: Curated, written: Facts, who: Identified, cache: Cache) -> Whole:
    """All graphs together; what follows from the given ones is added to them.

    :param cache: keeps what the clauses mean for the next build.
    """
    store = ox.Store()
    bodies = {shard.graph.value: shard.body for shard in curated.shards}
    bodies |= {file.graph.value: rdf.blocks(file.quads) for file in written.files}
    for iri, body in bodies.items():
        rdf.load(store, body, ox.NamedNode(iri))
    whole = Whole(store, bodies, Columns(store))
    derived = ordered((*who.derived(store), *derive.derived(store, curated.matches)))
    whole.add(derive.DERIVED, derived)
    whole.add(derive.REFERENCE, derive.reference(store))
    whole.add(derive.VOCABULARY, derive.vocabulary())
    with _clauses(cache):
        whole.add(points.GRAPH, points.derived(whole.columns))
    return whole


@contextmanager
def _clauses(cache: Cache) -> Iterator[None]:
    """Meanwhile no clause is read of which an earlier build knows what it means."""
    key = key_of("clauses", encoder.fingerprint())
    encoder.recalled(cache.get(key) or b"")
    yield
    cache.put(key, encoder.remembered())
