"""What a build keeps in mind of one article's graph, so that it need not read the whole of it.

Most of a graph says how a statement is worded and where it stands, which is nobody's business but
its article's. Who and what it is about, and what several articles may have to do with, is a
seventh of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from sys import intern
from typing import NamedTuple

import pyoxigraph as ox

from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.light import Own, taken
from graph.assembly.shard import Shard
from graph.export import rdf
from graph.iri import kind_of, mint
from graph.terms import rdf as terms
from graph.terms import sayso
from ontology import BASE

__all__ = ["OWN", "Outline", "outline"]

_IDS = f"{BASE}id/"
#: Kinds of nodes of which only some properties are anybody else's business, and these.
OWN = frozenset({"statement", "report", "mention", "quantity", "prop", "link", "text"})
_JOINING = frozenset({
    terms.type, sayso.speaker, sayso.candidateSpeaker, sayso.via, sayso.about, sayso.proposition,
    sayso.quantity, sayso.versionOf, sayso.contradicts, sayso.corroborates, sayso.respondsTo,
    sayso.keptApart, sayso.updates, sayso.repeats, sayso.answers, sayso.onPoint, sayso.copyOf,
})  # fmt: skip
_RELATION = f"{BASE}rel#"
#: Values of closed vocabularies are described nowhere but there.
_VALUES = tuple(f"{BASE}{scheme}#" for scheme in ("ns", "act", "val"))


class Outline(NamedTuple):
    """One graph in outline.

    :param article, graph: the IRIs of the article and of its graph.
    :param digest: a hash of its blocks.
    :param light: the blocks of what others may have to do with, but for what is own.
    :param own: what it says of its statements.
    :param names: the nodes it names and says nothing of, sorted.
    :param triples: how many it has.
    """

    article: str
    graph: ox.NamedNode
    digest: str
    light: bytes
    own: Own
    names: tuple[str, ...]
    triples: int


def outline(shard: Shard, cache: Cache) -> Outline:
    """An article's graph in outline, as an earlier build made it or now."""
    article, graph, body = mint("article", shard.id).value, shard.graph, shard.body
    digest = hashlib.sha256(body).hexdigest()
    key = key_of("outline", digest, code_digest("graph", "ontology"))
    kept = cache.get(key)
    if kept is not None:
        head, _, light = kept.partition(b"\n")
        names, triples, own = json.loads(head)
        named = tuple(map(intern, names))
        return Outline(article, graph, digest, light, Own(*own), named, triples)
    light, own, names, triples = _made(body)
    cache.put(
        key, json.dumps([names, triples, own], separators=(",", ":")).encode() + b"\n" + light
    )
    return Outline(article, graph, digest, light, own, tuple(map(intern, names)), triples)


def _made(body: bytes) -> tuple[bytes, Own, list[str], int]:
    quads = list(rdf.read(body))
    said = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    named = {q.object.value for q in quads if isinstance(q.object, ox.NamedNode)}
    left, own = taken(q for q in quads if _joins(q))
    light = rdf.written(q.triple for q in left)
    return light, own, sorted(_foreign(named - said)), len(quads)


def _joins(quad: ox.Quad) -> bool:
    joining = kind_of(getattr(quad.subject, "value", "")) not in OWN or quad.predicate in _JOINING
    return joining or quad.predicate.value.startswith(_RELATION)


def _foreign(named: Iterable[str]) -> Iterator[str]:
    """Those that somebody else may describe: no places in a text, no values."""
    for iri in named:
        if not iri.startswith((f"{_IDS}mention/", *_VALUES)):
            yield iri
