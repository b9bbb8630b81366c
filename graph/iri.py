"""The one place where IRIs are minted: names in, stable IRIs out, no other state.

Local names hold only letters, digits, ``-``, ``_`` and, between their parts, ``.``, so that
Turtle stays readable and no serialiser has to escape. Minting is total (any text gives an IRI)
and, per kind, injective.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from extract import keys
from extract.keys import normalise_quote, slug
from ontology import BASE

__all__ = [
    "KINDS", "Stretch", "beside", "kind_of", "mint", "normalise_quote", "report_key", "slug",
    "stretch",
]  # fmt: skip

_CODE_POINTS = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")
#: The kinds of things, each with its own namespace below ``BASE + "id/"``.
KINDS = (
    "article", "text", "mention", "report", "statement", "prop", "quantity", "actor", "country",
    "place", "post", "office", "decision", "fact", "run", "voice", "point", "link", "graph",
    "merge", "likeness", "match",
)  # fmt: skip


_IDS = f"{BASE}id/"


@lru_cache(maxsize=1 << 16)
def mint(kind: str, *names: str) -> ox.NamedNode:
    """The IRI of a thing.

    :param kind: one of :data:`KINDS`.
    :param names: what identifies it within its kind; joined in order.
    :raises ValueError: for an unknown kind or no name.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
    if not names:
        raise ValueError(f"a {kind} needs a name")
    return ox.NamedNode(f"{BASE}id/{kind}/{'.'.join(map(slug, names))}")


def kind_of(iri: str) -> str:
    """The kind of a node of ours, as its IRI says; "" of any other."""
    return iri.removeprefix(_IDS).partition("/")[0] if iri.startswith(_IDS) else ""


def beside(kind: str, node: str) -> ox.NamedNode:
    """The IRI of a thing that goes with another one: the same local name, another kind.

    :param kind: one of :data:`KINDS`.
    :param node: an IRI that :func:`mint` made, of any kind.
    """
    return ox.NamedNode(f"{BASE}id/{kind}/{node.rpartition('/')[2]}")


def report_key(article: str, quote: str, nth: int) -> str:
    """The local name of a report: 16 hex digits over article, normalised quote and occurrence.

    :param article: the article's id.
    :param quote: the words of the content as printed.
    :param nth: 0 for the first report of these words in the article, 1 for the second, …
    """
    return keys.quote_key(mint("article", article).value, quote, nth)


class Stretch(NamedTuple):
    """Where the words of a mention stand.

    :param text: IRI of the text version.
    :param start, end: code points of the stored text, half open.
    """

    text: str
    start: int
    end: int


def stretch(mention: str) -> Stretch | None:
    """What the IRI of a mention says: its text and its place there; None for any other IRI."""
    base, slash, local = mention.rpartition("/mention/")
    key, _, place = local.partition("-")
    start, _, end = place.partition("-")
    if not slash or not _CODE_POINTS.fullmatch(place):
        return None
    return Stretch(f"{base}/text/{key}", int(start), int(end))
