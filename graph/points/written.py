"""Points and links as quads of their own graph."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import pyoxigraph as ox

from graph.iri import mint
from graph.order import ordered
from graph.points.copies import Copy
from graph.points.joined import Joined
from graph.points.takes import Take
from graph.terms import decimal, rdf, rdfs, rel, sayso, val, words

__all__ = ["GRAPH", "Point", "in_order", "quads"]

GRAPH = mint("graph", "points")
#: Of so many subjects quads are made at a time.
_AT_ONCE = 2048
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


class _Link(NamedTuple):
    """A link with the node that says why it is one.

    :param side: of the statement, where the link is that to a point.
    """

    kind: str
    one: str
    other: str
    reason: str
    score: float
    side: ox.NamedNode | None = None

    @property
    def node(self) -> ox.NamedNode:
        """Its IRI."""
        told = f"{self.one}\n{self.kind}\n{self.other}"
        return mint("link", hashlib.sha256(told.encode()).hexdigest()[:16])

    def triple(self) -> ox.Quad:
        """What is linked."""
        return ox.Quad(ox.NamedNode(self.one), sayso[self.kind], ox.NamedNode(self.other), GRAPH)

    def quads(self, node: ox.NamedNode) -> Iterator[ox.Quad]:
        """What is said of its node."""
        yield ox.Quad(node, rdf.type, sayso.Link, GRAPH)
        yield ox.Quad(node, sayso.linkFrom, ox.NamedNode(self.one), GRAPH)
        yield ox.Quad(node, sayso.linkKind, sayso[self.kind], GRAPH)
        yield ox.Quad(node, sayso.linkTo, ox.NamedNode(self.other), GRAPH)
        if self.side is not None:
            yield ox.Quad(node, sayso.side, self.side, GRAPH)
        yield ox.Quad(node, sayso.linkReason, words(self.reason), GRAPH)
        yield ox.Quad(node, sayso.linkScore, decimal(self.score), GRAPH)


def quads(
    points: Iterable[Point],
    links: Iterable[Joined],
    copied: Iterable[Copy],
    opposed: Iterable[tuple[str, str]] = (),
) -> Iterator[ox.Quad]:
    """All of it as quads; every link with a node that says why.

    :param opposed: statements that contradict each other by links that are not among these.
    """
    return chain.from_iterable(in_order(points, links, copied, opposed))


def in_order(
    points: Iterable[Point],
    links: Iterable[Joined],
    copied: Iterable[Copy],
    opposed: Iterable[tuple[str, str]] = (),
    most: int = _AT_ONCE,
) -> Iterator[list[ox.Quad]]:
    """The same quads in order, those of some subjects at a time.

    All at once they would take more memory than what they are made of.

    :param most: so many subjects.
    """
    about: defaultdict[str, list[tuple[ox.NamedNode, _Link | Point]]] = defaultdict(list)
    against: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in opposed:
        against[one].add(other)
    listed = list(points)
    for link in _links(listed, links, copied):
        if link.kind == "contradicts":
            against[link.one].add(link.other)
        for node in (ox.NamedNode(link.one), link.node):
            about[f"{node.value}>"].append((node, link))
    for point in listed:
        about[f"{point.node.value}>"].append((point.node, point))
    subjects = sorted(about)
    for at in range(0, len(subjects), most):
        some = (told for subject in subjects[at : at + most] for told in about[subject])
        yield ordered(quad for node, told in some for quad in _said(node, told, against))


def _links(
    points: Iterable[Point], links: Iterable[Joined], copied: Iterable[Copy]
) -> Iterator[_Link]:
    for link in links:
        yield _Link(*link)
    for point in points:
        for take, score, reason in zip(point.takes, point.scores, point.reasons, strict=True):
            side = val[_SIDES[take.side]]
            yield _Link("onPoint", take.row.id, point.node.value, reason, score, side)
    for copy in copied:
        why = f"{copy.share:.0%} of its runs of five words stand in the other"
        yield _Link("copyOf", copy.article, copy.original, why, round(copy.share, 2))


def _said(
    node: ox.NamedNode, told: _Link | Point, against: Mapping[str, set[str]]
) -> Iterator[ox.Quad]:
    """What a point, or one end or the node of a link, says of a subject."""
    if isinstance(told, Point):
        yield from _point(told, against)
    elif node.value == told.one:
        yield told.triple()
    else:
        yield from told.quads(node)


def _point(point: Point, against: Mapping[str, set[str]]) -> Iterator[ox.Quad]:
    node, inside = point.node, {t.row.id for t in point.takes}
    yield ox.Quad(node, rdf.type, sayso.Point, GRAPH)
    if any(not inside.isdisjoint(against.get(statement, ())) for statement in inside):
        yield ox.Quad(node, rdf.type, sayso.Dispute, GRAPH)
    yield ox.Quad(node, rdfs.label, words(point.label), GRAPH)
    yield from _ends(point)


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
