"""Who is who as triples: every merge with its reasons, every pair left to a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from graph.identity.resolve import Merge, Merged, Possible, Resolved
from graph.iri import beside, mint
from graph.model.kinds import CLASSES
from graph.terms import decimal, integer, rdf, rdfs, sayso, words

__all__ = ["told"]

_Said = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def told(resolved: Resolved, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """The quads that describe what was merged, and what may be one.

    :param graph: the graph they go into.
    """
    for merged in resolved.merged:
        for said in _merged(merged):
            yield ox.Quad(*said, graph)
    for possible in resolved.possible:
        for said in _possible(possible):
            yield ox.Quad(*said, graph)


def _merged(merged: Merged) -> Iterator[_Said]:
    node = ox.NamedNode(merged.iri)
    if not merged.described:
        # A government governs a country; what only calls itself one is a body.
        kind = "organization" if merged.kind == "government" else merged.kind
        yield node, rdf.type, CLASSES[kind]
        yield node, rdfs.label, words(merged.label)
    members = frozenset(m.was for m in merged.merges)
    for merge in merged.merges:
        yield from _merge(merge, node, members)


def _merge(merge: Merge, into: ox.NamedNode, members: frozenset[str]) -> Iterator[_Said]:
    node = beside("merge", merge.was)
    yield node, rdf.type, sayso.Merge
    yield node, rdfs.label, words(merge.name)
    yield node, sayso.inArticle, mint("article", merge.article)
    yield node, sayso.mergedInto, into
    yield node, sayso.replaces, ox.NamedNode(merge.was)
    if merge.to != merge.was:
        other = beside("merge", merge.to) if merge.to in members else ox.NamedNode(merge.to)
        yield node, sayso.mostLike, other
    if merge.score is not None:
        yield node, sayso.mergeScore, decimal(merge.score)
    yield node, sayso.mergeReason, words("; ".join(merge.reasons))
    if merge.decision is not None:
        yield node, sayso.byDecision, ox.NamedNode(merge.decision)


def _possible(possible: Possible) -> Iterator[_Said]:
    pair = f"{possible.one}\n{possible.other}"
    node = mint("likeness", hashlib.sha256(pair.encode()).hexdigest()[:16])
    yield node, rdf.type, sayso.Likeness
    yield node, sayso.between, ox.NamedNode(possible.one)
    yield node, sayso.between, ox.NamedNode(possible.other)
    yield node, sayso.mergeScore, decimal(possible.score)
    yield node, sayso.mergeReason, words("; ".join(possible.reasons))
    yield node, sayso.statementsTouched, integer(possible.touched)
    if possible.objections:
        yield node, sayso.mergeObjection, words("; ".join(possible.objections))
    if possible.decision is not None:
        yield node, sayso.byDecision, ox.NamedNode(possible.decision)
