"""Points and links as quads of their own graph."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from sys import intern
from typing import NamedTuple

import pyoxigraph as ox

from graph.iri import mint
from graph.model.records import Link
from graph.order import ordered
from graph.points.copies import Copy
from graph.points.joined import Joined
from graph.points.takes import Take
from graph.terms import decimal, printable, rdf, rdfs, rel, sayso, val, words
from ontology import BASE

__all__ = [
    "GRAPH", "Point", "in_order", "linked", "of_link", "of_point", "opposing",
    "point", "quads",
]  # fmt: skip

GRAPH = mint("graph", "points")
#: Of so many subjects quads are made at a time.
_AT_ONCE = 2048
_LINKS = f"{BASE}id/link/"
_SIDES = {1: "positive", -1: "negative", 0: "underspecified"}


class Point(NamedTuple):
    """A point with the statements on it.

    :param label: what it is, in words.
    :param statements: IRIs of at least two.
    :param sides: of each, whether it affirms (1), denies (-1) or leaves open (0).
    :param scores: of each, how surely it belongs here.
    :param reasons: of each, why.
    :param ends: the relation and its ends, where all share them: IRI, local name, IRI, or "".
    :param kind: what else tells it from a point with the same first statement.
    """

    label: str
    statements: Sequence[str]
    sides: Sequence[int]
    scores: Sequence[float]
    reasons: Sequence[str]
    ends: Sequence[str] = ("", "", "")
    kind: str = ""

    @property
    def node(self) -> ox.NamedNode:
        """Its IRI: named after the first of its statements."""
        first = min(self.statements)
        return mint("point", first.rpartition("/")[2], *((self.kind,) if self.kind else ()))


def point(label: str, takes: Sequence[Take], scores: Sequence[float], why: Sequence[str]) -> Point:
    """The point of some takes.

    :param label: what it is, in words.
    :param scores, why: of each take, how surely it belongs here and by what.
    """
    shared = (
        {take.agent.entity for take in takes} - {""},
        {take.relation for take in takes},
        {take.patient.entity for take in takes} - {""},
    )
    ends = [found.pop() if len(found) == 1 else "" for found in shared]
    rows = [take.row.id for take in takes]
    return Point(label, rows, [take.side for take in takes], scores, why, ends)


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
    about: defaultdict[str, list[Link | Point]] = defaultdict(list)
    listed = list(points)
    joined = list(linked(listed, links, copied))
    against = opposing(joined, opposed)
    for link in joined:
        about[f"{link.one}>"].append(link)
        about[f"{link.id}>"].append(link)
    for point in listed:
        about[f"{point.node.value}>"].append(point)
    subjects = sorted(about)
    for at in range(0, len(subjects), most):
        some = ((subject, told) for subject in subjects[at : at + most] for told in about[subject])
        yield ordered(quad for subject, told in some for quad in _said(subject[:-1], told, against))


def opposing(
    links: Iterable[Link], opposed: Iterable[tuple[str, str]] = ()
) -> Mapping[str, set[str]]:
    """Statement -> those that it contradicts.

    :param opposed: pairs that do, by links that are not among these.
    """
    against: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in opposed:
        against[one].add(other)
    for link in links:
        if link.kind == "contradicts":
            against[link.one].add(link.other)
    return against


def linked(
    points: Iterable[Point], links: Iterable[Joined], copied: Iterable[Copy]
) -> Iterator[Link]:
    """Every link as a record: those between statements, to points, and of copies to originals."""
    for link in links:
        yield _link(*link)
    for point in points:
        node = point.node.value
        for one, side, score, reason in zip(*point[1:5], strict=True):
            yield _link("onPoint", one, node, reason, score, _SIDES[side])
    for copy in copied:
        why = f"{copy.share:.0%} of its runs of five words stand in the other"
        yield _link("copyOf", copy.article, copy.original, why, round(copy.share, 2))


def _link(kind: str, one: str, other: str, reason: str, score: float, side: str = "") -> Link:
    told = hashlib.sha256(f"{one}\n{kind}\n{other}".encode()).hexdigest()[:16]
    # Many links have one reason: it is held once.
    reason, scored = intern(printable(reason)), intern(decimal(score).value)
    return Link(f"{_LINKS}{told}", kind, one, other, reason, scored, side)


def _said(subject: str, told: Link | Point, against: Mapping[str, set[str]]) -> Iterator[ox.Quad]:
    """What a point, or one end or the node of a link, says of a subject."""
    if isinstance(told, Point):
        yield from of_point(told, against)
    else:
        yield from of_link(subject, told)


def of_link(subject: str, link: Link) -> Iterator[ox.Quad]:
    """What a link says of its node, or of the node where it starts.

    :param subject: IRI of the one or the other.
    """
    node, other = ox.NamedNode(subject), ox.NamedNode(link.other)
    if subject == link.one:
        yield ox.Quad(node, sayso[link.kind], other, GRAPH)
        return
    yield ox.Quad(node, rdf.type, sayso.Link, GRAPH)
    yield ox.Quad(node, sayso.linkFrom, ox.NamedNode(link.one), GRAPH)
    yield ox.Quad(node, sayso.linkKind, sayso[link.kind], GRAPH)
    yield ox.Quad(node, sayso.linkTo, other, GRAPH)
    if link.side:
        yield ox.Quad(node, sayso.side, val[link.side], GRAPH)
    yield ox.Quad(node, sayso.linkReason, words(link.reason), GRAPH)
    yield ox.Quad(node, sayso.linkScore, decimal(float(link.score)), GRAPH)


def of_point(point: Point, against: Mapping[str, set[str]]) -> Iterator[ox.Quad]:
    """What is said of a point.

    :param against: as :func:`opposing` gives it.
    """
    node, inside = point.node, set(point.statements)
    yield ox.Quad(node, rdf.type, sayso.Point, GRAPH)
    if any(not inside.isdisjoint(against.get(statement, ())) for statement in inside):
        yield ox.Quad(node, rdf.type, sayso.Dispute, GRAPH)
    yield ox.Quad(node, rdfs.label, words(point.label), GRAPH)
    yield from _ends(point)


def _ends(point: Point) -> Iterator[ox.Quad]:
    """The relation and its ends, where the statements share them."""
    one, relation, other = point.ends
    for term, end in ((sayso.propSubject, one), (sayso.propObject, other)):
        if end:
            yield ox.Quad(point.node, term, ox.NamedNode(end), GRAPH)
    if relation:
        yield ox.Quad(point.node, sayso.propPredicate, rel[relation], GRAPH)
