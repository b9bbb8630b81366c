"""Who disputes what."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph.ask.disputes import found, shown
from graph.opening import open_graph

SMALL = Path(__file__).parents[1] / "data/small.trig"
SAME = """
@prefix s: <https://w3id.org/sayso/ns#> . @prefix val: <https://w3id.org/sayso/val#> .
@prefix l: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:p> l:label "it rains" .
<urn:a> s:proposition <urn:p> ; s:polarity val:positive ; s:content "yes" ; s:speaker <urn:x> .
<urn:b> s:proposition <urn:p> ; s:polarity val:negative ; s:content "no" ; s:speaker <urn:y> .
<urn:c> s:proposition <urn:p> ; s:polarity val:underspecified ; s:content "hm" ; s:speaker <urn:y> .
"""


def test_linked() -> None:
    """A link between two statements is a dispute, told once with both sides."""
    (dispute,) = found(open_graph(SMALL))
    assert dispute.why == "contradicts"
    assert {dispute.one.who, dispute.other.who} == {"Otto Lind", "Ada Kern"}


def test_opposed() -> None:
    """Affirming and denying one proposition is a dispute; leaving it open is none."""
    store = ox.Store()
    store.load(SAME.encode(), format=ox.RdfFormat.TURTLE)
    (dispute,) = found(store)
    assert dispute.why == "affirmed and denied: it rains"
    assert {dispute.one.content, dispute.other.content} == {"yes", "no"}


def test_none() -> None:
    """No dispute is told as such."""
    assert shown(found(ox.Store())).plain == "no disputes found\n"
    assert shown(found(open_graph(SMALL))).plain.endswith("1 dispute\n")
