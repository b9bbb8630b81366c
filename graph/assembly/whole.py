"""All named graphs of a build together: what was given, what follows, what it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from graph.assembly import derive
from graph.assembly.across import deciding
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.curation import Curated
from graph.assembly.identities import Identified
from graph.assembly.light import NOTHING, Light
from graph.assembly.nearby import FACTS, Nearby
from graph.assembly.outline import Outline, outline
from graph.assembly.parts import Part, parts
from graph.assembly.shown import Aside
from graph.assembly.spool import Bodies, Spool
from graph.check import Finding, check_across
from graph.export import rdf
from graph.facts import Facts
from graph.model.source import Columns
from graph.order import ordered
from graph.points import derive as points
from graph.points import encoder
from graph.points.matters import Matters
from graph.points.memory import Memory
from graph.points.traits import Traits, together
from graph.points.turtle import blocks
from graph.points.written import GRAPH as POINTS
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

    :ivar light: what joins the articles, what people wrote, and what follows; of links what they
        join, and not what tells of them.
    :ivar bodies: IRI of a named graph -> its Turtle blocks.
    :ivar columns: the same as whoever wants everything reads it, each property once, with what
        tells of links beside it.
    :ivar shown: what page and network show of each article by itself.
    :ivar beside: how many triples the graphs have that are no article's.
    """

    light: Light
    bodies: Mapping[str, bytes]
    columns: Columns
    outlines: tuple[Outline, ...]
    nearby: Nearby
    within: frozenset[Finding]
    shown: tuple[Aside, ...]
    beside: int = 0

    def counts(self, articles: int) -> dict[str, int]:
        """Name of a thing -> how many there are."""
        found = {name: len(self.columns.of_type(kind)) for name, kind in _COUNTED.items()}
        triples = sum(one.triples for one in self.outlines) + self.beside
        return {"articles": articles, **found, "triples": triples}

    def findings(self) -> set[Finding]:
        """What in it breaks a rule."""
        for one in self._odd():
            rdf.load(self.light.store, self.bodies[one.graph.value], one.graph)
        self.light.store.extend(deciding(self.light, self.columns, self.nearby.written))
        return {*self.within, *check_across(self.light.store)}

    def _odd(self) -> Iterator[Outline]:
        """The articles that are copies, or name what a merge replaced: seldom any."""
        copied, replaced = self.columns.every(sayso.copyOf), self.columns.every(sayso.replaces)
        gone = {iri for values in replaced.values() for iri in values}
        for one in self.outlines:
            if one.article in copied or not gone.isdisjoint(one.names):
                yield one

    def deepen(self, points: AbstractSet[str]) -> None:
        """Put all that is said of disputed statements and of their reports into the store.

        :param points: IRIs of the disputed points that have to be read; what is disputed without a
            point is read in any case.
        """
        shared = self.columns.every(sayso.proposition).items()
        by_claim: dict[str, list[str]] = {}
        for statement, claims in shared:
            for claim in claims:
                by_claim.setdefault(claim, []).append(statement)
        asked = {s for said in by_claim.values() if len(said) > 1 for s in said}
        asked.update(s for pair in self._opposed_alone() for s in pair)
        for statement, on in self.columns.every(sayso.onPoint).items():
            if not points.isdisjoint(on):
                asked.add(statement)
        homes = {g for s in asked for g in self.nearby.owners(ox.NamedNode(s))}
        names = rdf.names(asked)
        for iri in sorted(homes - {FACTS}):
            body = rdf.around(self.bodies[iri], names)
            self.light.store.extend(_about(rdf.parsed(body, ox.NamedNode(iri)), asked))

    def _opposed_alone(self) -> Iterator[tuple[str, str]]:
        """Statements that contradict each other without a disputed point."""
        on, disputes = self.columns.every(sayso.onPoint), self.columns.of_type(sayso.Dispute)
        for one, others in self.columns.every(sayso.contradicts).items():
            points = disputes.intersection(on.get(one, ()))
            yield from ((one, other) for other in others if points.isdisjoint(on.get(other, ())))


def assemble(
    curated: Curated, written: Facts, who: Identified, cache: Cache, spool: Spool
) -> Whole:
    """All graphs together; what follows from the given ones is added to them.

    :param cache: keeps what is made of each article, and what the clauses mean, for the next build.
    :param spool: where what is needed again only later is laid aside.
    """
    light = Light()
    store = light.store
    outlines = tuple(_loaded(light, outline(shard, cache)) for shard in curated.shards)
    stored = {shard.graph.value: shard.stored for shard in curated.shards}
    for file in written.files:
        store.extend(file.quads)
    stored |= {file.graph.value: rdf.blocks(file.quads) for file in written.files}
    bodies = Bodies(stored)
    beside = len(frozenset(written.quads))
    for graph, quads in _following(light, curated, who, outlines):
        store.extend(quads)
        # They are in order, and in a graph of their own their triples are too.
        stored[graph.value] = spool.put(rdf.written(quad.triple for quad in quads))
        beside += len(quads)
    nearby = Nearby(light, written)
    found = _read(parts(outlines, nearby, bodies.__getitem__, cache, spool), nearby.columns, cache)
    nearby.let_go()
    told = blocks(*found.compared)
    rdf.load(store, told.light, POINTS)
    stored[POINTS.value] = spool.put(told.body)
    columns, beside = Columns(store, told.links, light), beside + told.triples
    return Whole(light, bodies, columns, outlines, nearby, found.findings, found.shown, beside)


def _following(
    light: Light, curated: Curated, who: Identified, outlines: Iterable[Outline]
) -> Iterator[tuple[ox.NamedNode, Sequence[ox.Quad]]]:
    """The graphs of what follows, one after the other, each of those before it in the store.

    :param who: its own quads go, as nobody asks for them from here on.
    """
    made = derive.derived(light, curated.matches)
    yield derive.DERIVED, ordered((*who.derived(light.store), *made))
    who.quads.clear()
    named = {iri for one in outlines for iri in one.names}
    # Whom a statement is about an article either names or describes itself.
    yield derive.REFERENCE, derive.reference(light.store, named)
    yield derive.VOCABULARY, derive.vocabulary()


class _Read(NamedTuple):
    """What was made of the articles one by one, and what was found of all together."""

    findings: frozenset[Finding]
    shown: tuple[Aside, ...]
    compared: points.Found


def _read(made: Iterable[Part], columns: Columns, cache: Cache) -> _Read:
    """What is needed on of the parts of articles; their takes are not held any longer."""
    found = list(made)
    takes, traits = together([part.lot for part in found])
    sketches = {article: one for part in found for article, one in part.sketches.items()}
    labels, published = columns.first(rdfs.label), columns.first(schema.datePublished)
    with _clauses(cache), _known(cache, traits) as known:
        stock = points.Stock(takes, traits, sketches, labels, published, known)
        compared = points.compared(stock)
    findings = frozenset(finding for part in found for finding in part.findings)
    return _Read(findings, tuple(part.shown for part in found), compared)


def _loaded(light: Light, one: Outline) -> Outline:
    """An outline that has been put with the others, and of which the rest need not be held."""
    light.add(one.graph, one.light, one.own)
    return one._replace(light=b"", own=NOTHING)


def _about(quads: Sequence[ox.Quad], asked: AbstractSet[str]) -> Iterator[ox.Quad]:
    """What an article says of some of its statements, of their reports and quantities."""
    reports = {q.subject for q in quads if q.predicate == sayso.reports and _of(q.object, asked)}
    counted = {q.object for q in quads if q.predicate == sayso.quantity and _of(q.subject, asked)}
    wanted = reports | counted
    return (quad for quad in quads if quad.subject in wanted or _of(quad.subject, asked))


def _of(node: object, asked: AbstractSet[str]) -> bool:
    return getattr(node, "value", "") in asked


@contextmanager
def _clauses(cache: Cache) -> Iterator[None]:
    """Meanwhile no clause is read of which an earlier build knows what it means."""
    key = key_of("clauses", encoder.fingerprint())
    encoder.recalled(cache.get(key) or b"")
    yield
    cache.put(key, encoder.remembered())
    encoder.let_go()


@contextmanager
def _known(cache: Cache, traits: Traits) -> Iterator[points.Known]:
    """Meanwhile nothing is compared that an earlier build compared."""
    code = code_digest("graph", "ontology"), code_digest("extract"), encoder.fingerprint()
    keys = {name: key_of(name, *code) for name in points.Known._fields}
    data = {name: cache.get(key) or b"" for name, key in keys.items()}
    matters = data.pop("matters")
    memories = {name: Memory(one, traits.digests) for name, one in data.items()}
    known = points.Known(**memories, matters=Matters(matters))
    yield known
    for name, key in keys.items():
        cache.put(key, getattr(known, name).remembered())
