"""What one article gives to a build, as it is kept between builds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from extract.records import Extraction
from graph.assembly.ledger import article
from graph.export.rdf import written
from graph.identity.profiles import Profile, dumped, loaded, of_article
from graph.iri import mint
from graph.triples import article_triples, places

__all__ = ["Shard", "shard"]


@dataclass(frozen=True, slots=True)
class Shard:
    """One article's graph as Turtle blocks, and its page of the ledger.

    :param keys: the keys of its reports, in order of the text.
    :param profiles: its actors that may be those of other articles too.
    """

    id: str
    keys: tuple[str, ...]
    entry: dict[str, Any]
    body: bytes
    profiles: tuple[Profile, ...] = ()

    @property
    def graph(self) -> ox.NamedNode:
        """The named graph it goes into."""
        return mint("graph", f"article-{self.id}")

    def dump(self) -> bytes:
        """The shard as bytes: a line of JSON, then the blocks."""
        head = json.dumps(
            [self.id, self.keys, self.entry, dumped(self.profiles)], separators=(",", ":")
        )
        return head.encode() + b"\n" + self.body

    @classmethod
    def load(cls, data: bytes) -> Shard:
        """The shard that :meth:`dump` made these bytes of.

        :raises ValueError: when they are none.
        """
        head, _, body = data.partition(b"\n")
        name, keys, entry, profiles = json.loads(head)
        return cls(name, tuple(keys), entry, body, loaded(profiles))


def shard(extraction: Extraction) -> Shard:
    """What an article gives before any decision."""
    document = extraction.document
    found = tuple(places(extraction))
    body = written(article_triples(extraction, found))
    keys = tuple(p.key for p in found)
    return Shard(document.id, keys, article(extraction, found), body, of_article(extraction))
