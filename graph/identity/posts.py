"""Offices that articles tell, beside those that people wrote down: same kind, or contradiction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from extract.entities.callings import office_words
from graph.iri import stretch
from graph.terms import org, prov, rdf, sayso, schema

__all__ = ["offices"]


class _Post(NamedTuple):
    """A post as the graph has it.

    :param former: None where nobody says.
    :param first, last: ISO days, or empty.
    :param printed: the day of the article that tells it, ISO, or empty.
    """

    node: ox.NamedNode
    person: str
    office: str
    country: str
    former: bool | None
    first: str
    last: str
    printed: str
    by_hand: bool


def offices(store: ox.Store, known: Mapping[str, str], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Which kind of office each post of an article is, and which hand-written post contradicts it.

    The article's post stays a claim with its words; the hand-written one is what holds.

    :param known: the words of an office -> its IRI.
    :param graph: the graph the quads go into.
    """
    posts = [_post(store, q.subject, known) for q in _all(store) if _named(q.subject)]
    written: dict[tuple[str, str], list[_Post]] = {}
    for post in posts:
        if post.by_hand and post.office:
            written.setdefault((post.person, post.office), []).append(post)
    for post in posts:
        if post.by_hand or not post.office:
            continue
        if not _values(store, post.node, sayso.office):
            yield ox.Quad(post.node, sayso.office, ox.NamedNode(post.office), graph)
        yield from _overridden(post, written.get((post.person, post.office), ()), graph)


def _overridden(post: _Post, written: Sequence[_Post], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Only when every hand-written post of that office contradicts; terms may follow each other."""
    if written and all(_contradict(post, other) for other in written):
        for other in sorted(written):
            yield ox.Quad(post.node, sayso.overriddenBy, other.node, graph)


def _contradict(said: _Post, written: _Post) -> bool:
    elsewhere = bool(said.country and written.country and said.country != written.country)
    stated = None not in (said.former, written.former) and said.former != written.former
    before = bool(said.last and written.first and said.last < written.first)
    after = bool(said.first and written.last and said.first > written.last)
    return elsewhere or stated or before or after or _at_odds(said, written)


def _at_odds(said: _Post, written: _Post) -> bool:
    """Whether the article says "former" within the written time, or no such thing outside it."""
    day = said.printed
    if not day or (written.first and day < written.first):
        return False
    over = bool(written.last and day > written.last)
    within = bool(written.first and written.last and not over)
    return (over and said.former is False) or (within and said.former is True)


def _all(store: ox.Store) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(None, rdf.type, sayso.Post, None)


def _named(term: object) -> bool:
    return isinstance(term, ox.NamedNode)


def _post(store: ox.Store, node: object, known: Mapping[str, str]) -> _Post:
    assert isinstance(node, ox.NamedNode)  # noqa: S101
    former = _values(store, node, sayso.former)
    role = (_values(store, node, sayso.role) or [""])[0]
    return _Post(
        node,
        _first(store, node, org.member),
        _first(store, node, sayso.office) or known.get(office_words(role), ""),
        _first(store, node, sayso.ofCountry),
        former == ["true"] if former else None,
        _first(store, node, sayso.earliest),
        _first(store, node, sayso.latest),
        _printed(store, node),
        bool(_values(store, node, prov.wasAttributedTo)),
    )


def _printed(store: ox.Store, post: ox.NamedNode) -> str:
    """The day of the first article that tells a post."""
    at = stretch(_first(store, post, sayso.evidence))
    article = _first(store, ox.NamedNode(at.text), sayso.versionOf) if at else ""
    return _first(store, ox.NamedNode(article), schema.datePublished)[:10] if article else ""


def _values(store: ox.Store, node: ox.NamedNode, term: ox.NamedNode) -> list[str]:
    found = store.quads_for_pattern(node, term, None, None)
    return sorted({str(getattr(q.object, "value", "")) for q in found})


def _first(store: ox.Store, node: ox.NamedNode, term: ox.NamedNode) -> str:
    return next(iter(_values(store, node, term)), "")
