"""What a chunk has to know of nodes that other chunks, people and the shipped data describe."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from graph.distributed.graphs import bodies_of, store_of
from graph.distributed.work import Work
from graph.iri import mint
from graph.terms import rdf, rdfs, sayso

__all__ = ["Table", "loaded", "table"]

#: IRI -> what is said of it that counts elsewhere, as property and value.
Table = Mapping[str, tuple[tuple[ox.NamedNode, ox.NamedNode | ox.Literal], ...]]

_TOLD = frozenset({rdf.type, rdfs.label, sayso.ofCountry, sayso.governs})
_KNOWN = mint("graph", "known")
_NOT_ACTORS = re.compile(r"/id/(?:merge|likeness|decision|post|report|statement)/")


def table(quads: Iterable[ox.Quad], posts: Iterable[Mapping[str, tuple[str, str]]]) -> Table:
    """What is to be known of each node.

    :param quads: all graphs but those of the articles.
    :param posts: of each chunk, the first post of a holder that names a country.
    """
    found: defaultdict[str, set[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]]
    found = defaultdict(set)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or _NOT_ACTORS.search(subject.value):
            continue
        if quad.predicate in _TOLD and isinstance(value, ox.NamedNode | ox.Literal):
            found[subject.value].add((quad.predicate, value))
    first: dict[str, tuple[str, str]] = {}
    for each in posts:
        for holder, post in each.items():
            first[holder] = min(post, first.get(holder, post))
    for holder, (_, country) in first.items():
        told = {predicate for predicate, _ in found.get(holder, ())}
        # Who is told of in one article alone is told of with it.
        if told and told.isdisjoint({sayso.ofCountry, sayso.governs}):
            found[holder].add((sayso.ofCountry, ox.NamedNode(country)))
    return {iri: tuple(said) for iri, said in found.items()}


def loaded(work: Work, chunk: int) -> ox.Store:
    """The graphs of a chunk, with what has to be known of the nodes that they name."""
    store = store_of(bodies_of(work, chunk))
    known: Table = work.get("known")
    store.extend(
        ox.Quad(ox.NamedNode(iri), predicate, value, _KNOWN)
        for iri in _named(store, known)
        for predicate, value in known[iri]
    )
    return store


def _named(store: ox.Store, known: Table) -> Iterator[str]:
    """The nodes of a table that a store names."""
    seen = {
        value
        for quad in store
        for value in (getattr(quad.subject, "value", ""), getattr(quad.object, "value", ""))
        if value in known
    }
    yield from sorted(seen)
