"""What stands beside a build's store: together they say what one store says."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.assembly.light import Light, taken
from graph.export import rdf
from graph.iri import kind_of
from graph.model.source import Columns
from graph.terms import rdf as terms
from graph.terms import sayso
from tests.graph.points.world import store as world

_TOLD = [
    "Ada Kern said that Norland invaded Ukraine. She denied that troops were there.",
    "Otto Lind said that Russia invaded Ukraine in May.",
]


@pytest.fixture(scope="module")
def whole() -> ox.Store:
    """Two articles, of which the second says something of a statement of the first too."""
    made = world(_TOLD)
    one, other = sorted(
        {q.subject for q in made.quads_for_pattern(None, terms.type, sayso.Statement)}, key=str
    )[:2]
    home = next(iter(made.quads_for_pattern(one, terms.type, None))).graph_name
    away = next(g for g in made.named_graphs() if g != home)
    made.add(ox.Quad(one, terms.type, sayso.Statement, away))
    made.add(ox.Quad(other, sayso.speaker, ox.NamedNode("urn:x"), away))
    return made


@pytest.fixture(scope="module")
def light(whole: ox.Store) -> Light:
    """The same graphs, each put in by itself."""
    made = Light()
    for graph in sorted(whole.named_graphs(), key=str):
        assert isinstance(graph, ox.NamedNode)
        left, own = taken(whole.quads_for_pattern(None, None, None, graph))
        made.add(graph, rdf.blocks(left), own)
    return made


def test_most_of_what_is_said_of_statements_is_not_in_the_store(
    whole: ox.Store, light: Light
) -> None:
    """Of which class they are, who holds them and whom they are about must stand beside it."""
    beside = set(whole) - set(light.store)
    assert {q.predicate for q in beside} >= {terms.type, sayso.speaker, sayso.about}
    assert {kind_of(getattr(q.subject, "value", "")) for q in beside} == {"statement", "report"}


def test_both_say_what_the_store_would_say(whole: ox.Store, light: Light) -> None:
    """Whatever is asked for, each quad must come once and no other."""
    quads = sorted(whole, key=str)
    asked = [
        (s, p, o, g)
        for quad in quads
        for s in (None, quad.subject)
        for p in (None, quad.predicate)
        for o in (None, quad.object)
        for g in (None, quad.graph_name)
    ]
    for pattern in set(asked):
        found = sorted(map(str, light.quads_for_pattern(*pattern)))
        assert found == sorted(map(str, whole.quads_for_pattern(*pattern))), pattern


def test_columns_are_those_of_the_store(whole: ox.Store, light: Light) -> None:
    """Read property by property or class by class, nothing must be missing."""
    one, other = Columns(light.store, own=light), Columns(whole)
    for term in {quad.predicate for quad in whole}:
        assert one.every(term) == other.every(term)
    for kind in {q.object for q in whole.quads_for_pattern(None, terms.type, None)}:
        assert isinstance(kind, ox.NamedNode)
        assert one.of_type(kind) == other.of_type(kind)


def test_what_leads_to_a_node_and_where_it_stands_is_found(whole: ox.Store, light: Light) -> None:
    """Of what stands beside the store all that bears a node must be found by it."""
    beside = set(whole) - set(light.store)
    for quad in beside:
        value, node = (getattr(term, "value", "") for term in (quad.object, quad.subject))
        led, said = set(light.valued([value])), set(light.of({node}))
        assert led == {q for q in beside if q.object == quad.object}
        assert said == {q for q in beside if q.subject == quad.subject}
        typed = {q for q in said if q.predicate == terms.type}
        assert set(light.of({node}, [terms.type])) == typed
        homes = whole.quads_for_pattern(quad.subject, terms.type, None)
        assert set(light.homes(ox.NamedNode(node))) == {
            getattr(q.graph_name, "value", "") for q in homes
        }
