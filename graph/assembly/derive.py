"""What follows: the derived graph, the countries in use, the labels of values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

import pyoxigraph as ox

from graph.curate.decisions import Match
from graph.iri import mint
from graph.model.source import Quads
from graph.order import ordered
from graph.terms import rdf, sayso, skos, val
from ontology import BASE, text

__all__ = ["DERIVED", "REFERENCE", "VOCABULARY", "derived", "reference", "vocabulary"]

DERIVED, REFERENCE, VOCABULARY = (
    mint("graph", name) for name in ("derived", "reference", "vocabulary")
)
_TRIPLE = (sayso.propSubject, sayso.propPredicate, sayso.propObject)
_VOICE = f"{BASE}id/voice/"
_SHOWN = frozenset({rdf.type, skos.prefLabel, skos.inScheme, skos.notation})


def derived(store: Quads, matches: Iterable[Match]) -> list[ox.Quad]:
    """What follows from statements, facts and decisions; the graph that may hold bare triples.

    :param store: the articles' and the facts' graphs.
    """
    return ordered((*_facts(store), *_verdicts(matches), *_said_about(store)))


def _links(store: Quads, term: ox.NamedNode) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    """Subject -> objects of one property, where both are named nodes."""
    found: dict[ox.NamedNode, list[ox.NamedNode]] = {}
    for quad in store.quads_for_pattern(None, term, None, None):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
            found.setdefault(subject, []).append(value)
    return found


def _facts(store: Quads) -> Iterator[ox.Quad]:
    found = {q.subject for q in store.quads_for_pattern(None, rdf.type, sayso.Fact, None)}
    for fact in found:
        ends = [_ends(store, fact, term) for term in _TRIPLE if isinstance(fact, ox.NamedNode)]
        # Two ends would make several triples out of one fact; the checks name such a fact.
        if ends and all(len(end) == 1 for end in ends):
            subject, predicate, value = (end.pop() for end in ends)
            yield ox.Quad(subject, predicate, value, DERIVED)


def _ends(store: Quads, fact: ox.NamedNode, term: ox.NamedNode) -> set[ox.NamedNode]:
    found = store.quads_for_pattern(fact, term, None, None)
    return {q.object for q in found if isinstance(q.object, ox.NamedNode)}


def _verdicts(matches: Iterable[Match]) -> Iterator[ox.Quad]:
    last: dict[str, ox.NamedNode | None] = {}
    judged: list[tuple[str, Match]] = []
    for match in matches:
        for key in match.reports:
            last[key] = _verdict(last.get(key), match.decision.outcome)
            judged.append((key, match))
    for key, verdict in last.items():
        if verdict is not None:
            yield ox.Quad(mint("report", key), sayso.verdict, verdict, DERIVED)
    for key, match in judged:
        report = mint("report", key)
        # A decision that names the report says so in its own file.
        if last[key] is not None and report.value not in match.decision.decides:
            yield ox.Quad(ox.NamedNode(match.decision.iri), sayso.decides, report, DERIVED)


def _verdict(earlier: ox.NamedNode | None, outcome: str) -> ox.NamedNode | None:
    if outcome == "rejected":
        return None
    return val.corrected if val.corrected in {earlier, val[outcome]} else val.accepted


def _said_about(store: Quads) -> Iterator[ox.Quad]:
    speakers = _links(store, sayso.speaker)
    pairs = {
        (speaker, whom)
        for statement, whoms in _links(store, sayso.about).items()
        for speaker in speakers.get(statement, ())
        for whom in whoms
        if whom != speaker
    }
    for speaker, whom in pairs:
        if not speaker.value.startswith(_VOICE):
            yield ox.Quad(speaker, sayso.saidAbout, whom, DERIVED)


# ---------------------------------------------------------------- shipped data that is in use


def reference(store: ox.Store, named: AbstractSet[str] = frozenset()) -> list[ox.Quad]:
    """The countries, governments and places of the shipped data that a graph refers to.

    :param store: all other graphs, or as much of them as says who is who.
    :param named: IRIs of what the rest refers to.
    """
    shipped = _shipped()
    used: set[ox.NamedNode] = set()
    waiting = [node for node in shipped if node.value in named or _in_use(store, node)]
    while waiting:
        node = waiting.pop()
        if node not in used:
            used.add(node)
            objects = (quad.object for quad in shipped[node])
            waiting.extend(o for o in objects if isinstance(o, ox.NamedNode) and o in shipped)
    return ordered(quad for node in used for quad in shipped[node])


def _in_use(store: ox.Store, node: ox.NamedNode) -> bool:
    return any(
        next(iter(found), None) is not None
        for found in (
            store.quads_for_pattern(None, None, node, None),
            store.quads_for_pattern(node, None, None, None),
        )
    )


@cache
def _shipped() -> Mapping[ox.NamedNode, tuple[ox.Quad, ...]]:
    return _by_subject("countries.ttl", REFERENCE)


def _by_subject(name: str, graph: ox.NamedNode) -> dict[ox.NamedNode, tuple[ox.Quad, ...]]:
    found: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in ox.parse(text(name), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode):
            moved = ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            found.setdefault(quad.subject, []).append(moved)
    return {node: tuple(quads) for node, quads in found.items()}


@cache
def vocabulary() -> tuple[ox.Quad, ...]:
    """What the values are called, and which scheme each belongs to."""
    shipped = _by_subject("values.ttl", VOCABULARY)
    return tuple(
        ordered(
            quad
            for node, quads in shipped.items()
            if any(q.predicate == skos.inScheme for q in quads)
            for quad in quads
            if quad.predicate in _SHOWN
        )
    )
