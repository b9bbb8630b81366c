"""The shapes are themselves sound, and stay within SHACL Core."""

from __future__ import annotations

import pyshacl
from rdflib import RDF, Graph
from rdflib.namespace import SH

from ontology import text


def shapes() -> Graph:
    """The shapes."""
    return Graph().parse(data=text("shapes.ttl"), format="turtle")


def test_shapes_conform_to_the_shapes_of_shapes() -> None:
    """The W3C's shapes for shapes find nothing wrong with ours."""
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, report


def test_shapes_use_core_constraints_only() -> None:
    """No SPARQL constraint: those take minutes on a merged graph and belong in graph/checks."""
    made = shapes()
    for term in (SH.sparql, SH.select, SH.ask, SH.js, SH.rule, SH.construct):
        assert not list(made.subject_objects(term)), term


def test_every_property_shape_says_what_is_wrong() -> None:
    """Each constraint that can fail at a node has a message in words."""
    made = shapes()
    for shape in made.subjects(RDF.type, SH.NodeShape):
        if made.value(shape, SH.targetClass) is not None:
            for part in made.objects(shape, SH.property):
                assert made.value(part, SH.message) is not None, (shape, made.value(part, SH.path))
