"""Points and links as quads of their own graph."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from graph.iri import mint
from graph.points.copies import Copy
from graph.points.joined import Joined
from graph.points.takes import Take
from graph.terms import decimal, rdf, rdfs, rel, sayso, val, words

__all__ = ["GRAPH", "Point", "quads"]

GRAPH = mint("graph", "points")
_SIDES = {1: "positive", -1: "negative", 0: "underspecified"}


class Point(NamedTuple):
    """A point with the takes on it.

    :param label: what it is, in words.
    :param takes: at least two, by id of the statement.
    :param scores: of each take, how surely it belongs here.
    :param reasons: of each take, why.
    :param kind: what else tells it from a point with the same first statement.
    """

    label: str
    takes: Sequence[Take]
    scores: Sequence[float]
    reasons: Sequence[str]
    kind: str = ""

    @property
    def node(self) -> ox.NamedNode:
        """Its IRI: named after the first of its statements."""
        first = min(take.row.id for take in self.takes)
        return mint("point", first.rpartition("/")[2], *((self.kind,) if self.kind else ()))


def quads(
    points: Iterable[Point],
    links: Iterable[Joined],
    copied: Iterable[Copy],
    opposed: Iterable[tuple[str, str]] = (),
) -> Iterator[ox.Quad]:
    """All of it as quads; every link with a node that says why.

    :param opposed: statements that contradict each other by links that are not among these.
    """
    against: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in opposed:
        against[one].add(other)
    for link in links:
        if link.kind == "contradicts":
            against[link.one].add(link.other)
        yield from _link(link.kind, link.one, link.other, (link.reason, link.score))
    for point in points:
        yield from _point(point, against)
    for copy in copied:
        why = f"{copy.share:.0%} of its runs of five words stand in the other"
        yield from _link("copyOf", copy.article, copy.original, (why, round(copy.share, 2)))


def _point(point: Point, against: Mapping[str, set[str]]) -> Iterator[ox.Quad]:
    node, inside = point.node, {t.row.id for t in point.takes}
    yield ox.Quad(node, rdf.type, sayso.Point, GRAPH)
    if any(not inside.isdisjoint(against.get(statement, ())) for statement in inside):
        yield ox.Quad(node, rdf.type, sayso.Dispute, GRAPH)
    yield ox.Quad(node, rdfs.label, words(point.label), GRAPH)
    yield from _ends(point)
    for take, score, reason in zip(point.takes, point.scores, point.reasons, strict=True):
        side = val[_SIDES[take.side]]
        yield from _link("onPoint", take.row.id, node.value, (reason, score), side)


def _ends(point: Point) -> Iterator[ox.Quad]:
    """The relation and its ends, where the takes share them."""
    for term, found in (
        (sayso.propSubject, {t.agent.entity for t in point.takes} - {""}),
        (sayso.propObject, {t.patient.entity for t in point.takes} - {""}),
    ):
        if len(found) == 1:
            yield ox.Quad(point.node, term, ox.NamedNode(found.pop()), GRAPH)
    relations = {t.relation for t in point.takes}
    if len(relations) == 1 and (name := relations.pop()):
        yield ox.Quad(point.node, sayso.propPredicate, rel[name], GRAPH)


def _link(
    kind: str, one: str, other: str, why: tuple[str, float], side: ox.NamedNode | None = None
) -> Iterator[ox.Quad]:
    subject, value, property_ = ox.NamedNode(one), ox.NamedNode(other), sayso[kind]
    key = hashlib.sha256(f"{one}\n{kind}\n{other}".encode()).hexdigest()[:16]
    node = mint("link", key)
    yield ox.Quad(subject, property_, value, GRAPH)
    yield ox.Quad(node, rdf.type, sayso.Link, GRAPH)
    yield ox.Quad(node, sayso.linkFrom, subject, GRAPH)
    yield ox.Quad(node, sayso.linkKind, property_, GRAPH)
    yield ox.Quad(node, sayso.linkTo, value, GRAPH)
    if side is not None:
        yield ox.Quad(node, sayso.side, side, GRAPH)
    yield ox.Quad(node, sayso.linkReason, words(why[0]), GRAPH)
    yield ox.Quad(node, sayso.linkScore, decimal(why[1]), GRAPH)
