"""Who is named where: one row for each actor and article, as record-linkage programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import compact, expand
from graph.ask.query import Result
from graph.iri import stretch

__all__ = ["COLUMNS", "roster"]

COLUMNS = (
    "unique_id", "cluster_id", "article", "kind", "name", "names", "countries", "offices",
    "organizations",
)  # fmt: skip
_KINDS = ("Person", "Organization", "Government", "Group")

_Values = Mapping[str, tuple[str, ...]]


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
    read = _Columns(store)
    shown: dict[tuple[str, str], _Shown] = {}
    for mention, actors in read.of("sayso:refersTo").items():
        for article in read.article(mention):
            words = read.printed(mention)
            for actor in actors:
                names = shown.setdefault((actor, article), _Shown(set(), set(), set(), set())).names
                names.update([words] if words[:1].isupper() else [])
    for post, persons in read.of("org:member").items():
        articles = {a for m in read.of("sayso:evidence").get(post, ()) for a in read.article(m)}
        for place in ((person, article) for person in persons for article in articles):
            if place in shown:
                shown[place].countries.update(read.labels(post, "sayso:ofCountry"))
                shown[place].offices.update(read.of("sayso:role").get(post, ()))
                shown[place].bodies.update(read.labels(post, "org:organization"))
    rows = [_row(read, *place, seen) for place, seen in shown.items() if read.kind(place[0])]
    return Result("rows", COLUMNS, tuple(tuple(map(ox.Literal, row)) for row in sorted(rows)))


def _row(read: _Columns, actor: str, article: str, seen: _Shown) -> tuple[str, ...]:
    countries = seen.countries | set(read.labels(actor, "sayso:ofCountry"))
    label = next(iter(read.of("rdfs:label").get(actor, ())), "")
    several = (seen.names, countries, seen.offices, seen.bodies)
    return (
        read.within(actor, article),
        compact(actor),
        compact(article),
        read.kind(actor),
        label,
        *(" | ".join(sorted(values)) for values in several),
    )


class _Columns:
    """The values of properties by node, each property read once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._read: dict[str, _Values] = {}
        merged = self.of("sayso:mergedInto").items()
        self._within = {
            (actor, article): was
            for merge, actors in merged
            for actor in actors
            for article in self.of("sayso:inArticle").get(merge, ())
            for was in self.of("sayso:replaces").get(merge, ())
        }

    def of(self, name: str) -> _Values:
        """Node -> its values of a property, sorted."""
        found = self._read.get(name)
        if found is None:
            values: dict[str, set[str]] = {}
            for quad in self._store.quads_for_pattern(None, expand(name), None, None):
                values.setdefault(_plain(quad.subject), set()).add(_plain(quad.object))
            found = self._read[name] = {n: tuple(sorted(v)) for n, v in values.items()}
        return found

    def article(self, mention: str) -> Iterable[str]:
        """The article a mention stands in."""
        at = stretch(mention)
        return self.of("sayso:versionOf").get(at.text, ()) if at else ()

    def printed(self, mention: str) -> str:
        """The words of a mention, as they stand in its text."""
        at = stretch(mention)
        stored = self.of("sayso:text").get(at.text, ("",)) if at else ("",)
        return stored[0][at.start : at.end] if at else ""

    def labels(self, node: str, name: str) -> list[str]:
        """What the values of a property are called."""
        return [
            w for v in self.of(name).get(node, ()) for w in self.of("rdfs:label").get(v, ())[:1]
        ]

    def kind(self, node: str) -> str:
        """The kind of a named actor; empty for everything else."""
        classes = {c.rpartition("#")[2] for c in self.of("rdf:type").get(node, ())}
        return next((k.casefold() for k in _KINDS if k in classes), "")

    def within(self, actor: str, article: str) -> str:
        """The row's own id."""
        was = self._within.get((actor, article))
        return compact(was) if was else f"{compact(actor)}@{compact(article)}"


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))
