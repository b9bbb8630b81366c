"""Graph files as data for rdflib, exactly as they stand in the file."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef
from rdflib.compare import isomorphic
from rdflib.graph import Graph

import graph
from graph.errors import QueryError
from graph.export import rdf
from graph.iri import mint
from graph.store import dataset, filled, graphs, quads
from graph.terms import sayso
from graph.triples import triples
from tests.graph.made import many

_QUADS = triples(many(1, 3)[0])


def _file(folder: Path, name: str = "graph.trig") -> Path:
    path = folder / name
    path.write_bytes(rdf.FORMATS[path.suffix[1:]](_QUADS))
    return path


def test_a_file_comes_back_as_it_is(tmp_path: Path) -> None:
    """Quads read from a file must be those written, with the datatypes a store would change."""
    _file(tmp_path)
    assert {str(q) for q in quads(tmp_path)} == {str(q) for q in _QUADS}


def test_rdflib_reads_the_same_graph(tmp_path: Path) -> None:
    """The data set for rdflib must equal what rdflib's own parser makes of the file."""
    data = dataset(_file(tmp_path))
    union = Graph()
    for triple in data.triples((None, None, None)):
        union.add(triple)
    parsed = Graph().parse(_file(tmp_path, "g.ttl"), format="turtle")
    assert isomorphic(union, parsed)
    assert URIRef(mint("graph", "article-00000_made").value) in {
        g.identifier for g in data.graphs()
    }


def test_the_package_loads_a_folder(tmp_path: Path) -> None:
    """``graph.load`` must open an output folder."""
    _file(tmp_path)
    rows = graph.load(tmp_path).query("SELECT ?s { ?s a sayso:Statement }")
    assert len(list(rows)) == 3


def test_the_package_answers_questions(tmp_path: Path) -> None:
    """``graph.ask`` must answer SPARQL from all graphs together."""
    _file(tmp_path)
    assert graph.query(tmp_path, "ASK { ?s a sayso:Statement }").kind == "answer"


@pytest.mark.parametrize("name", ["none.ttl", "odd.txt", "bad.ttl"])
def test_what_is_no_graph_is_named(tmp_path: Path, name: str) -> None:
    """A missing, foreign or broken file must be refused by name."""
    if name != "none.ttl":
        (tmp_path / name).write_text("this is no Turtle")
    with pytest.raises(QueryError, match=name.partition(".")[0]):
        list(quads(tmp_path / name))


def test_a_store_holds_several_lists() -> None:
    """A store must hold all lists it is filled with, and tell its graphs in order."""
    other = ox.Quad(mint("actor", "x"), sayso.about, mint("country", "ua"), mint("graph", "a"))
    store = filled(_QUADS, [other])
    assert len(store) == len(_QUADS) + 1
    assert graphs(store) == [mint("graph", "a").value, mint("graph", "article-00000_made").value]
