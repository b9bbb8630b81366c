"""Matches that a service proposes, written down for a person to accept; nothing is merged by it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import expand, find
from graph.ask.walk import Walk
from graph.curate.reconcile import Candidate, Query, Service
from graph.curate.writing import append, block, existing, literal, turtle
from graph.errors import LinkError
from graph.iri import mint
from graph.model.kinds import CLASSES, NAMED
from graph.terms import decimal

__all__ = ["KINDS", "Linked", "Wishes", "link"]

#: The kinds of actors that can be matched with an entry.
KINDS = NAMED
_HEAD = """# Entries of outside catalogues that a service proposes for actors of the graph.
# To accept one, change its closeMatch to exactMatch (or run `sayso decide ACTOR same ENTRY`);
# to refuse one, run `sayso decide ACTOR different ENTRY`. Then build again.
"""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to ask.

    :param actors: names or ids; none for every actor without an accepted match.
    :param types: kind of actor -> the catalogue's id for it.
    :param limit: candidates for each actor.
    :param least: candidates with a lower score are left out.
    :param batch: how many names are asked at once.
    """

    actors: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    limit: int = 3
    least: float = 0.0
    batch: int = 20


class Linked(NamedTuple):
    """What was done.

    :param asked: how many actors were asked about.
    :param proposed: how many proposals were written.
    :param broken: why it stopped before the end, or None.
    """

    asked: int
    proposed: int
    broken: LinkError | None = None


class _Asked(NamedTuple):
    node: ox.NamedNode
    label: str
    kind: str


def link(store: ox.Store, service: Service, wishes: Wishes, file: Path) -> Linked:
    """Ask a service about actors and append what it proposes to a facts file.

    Entries that the file or the graph has already, or that a person refused, are not proposed
    again. When the service breaks off, what came before is kept.

    :raises QueryError: when a named actor is not known.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    before = existing(file)
    actors = _actors(store, wishes.actors)
    known = {*_known(store), *_known_in(before.quads)}
    blocks: list[str] = []
    asked, broken = 0, None
    try:
        for first in range(0, len(actors), wishes.batch):
            several = actors[first : first + wishes.batch]
            for actor, found in zip(several, _ask(service, several, wishes), strict=True):
                asked += 1
                for candidate in found:
                    pair = (actor.node.value, candidate.iri)
                    if candidate.score >= wishes.least and pair not in known:
                        known.add(pair)
                        blocks.append(_block(actor, candidate, service))
    except LinkError as error:
        broken = error
    if blocks:
        append(file, before, blocks, "" if before.text else _HEAD)
    return Linked(asked, len(blocks), broken)


def _ask(service: Service, actors: Sequence[_Asked], wishes: Wishes) -> list[list[Candidate]]:
    queries = [Query(a.label, wishes.types.get(a.kind, ""), wishes.limit) for a in actors]
    return service.candidates(queries)


# ---------------------------------------------------------------- whom to ask about


def _actors(store: ox.Store, names: Iterable[str]) -> list[_Asked]:
    """The actors named, else all without an accepted match, sorted by label."""
    walk = Walk(store)
    found = [find(store, "actor", name) for name in names]
    if found:
        return [_Asked(f.node, f.label, f.kind.casefold()) for f in found]
    listed = [
        _Asked(node, walk.label(node), kind)
        for kind in KINDS
        for node in walk.pointing(CLASSES[kind], "rdf:type")
        if not walk.nodes(node, "skos:exactMatch")
    ]
    return sorted(set(listed), key=lambda a: (a.label, a.node.value))


def _known(store: ox.Store) -> Iterator[tuple[str, str]]:
    """The pairs that the graph has, and those a person decided on."""
    walk = Walk(store)
    for kind in KINDS:
        for node in walk.pointing(CLASSES[kind], "rdf:type"):
            for entry in walk.nodes(node, "skos:exactMatch", "skos:closeMatch"):
                yield node.value, entry.value
    decision = expand("sayso:Decision")
    for node in walk.pointing(decision, "rdf:type") if decision else ():
        ends = [end.value for end in walk.nodes(node, "sayso:decides")]
        yield from ((one, other) for one in ends for other in ends if one != other)


def _known_in(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    ends: dict[str, dict[str, str]] = {}
    for quad in quads:
        name = quad.predicate.value.rpartition("#")[2]
        if name in {"matchOf", "matchTo"} and isinstance(quad.object, ox.NamedNode):
            ends.setdefault(str(quad.subject), {})[name] = quad.object.value
    yield from ((e["matchOf"], e["matchTo"]) for e in ends.values() if len(e) == 2)


# ---------------------------------------------------------------- writing


def _block(actor: _Asked, candidate: Candidate, service: Service) -> str:
    try:
        entry = ox.NamedNode(candidate.iri)
    except ValueError:
        raise LinkError(
            f"gives {candidate.iri!r} as the address of an entry", service.url
        ) from None
    key = f"{actor.node.value}\n{candidate.iri}\n{service.url}"
    node = mint("match", hashlib.sha256(key.encode()).hexdigest()[:16])
    lines = [
        f"{turtle(node)} a sayso:Match",
        f"sayso:matchOf {turtle(actor.node)}",
        "sayso:mapping skos:closeMatch",
        f"sayso:matchTo {turtle(entry)}",
        f"rdfs:label {literal(candidate.name or candidate.iri)}",
        *([f"dcterms:description {literal(candidate.description)}"] * bool(candidate.description)),
        f"sayso:matchScore {decimal(candidate.score).value}",
        f"dcterms:source {literal(service.url)}",
    ]
    return f"# {_plain(actor.label)}\n{block(lines)}"


def _plain(label: str) -> str:
    return " ".join(label.split())
