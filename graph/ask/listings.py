"""What a node leads to, as lines to read: what somebody says, what is said of a country, its posts.

A listing is read a page at a time. The latest come first. Of more lines than can be brought into
that order at once, pages come in the order of the store, which stays the same for the same graph,
and each page is sorted in itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.ask.walk import Walk
from ontology import PREFIXES

__all__ = ["Entry", "Listing", "Turn", "listings", "printed"]

#: So many statements at most are brought into the order of their days.
_DATED = 5_000


class Entry(NamedTuple):
    """A line that leads to another node.

    :param told: what goes with the words: who, act.
    :param day: ISO, or empty.
    """

    words: str
    told: str
    day: str
    iri: str


class Listing(NamedTuple):
    """One page of lines of one kind.

    :param title: what a reader calls it, ``Said of it``; ``name`` is how addresses spell it.
    :param total: how many lines there are on all pages.
    :param page: which of the pages this is, from 1, and of how many.
    :param latest: whether the latest come first over all pages, not only within each.
    """

    title: str
    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int
    latest: bool = True

    @property
    def name(self) -> str:
        """How addresses spell it."""
        return _name(self.title)


class Turn(NamedTuple):
    """Which page of one listing is wanted; of all others it is the first.

    :param name: of the listing, ``said-of-it``.
    :param page: from 1.
    """

    name: str
    page: int


class _Kind(NamedTuple):
    """A kind of listing.

    :param pattern: what leads from the node, ``?node``, to what is listed, ``?s``.
    """

    title: str
    pattern: str


_POSTS = _Kind("Speaks as", "?s org:member ?node")
_STATEMENTS = (
    _Kind("Says", "?s sayso:speaker ?node"),
    _Kind("May have said", "?s sayso:candidateSpeaker ?node"),
    _Kind("Passes on", "?s sayso:via ?node"),
    _Kind("Said of it", "?s sayso:about ?node"),
    _Kind(
        "Reported here",
        "?text sayso:versionOf ?node . ?report sayso:inText ?text . ?report sayso:reports ?s",
    ),
    _Kind("On this point", "?link sayso:linkTo ?node . ?link sayso:linkFrom ?s"),
)
_COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) { %s }"
_PART = "SELECT DISTINCT ?s { %s } LIMIT %d OFFSET %d"
#: Two plain joins: as one query with both left open, the engine reads all reports of the graph.
_DATED_TO = "SELECT DISTINCT ?s (STR(?e) AS ?day) { %s . ?s sayso:earliest ?e }"
_PRINTED = (
    "SELECT DISTINCT ?s (STR(?d) AS ?day) { %s . ?here sayso:reports ?s . ?here sayso:inText ?t . "
    "?t sayso:versionOf ?a . ?a schema:datePublished ?d }"
)


def listings(
    store: ox.Store, node: ox.NamedNode, size: int, turn: Turn | None = None
) -> Iterator[Listing]:
    """What a node leads to; listings without a line are left out.

    :param size: lines of a page.
    :param turn: the page wanted of one of them; a page behind the last one has no lines.
    """
    reader = _Reader(store, node, size)
    for kind in (_POSTS, *_STATEMENTS):
        wanted = turn.page if turn and turn.name == _name(kind.title) else 1
        if found := reader.listing(kind, wanted):
            yield found


def printed(store: ox.Store, pattern: str) -> dict[str, str]:
    """IRI of each statement of a pattern -> the first day it was printed on, where one is known.

    :param pattern: SPARQL that finds statements, ``?s``.
    """
    return _days(store, _PRINTED % pattern)


def _days(store: ox.Store, query: str) -> dict[str, str]:
    """Statement -> the first of its days."""
    found: dict[str, str] = {}
    for node, day in _rows(store, query):
        iri, told = node.value, day.value[:10]
        found[iri] = min(found.get(iri, told), told)
    return found


def _rows(store: ox.Store, query: str) -> Any:
    return store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)


def _name(title: str) -> str:
    return title.lower().replace(" ", "-")


class _Reader:
    """Reads the listings of one node."""

    def __init__(self, store: ox.Store, node: ox.NamedNode, size: int) -> None:
        self._store, self._node, self._size = store, node, size
        self._walk = Walk(store)

    def listing(self, kind: _Kind, page: int) -> Listing | None:
        """One page of a listing; None when there is nothing to list."""
        pattern = kind.pattern.replace("?node", str(self._node))
        total = next((int(row[0].value) for row in _rows(self._store, _COUNT % pattern)), 0)
        if not total:
            return None
        lines = self._page(kind, pattern, total, self._size * (page - 1))
        pages = -(-total // self._size)
        return Listing(kind.title, tuple(lines), total, page, pages, total <= _DATED)

    def _page(self, kind: _Kind, pattern: str, total: int, start: int) -> list[Entry]:
        part = slice(start, start + self._size)
        if total > _DATED:
            nodes = self._nodes(_PART % (pattern, self._size, start))
            return self._posts(nodes) if kind is _POSTS else self._statements(nodes)
        nodes = self._nodes(_PART % (pattern, total, 0))
        if kind is _POSTS:
            return self._posts(nodes)[part]
        return self._statements(self._latest(pattern, nodes)[part])

    def _nodes(self, query: str) -> list[ox.NamedNode]:
        rows = _rows(self._store, query)
        return [row[0] for row in rows if isinstance(row[0], ox.NamedNode)]

    def _latest(self, pattern: str, nodes: list[ox.NamedNode]) -> list[ox.NamedNode]:
        """The statements of a pattern, the latest first, those of no day last."""
        days = printed(self._store, pattern) | _days(self._store, _DATED_TO % pattern)
        nodes = sorted(nodes, key=lambda node: node.value)
        return sorted(nodes, key=lambda node: days.get(node.value, ""), reverse=True)

    def _statements(self, nodes: Sequence[ox.NamedNode]) -> list[Entry]:
        lines = sorted(map(self._statement, nodes))
        lines.sort(key=lambda entry: entry.day, reverse=True)
        return lines

    def _statement(self, node: ox.NamedNode) -> Entry:
        walk, said = self._walk, self._walk.statement(node)
        told = (walk.holders(said), ", ".join(filter(None, (said.act, said.polarity))))
        words = said.content or walk.label(node)
        return Entry(words, "; ".join(filter(None, told)), walk.day(said), said.id)

    def _posts(self, nodes: Sequence[ox.NamedNode]) -> list[Entry]:
        return sorted(map(self._post, nodes))

    def _post(self, post: ox.NamedNode) -> Entry:
        walk = self._walk
        ends = chain(walk.nodes(post, "org:organization"), walk.nodes(post, "sayso:ofCountry"))
        former = "former" if walk.words(post, "sayso:former") == "true" else ""
        told = ", ".join(filter(None, (former, *map(walk.label, ends))))
        day = walk.words(post, "sayso:earliest")
        return Entry(walk.words(post, "sayso:role") or walk.label(post), told, day, post.value)
