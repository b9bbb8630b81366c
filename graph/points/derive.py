"""From the statements of a graph to the points they share, and to who disputes whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from graph.order import ordered
from graph.points.back import answering, resolved, told
from graph.points.condemning import Voices, lacking
from graph.points.copies import Copy, copies
from graph.points.groups import Pair, grouped, pairs
from graph.points.joined import Joined
from graph.points.links import between
from graph.points.rows import Rows, read
from graph.points.same import spelt
from graph.points.takes import Take, takes
from graph.points.tallies import apart
from graph.points.written import GRAPH, Point, quads

__all__ = ["GRAPH", "Found", "derived", "found"]


class Found(NamedTuple):
    """What the statements of a graph have in common.

    :param points: with the takes on each.
    :param links: among statements, sorted, each once.
    """

    points: tuple[Point, ...]
    links: tuple[Joined, ...]
    copies: tuple[Copy, ...]


def derived(store: ox.Store) -> list[ox.Quad]:
    """Points, disputes and links of a graph, as the quads of one named graph.

    :param store: the articles' and the facts' graphs, decisions applied and actors merged.
    """
    return ordered(quads(*found(read(store))))


def found(rows: Rows) -> Found:
    """The points of some statements; the same whatever the order they were read in.

    The cost grows with the number of statements: see :mod:`graph.points.groups`.
    """
    made = list(resolved(list(takes(rows))))
    copied = copies(rows.texts, rows.published)
    originals = {c.article: c.original for c in copied}
    near = [*pairs(rows, made), *answering(made)]
    points = list(_points(rows, made, near))
    links = [j for p in points for j in between(p.takes, originals)]
    links += told(made, originals)
    links += apart(t for t in made if t.row.article not in originals)
    for point, joined in _condemnation(rows, made, originals):
        points.append(point)
        links += joined
    return Found(tuple(points), tuple(_once(links)), tuple(copied))


def _once(links: Sequence[Joined]) -> Iterator[Joined]:
    """Each pair once for each kind: the surest; what is a conflict is not kept apart too."""
    best: dict[tuple[str, frozenset[str]], Joined] = {}
    for link in sorted(links, key=lambda j: (-j.score, j.one, j.other, j.kind, j.reason)):
        best.setdefault((link.kind, frozenset((link.one, link.other))), link)
    opposed = {pair for kind, pair in best if kind == "contradicts"}
    for (kind, pair), link in sorted(best.items(), key=lambda item: item[1]):
        if kind not in {"keptApart", "corroborates"} or pair not in opposed:
            yield link


# ---------------------------------------------------------------- points


def _points(rows: Rows, made: Sequence[Take], near: Sequence[Pair]) -> Iterator[Point]:
    reasons = _reasons(near)
    for members in grouped(made, near):
        held = [made[i] for i in members]
        yield Point(
            _label(rows, held),
            held,
            [round(reasons[i][0] * made[i].sure, 2) for i in members],
            [_told(made[i], reasons[i][1]) for i in members],
        )


def _reasons(near: Sequence[Pair]) -> dict[int, tuple[float, str]]:
    """Take -> the surest match it has with any other."""
    best: dict[int, tuple[float, str]] = {}
    for pair in near:
        told = (pair.found.score, pair.found.reason)
        for index in (pair.one, pair.other):
            best[index] = max(best.get(index, (0.0, "")), told)
    return best


def _told(take: Take, reason: str) -> str:
    return reason if take.sure == 1 else f"{reason}; {take.how}"


def _label(rows: Rows, held: Sequence[Take]) -> str:
    """What a point is called: its relation with both ends, else the words of a fitting member."""
    agents = {t.agent.entity for t in held} - {""}
    patients = {t.patient.entity for t in held} - {""}
    relation = held[0].relation
    if relation and len(agents) == len(patients) == 1:
        ends = [rows.labels.get(e) or e.rpartition("/")[2] for e in (agents.pop(), patients.pop())]
        return f"{ends[0]} {spelt(relation)} {ends[1]}"
    said = [t for t in held if t.row.predicate_text and t.sure == 1] or list(held)
    best = min(said, key=lambda t: (t.side < 1, t.agent.open, len(_worded(t)), t.row.id))
    return _worded(best)


def _worded(take: Take) -> str:
    row = take.row
    clause = (row.subject_text, row.predicate_text, row.object_text)
    return " ".join(filter(None, clause)) if row.predicate_text else row.content


def _lack_kind(lack: Take) -> str:
    return f"condemnation-{lack.row.id.rpartition('/')[2]}"


def _lacked(lack: Take) -> str:
    """What is said to be lacking: "the lack of strong condemnation" -> "strong condemnation"."""
    text = lack.row.subject_text
    return text.partition(" of ")[2] or text


def _condemnation(
    rows: Rows, made: Sequence[Take], originals: Mapping[str, str]
) -> Iterator[tuple[Point, list[Joined]]]:
    """The point whether something is condemned, where a text says that it is not."""
    taken = [t for t in made if t.row.article not in originals]
    lacks = lacking(taken, rows)
    voices = Voices(taken if lacks else ())
    for lack in lacks:
        others = list(voices.against(lack))
        if not others:
            continue
        held = sorted([lack, *others], key=lambda t: t.row.id)
        why = [f"on condemnation: {t.how}" for t in held]
        scores = [t.sure for t in held]
        links = [
            Joined(
                "contradicts",
                lack.row.id,
                t.row.id,
                f"one says it is lacking, the other {t.how}",
                round(lack.sure * t.sure, 2),
            )
            for t in others
        ]
        yield Point(_lacked(lack), held, scores, why, _lack_kind(lack)), links
