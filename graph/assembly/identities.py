"""Actors of all articles brought together, and every graph written with the nodes that remain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeGuard

import pyoxigraph as ox

from extract.records import Gazetteer
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.curation import Curated
from graph.assembly.derive import DERIVED
from graph.assembly.matches import is_outside, matches
from graph.assembly.shard import Shard
from graph.assembly.spool import Spool
from graph.check import Finding
from graph.curate.decisions import Decision
from graph.export.rdf import read, written
from graph.facts import Facts, FactsFile
from graph.identity.lore import lore
from graph.identity.posts import offices
from graph.identity.resolve import Resolved, resolve
from graph.identity.rulings import Outcome, Ruled, Ruling
from graph.identity.told import told
from graph.order import ordered, ordered_triples
from graph.terms import rdf, rdfs, sayso, skos, val
from ontology import BASE

__all__ = ["Identified", "Writer", "identify", "on_actors", "rulings", "split"]

_ACTOR = f"{BASE}id/actor/"
_OUTCOMES = ("same", "different", "unsure")
_NAMES = frozenset({rdfs.label, skos.altLabel})
#: How a statement has several speakers, and what leads to each.
_SEVERAL = frozenset({val.joint, val.ambiguous})
_SPEAKING = frozenset({sayso.speaker, sayso.candidateSpeaker})


class Identified(NamedTuple):
    """All that was given, with one node for each actor.

    :param quads: why the nodes are what they are, and what they are matched with outside.
    :param offices: the words of an office -> its IRI.
    """

    curated: Curated
    facts: Facts
    quads: list[ox.Quad]
    offices: Mapping[str, str]

    def derived(self, store: ox.Store) -> Iterator[ox.Quad]:
        """What follows for the derived graph.

        :param store: the articles' and the facts' graphs, in outline at least.
        """
        yield from self.quads
        yield from offices(store, self.offices, DERIVED)


def identify(
    curated: Curated,
    facts: Facts,
    known: Gazetteer,
    cache: Cache | None = None,
    spool: Spool | None = None,
) -> Identified:
    """Bring the actors of all articles together and write every graph anew that names one of them.

    :param curated: the articles after the decisions on what they say.
    :param known: what people described, as plain data.
    :param cache: keeps graphs written anew for the next build; None keeps none.
    :param spool: where these are laid aside meanwhile; None holds them in memory.
    """
    found = [profile for shard in curated.shards for profile in shard.profiles]
    written = lore(known)
    described = frozenset(p.iri for p in written.described)
    inside, outside = split(curated.others, described)
    resolved = resolve(found, written, list(rulings(inside)))
    writer = Writer(resolved, facts, cache)
    # From here on nobody asks for their profiles.
    made = (replace(writer.shard(shard), profiles=()) for shard in curated.shards)
    shards = tuple(shard.aside(spool) if spool else shard for shard in made)
    files = tuple(map(writer.file, facts.files))
    quads = [
        *told(resolved, DERIVED),
        *writer.descriptions(),
        *matches(facts, outside, resolved.now, DERIVED),
    ]
    entries = (*curated.entries, *(_entry(d, resolved) for d in curated.others))
    findings = tuple(sorted({*curated.findings, *on_actors(inside, resolved.ruled)}))
    return Identified(
        replace(curated, shards=shards, entries=entries, findings=findings),
        replace(facts, files=files),
        quads,
        written.offices,
    )


# ---------------------------------------------------------------- decisions


def split(
    decisions: Sequence[Decision], described: frozenset[str]
) -> tuple[list[Decision], list[Decision]]:
    """Decisions among the actors of a graph, and those on entries of outside catalogues."""
    outside = [d for d in decisions if is_outside(d, described)]
    return [d for d in decisions if d not in outside], outside


def rulings(decisions: Iterable[Decision]) -> Iterator[Ruling]:
    """What people decided on who is who, pair by pair."""
    for decision in decisions:
        if decision.outcome in _OUTCOMES:
            for one, other in pairwise(decision.decides):
                outcome: Outcome = decision.outcome  # type: ignore[assignment]
                yield Ruling(decision.when, decision.iri, outcome, one, other)


def _entry(decision: Decision, resolved: Resolved) -> dict[str, Any]:
    moved = {i: now for i in decision.decides if (now := resolved.now(i)) != i}
    same = decision.outcome == "same"
    matched = "iri" if same else "recorded"
    return {
        "decision": decision.iri,
        "file": decision.file,
        "outcome": decision.outcome,
        "matched": "orphaned" if decision.iri in resolved.ruled.lost else matched,
        "replaced": moved if same else {},
    }


def on_actors(decisions: Iterable[Decision], made: Ruled) -> Iterator[Finding]:
    """What a person should look at of what people decided on who is who.

    :param made: what the decisions came to.
    """
    for decision in decisions:
        if (gone := made.lost.get(decision.iri)) is not None:
            told_ = f"{decision.file}: {gone} is no actor of this build; mend or remove it"
            yield Finding("decision-orphaned", decision.iri, told_)
        if (later := made.overruled.get(decision.iri)) is not None:
            told_ = f"says {decision.outcome}, and {later} says otherwise; the later holds"
            yield Finding("decisions-differ", decision.iri, told_)


# ---------------------------------------------------------------- graphs written anew


class Writer:
    """Writes graphs anew with the nodes that remain.

    What articles say of a merged actor is said once, in the derived graph: the same triple in two
    graphs would be found twice by a query over all.

    :param facts: what people wrote; it may name an actor by an IRI that is gone.
    :param cache: keeps what was written anew.
    """

    def __init__(self, resolved: Resolved, facts: Facts, cache: Cache | None) -> None:
        self._resolved = resolved
        self._cache = cache
        self._merged = {m.iri: m for m in resolved.merged}
        named = {t.value for q in facts.quads for t in (q.subject, q.object) if _is_actor(t)}
        #: The actors that people wrote of, by whatever IRI.
        self.names = frozenset(named)
        self._named = {iri: now for iri in sorted(named) if (now := resolved.now(iri)) != iri}
        self._written = {
            (q.subject, _value(q.object)) for q in facts.quads if q.predicate in _NAMES
        }
        #: What the articles written anew said of the actors that remain.
        self.said: set[tuple[ox.NamedNode, ox.NamedNode, Any]] = set()

    def shard(self, shard: Shard) -> Shard:
        """An article's graph."""
        stands_for = self._resolved.stands_for
        moved = {p.iri: stands_for[p.iri] for p in shard.profiles if p.iri in stands_for}
        body = shard.body if self._named or moved else b""
        moved |= {i: n for i, n in self._named.items() if _local(i).encode() in body}
        if not moved:
            return shard
        anew = self._kept(body, moved)
        for subject, said in groupby(read(anew.gone), key=attrgetter("subject")):
            self._keep(ox.NamedNode(moved[subject.value]), said)
        return replace(shard, stored=anew.body)

    def _kept(self, body: bytes, moved: Mapping[str, str]) -> _Anew:
        """An article's graph written anew, as an earlier build did or now.

        It depends on nothing but the graph and who is whom, so both are its key.
        """
        if self._cache is None:
            return _anew(body, moved)
        told_ = hashlib.sha256(body).hexdigest(), json.dumps(sorted(moved.items()))
        key = key_of("renamed", *told_, code_digest("graph", "ontology"))
        kept = self._cache.get(key)
        if kept is not None:
            return _Anew.load(kept)
        made = _anew(body, moved)
        self._cache.put(key, made.dump())
        return made

    def _keep(self, now: ox.NamedNode, about: Iterable[ox.Quad]) -> None:
        """Keep what an article says of an actor that is another one now."""
        merged = self._merged.get(now.value)
        described = merged is None or merged.described
        for quad in about:
            if quad.predicate == rdfs.label:
                if merged is None or merged.label != _value(quad.object):
                    self.said.add((now, skos.altLabel, quad.object))
            elif quad.predicate != rdf.type and not described:
                self.said.add((now, quad.predicate, quad.object))

    def descriptions(self) -> Iterator[ox.Quad]:
        """What the articles written anew said of the actors that remain, each thing once."""
        for node, predicate, value in self.said:
            if (node, _value(value)) not in self._written:
                yield ox.Quad(node, predicate, value, DERIVED)

    def file(self, file: FactsFile) -> FactsFile:
        """A facts file's graph: as the person wrote it, but for actors that are others now."""
        nodes = _nodes(self._named)
        if not any(q.subject in nodes or q.object in nodes for q in file.quads):
            return file
        quads = (q if q.predicate == sayso.decides else _renamed(q, nodes) for q in file.quads)
        return file._replace(quads=tuple(ordered(quads)))


class _Anew(NamedTuple):
    """An article's graph with the actors that remain.

    :param gone: what it said of those that are others now.
    """

    body: bytes
    gone: bytes

    def dump(self) -> bytes:
        """Both as one."""
        return b"%d\n%s%s" % (len(self.body), self.body, self.gone)

    @classmethod
    def load(cls, data: bytes) -> _Anew:
        """What :meth:`dump` made these bytes of."""
        size, _, both = data.partition(b"\n")
        return cls(both[: int(size)], both[int(size) :])


def _anew(body: bytes, moved: Mapping[str, str]) -> _Anew:
    """An article's graph written anew.

    No subject gets another name, those of moved actors go: the order of the subjects stays, and
    only what leads to a moved actor has to be put in order again.
    """
    nodes = _nodes(moved)
    made: list[ox.Triple] = []
    gone: list[ox.Triple] = []
    for subject, said in groupby(read(body), key=attrgetter("subject")):
        about = list(said)
        if subject in nodes:
            gone += (quad.triple for quad in about)
        elif any(quad.object in nodes for quad in about):
            made += ordered_triples(_settled([_renamed(quad, nodes) for quad in about]))
        else:
            made += (quad.triple for quad in about)
    return _Anew(written(made), written(gone))


def _settled(about: list[ox.Quad]) -> list[ox.Quad]:
    """What is said of a node, whose several speakers may have come to be one: then it is resolved.

    Two names of one body leave open which of them is meant, until they are known to be one.
    """
    status = next((q for q in about if q.predicate == sayso.holderStatus), None)
    if status is None or status.object not in _SEVERAL:
        return about
    who = {q.object for q in about if q.predicate in _SPEAKING}
    if len(who) != 1:
        return about
    graph = status.graph_name
    rest = [q for q in about if q is not status and q.predicate not in _SPEAKING]
    told = ((sayso.holderStatus, val.resolved), *((sayso.speaker, one) for one in who))
    return [*rest, *(ox.Quad(status.subject, p, o, graph) for p, o in told)]


_Nodes = Mapping[Any, ox.NamedNode]


def _nodes(moved: Mapping[str, str]) -> _Nodes:
    return {ox.NamedNode(old): ox.NamedNode(new) for old, new in moved.items()}


def _renamed(quad: ox.Quad, nodes: _Nodes) -> ox.Quad:
    subject, value = quad.subject, quad.object
    return ox.Quad(
        nodes.get(subject, subject), quad.predicate, nodes.get(value, value), quad.graph_name
    )


def _is_actor(term: object) -> TypeGuard[ox.NamedNode]:
    return isinstance(term, ox.NamedNode) and term.value.startswith(_ACTOR)


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
