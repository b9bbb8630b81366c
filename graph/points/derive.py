"""From the statements of a graph to the points they share, and to who disputes whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import pyoxigraph as ox

from extract.wordlists import words
from graph.model.source import Columns
from graph.points.back import answering, resolved, told
from graph.points.copies import Copy, Sketch, alike, sketch
from graph.points.groups import Pair, grouped, pairs
from graph.points.headings import heading
from graph.points.joined import Joined
from graph.points.links import between
from graph.points.memory import Memory
from graph.points.repeats import firsts, worded
from graph.points.retold import retold
from graph.points.rivals import laid
from graph.points.rows import Rows, read
from graph.points.stems import tokens
from graph.points.takes import Take, takes
from graph.points.tallies import apart
from graph.points.written import GRAPH, Point, quads

__all__ = [
    "GRAPH",
    "Found",
    "Stock",
    "between_some",
    "compared",
    "derived",
    "found",
    "on_points",
    "once",
    "stock",
]  # fmt: skip

#: What denies nothing by a word of its own has to mean a claim as surely as this.
_MEANT = 0.8
#: So many words without a verb say a thing.
_TELLING = 3


class Found(NamedTuple):
    """What the statements of a graph have in common.

    :param points: with the takes on each.
    :param links: among statements, sorted, each once.
    """

    points: tuple[Point, ...]
    links: tuple[Joined, ...]
    copies: tuple[Copy, ...]


class Stock(NamedTuple):
    """All that statements are compared by.

    :param takes: sorted by article, place and id of their statements.
    :param sketches: IRI of an article -> what stands for its text.
    :param labels: IRI -> label, of actors and countries.
    :param published: IRI of an article -> its date, ISO.
    :param on_one, again: know which pairs earlier builds found on one point, or told twice.
    """

    takes: Sequence[Take]
    sketches: Mapping[str, Sketch]
    labels: Mapping[str, str]
    published: Mapping[str, str]
    on_one: Memory | None = None
    again: Memory | None = None


def stock(rows: Rows) -> Stock:
    """What some rows are compared by."""
    sketches = {article: sketch(text) for article, text in rows.texts.items()}
    return Stock(list(takes(rows)), sketches, rows.labels, rows.published)


def derived(graph: ox.Store | Columns | Stock) -> list[ox.Quad]:
    """Points, disputes and links of a graph, as the quads of one named graph.

    :param graph: the articles' and the facts' graphs, decisions applied and actors merged; or what
        their statements are compared by.
    """
    known = graph if isinstance(graph, Stock) else stock(read(graph))
    return list(quads(*compared(known)))


def found(rows: Rows) -> Found:
    """The points of some statements; the same whatever the order they were read in."""
    return compared(stock(rows))


def compared(known: Stock) -> Found:
    """What some statements have in common.

    The cost grows with the number of statements: see :mod:`graph.points.groups`.
    """
    copied = alike(known.sketches, known.published)
    originals = {c.article: c.original for c in copied}
    everything = list(resolved(known.takes))
    wordings = list(worded(everything))
    twice = firsts(w for w in wordings if w[0][1] not in originals)
    own = (t for t in everything if t.row.article not in originals)
    made = [t for t in own if t.row.id not in twice]
    near = [*pairs(made, memory=known.on_one), *answering(made)]
    points = list(on_points(known.labels, made, near))
    links = [j for p in points for j in between(p.takes)]
    links += between_some(told(made, originals), made)
    links += apart(made)
    links += retold(everything, firsts(wordings), known.again)
    return Found(tuple(points), tuple(once(links)), tuple(copied))


def between_some(links: Iterable[Joined], made: Iterable[Take]) -> Iterator[Joined]:
    """The links by the text's own words of which somebody holds one end, and both ends say a thing.

    What nobody known claims and nobody known denies is no dispute, nor is a word alone a claim.
    """
    known = {take.row.id: take for take in made}
    for link in links:
        ends = [known[link.one], known[link.other]]
        held = any(take.row.holders for take in ends)
        meant = ends[0].row.act == "deny" or link.score >= _MEANT
        if link.kind != "contradicts" or (held and meant and _says(ends[1])):
            yield link


def _says(take: Take) -> bool:
    """Whether what is denied is more than a name: it has a verb, or says of what it is."""
    if take.row.predicate_text or take.relation:
        return True
    named = words("points", "back", "determiners")
    return sum(word not in named for word in tokens(take.row.content)) >= _TELLING


def once(links: Sequence[Joined]) -> Iterator[Joined]:
    """Each pair once for each kind: the surest; what is a conflict is not kept apart too."""
    best: dict[tuple[str, frozenset[str]], Joined] = {}
    for link in sorted(links, key=lambda j: (-j.score, j.one, j.other, j.kind, j.reason)):
        best.setdefault((link.kind, frozenset((link.one, link.other))), link)
    opposed = {pair for kind, pair in best if kind == "contradicts"}
    for (kind, pair), link in sorted(best.items(), key=lambda item: item[1]):
        if kind not in {"keptApart", "corroborates"} or pair not in opposed:
            yield link


# ---------------------------------------------------------------- points


def on_points(
    labels: Mapping[str, str], made: Sequence[Take], near: Sequence[Pair]
) -> Iterator[Point]:
    """The points of some takes.

    :param labels: IRI -> what an actor or a country is called.
    :param near: the pairs among them; takes that no chain of pairs joins may be given apart.
    """
    reasons = _reasons(near)
    for members in grouped(made, near):
        held = laid(_as_claimed([made[i] for i in members]))
        yield Point(
            heading(labels, held),
            held,
            [round(reasons[i][0] * made[i].sure, 2) for i in members],
            [_told(made[i], reasons[i][1]) for i in members],
        )


def _as_claimed(held: list[Take]) -> list[Take]:
    """The takes with what was claimed as the side that affirms, where it is only denied.

    Who rejects the claim that something is not so does not say that it is.
    """
    affirming = [t for t in held if t.side > 0]
    denying = [t for t in held if t.side < 0]
    only_denied = bool(affirming) and all(t.row.act == "deny" for t in affirming)
    if only_denied and all(t.row.act != "deny" for t in denying):
        return [replace(t, side=-t.side) for t in held]
    return held


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
