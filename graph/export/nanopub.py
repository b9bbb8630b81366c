"""Statements as nanopublications: one small graph of each claim, with where it is from.

Source: https://nanopub.net/guidelines/working_draft/. They are not signed and not published;
whoever publishes them adds a trusty URI and a signature. The assertion is the statement as sayso
models it: that somebody claims something, never the claim itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.export.rdf import trig
from ontology import BASE

__all__ = ["nanopubs"]

_NP = "http://www.nanopub.org/nschema#"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_DERIVED = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_ATTRIBUTED = ox.NamedNode("http://www.w3.org/ns/prov#wasAttributedTo")
_CREATOR = ox.NamedNode("http://purl.org/dc/terms/creator")
_REPORTS = f"{BASE}ns#reports"
_STATEMENT = f"{BASE}ns#Statement"
_SOFTWARE = ox.NamedNode(f"{BASE}software")


def nanopubs(quads: Iterable[ox.Quad]) -> bytes:
    """All statements of a graph as TriG, four named graphs each; equal graphs give equal bytes."""
    own: dict[str, set[ox.Triple]] = {}
    reports: dict[str, set[str]] = {}
    for quad in quads:
        own.setdefault(str(quad.subject), set()).add(quad.triple)
        if quad.predicate.value == _REPORTS:
            reports.setdefault(str(quad.object), set()).add(str(quad.subject))
    made = [
        quad
        for name, triples in own.items()
        if any(t.predicate == _RDF_TYPE and _is(t.object, _STATEMENT) for t in triples)
        for quad in _one(name, own, sorted(reports.get(name, ())))
    ]
    return trig(made)


def _is(term: object, iri: str) -> bool:
    return isinstance(term, ox.NamedNode) and term.value == iri


def _one(name: str, own: dict[str, set[ox.Triple]], reports: list[str]) -> Iterable[ox.Quad]:
    base = f"{BASE}id/nanopub/{name.strip('<>').rpartition('/')[2]}"
    whole, head, said, origin, about = (
        ox.NamedNode(base + end) for end in ("", "-head", "-assertion", "-provenance", "-info")
    )
    np = {n: ox.NamedNode(_NP + n) for n in (
        "Nanopublication", "hasAssertion", "hasProvenance", "hasPublicationInfo"
    )}  # fmt: skip
    yield ox.Quad(whole, _RDF_TYPE, np["Nanopublication"], head)
    yield ox.Quad(whole, np["hasAssertion"], said, head)
    yield ox.Quad(whole, np["hasProvenance"], origin, head)
    yield ox.Quad(whole, np["hasPublicationInfo"], about, head)
    for triple in own[name]:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, said)
    yield ox.Quad(said, _ATTRIBUTED, _SOFTWARE, origin)
    for report in reports:
        yield ox.Quad(said, _DERIVED, ox.NamedNode(report.strip("<>")), origin)
        for triple in own.get(report, ()):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, origin)
    yield ox.Quad(whole, _CREATOR, _SOFTWARE, about)
