"""What one article gives to a build, as it is kept between builds."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from extract.records import Extraction
from graph.assembly.ledger import article, lines
from graph.assembly.spool import Laid, Spool, read
from graph.export.rdf import written
from graph.identity.profiles import Profile, dumped, loaded, of_article
from graph.iri import mint
from graph.triples import article_triples, places

__all__ = ["Shard", "shard"]


@dataclass(frozen=True, slots=True)
class Shard:
    """One article's graph as Turtle blocks, and its page of the ledger.

    :param keys: the keys of its reports, in order of the text.
    :param told: its page of the ledger, as :func:`graph.assembly.ledger.lines` gives it.
    :param stored: the blocks, or where they are.
    :param profiles: its actors that may be those of other articles too.
    """

    id: str
    keys: tuple[str, ...]
    told: str
    stored: bytes | Laid
    profiles: tuple[Profile, ...] = ()

    @property
    def body(self) -> bytes:
        """The blocks."""
        return read(self.stored)

    @property
    def entry(self) -> dict[str, Any]:
        """Its page of the ledger."""
        found: dict[str, Any] = json.loads(self.told)
        return found

    def aside(self, spool: Spool) -> Shard:
        """The same with its blocks laid aside."""
        return self if isinstance(self.stored, Laid) else replace(self, stored=spool.put(self.body))

    @property
    def graph(self) -> ox.NamedNode:
        """The named graph it goes into."""
        return mint("graph", f"article-{self.id}")

    def dump(self) -> bytes:
        """The shard as bytes: a line of JSON, then the blocks."""
        head = json.dumps(
            [self.id, self.keys, self.told, dumped(self.profiles)], separators=(",", ":")
        )
        return head.encode() + b"\n" + self.body

    @classmethod
    def load(cls, data: bytes) -> Shard:
        """The shard that :meth:`dump` made these bytes of.

        :raises ValueError: when they are none.
        """
        head, _, body = data.partition(b"\n")
        name, keys, told, profiles = json.loads(head)
        return cls(name, tuple(keys), told, body, loaded(profiles))


def shard(extraction: Extraction) -> Shard:
    """What an article gives before any decision."""
    document = extraction.document
    found = tuple(places(extraction))
    body = written(article_triples(extraction, found))
    keys = tuple(p.key for p in found)
    told = lines(article(extraction, found))
    return Shard(document.id, keys, told, body, of_article(extraction))
