"""From the statements of a graph to the points they share, and to who disputes whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pyoxigraph as ox

from graph.model.source import Columns
from graph.points import groups, repeats, retold, tallies
from graph.points.back import resolved
from graph.points.copies import Copy, Sketch, alike, sketch
from graph.points.joined import Joined
from graph.points.matters import Matters
from graph.points.memory import Memory
from graph.points.numbers import Numbers
from graph.points.rows import Rows, read
from graph.points.takes import Take, takes
from graph.points.traits import Traits, of_takes
from graph.points.written import GRAPH, Point, quads

__all__ = ["GRAPH", "Found", "Known", "Stock", "compared", "derived", "found", "once", "stock"]


class Found(NamedTuple):
    """What the statements of a graph have in common.

    :param points: in the order of their statements.
    :param links: among statements, sorted, each once.
    """

    points: tuple[Point, ...]
    links: tuple[Joined, ...]
    copies: tuple[Copy, ...]


class Known(NamedTuple):
    """What earlier builds found.

    :param on_one, again, apart: of two takes, whether they are on one point, one told twice, or
        figures kept apart.
    :param matters: of takes that pairs join.
    """

    on_one: Memory
    again: Memory
    apart: Memory
    matters: Matters


class Stock(NamedTuple):
    """All that statements are compared by.

    :param takes: sorted by article, place and id of their statements; read where something is new.
    :param traits: what they are found by.
    :param sketches: IRI of an article -> what stands for its text.
    :param labels: IRI -> label, of actors and countries.
    :param published: IRI of an article -> its date, ISO.
    :param known: what earlier builds found, where there is any.
    """

    takes: Sequence[Take]
    traits: Traits
    sketches: Mapping[str, Sketch]
    labels: Mapping[str, str]
    published: Mapping[str, str]
    known: Known | None = None


def stock(rows: Rows) -> Stock:
    """What some rows are compared by."""
    sketches = {article: sketch(text) for article, text in rows.texts.items()}
    held = list(resolved(list(takes(rows))))
    return Stock(held, of_takes(held), sketches, rows.labels, rows.published)


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


def compared(given: Stock) -> Found:
    """What some statements have in common.

    The cost grows with the number of statements: see :mod:`graph.points.groups`.
    """
    traits, known = given.traits, given.known
    copied = alike(given.sketches, given.published)
    copies = {copy.article for copy in copied}
    own = np.array([article not in copies for article in traits.articles], dtype=np.bool_)
    order = _printed(traits)
    made = own & (repeats.first(traits.wordings, order, own) < 0)
    some = np.flatnonzero(made)
    worth = groups.near(traits.keys, traits.order, some)
    pairs = groups.found(given.takes, worth, known and known.on_one)
    meant = traits.answers[made[traits.answers].all(axis=1)]
    matters = known.matters if known is not None else Matters()
    answers: list[tuple[int, int]] = list(map(tuple, meant.tolist()))
    told = list(matters.every(given.takes, traits, given.labels, pairs, answers))
    links = [link for matter in told for link in matter.links]
    links += tallies.parted(given.takes, traits.tallies, some, known and known.apart)
    links += _again(given, order)
    points = sorted((p for matter in told for p in matter.points), key=attrgetter("statements"))
    return Found(tuple(points), tuple(once(links)), tuple(copied))


def _printed(traits: Traits) -> Numbers:
    """The takes, what was printed first first; those without a date last."""
    days = np.array([day or "9999" for day in traits.printed], dtype=np.str_)
    return np.argsort(days, kind="stable")


def _again(given: Stock, order: Numbers) -> Iterator[Joined]:
    """The links of what is told again to its first telling."""
    traits = given.traits
    first = repeats.first(traits.wordings, order, np.ones(len(order), dtype=np.bool_))
    ids, told = traits.ids, enumerate(first.tolist())
    yield from retold.in_words({ids[one]: ids[at] for one, at in told if at >= 0})
    held = order[((first < 0) & (traits.shelves.counts > 0))[order]]
    numbers = {article: number for number, article in enumerate(sorted(set(traits.articles)))}
    articles = np.array([numbers[article] for article in traits.articles], dtype=np.int64)
    worth = retold.worth(traits.shelves.of(held), traits.telling.of(held), articles[held])
    memory = given.known.again if given.known is not None else None
    yield from retold.in_other_words(given.takes, held[worth], memory)


def once(links: Sequence[Joined]) -> Iterator[Joined]:
    """Each pair once for each kind: the surest; what is a conflict is not kept apart too."""
    best: dict[tuple[str, frozenset[str]], Joined] = {}
    for link in sorted(links, key=lambda j: (-j.score, j.one, j.other, j.kind, j.reason)):
        best.setdefault((link.kind, frozenset((link.one, link.other))), link)
    opposed = {pair for kind, pair in best if kind == "contradicts"}
    for (kind, pair), link in sorted(best.items(), key=lambda item: item[1]):
        if kind not in {"keptApart", "corroborates"} or pair not in opposed:
            yield link
