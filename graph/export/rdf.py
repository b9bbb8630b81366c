"""The graph as RDF text: sorted and prefixed, the same bytes for the same graph.

Turtle is made of blocks, one for each subject. The blocks of an article never depend on other
articles, so they are made once, kept, and only put in order again at each build.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

import pyoxigraph as ox

from graph.order import ordered, ordered_triples, rank
from graph.terms import rdf as terms
from ontology import BASE, PREFIXES

__all__ = [
    "FORMATS",
    "apart",
    "around",
    "batches",
    "blocks",
    "jsonld",
    "load",
    "named",
    "names",
    "nquads",
    "ntriples",
    "parsed",
    "parts",
    "pieces",
    "read",
    "trig",
    "turtle",
    "union",
    "written",
]

_PREFIXES = dict(PREFIXES)
_HEAD = b"".join(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in sorted(_PREFIXES.items()))
_BETWEEN = re.compile(rb"\n(?=[^\t\n])")
#: Between the lines of a block.
_GOES_ON = b" ;\n\t"
_IDS = f"{BASE}id/"
_NAMED = re.compile(rb"(?:statement|quantity):[\w.-]+")


#: How much of a document is made at a time, in bytes; of which blocks a bound may be one.
_MOST, _EACH = 1 << 26, 16


def blocks(quads: Iterable[ox.Quad]) -> bytes:
    """The triples of quads as Turtle blocks, a blank line between two, without the prefixes."""
    return written(ordered_triples(quads))


def written(triples: Iterable[ox.Triple]) -> bytes:
    """Triples that are in order already as Turtle blocks.

    :param triples: as :func:`graph.order.ordered_triples` gives them.
    """
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    lines = (data or b"").split(b"\n")
    body = b"\n".join(line for line in lines if not line.startswith(b"@prefix "))
    # Line breaks within literals are escaped, so a line without a tab starts a subject.
    return _BETWEEN.sub(b"\n\n", body)


def parsed(body: bytes, graph: ox.NamedNode) -> list[ox.Quad]:
    """The quads of Turtle blocks, in their graph and their order."""
    return [ox.Quad(q.subject, q.predicate, q.object, graph) for q in read(body)]


def read(body: bytes) -> Iterator[ox.Quad]:
    """The triples of Turtle blocks in their order, as quads of no graph."""
    return ox.parse(_HEAD + body, format=ox.RdfFormat.TURTLE)


def names(nodes: Iterable[str]) -> frozenset[bytes]:
    """Nodes as they are named in Turtle blocks.

    :param nodes: IRIs that :func:`graph.iri.mint` made; others stand in no block of an article.
    """
    ours = (iri.removeprefix(_IDS) for iri in nodes if iri.startswith(_IDS))
    return frozenset(one.replace("/", ":", 1).encode() for one in ours)


def around(body: bytes, asked: AbstractSet[bytes]) -> bytes:
    """Those of Turtle blocks that name some statements, and those of their quantities.

    :param asked: as :func:`names` gives them.
    """
    each = [(block.partition(b" ")[0], block) for block in body.rstrip(b"\n").split(b"\n\n")]
    named = {subject: set(_NAMED.findall(block)) for subject, block in each}
    found = {subject for subject, names in named.items() if not asked.isdisjoint(names)}
    found |= {name for subject in found & asked for name in named[subject]}
    return b"\n\n".join(block for subject, block in each if subject in found) + b"\n"


def apart(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    """Those of two lists of Turtle blocks that the other has not, each in its order."""
    both = [body.rstrip(b"\n").split(b"\n\n") for body in (one, other)]
    left, right = map(frozenset, both)
    return (
        b"\n\n".join(block for block in both[0] if block not in right) + b"\n",
        b"\n\n".join(block for block in both[1] if block not in left) + b"\n",
    )


def load(store: ox.Store, body: bytes, graph: ox.NamedNode) -> None:
    """Put the triples of Turtle blocks into a graph of a store."""
    store.load(_HEAD + body, format=ox.RdfFormat.TURTLE, to_graph=graph)


def union(bodies: Iterable[bytes]) -> bytes:
    """One Turtle document of the blocks of several graphs; a subject of several is merged."""
    return b"".join(pieces({str(number): body for number, body in enumerate(bodies)}))


def pieces(bodies: Mapping[str, bytes], most: int = _MOST) -> Iterator[bytes]:
    """The document of :func:`union` piece by piece, never much more of it in memory than so much.

    :param bodies: IRI of a graph -> its Turtle blocks.
    :param most: in bytes.
    """
    yield _HEAD
    bounds = [b"", *_bounds(bodies, most), None]
    for low, high in pairwise(bounds):
        listed: list[bytes] = []
        for iri in bodies:
            some = bodies[iri].rstrip(b"\n").split(b"\n\n")
            # A blank ends a subject and comes before all that one is made of: blocks are in order
            # as their subjects are.
            if low or high is not None:
                some = [
                    one for one in some if (not low or one >= low) and (high is None or one < high)
                ]
            listed += some
        listed.sort()
        yield b"".join(b"\n%s\n" % block for block in _once(listed) if block)


def _once(listed: Iterable[bytes]) -> list[bytes]:
    """Blocks in order, what several say of one subject as one."""
    made: list[bytes] = []
    places: dict[bytes, int] = {}
    several: dict[bytes, set[bytes]] = {}
    subject = b"\n"
    for block in listed:
        if not block.startswith(subject):
            made.append(block)
            subject = block[: block.find(b" ") + 1] or b"\n"
        elif block != made[-1]:
            places[subject[:-1]] = len(made) - 1
            several.setdefault(subject[:-1], {made[-1]}).add(block)
    for name, block in _merged(several).items():
        made[places[name]] = block
    return made


def _bounds(bodies: Mapping[str, bytes], most: int) -> list[bytes]:
    """Subjects between which about so many bytes of blocks lie."""
    count = -(-sum(len(bodies[iri]) for iri in bodies) // most)
    if count < 2:
        return []
    listed = (block for iri in bodies for block in bodies[iri].split(b"\n\n")[::_EACH])
    seen = sorted(block.partition(b" ")[0] for block in listed)
    return sorted({seen[len(seen) * n // count] for n in range(1, count)})


def _merged(several: Mapping[bytes, Iterable[bytes]]) -> dict[bytes, bytes]:
    """Subject -> what several blocks say of it, as one block."""
    found = {subject: _laced(subject, listed) for subject, listed in several.items()}
    unread = (block for subject, one in found.items() if not one for block in several[subject])
    said = b"\n".join(unread)
    made = blocks(read(said)).rstrip(b"\n").split(b"\n\n") if said else []
    return found | {block.partition(b" ")[0]: block for block in made}


def _laced(subject: bytes, listed: Iterable[bytes]) -> bytes:
    """Blocks of one subject as one; empty where they have to be read for it.

    They have to where two have a property with other values each.

    A block has a line for each property, in order, so only the few of the shorter ones have to find
    their places.
    """
    lines: list[bytes] = []
    for block in sorted(listed, key=len, reverse=True):
        told = block[len(subject) + 1 : -2].split(_GOES_ON)
        for line in told if lines else ():
            name = _property(line)
            at = bisect_left(lines, _rank(name), key=_place)
            if at < len(lines) and _property(lines[at]) == name:
                if lines[at] != line:
                    return b""
            else:
                lines.insert(at, line)
        lines = lines or told
    if b"\\" in b"".join(lines):
        return b""
    return b"%s %s ." % (subject, _GOES_ON.join(lines))


def _property(line: bytes) -> bytes:
    return line[: line.find(b" ")]


def _place(line: bytes) -> str:
    return _rank(_property(line))


@lru_cache(maxsize=1 << 10)
def _rank(name: bytes) -> str:
    """A property as :func:`graph.order.rank` ranks it, by what a block calls it."""
    if name == b"a":
        return rank(terms.type)
    prefix, colon, local = name.decode().partition(":")
    known = _PREFIXES.get(prefix) if colon else None
    return rank(ox.NamedNode(f"{known}{local}" if known else name.decode().strip("<>")))


def named(bodies: Mapping[str, bytes]) -> bytes:
    """One TriG document of graphs.

    :param bodies: IRI of a graph -> its Turtle blocks.
    """
    return b"".join(parts(bodies))


def parts(bodies: Mapping[str, bytes]) -> Iterator[bytes]:
    """The same document piece by piece: the prefixes, then a graph after the other.

    :param bodies: IRI of a graph -> its Turtle blocks.
    """
    yield _HEAD
    for iri in sorted(bodies):
        body = bodies[iri]
        if body:
            yield _graph(iri, body)


def batches(bodies: Mapping[str, bytes], most: int) -> Iterator[bytes]:
    """The same as several documents, none of them much larger than so much.

    :param bodies: IRI of a graph -> its Turtle blocks.
    :param most: in bytes.
    """
    made, size = [_HEAD], 0
    for iri in sorted(bodies):
        for some in _split(bodies[iri], most):
            made.append(_graph(iri, some))
            size += len(some)
            if size >= most:
                yield b"".join(made)
                made, size = [_HEAD], 0
    if size:
        yield b"".join(made)


def _split(body: bytes, most: int) -> Iterator[bytes]:
    """Turtle blocks in pieces of about so many bytes."""
    at = 0
    while at < len(body):
        found = body.find(b"\n\n", at + most)
        end = found + 2 if found >= 0 else len(body)
        yield body[at:end]
        at = end


def _graph(iri: str, body: bytes) -> bytes:
    name = iri.removeprefix(_PREFIXES["graph"])
    short = f"graph:{name}" if re.fullmatch(r"\w[\w-]*(\.[\w-]+)*", name, re.ASCII) else f"<{iri}>"
    # Every line is moved in but those that are empty: between two blocks, and after the last.
    lines = body.replace(b"\n", b"\n\t").replace(b"\n\t\n", b"\n\n").removesuffix(b"\t")
    return b"\n%s {\n\t%s}\n" % (short.encode(), lines)


def turtle(quads: Iterable[ox.Quad]) -> bytes:
    """The union of all graphs as Turtle, one block for each subject."""
    return union((blocks(quads),))


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Every named graph by itself, as TriG."""
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        graphs.setdefault(getattr(quad.graph_name, "value", ""), []).append(quad)
    return named({iri: blocks(found) for iri, found in graphs.items()})


def ntriples(quads: Iterable[ox.Quad]) -> bytes:
    """The union of all graphs as N-Triples."""
    return ox.serialize(ordered_triples(quads), format=ox.RdfFormat.N_TRIPLES) or b""


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Every named graph by itself, as N-Quads."""
    return ox.serialize(_by_graph(quads), format=ox.RdfFormat.N_QUADS) or b""


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Every named graph by itself, as JSON-LD."""
    data = ox.serialize(_by_graph(quads), format=ox.RdfFormat.JSON_LD, prefixes=_PREFIXES)
    return data or b""


def _by_graph(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    # Sorting is stable: within a graph the quads keep their order.
    return sorted(ordered(quads), key=lambda quad: str(quad.graph_name))


#: Name of a format -> the function that writes it.
FORMATS: dict[str, Callable[[Iterable[ox.Quad]], bytes]] = {
    "ttl": turtle,
    "trig": trig,
    "nt": ntriples,
    "nq": nquads,
    "jsonld": jsonld,
}
