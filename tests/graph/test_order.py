"""One order of quads."""

from __future__ import annotations

import random

import pyoxigraph as ox

from graph.order import ordered, ordered_triples
from graph.terms import rdf, rdfs, sayso, words

_A, _B = ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/b")
_QUADS = [
    ox.Quad(_A, sayso.content, words("1"), _A),
    ox.Quad(_A, rdfs.label, words("A"), _A),
    ox.Quad(_A, rdf.type, sayso.Person, _A),
    ox.Quad(_B, rdf.type, sayso.Person, _A),
    ox.Quad(_B, rdf.type, sayso.Person, _B),
]


def test_any_order_in_gives_one_order_out() -> None:
    """Shuffled quads, repeats among them, must come out in one order."""
    shuffled = _QUADS * 2
    random.Random(1).shuffle(shuffled)  # noqa: S311 - no secret
    assert ordered(shuffled) == ordered(_QUADS)
    assert len(ordered(shuffled)) == 5


def test_type_and_label_come_first() -> None:
    """What a node is, then what it is called, must precede all else."""
    firsts = [q.predicate for q in ordered(_QUADS)][:3]
    assert firsts == [rdf.type, rdfs.label, sayso.content]


def test_a_triple_of_two_graphs_counts_once() -> None:
    """The union of graphs must hold a triple once."""
    assert len(ordered_triples(_QUADS)) == 4
