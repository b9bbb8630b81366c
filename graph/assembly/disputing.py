"""The disputes of a build, those that nothing changed for as an earlier build told them.

What is told of a dispute rests on the links of its point, and on the articles of the statements on
it with what stands around them; what of all that has the same hash is not read again.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from graph.ask.disputes import Conflict, Dispute, Holding, found
from graph.ask.lookup import compact
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.nearby import FACTS
from graph.assembly.whole import Whole
from graph.facts import Facts
from graph.model.source import Columns
from graph.terms import rdfs, sayso

__all__ = ["disputes_of"]

#: What is said of a link.
_OF_LINKS = (sayso.linkKind, sayso.linkTo, sayso.linkReason, sayso.linkScore, sayso.side)
#: How statements on a point are for or against each other.
_AMONG = (sayso.contradicts, sayso.keptApart)


def disputes_of(whole: Whole, written: Facts, cache: Cache) -> list[Dispute]:
    """The disputes of a build, as :func:`graph.ask.disputes.found` tells them.

    :param whole: the build; what is said of statements that have to be read is added to its store.
    :param written: what people wrote.
    :param cache: keeps what is told of each dispute for the next build.
    """
    place = key_of("disputes", code_digest("graph", "ontology"))
    earlier = _loaded(cache.get(place))
    reader = _Grounds(whole, written)
    points = sorted(whole.columns.of_type(sayso.Dispute))
    keys = {point: reader.digest(point) for point in points}
    known = {point: one for point, key in keys.items() if (one := earlier.get(key)) is not None}
    whole.deepen(keys.keys() - known.keys())
    # Those without a point of their own are few, and read each time.
    told = found(whole.columns, known)
    by_name = {one.id: one for one in told}
    kept = {key: by_name[compact(point)] for point, key in keys.items()}
    cache.put(place, json.dumps(kept, separators=(",", ":")).encode())
    return told


def _loaded(data: bytes | None) -> dict[str, Dispute]:
    """Hash of what it rests on -> a dispute as an earlier build told it."""
    with suppress(ValueError, TypeError):
        kept: dict[str, list[Any]] = json.loads(data or b"{}")
        return {key: _dispute(*plain) for key, plain in kept.items()}
    return {}


def _dispute(label: str, name: str, holdings: Any, conflicts: Any, apart: Any) -> Dispute:
    held = tuple(map(_holding, holdings))
    against, beside = (tuple(Conflict(*c) for c in listed) for listed in (conflicts, apart))
    return Dispute(label, name, held, against, beside)


def _holding(plain: list[Any]) -> Holding:
    values: list[Any] = [tuple(one) if isinstance(one, list) else one for one in plain]
    return Holding(*values)


class _Grounds:
    """Hashes what the telling of a dispute rests on."""

    def __init__(self, whole: Whole, written: Facts) -> None:
        self._columns, self._nearby, self._written = whole.columns, whole.nearby, written
        self._outlines = {one.graph.value: one for one in whole.outlines}
        self._links = _links(whole.columns)

    def digest(self, point: str) -> str:
        """A hash over all that is told of a disputed point."""
        members = self._columns.pointing(point, sayso.onPoint)
        told = [point, *self._columns.all(point, rdfs.label)]
        inside = {point, *members}
        for one in members:
            told.append(one)
            told += (" ".join(link) for link in self._links.get(one, ()) if link[1] in inside)
            told += self._among(one, inside)
        homes = {home for one in members for home in self._nearby.owners(ox.NamedNode(one))}
        told += self._told(homes)
        return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()[:32]

    def _among(self, one: str, inside: AbstractSet[str]) -> Iterator[str]:
        for term in _AMONG:
            yield from (f"{term} {n}" for n in self._columns.all(one, term) if n in inside)

    def _told(self, homes: AbstractSet[str]) -> Iterator[str]:
        for home in sorted(homes - {FACTS}):
            one = self._outlines[home]
            yield self._nearby.digest(one)
            yield from self._columns.pointing(one.article, sayso.copyOf)
        if FACTS in homes or not homes.isdisjoint(self._nearby.by_hand):
            yield self._by_hand

    @cached_property
    def _by_hand(self) -> str:
        """A hash over what people wrote."""
        lines = "\n".join(map(str, self._written.quads))
        return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()


def _links(columns: Columns) -> Mapping[str, list[tuple[str, ...]]]:
    """Where a link starts -> what is said of each link there, in order."""
    said = [columns.first(term) for term in _OF_LINKS]
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for link, start in sorted(columns.first(sayso.linkFrom).items()):
        found[start].append(tuple(values.get(link, "") for values in said))
    for one in columns.beside:
        found[one.one].append((one.kind, one.other, one.reason, one.score, one.side))
    return found
