"""The RDF side beside rdflib: the same triples of made-up articles, written, read and stored.

python -m benchmarks.rdfside [--statements 2000]
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Graph, Literal, URIRef

from benchmarks import made
from benchmarks.recorded import PER_ARTICLE
from graph.assembly.shard import shard
from graph.export import rdf

__all__ = ["WHOLE", "Compared", "main", "markdown", "measure"]

#: The whole of what a build does with graphs, in one.
WHOLE = "the graphs of articles to a store, graph.ttl and graph.trig"


class Compared(NamedTuple):
    """CPU seconds of one task."""

    task: str
    sayso: float
    rdflib: float


def measure(statements: int) -> tuple[int, list[Compared]]:
    """The number of triples, and what each task costs."""
    shards = [shard(e) for e in made.articles(max(1, statements // PER_ARTICLE))]
    bodies = {s.graph.value: s.body for s in shards}
    quads = [q for i, body in bodies.items() for q in rdf.parsed(body, ox.NamedNode(i))]
    turtle, trig = rdf.union(bodies.values()), rdf.named(bodies)
    terms = [tuple(map(_term, (q.subject, q.predicate, q.object))) for q in quads]
    graph = _graph(terms)
    found = [
        Compared("terms to a store", _cpu(lambda: _store(quads)), _cpu(lambda: _graph(terms))),
        Compared("Turtle to a store", _cpu(lambda: _loaded(bodies)), _cpu(
            lambda: Graph().parse(data=turtle, format="turtle"))),
        Compared("TriG to a store", _cpu(lambda: ox.Store().load(trig, format=ox.RdfFormat.TRIG)),
                 _cpu(lambda: Dataset().parse(data=trig, format="trig"))),
        Compared("a graph to Turtle", _cpu(lambda: rdf.turtle(quads)), _cpu(
            lambda: graph.serialize(format="turtle"))),
        Compared("a graph to N-Triples", _cpu(lambda: rdf.ntriples(quads)), _cpu(
            lambda: "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True))))),
    ]  # fmt: skip
    ours = _cpu(lambda: _written(bodies))
    theirs = _cpu(lambda: _outputs(bodies, quads, terms))
    found.append(Compared(WHOLE, ours, theirs))
    return len(quads), found


def _written(bodies: dict[str, bytes]) -> tuple[bytes, bytes]:
    """What a build does with the graphs of articles."""
    _loaded(bodies)
    return rdf.union(bodies.values()), rdf.named(bodies)


def _outputs(
    bodies: dict[str, bytes], quads: Sequence[ox.Quad], terms: Sequence[Any]
) -> tuple[str, str]:
    """The same by rdflib."""
    data = Dataset(default_union=True)
    graphs = {iri: data.graph(URIRef(iri)) for iri in bodies}
    for quad, triple in zip(quads, terms, strict=True):
        graphs[quad.graph_name.value].add(triple)  # type: ignore[union-attr]
    return data.serialize(format="turtle"), data.serialize(format="trig")


def _term(term: Any) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    kind = term.datatype.value
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=None if kind.endswith("#string") else URIRef(kind))


def _store(quads: Sequence[ox.Quad]) -> None:
    ox.Store().extend(quads)


def _graph(terms: Sequence[Any]) -> Graph:
    made_ = Graph()
    for triple in terms:
        made_.add(triple)
    return made_


def _loaded(bodies: dict[str, bytes]) -> None:
    store = ox.Store()
    for iri, body in bodies.items():
        rdf.load(store, body, ox.NamedNode(iri))


def _cpu(task: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    began = time.process_time()
    task()
    spent = time.process_time() - began
    gc.enable()
    return spent


def markdown(statements: int = 2000) -> str:
    """The comparison as a table."""
    triples, found = measure(statements)
    lines = [
        f"{triples:,} triples of {statements:,} statements, CPU seconds of one process.",
        "",
        "| | sayso | rdflib | times faster |",
        "|---|---|---|---|",
    ]
    for one in found:
        ratio = one.rdflib / max(one.sayso, 0.001)
        lines.append(f"| {one.task} | {one.sayso:.2f} | {one.rdflib:.2f} | {ratio:.0f} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--statements", type=int, default=2000)
    print(markdown(parser.parse_args(argv).statements))
    return 0


if __name__ == "__main__":
    sys.exit(main())
