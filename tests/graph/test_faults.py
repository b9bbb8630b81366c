"""A small correct graph passes; every deliberate fault in it is caught by the rule it breaks.

Each file of tests/faults/ puts one fault in: a comment in words, then a SPARQL update. Its name
begins with the rule that must catch it, or with ``shape.`` and the SHACL shape that must.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.check import check, rules
from graph.shapes import shacl
from ontology import PREFIXES

SMALL = Path(__file__).parent / "data" / "small.trig"
FAULTS = sorted((Path(__file__).parents[1] / "faults").glob("*.ru"))
IN_RULES = [f for f in FAULTS if not f.name.startswith("shape.")]
IN_SHAPES = [f for f in FAULTS if f.name.startswith("shape.")]


def small() -> ox.Store:
    """The correct graph, fresh."""
    store = ox.Store()
    store.load(path=str(SMALL), format=ox.RdfFormat.TRIG)
    return store


def faulty(fault: Path) -> ox.Store:
    """The graph with one fault."""
    store = small()
    before = {str(q) for q in store}
    store.update(fault.read_text(encoding="utf-8"), prefixes=PREFIXES)
    assert {str(q) for q in store} != before, f"{fault.name} changes nothing"
    return store


def test_small_graph_breaks_no_rule() -> None:
    """The correct graph has no findings."""
    assert check(small()) == []


def test_small_graph_fits_the_shapes() -> None:
    """The correct graph conforms to the shapes."""
    assert shacl(small()) == []


@pytest.mark.parametrize("fault", IN_RULES, ids=lambda f: f.stem)
def test_rule_catches_its_fault(fault: Path) -> None:
    """The rule a fault is named after finds it, and says so in one line."""
    found = [f for f in check(faulty(fault)) if f.name == fault.name.split(".")[0]]
    assert found
    assert all(f.node.startswith("http") and f.message and "\n" not in f.message for f in found)


@pytest.mark.parametrize("fault", IN_SHAPES, ids=lambda f: f.stem)
def test_shape_catches_its_fault(fault: Path) -> None:
    """The shape a fault is named after finds it."""
    assert fault.name.split(".")[1] in {f.name for f in shacl(faulty(fault))}


def test_every_rule_has_a_fault() -> None:
    """No rule goes untested: each has at least one fault that it must catch."""
    tried = {f.name.split(".")[0] for f in IN_RULES}
    assert tried == {rule.name for rule in rules()} | {"span-words", "text-hash"}


def test_every_shape_for_a_class_has_a_fault() -> None:
    """No node shape with a target goes untested."""
    from rdflib import Graph
    from rdflib.namespace import SH

    from ontology import text

    made = Graph().parse(data=text("shapes.ttl"), format="turtle")
    shapes = {s for term in (SH.targetClass, SH.targetObjectsOf) for s in made.subjects(term)}
    assert {f.name.split(".")[1] for f in IN_SHAPES} == {str(s).rpartition("#")[2] for s in shapes}
