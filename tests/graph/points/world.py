"""Short articles turned into rows, for the tests of what statements have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from extract.annotate import extract
from extract.records import Gazetteer
from graph.assembly.derive import reference
from graph.assembly.shard import shard
from graph.export import rdf
from graph.facts import gazetteer, load
from graph.points.copies import Copy
from graph.points.derive import found
from graph.points.joined import Joined
from graph.points.rows import Row, read
from graph.points.written import Point
from tests.extract.marked import document

__all__ = ["Stated", "known", "links", "stated", "store", "verdict"]


@cache
def known() -> Gazetteer:
    """The shipped countries, and nobody else."""
    return gazetteer.gazetteer(load([]))


@cache
def _body(name: str, text: str, date: str | None) -> tuple[ox.NamedNode, bytes]:
    made = shard(extract(document(text, date, name), known(), "rules"))
    return made.graph, made.body


def store(texts: Iterable[str], dates: Iterable[str | None] = ()) -> ox.Store:
    """A graph of articles ``a0``, ``a1``, …, as the build makes it before points are looked for."""
    made = ox.Store()
    printed = list(dates)
    for number, text in enumerate(texts):
        date = printed[number] if number < len(printed) else None
        graph, body = _body(f"a{number}", text, date)
        rdf.load(made, body, graph)
    made.extend(reference(made))
    return made


class Stated(NamedTuple):
    """What the statements of some articles have in common.

    :param rows: IRI of a statement -> the statement.
    """

    points: Sequence[Point]
    links: Sequence[Joined]
    copies: Sequence[Copy]
    rows: Mapping[str, Row]


def stated(*texts: str, dates: Iterable[str | None] = ()) -> Stated:
    """What the statements of some articles have in common."""
    rows = read(store(texts, dates))
    return Stated(*found(rows), {row.id: row for row in rows.rows})


def links(*texts: str) -> set[str]:
    """The kinds of links among the statements of some articles."""
    return {link.kind for link in stated(*texts).links}


def verdict(one: str, other: str) -> str:
    """What two articles are to each other: contradict, figure, agree or unrelated.

    ``figure`` is a contradiction by figures, ``agree`` one point held on the same side.
    """
    made = stated(one, other)
    reasons = [link.reason for link in made.links if link.kind == "contradicts"]
    if reasons:
        return "figure" if reasons[0].startswith("gives another number") else "contradict"
    for point in made.points:
        for side in (1, -1):
            told = zip(point.statements, point.sides, strict=True)
            if len({made.rows[one].article for one, on in told if on == side}) > 1:
                return "agree"
    return "unrelated"
