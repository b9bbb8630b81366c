"""Who is named where: one row for each actor and article, as record-linkage programs read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import compact
from graph.ask.query import Result
from graph.model.kinds import NAMED
from graph.model.reading import Reader, posts
from graph.model.source import Columns
from graph.terms import rdfs, sayso

__all__ = ["COLUMNS", "roster"]

COLUMNS = (
    "unique_id", "cluster_id", "article", "kind", "name", "names", "countries", "offices",
    "organizations",
)  # fmt: skip


class _Shown(NamedTuple):
    """What one article shows of one actor."""

    names: set[str]
    countries: set[str]
    offices: set[str]
    bodies: set[str]


def roster(store: ox.Store) -> Result:
    """One row for each actor and each article that names it, sorted.

    ``cluster_id`` is the actor's node, ``unique_id`` the row's own: the IRI that the actor has
    within its article alone where it was merged, else node and article.
    """
    columns = Columns(store)
    reader, shown = Reader(columns), dict[tuple[str, str], _Shown]()
    for mention, actors in columns.every(sayso.refersTo).items():
        article, words = reader.article(mention), reader.printed(mention)
        for actor in actors if article else ():
            names = shown.setdefault((actor, article), _Shown(set(), set(), set(), set())).names
            names.update([words] if words[:1].isupper() else [])
    for post in posts(columns):
        for place in {(post.holder, reader.article(m)) for m in post.evidence} & shown.keys():
            shown[place].countries.update(_labels(reader, post.country))
            shown[place].offices.update(filter(None, [post.role]))
            shown[place].bodies.update(_labels(reader, post.body))
    within = _within(columns)
    rows = [
        _row(reader, place, seen, within)
        for place, seen in shown.items()
        if reader.ref(place[0]).kind in NAMED
    ]
    return Result("rows", COLUMNS, tuple(tuple(map(ox.Literal, row)) for row in sorted(rows)))


def _row(
    reader: Reader, place: tuple[str, str], seen: _Shown, within: Mapping[tuple[str, str], str]
) -> tuple[str, ...]:
    actor, article = place
    own = (c for of in reader.source.all(actor, sayso.ofCountry) for c in _labels(reader, of))
    several = (seen.names, seen.countries.union(own), seen.offices, seen.bodies)
    was = within.get(place)
    return (
        compact(was) if was else f"{compact(actor)}@{compact(article)}",
        compact(actor),
        compact(article),
        reader.ref(actor).kind,
        reader.one(actor, rdfs.label),
        *(" | ".join(sorted(values)) for values in several),
    )


def _labels(reader: Reader, node: str) -> list[str]:
    """What a node is called, if there is one and it is called anything."""
    return list(filter(None, [reader.one(node, rdfs.label)]))


def _within(columns: Columns) -> dict[tuple[str, str], str]:
    """Actor and article -> the IRI that the actor has within that article alone."""
    return {
        (actor, article): was
        for merge, actors in columns.every(sayso.mergedInto).items()
        for actor in actors
        for article in columns.all(merge, sayso.inArticle)
        for was in columns.all(merge, sayso.replaces)
    }
