"""The built graph of the two articles: checked, free of leaked claims, readable by others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.ask import query
from graph.check import check
from graph.cli import cli
from graph.opening import open_graph
from graph.shapes import shacl
from graph.store import quads

ROOT = Path(__file__).resolve().parents[2]
FACTUAL = """
SELECT ?s ?p ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?p), "https://w3id.org/sayso/rel#")) }
"""
CLAIMED = """
SELECT ?words ?polarity ?who ?status {
  ?s sayso:content ?words ; sayso:polarity/skos:prefLabel ?polarity ;
     sayso:holderStatus/skos:prefLabel ?who ;
     sayso:eventStatus/skos:prefLabel ?status
  FILTER(CONTAINS(?words, ?part)) }
"""


@pytest.fixture(scope="module")
def store(built: Path) -> ox.Store:
    """The built graph."""
    return open_graph(built)


def test_it_conforms(built: Path, store: ox.Store) -> None:
    """Shapes and cross-node rules find nothing in the built graph."""
    assert shacl(quads(built)) == []
    assert check(store) == []


def test_two_libraries_read_the_same(built: Path) -> None:
    """Rdflib and pyoxigraph parse graph.ttl to isomorphic graphs."""
    turtle = built / "graph.ttl"
    theirs = Graph().parse(turtle, format="turtle")
    plain = ox.serialize(ox.parse(path=turtle), format=ox.RdfFormat.N_TRIPLES)
    assert plain is not None
    assert isomorphic(theirs, Graph().parse(data=plain, format="nt"))
    assert len(theirs) > 2000


def test_bare_triples_are_a_persons(store: ox.Store) -> None:
    """Every relation that stands as a fact is one a person wrote or promoted."""
    rows = query.run(store, FACTUAL).rows
    assert len(rows) >= 20
    vouched = (
        "ASK { ?f a sayso:Fact ; sayso:propSubject ?s ; "
        "sayso:propPredicate ?p ; sayso:propObject ?o }"
    )
    for subject, predicate, value in rows:
        assert isinstance(predicate, ox.NamedNode)
        told = vouched.replace("?s", str(subject)).replace("?p", str(predicate))
        assert query.run(store, told.replace("?o", str(value))).rows[0][0], predicate


@pytest.mark.parametrize(
    ("part", "allowed"),
    [
        ("have committed troops", {("negative", "article voice", "past")}),
        ("provoke a global war", {("negative", "resolved", "predicted")}),
        ("will defect", {("positive", "unnamed", "predicted")}),
        ("absorb Ukraine", {("positive", "article voice", "conditional")}),
    ],
)
def test_what_must_not_become_a_claim(
    store: ox.Store, part: str, allowed: set[tuple[str, str, str]]
) -> None:
    """What the articles deny, doubt or suppose stands in the graph only so."""
    asked = CLAIMED.replace("?part", json.dumps(part))
    found = {tuple(c.value for c in row[1:]) for row in query.run(store, asked).rows if row}  # type: ignore[union-attr]
    assert found
    assert {row[:2] for row in found} <= {row[:2] for row in allowed}
    if part == "absorb Ukraine":
        assert found == allowed


def test_the_network_opens_elsewhere(built: Path) -> None:
    """GraphML is read by networkx, with actors, statements and countries as nodes."""
    network = nx.read_graphml(built / "graph.graphml")
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert {"person", "statement", "country"} <= kinds


BROKEN = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)),
    "polish.txt": "Minister Wałęsa zaprzeczył.".encode("cp1250"),
}


def test_bad_input_stops_nothing(tmp_path: Path) -> None:
    """Bad articles and facts are named, one line each; the rest is built; the code says so."""
    articles, facts, out = tmp_path / "articles", tmp_path / "facts", tmp_path / "out"
    shutil.copytree(ROOT / "data/articles", articles)
    shutil.copytree(ROOT / "data/facts", facts)
    for name, data in BROKEN.items():
        (articles / name).write_bytes(data)
    (facts / "broken.ttl").write_text("@prefix sayso: <https://w3id.org/sayso/ns#> .\n<a> a ;\n")
    (facts / "term.ttl").write_text(
        "@prefix sayso: <https://w3id.org/sayso/ns#> .\n\n<urn:x> a sayso:Preson .\n"
    )
    gone = (facts / "decisions.ttl").read_text(encoding="utf-8")
    (facts / "decisions.ttl").write_text(
        gone.replace("photo via AP", "photo via nobody at all"), encoding="utf-8"
    )
    arguments = ["build", str(articles), "--facts", str(facts), "-o", str(out)]
    result = CliRunner().invoke(cli, arguments, prog_name="sayso")
    assert result.exit_code == 3, result.stderr
    lines = result.stderr.splitlines()
    for told in (*(f"{name}: " for name in BROKEN), "broken.ttl: line 2", "term.ttl: line 3"):
        assert len([line for line in lines if told in line]) == 1, (told, lines)
    assert any("sayso:Preson" in line and "sayso:Person" in line for line in lines)
    ledger = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [f["name"] for f in ledger["findings"]] == ["decision-orphaned"]
    assert ledger["counts"]["statements"] > 50


def test_removing_an_article_leaves_no_trace(tmp_path: Path) -> None:
    """After an article is taken out every output is as if it had never been there."""
    news = ROOT / "data/articles/004_33706e89d221596f.txt"
    opinion = ROOT / "data/articles/000_b691fc065722bb74.txt"
    for folder, steps in (("once", [[news]]), ("twice", [[news, opinion], [news]])):
        for step in steps:
            arguments = ["build", *map(str, step), "--facts", str(ROOT / "data/facts")]
            CliRunner().invoke(cli, [*arguments, "-o", str(tmp_path / folder)], prog_name="sayso")
    names = {p.name for p in (tmp_path / "once").iterdir() if p.is_file()}
    assert {"graph.ttl", "graph.trig", "graph.graphml", "report.json", "view.html"} <= names
    for name in names:
        assert (tmp_path / "once" / name).read_bytes() == (tmp_path / "twice" / name).read_bytes()
