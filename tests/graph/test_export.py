"""Exports hold the same graph in every format, byte for byte the same each time."""

from __future__ import annotations

import io
import random
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.assembly.derive import reference
from graph.export import rdf
from graph.export.graphml import graphml
from graph.iri import mint
from graph.network import network
from graph.store import filled
from graph.terms import oa, rdfs, sayso, words
from graph.terms import rdf as rdf_terms
from graph.triples import triples
from tests.graph.made import many

_QUADS = [q for made in many(2, 4) for q in triples(made)]
_PARSERS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def _bodies() -> dict[str, bytes]:
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in _QUADS:
        assert isinstance(quad.graph_name, ox.NamedNode)
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    return {iri: rdf.blocks(quads) for iri, quads in graphs.items()}


@pytest.mark.parametrize("name", sorted(rdf.FORMATS))
def test_a_format_holds_every_triple(name: str) -> None:
    """What is written must parse back to the same quads, or triples where there are no graphs."""
    found = ox.parse(rdf.FORMATS[name](_QUADS), format=_PARSERS[name])
    graphs = name not in {"ttl", "nt"}
    wanted = {str(q) if graphs else str(q.triple) for q in _QUADS}
    assert {str(q) for q in found} == wanted


@pytest.mark.parametrize("name", sorted(rdf.FORMATS))
def test_order_does_not_show(name: str) -> None:
    """Shuffled quads must give the same bytes."""
    shuffled = _QUADS * 2
    random.Random(2).shuffle(shuffled)  # noqa: S311 - no secret
    assert rdf.FORMATS[name](shuffled) == rdf.FORMATS[name](_QUADS)


def test_rdflib_reads_the_same_turtle() -> None:
    """Rdflib's parser must find the graph that the engine's finds."""
    turtle = rdf.turtle(_QUADS)
    lines = ox.serialize(
        ox.parse(turtle, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES
    )
    assert lines is not None
    assert isomorphic(
        Graph().parse(data=turtle, format="turtle"), Graph().parse(data=lines, format="nt")
    )


def test_turtle_reads_well() -> None:
    """Turtle must have prefixes, ``a`` for types, one block a subject and no escaped names."""
    text = rdf.turtle(_QUADS).decode()
    assert "\nstatement:" in text
    assert " a sayso:Statement ;" in text
    assert "\\/" not in text
    assert "<https://w3id.org" not in text.partition("\n\n")[2]
    assert text.index("@prefix act:") < text.index("@prefix actor:") < text.index("@prefix xsd:")


def test_blocks_of_graphs_make_the_same_documents() -> None:
    """Documents put together from kept blocks must equal those written from all quads."""
    bodies = _bodies()
    assert rdf.union(bodies.values()) == rdf.turtle(_QUADS)
    assert rdf.named(bodies) == rdf.trig(_QUADS)


def test_blocks_around_statements_hold_all_that_is_said_of_them() -> None:
    """A statement's own block, its report's and its quantities' are picked; others' are not."""
    graph = mint("graph", "a")
    said = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in _QUADS]
    statements = sorted({str(q.subject)[1:-1] for q in said if q.object == sayso.Statement})
    asked, others = ({ox.NamedNode(iri) for iri in statements[at::2]} for at in (0, 1))
    names = rdf.names(node.value for node in asked)
    picked = rdf.parsed(rdf.around(rdf.blocks(said), names), graph)
    whole: set[object] = {*asked}
    whole |= {q.subject for q in said if q.predicate == sayso.reports and q.object in asked}
    whole |= {q.object for q in said if q.predicate == sayso.quantity and q.subject in whole}
    assert {q for q in said if q.subject in whole} <= set(picked)
    assert others.isdisjoint(q.subject for q in picked)
    assert rdf.around(rdf.blocks(said), rdf.names(())) == b"\n"


def test_a_subject_of_two_graphs_is_merged() -> None:
    """The union must hold a subject once, with what both graphs say of it."""
    node = mint("actor", "x")
    quads = [ox.Quad(node, sayso.role, words(w), mint("graph", w)) for w in ("one", "two")]
    document = rdf.union(rdf.blocks([quad]) for quad in quads)
    assert document == rdf.turtle(quads)
    assert document.count(b"\nactor:x ") == 1


_PROPERTIES = [
    rdf_terms.type,
    rdfs.label,
    sayso.role,
    oa.exact,
    ox.NamedNode("http://a.example/p;1,."),
]
_VALUES = [words("one"), words(" ;\n\tx:y . "), mint("actor", "y"), words("one ;\n\t")]
_SAID = st.tuples(
    st.sampled_from(_PROPERTIES), st.sampled_from(_VALUES), st.sampled_from(["g", "h", "i"])
)


@given(st.lists(_SAID))
def test_graphs_that_say_anything_of_a_subject_are_merged(said: list[Any]) -> None:
    """Whatever several graphs say of one subject, the union must be that of all their quads."""
    node = mint("actor", "x")
    quads = [ox.Quad(node, term, value, mint("graph", name)) for term, value, name in said]
    named = {name: [q for q in quads if q.graph_name == mint("graph", name)] for name in "ghi"}
    assert rdf.union(map(rdf.blocks, named.values())) == rdf.turtle(quads)


def test_no_graph_is_an_empty_document() -> None:
    """Nothing must give a document of prefixes alone."""
    assert list(ox.parse(rdf.union([]), format=ox.RdfFormat.TURTLE)) == []
    assert list(ox.parse(rdf.named({"http://example.org/g": b""}), format=ox.RdfFormat.TRIG)) == []


@given(st.text(), st.text(min_size=1))
def test_any_text_survives(value: str, name: str) -> None:
    """Whatever characters a literal or a name holds, the documents must parse to the same quads."""
    node = mint("actor", name)
    quads = [ox.Quad(node, sayso.content, words(value), mint("graph", name))]
    quads += [ox.Quad(node, sayso.content, words(f"\n\n{value}\n@prefix"), mint("graph", name))]
    for kind in ("ttl", "trig"):
        found = list(ox.parse(rdf.FORMATS[kind](quads), format=_PARSERS[kind]))
        assert {q.object for q in found} == {q.object for q in quads}
        assert {q.subject for q in found} == {node}


@given(st.text())
def test_any_text_survives_in_graphml(value: str) -> None:
    """GraphML must be well formed whatever characters a label holds."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("a", label=value, kind="person")
    made.add_edge("a", "a", key="said", kind="said", act=value)
    back = nx.read_graphml(io.BytesIO(graphml(made)), force_multigraph=True)
    assert list(back.nodes) == ["a"]


def test_graphml_is_the_network() -> None:
    """GraphML must hold each node and each edge once, with kinds, the same bytes each time."""
    countries = reference(filled(_QUADS))
    made = network(filled(_QUADS, countries))
    written = graphml(made)
    assert graphml(network(filled(countries, reversed(_QUADS)))) == written
    back = nx.read_graphml(io.BytesIO(written), force_multigraph=True)
    assert set(back.nodes) == set(made.nodes)
    assert back.number_of_edges() == made.number_of_edges()
    assert {d["kind"] for _, d in back.nodes(data=True)} == {"person", "statement", "country"}
