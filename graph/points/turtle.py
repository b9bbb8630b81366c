"""Points and links as Turtle blocks, made as text: a quad for each property would cost ten times.

They are the blocks that :func:`graph.points.written.in_order` would be written as.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from graph.export import rdf
from graph.model.records import Link
from graph.order import ordered
from graph.points.copies import Copy
from graph.points.joined import Joined
from graph.points.written import Point, linked, of_link, of_point, opposing
from graph.terms import words
from ontology import BASE, PREFIXES

__all__ = ["Blocks", "blocks"]

_PREFIXES = dict(PREFIXES)
#: IRIs that no serialiser would escape or leave long, where their kind has a prefix.
_OURS = re.compile(rf"{re.escape(BASE)}id/(\w+)/(\w(?:[\w.-]*[\w-])?)", re.ASCII)
_GOES_ON = " ;\n\t"
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*')


class Blocks(NamedTuple):
    """The graph of points and links.

    :param body: all of it as Turtle blocks.
    :param light: the same without the nodes that tell of links.
    :param links: these, by IRI.
    :param triples: how many there are in all.
    """

    body: bytes
    light: bytes
    links: tuple[Link, ...]
    triples: int


def blocks(points: Iterable[Point], links: Iterable[Joined], copied: Iterable[Copy]) -> Blocks:
    """Points and links as text and as records."""
    listed = list(points)
    joined = sorted(linked(listed, links, copied))
    starting: defaultdict[str, list[Link]] = defaultdict(list)
    for link in joined:
        starting[link.one].append(link)
    ends = [(f"{one}>", _start(one, some)) for one, some in starting.items()]
    about = [*ends, *_points(listed, opposing(joined))]
    nodes = [(f"{link.id}>", _node(link)) for link in joined]
    triples = sum(told.triples for _, told in (*about, *nodes))
    return Blocks(_together([*about, *nodes]), _together(about), tuple(joined), triples)


class _Told(NamedTuple):
    """A block, and how many triples it has."""

    text: bytes
    triples: int


def _together(told: list[tuple[str, _Told]]) -> bytes:
    """Blocks in the order of what they are about."""
    told.sort()
    return b"\n".join(block.text for _, block in told)


def _points(
    points: Sequence[Point], against: Mapping[str, set[str]]
) -> Iterator[tuple[str, _Told]]:
    """The blocks of points; few enough to be made as quads."""
    said = ordered(quad for point in points for quad in of_point(point, against))
    each = Counter(getattr(quad.subject, "value", "") for quad in said)
    text = rdf.written(quad.triple for quad in said).removesuffix(b"\n")
    for (name, count), block in zip(each.items(), text.split(b"\n\n"), strict=False):
        yield f"{name}>", _Told(block + b"\n", count)


def _start(one: str, links: Sequence[Link]) -> _Told:
    """What the links that start at a node say of it."""
    # Most start one: nothing is put in order then.
    by_kind: dict[str, set[str]] = {}
    for link in links:
        by_kind.setdefault(link.kind, set()).add(link.other)
    name, told, count = _name(one), [], 0
    for kind in sorted(by_kind) if len(by_kind) > 1 else by_kind:
        others = by_kind[kind]
        named = [_name(o) for o in (sorted(others, key=_closed) if len(others) > 1 else others)]
        if name is None or None in named:
            return _read(quad for link in links for quad in of_link(one, link))
        told.append(f"sayso:{kind} {' , '.join(map(str, named))}")
        count += len(named)
    return _Told(f"{name} {_GOES_ON.join(told)} .\n".encode(), count)


def _closed(iri: str) -> str:
    """An IRI with the mark behind it, by which it is put in order."""
    return f"{iri}>"


def _node(link: Link) -> _Told:
    """What is said of the node of a link."""
    one, other = _name(link.one), _name(link.other)
    if one is None or other is None:
        return _read(of_link(link.id, link))
    # A number with a point needs no quotation marks.
    score = link.score if "." in link.score else f'"{link.score}"^^xsd:decimal'
    # Its digits no serialiser escapes; looked up, they would put all other names out of memory.
    text = (
        f"link:{link.id.rpartition('/')[2]} a sayso:Link{_GOES_ON}sayso:linkFrom {one}"
        f"{_GOES_ON}sayso:linkKind sayso:{link.kind}{_GOES_ON}sayso:linkReason "
        f"{_quoted(link.reason)}{_GOES_ON}sayso:linkScore {score}{_GOES_ON}sayso:linkTo {other}"
    )
    if link.side:
        return _Told(f"{text}{_GOES_ON}sayso:side val:{link.side} .\n".encode(), 7)
    return _Told(f"{text} .\n".encode(), 6)


@lru_cache(maxsize=1 << 15)
def _name(iri: str) -> str | None:
    """What a node is called in a block; None where that is not sure."""
    found = _OURS.fullmatch(iri)
    if found is None or _PREFIXES.get(found[1]) != f"{BASE}id/{found[1]}/":
        return None
    return f"{found[1]}:{found[2]}"


@lru_cache(maxsize=1 << 10)
def _quoted(text: str) -> str:
    return f'"{text}"' if _PLAIN.fullmatch(text) else str(words(text))


def _read(quads: Iterable[ox.Quad]) -> _Told:
    """The block of one subject, as the serialiser writes it."""
    said = ordered(quads)
    return _Told(rdf.written(quad.triple for quad in said), len(said))
