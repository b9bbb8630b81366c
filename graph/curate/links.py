"""Matches that a service proposes, written down for a person to accept; nothing is merged by it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from rich.text import Text

from graph.ask.lookup import compact, expand, find
from graph.ask.walk import Walk
from graph.curate.reconcile import Candidate, Query, Service
from graph.curate.writing import append, block, existing, literal, turtle
from graph.errors import LinkError
from graph.iri import mint
from graph.model.kinds import CLASSES, NAMED
from graph.terms import decimal

__all__ = ["FACTS", "KINDS", "Linked", "Proposal", "Wishes", "link", "shown"]

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
    :param told: what the catalogue is told of each actor: a name of :data:`FACTS` -> the
        catalogue's id for it.
    :param sure: the only candidate of an actor with this score or more is accepted; None for none.
    """

    actors: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    limit: int = 3
    least: float = 0.0
    batch: int = 20
    told: Mapping[str, str] = field(default_factory=dict)
    sure: float | None = None


class Proposal(NamedTuple):
    """An entry for an actor.

    :param accepted: whether the rule accepts it.
    """

    actor: ox.NamedNode
    label: str
    entry: Candidate
    accepted: bool


class Linked(NamedTuple):
    """What was done.

    :param asked: how many actors were asked about.
    :param proposals: what was written, or would be.
    :param broken: why it stopped before the end, or None.
    """

    asked: int
    proposals: tuple[Proposal, ...]
    broken: LinkError | None = None

    @property
    def proposed(self) -> int:
        """How many proposals there are."""
        return len(self.proposals)


class _Asked(NamedTuple):
    node: ox.NamedNode
    label: str
    kind: str


def link(
    store: ox.Store, service: Service, wishes: Wishes, file: Path, *, dry: bool = False
) -> Linked:
    """Ask a service about actors and append what it proposes to a facts file.

    Entries that the file or the graph has already, or that a person refused, are not proposed
    again. When the service breaks off, what came before is kept.

    :param dry: whether nothing is written.
    :raises QueryError: when a named actor is not known.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    before = existing(file)
    actors = _actors(store, wishes.actors)
    known = {*_known(store), *_known_in(before.quads)}
    found: list[Proposal] = []
    asked, broken = 0, None
    try:
        for first in range(0, len(actors), wishes.batch):
            several = actors[first : first + wishes.batch]
            answers = _ask(store, service, several, wishes)
            for actor, candidates in zip(several, answers, strict=True):
                asked += 1
                found.extend(_proposals(actor, candidates, wishes, known))
    except LinkError as error:
        broken = error
    if found and not dry:
        blocks = [_block(one, service, wishes) for one in found]
        append(file, before, blocks, "" if before.text else _HEAD)
    return Linked(asked, tuple(found), broken)


def _ask(
    store: ox.Store, service: Service, actors: Sequence[_Asked], wishes: Wishes
) -> list[list[Candidate]]:
    walk = Walk(store)
    return service.candidates(
        [
            Query(
                a.label,
                wishes.types.get(a.kind, ""),
                wishes.limit,
                tuple(_told(walk, a.node, wishes.told)),
            )
            for a in actors
        ]
    )


def _proposals(
    actor: _Asked, candidates: Sequence[Candidate], wishes: Wishes, known: set[tuple[str, str]]
) -> Iterator[Proposal]:
    sure = [c for c in candidates if wishes.sure is not None and c.score >= wishes.sure]
    for candidate in candidates:
        pair = (actor.node.value, candidate.iri)
        if candidate.score >= wishes.least and pair not in known:
            known.add(pair)
            yield Proposal(actor.node, actor.label, candidate, sure == [candidate])


#: What a catalogue can be told of an actor -> where the graph has it: of the actor, of its posts.
FACTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "office": ((), ("sayso:role",)),
    "body": ((), ("org:organization",)),
    "country": (("sayso:ofCountry", "sayso:governs"), ("sayso:ofCountry",)),
    "since": ((), ("sayso:earliest",)),
}
_MOST_TOLD = 3


def _told(walk: Walk, actor: ox.NamedNode, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the catalogue is told of an actor; former offices are told like others."""
    posts = walk.pointing(actor, "org:member")
    for fact, pid in wanted.items():
        own, of_posts = FACTS[fact]
        values = [
            value
            for node, names in ((actor, own), *((post, of_posts) for post in posts))
            for name in names
            if (value := walk.words(node, name))
        ]
        yield from ((pid, value) for value in list(dict.fromkeys(values))[:_MOST_TOLD])


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


def _block(one: Proposal, service: Service, wishes: Wishes) -> str:
    actor, candidate = one.actor, one.entry
    try:
        entry = ox.NamedNode(candidate.iri)
    except ValueError:
        raise LinkError(
            f"gives {candidate.iri!r} as the address of an entry", service.url
        ) from None
    key = f"{actor.value}\n{candidate.iri}\n{service.url}"
    node = mint("match", hashlib.sha256(key.encode()).hexdigest()[:16])
    lines = [
        f"{turtle(node)} a sayso:Match",
        f"sayso:matchOf {turtle(actor)}",
        f"sayso:mapping skos:{'exactMatch' if one.accepted else 'closeMatch'}",
        f"sayso:matchTo {turtle(entry)}",
        f"rdfs:label {literal(candidate.name or candidate.iri)}",
        *([f"dcterms:description {literal(candidate.description)}"] * bool(candidate.description)),
        f"sayso:matchScore {decimal(candidate.score).value}",
        f"dcterms:source {literal(service.url)}",
    ]
    rule = f": accepted, the only candidate of {wishes.sure:g} or more" if one.accepted else ""
    return f"# {_plain(one.label)}{rule}\n{block(lines)}"


def _plain(label: str) -> str:
    return " ".join(label.split())


# ---------------------------------------------------------------- showing


def shown(store: ox.Store, done: Linked) -> Text:
    """Proposals beside what the actor is quoted with, ending in a line break."""
    walk, text = Walk(store), Text()
    actor = None
    for one in done.proposals:
        if one.actor != actor:
            actor = one.actor
            text.append(f"{one.label}", "bold").append(f"  {compact(actor.value)}\n")
            for statement in walk.pointing(actor, "sayso:speaker")[:2]:
                text.append(f"  says: {walk.words(statement, 'sayso:content')[:140]}\n", "dim")
        mark = "accept" if one.accepted else "propose"
        entry = one.entry
        told = f"  {entry.description}" if entry.description else ""
        text.append(f"  {mark}  {entry.score:g}  {entry.name}{told}  {entry.iri}\n")
    return text
