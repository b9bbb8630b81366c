"""The one order in which quads are kept and written: by subject, its type first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

__all__ = ["ordered", "ordered_triples", "rank"]

_TYPE = " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
_LABEL = " <http://www.w3.org/2000/01/rdf-schema#label> "
_FIRST = {_TYPE: "!1", _LABEL: "!2"}


@lru_cache(maxsize=1 << 10)
def rank(predicate: ox.NamedNode) -> str:
    """A property as it counts within its subject: type and label first, then by name."""
    return _FIRST.get(f" {predicate} ", str(predicate))


def _key(term: ox.Quad | ox.Triple) -> str:
    # What a node is and what it is called comes before all else that is said of it.
    return str(term).replace(_TYPE, " !1 ", 1).replace(_LABEL, " !2 ", 1)


def ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Quads without repeats, sorted by subject, predicate, object and graph."""
    keyed = {_key(quad): quad for quad in quads}
    return [keyed[key] for key in sorted(keyed)]


def ordered_triples(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The triples of quads of any graphs, without repeats, sorted alike."""
    keyed = {_key(triple): triple for triple in (quad.triple for quad in quads)}
    return [keyed[key] for key in sorted(keyed)]
