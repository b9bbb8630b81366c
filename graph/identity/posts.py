"""Offices that articles tell, beside those that people wrote down: same kind, or contradiction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from extract.entities.callings import office_words
from graph.model.reading import Reader
from graph.model.records import Post
from graph.model.source import Columns
from graph.terms import sayso, schema

__all__ = ["offices"]


class _Post(NamedTuple):
    """A post with what is to be compared.

    :param office: IRI of the kind of office, as told or by the words of the role.
    :param printed: the day of the article that tells it, ISO, or empty.
    """

    told: Post
    office: str
    printed: str


def offices(store: ox.Store, known: Mapping[str, str], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Which kind of office each post of an article is, and which hand-written post contradicts it.

    The article's post stays a claim with its words; the hand-written one is what holds.

    :param known: the words of an office -> its IRI.
    :param graph: the graph the quads go into.
    """
    columns = Columns(store)
    reader = Reader(columns)
    listed = [_compared(reader, reader.post(iri), known) for iri in _of_office(columns, known)]
    written: dict[tuple[str, str], list[Post]] = {}
    for post in listed:
        if post.told.by and post.office:
            written.setdefault((post.told.holder, post.office), []).append(post.told)
    for post in listed:
        if post.told.by or not post.office:
            continue
        if not post.told.office:
            node = ox.NamedNode(post.told.id)
            yield ox.Quad(node, sayso.office, ox.NamedNode(post.office), graph)
        yield from _overridden(post, written.get((post.told.holder, post.office), ()), graph)


def _overridden(post: _Post, written: Sequence[Post], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Only when every hand-written post of that office contradicts; terms may follow each other."""
    if written and all(_contradict(post, other) for other in written):
        for other in written:
            node, against = ox.NamedNode(post.told.id), ox.NamedNode(other.id)
            yield ox.Quad(node, sayso.overriddenBy, against, graph)


def _contradict(post: _Post, written: Post) -> bool:
    said = post.told
    elsewhere = bool(said.country and written.country and said.country != written.country)
    stated = None not in (said.former, written.former) and said.former != written.former
    before = bool(said.latest and written.earliest and said.latest < written.earliest)
    after = bool(said.earliest and written.latest and said.earliest > written.latest)
    return elsewhere or stated or before or after or _at_odds(post, written)


def _at_odds(said: _Post, written: Post) -> bool:
    """Whether the article says "former" within the written time, or no such thing outside it."""
    day = said.printed
    if not day or (written.earliest and day < written.earliest):
        return False
    over = bool(written.latest and day > written.latest)
    within = bool(written.earliest and written.latest and not over)
    return (over and said.told.former is False) or (within and said.told.former is True)


def _of_office(columns: Columns, known: Mapping[str, str]) -> list[str]:
    """The posts whose kind of office is told, or known by the words of the role."""
    roles, told = columns.first(sayso.role), columns.every(sayso.office)
    named = {role for role in set(roles.values()) if office_words(role) in known}
    found = columns.of_type(sayso.Post)
    return sorted(iri for iri in found if iri in told or roles.get(iri) in named)


def _compared(reader: Reader, post: Post, known: Mapping[str, str]) -> _Post:
    office = post.office or known.get(office_words(post.role), "")
    # Of several articles that tell it the first.
    article = reader.article(post.evidence[0]) if post.evidence else ""
    return _Post(post, office, reader.one(article, schema.datePublished)[:10])
