"""From articles to the graphs of a chunk: read, brought together, written with who remains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.assembly import derive
from graph.assembly.articles import Articles
from graph.assembly.identities import Writer
from graph.assembly.refused import Refused
from graph.assembly.setting import Setting
from graph.assembly.shard import Shard
from graph.distributed.lines import lines, ordered
from graph.distributed.work import Work
from graph.export import rdf
from graph.facts import Facts
from graph.identity.posts import offices
from graph.identity.profiles import Profile
from graph.identity.resolve import Resolved
from graph.model.source import Columns
from graph.points.copies import Sketch, sketch
from graph.terms import org, sayso, schema
from graph.terms import rdf as rdf_
from graph.writer import write

__all__ = ["Given", "Index", "Meant", "Shown", "bodies_of", "named", "read", "store_of"]


class Given(NamedTuple):
    """What every task of a build is told.

    :param facts: what people wrote.
    :param offices: the words of an office -> its IRI.
    """

    setting: Setting
    facts: Facts
    offices: Mapping[str, str]


class Index(NamedTuple):
    """What the build has to know of an article to tell who is who, and what decisions are on.

    :param keys: of its reports.
    """

    id: str
    keys: tuple[str, ...]
    text: str
    profiles: tuple[Profile, ...]


class Meant(NamedTuple):
    """Who is who, as far as a chunk is concerned.

    :param ids: the articles of the chunk.
    :param bodies: id of an article -> its graph after decisions, where there are any.
    """

    ids: frozenset[str]
    resolved: Resolved
    bodies: Mapping[str, bytes]


class Shown(NamedTuple):
    """What a chunk shows to all others.

    :param said: what its articles say of actors that are others now.
    :param reference: what it refers to of the shipped data, as lines.
    :param posts: holder -> its first post that names a country, and the country.
    :param sketches: IRI of an article -> what copies are found by.
    :param dates: IRI of an article -> its date.
    """

    said: frozenset[tuple[Any, Any, Any]]
    reference: frozenset[bytes]
    posts: Mapping[str, tuple[str, str]]
    sketches: Mapping[str, Sketch]
    dates: Mapping[str, str]
    counts: Mapping[str, int]


# ---------------------------------------------------------------- read


def read(work: Work, chunk: int) -> None:
    """Extract the articles of a chunk."""
    given: Given = work.get("given")
    index: list[Index] = []
    shards: dict[str, bytes] = {}
    refused: list[Refused] = []
    for taken in Articles(given.setting, 1).take(work.get("listing", chunk)):
        if isinstance(taken.made, Refused):
            refused.append(taken.made)
            continue
        made = taken.made
        shards[made.id] = made.dump()
        text = made.entry.get("text_sha256", "")
        index.append(Index(made.id, made.keys, text, made.profiles))
    work.put("extracted", chunk, shards)
    work.put("index", chunk, (index, refused))


# ---------------------------------------------------------------- written anew


def named(work: Work, chunk: int) -> None:
    """Write the graphs of a chunk with the actors that remain, and tell what follows from them."""
    given: Given = work.get("given")
    meant: Meant = work.get("meant", chunk)
    writer = Writer(meant.resolved, given.facts, None)
    bodies = {s.graph.value: writer.shard(s).body for s in _shards(work, chunk, meant)}
    written: dict[str, bytes] = work.get("facts")
    by_hand = chunk == work.chunks
    store = store_of(bodies | written)
    own = bodies | written if by_hand else bodies
    work.put("bodies", chunk, own)
    found = _lines(own)
    write(work.folder / "shards" / f"articles-{chunk:06d}.nq", ordered(found), durable=False)
    derived = (*offices(store, given.offices, derive.DERIVED), *derive.derived(store, ()))
    work.send("derived", chunk, ((work.part(str(line)), line) for line in lines(derived)))
    counts = {"articles": len(bodies), "statements": _statements(found), "quads": len(found)}
    work.put("shown", chunk, _shown(store, writer, counts))


def _shards(work: Work, chunk: int, meant: Meant) -> Iterator[Shard]:
    sources = range(work.chunks) if chunk == work.chunks else (chunk,)
    for source in sources if meant.ids else ():
        shards: dict[str, bytes] = work.get("extracted", source)
        for name in sorted(meant.ids & shards.keys()):
            shard = Shard.load(shards[name])
            body = meant.bodies.get(name, shard.body)
            yield Shard(shard.id, shard.keys, shard.told, body, shard.profiles)


def _lines(bodies: Mapping[str, bytes]) -> list[bytes]:
    return [
        line for iri, body in bodies.items() for line in lines(rdf.parsed(body, ox.NamedNode(iri)))
    ]


def _statements(found: list[bytes]) -> int:
    typed = f" {rdf_.type} {sayso.Statement} ".encode()
    return sum(typed in line for line in found)


def _shown(store: ox.Store, writer: Writer, counts: Mapping[str, int]) -> Shown:
    columns = Columns(store)
    texts, articles_of = columns.first(sayso.text), columns.first(sayso.versionOf)
    holders, posts = columns.first(org.member), dict[str, tuple[str, str]]()
    for post, country in sorted(columns.first(sayso.ofCountry).items()):
        if post in holders:
            posts.setdefault(holders[post], (post, country))
    return Shown(
        frozenset(writer.said),
        frozenset(lines(derive.reference(store))),
        posts,
        {articles_of[t]: sketch(text) for t, text in texts.items() if t in articles_of},
        columns.first(schema.datePublished),
        counts,
    )


# ---------------------------------------------------------------- as a store


def bodies_of(work: Work, chunk: int) -> dict[str, bytes]:
    """The graphs of a chunk as Turtle blocks, by IRI."""
    found: dict[str, bytes] = work.get("bodies", chunk)
    return found


def store_of(bodies: Mapping[str, bytes]) -> ox.Store:
    """Graphs as a store in memory."""
    store = ox.Store()
    for iri, body in bodies.items():
        rdf.load(store, body, ox.NamedNode(iri))
    return store
