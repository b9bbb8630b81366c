"""The network: who said what about whom."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pyoxigraph as ox

from extract.records import Holder
from graph.iri import mint
from graph.network import measures, network
from graph.store import filled
from graph.terms import sayso
from graph.triples import places, triples
from tests.graph.made import Line, actor, extraction

_ADA, _OTTO = actor("a", "Ada Kern"), actor("a", "Otto Lind")


def test_a_statement_joins_its_speaker_to_its_country() -> None:
    """From speaker to statement to country there must be a path with act and polarity."""
    line = Line("Ada Kern", "denied", "that it rains in Ukraine", _ADA, ("UA",), "deny", "negative")
    made = extraction("a", [line])
    (key,) = [p.key for p in places(made)]
    found = network(filled(triples(made)))
    speaker, statement = mint("actor", "a", "ada kern").value, mint("statement", key).value
    said = found.edges[speaker, statement, "said"]
    assert (said["act"], said["polarity"], said["certainty"]) == ("deny", "negative", "certain")
    assert found.has_edge(statement, mint("country", "ua").value, key="about")
    assert found.nodes[speaker] == {"kind": "person", "label": "Ada Kern"}
    assert found.nodes[statement]["label"] == "that it rains in Ukraine"


def test_candidates_and_messengers_are_no_speakers() -> None:
    """Somebody who may have said it, or passed it on, must have an edge of another kind."""
    made = extraction("a", [Line("He", "said", "that it rains", _ADA)])
    (found,) = made.attributions
    holder = Holder("ambiguous", None, (_ADA, _OTTO), None, (actor("a", "reports", "unnamed"),))
    made = replace(made, attributions=(replace(found, holder=holder),))
    kinds = [k for _, _, k in network(filled(triples(made))).edges(keys=True)]
    assert sorted(kinds) == ["may have said", "may have said", "passed on"]


def test_who_speaks_together_has_an_edge_each() -> None:
    """Two who say something together must both have said the one statement."""
    made = extraction("a", [Line("Both", "said", "that it rains", _ADA)])
    (found,) = made.attributions
    holder = Holder("joint", together=(_ADA, _OTTO))
    made = replace(made, attributions=(replace(found, holder=holder),))
    edges = list(network(filled(triples(made))).edges(keys=True))
    assert [kind for _, _, kind in edges] == ["said", "said"]
    assert len({statement for _, statement, _ in edges}) == 1


def test_disputes_are_edges() -> None:
    """A contradiction between two statements must be an edge between them."""
    made = extraction(
        "a", [Line("Ada Kern", "said", "x", _ADA), Line("Otto Lind", "said", "y", _OTTO)]
    )
    one, other = (mint("statement", p.key) for p in places(made))
    link = ox.Quad(one, sayso.contradicts, other, mint("graph", "derived"))
    found = network(filled(triples(made), [link]))
    assert found.has_edge(one.value, other.value, key="contradicts")


def test_nodes_come_in_one_order() -> None:
    """Equal graphs must give networks equal in their order too."""
    quads = triples(extraction("a", [Line("Ada Kern", "said", "x", _ADA, ("UA", "RU"))]))
    one, other = network(filled(quads)), network(filled(reversed(quads)))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True)) == list(other.edges(data=True))


def test_an_empty_graph_is_an_empty_network() -> None:
    """No statement must give no node."""
    assert len(network(filled())) == 0


def test_two_who_dispute_are_as_central_as_any_two() -> None:
    """Of a dispute between two nothing is counted; it must be what counting gives."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for statement, who in (("a", "one"), ("b", "other")):
        made.add_edge(who, statement, key="said")
        made.add_edge(statement, "point", key="on point")
    made.add_edge("a", "b", key="contradicts")
    for node in made:
        made.nodes[node]["label"] = node
    (dispute,) = measures(made)["disputes"]
    between = nx.betweenness_centrality(nx.Graph([("one", "other")]))
    degree = nx.degree_centrality(nx.Graph([("one", "other")]))
    told = {one["who"]: (one["degree"], one["betweenness"]) for one in dispute["holders"]}
    assert told == {who: (degree[who], between[who]) for who in ("one", "other")}
