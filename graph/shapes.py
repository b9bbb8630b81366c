"""The SHACL shapes of our terms, held against a graph or against what people wrote."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache

import pyoxigraph as ox
from rdflib import RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph.check import Finding, finding
from graph.facts import Facts
from ontology import PREFIXES, text

__all__ = ["held", "on_facts", "shacl"]


def on_facts(store: ox.Store, facts: Facts) -> list[Finding]:
    """What in the facts files breaks the shapes, sorted.

    :param store: the whole graph, which says of what kind the nodes are that they speak of.
    """
    return held(facts, facts.with_kinds(store))


def held(facts: Facts, quads: Iterable[ox.Quad]) -> list[Finding]:
    """The same.

    :param quads: as :meth:`graph.facts.Facts.with_kinds` gives them; nothing else is looked at.
    """
    written = {getattr(quad.subject, "value", "") for quad in facts.quads}
    return [f for f in shacl(quads) if f.node in written]


def shacl(graph: ox.Store | Iterable[ox.Quad]) -> list[Finding]:
    """What in a graph breaks the SHACL shapes, sorted; the name is that of the node shape.

    Core constraints only, on a plain graph, without imports: nothing is fetched.
    """
    import pyshacl

    data = Graph()
    with _unmoved():
        for quad in graph:
            data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    for triple in _subclasses():
        data.add(triple)
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_shapes(), inference="none", advanced=False, do_owl_imports=False
    )
    return sorted({_violation(report, result) for result in report.subjects(SH.resultSeverity)})


@contextmanager
def _unmoved() -> Iterator[None]:
    """Meanwhile rdflib says nothing of literals that are not what they say: the shapes do."""
    log = logging.getLogger("rdflib.term")
    before = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = before


@cache
def _shapes() -> Graph:
    return Graph().parse(data=text("shapes.ttl"), format="turtle")


@cache
def _subclasses() -> tuple[tuple[Node, Node, Node], ...]:
    """The hierarchy among our own classes, so that a person counts as an actor."""
    vocabulary = Graph().parse(data=text("sayso.ttl"), format="turtle")
    own = PREFIXES["sayso"]
    return tuple(
        t for t in vocabulary.triples((None, RDFS.subClassOf, None)) if str(t[2]).startswith(own)
    )


def _violation(report: Graph, result: Node) -> Finding:
    shape = report.value(result, SH.sourceShape)
    # Property shapes have no name of their own: go up to the node shape that holds them.
    while isinstance(shape, BNode):
        shape = next(iter(_shapes().subjects(None, shape)), None)
    node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
    value, path = report.value(result, SH.value), report.value(result, SH.resultPath)
    detail = " ".join(str(x)[:200] for x in (path, value) if isinstance(x, URIRef | Literal))
    return finding(str(shape).rpartition("#")[2], node, str(message), detail or None)


def _term(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        # As written: rdflib would give a date for a moment and hide that it is none.
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return BNode(str(getattr(term, "value", term)))
