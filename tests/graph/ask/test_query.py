"""Questions by name and by text: found, bound, answered in a fixed order, refused in one line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.ask import query
from graph.ask.lookup import compact
from graph.errors import QueryError
from graph.opening import graph_file, open_graph

SMALL = Path(__file__).parents[1] / "data/small.trig"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The sample graph."""
    return open_graph(SMALL)


def _column(result: query.Result, name: str) -> list[str]:
    index = result.columns.index(name)
    return [getattr(row[index], "value", "") for row in result.rows]


def test_unknown_name() -> None:
    """A name near a shipped one is answered with that one."""
    with pytest.raises(QueryError, match="did you mean who-said-what"):
        query.question("who-said-wat")


def test_default_parameter(store: ox.Store) -> None:
    """The default holds when nobody sets the parameter, and fails by its name when it is absent."""
    assert query.question("what-did-actor-say").parameters == {"actor": "Zelensky"}
    with pytest.raises(QueryError, match="no actor named 'Zelensky'"):
        query.run(store, "what-did-actor-say")


@pytest.mark.parametrize(
    "name", ["Kern", "ada kern", "actor:001_mini.ada--20-kern", "Áda KERN",
             "<https://w3id.org/sayso/id/actor/001_mini.ada--20-kern>"]
)  # fmt: skip
def test_parameter_as_people_write_it(store: ox.Store, name: str) -> None:
    """An actor may be named by part of the name, whatever its case, by prefixed name or IRI."""
    result = query.run(store, "what-did-actor-say", {"actor": name})
    assert set(map(compact, _column(result, "actor"))) == {"actor:001_mini.ada--20-kern"}


def test_ambiguous_parameter_lists_the_choices(store: ox.Store) -> None:
    """A name that two actors bear is not guessed."""
    with pytest.raises(QueryError, match=r"2 nodes may be actor 'Government': actor:gov-no"):
        query.run(store, "what-did-actor-say", {"actor": "Government"})


def test_values_are_bound_never_pasted(store: ox.Store) -> None:
    """A value that looks like SPARQL is a value."""
    evil = 'x") } UNION { ?s ?p ?o } #'
    text = "SELECT ?words ?s { ?s sayso:content ?words }"
    assert query.run(store, text, {"words": evil}).rows == ()
    assert len(query.run(store, text, {"words": "that prices would rise"}).rows) == 1


def test_number_as_parameter(store: ox.Store) -> None:
    """Digits are bound as a number."""
    text = "SELECT ?value ?q { ?q schema:value ?value }"
    assert len(query.run(store, text, {"value": "500"}).rows) == 1


def test_parameter_must_be_shown(store: ox.Store) -> None:
    """A variable that is set but not selected is named."""
    with pytest.raises(QueryError, match=r"\?actor is set but not shown"):
        query.run(store, "SELECT ?s { ?s sayso:speaker ?actor }", {"actor": "Kern"})


def test_prefixes_and_graphs(store: ox.Store) -> None:
    """Prefixes are declared; all graphs are one by default, and GRAPH tells them apart."""
    every = query.run(store, "SELECT ?x { { ?x a sayso:Report } UNION { ?x a sayso:Country } }")
    assert len(every.rows) == 10
    graphs = query.run(store, "SELECT DISTINCT ?g { GRAPH ?g { ?x a sayso:Country } }")
    assert _column(graphs, "g") == ["https://w3id.org/sayso/id/graph/reference"]


def test_forms(store: ox.Store) -> None:
    """ASK gives one truth, CONSTRUCT gives triples."""
    asked = query.run(store, "ASK { ?x a sayso:Statement }")
    assert (asked.kind, _column(asked, "answer")) == ("answer", ["true"])
    made = query.run(store, "CONSTRUCT { ?x rdfs:label ?y } { ?x a sayso:Place ; rdfs:label ?y }")
    assert made.kind == "triples"
    assert _column(made, "object") == ["Oslo", "Stockholm"]


def test_sorted_unless_ordered(store: ox.Store) -> None:
    """Rows without ORDER BY are sorted, numbers by size; an order that is asked for is kept."""
    text = "SELECT ?n { VALUES ?n { 10 9 100 } }"
    assert _column(query.run(store, text), "n") == ["9", "10", "100"]
    assert _column(query.run(store, text + " ORDER BY DESC(?n)"), "n") == ["100", "10", "9"]
    inner = "SELECT ?n { { SELECT ?n { VALUES ?n { 10 9 100 } } ORDER BY DESC(?n) } }"
    assert _column(query.run(store, inner), "n") == ["9", "10", "100"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x {\n ?x foo:bar ?y }", r"^query:2: .*no prefix 'foo' is declared; known are"),
        ("SELECT ?x {\n ?x ?y ", r"^query:2: is not SPARQL after '\?x \?y'"),
        ("SELECT ?x WHERE { ?x a sayso:Report } BY ?x", r"^query:1: is not SPARQL after"),
        ("DROP ALL", "would change the graph"),
        ("", r"^query:1: is not SPARQL at its start"),
    ],
)
def test_broken_text_is_told_in_one_line(store: ox.Store, text: str, message: str) -> None:
    """What cannot be read is told with its line, in one line."""
    with pytest.raises(QueryError, match=message) as told:
        query.run(store, text)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 500


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "SELECT ?s {\n?s a sayso:Statment }",
            r"^query:2: there is no sayso:Statment; did you mean",
        ),
        (
            "PREFIX s: <https://w3id.org/sayso/ns#> ASK { ?s a s:Reprot }",
            "did you mean sayso:Report",
        ),
        (
            "ASK { ?s a <http://w3id.org/sayso/ns#Report> }",
            "did you mean https://w3id.org/sayso/ns#",
        ),
        ("ASK { ?s sayso:outcome val:acepted }", "did you mean val:accepted"),
    ],
)
def test_a_term_that_is_none_is_told(store: ox.Store, text: str, message: str) -> None:
    """A misspelt term gets no empty answer but the nearest term there is."""
    with pytest.raises(QueryError, match=message):
        query.run(store, text)


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "sayso:Statment" } # sayso:Statment',
        "PREFIX sayso: <urn:mine:> ASK { ?s a sayso:Statment }",
        "ASK { ?s <urn:other:statment> <http://example.org/ns#Statment> }",
        "ASK { ?s a <https://w3id.org/sayso/ns#> }",
    ],
)
def test_other_peoples_terms_are_their_own(store: ox.Store, text: str) -> None:
    """Strings, comments and namespaces that are not ours are nothing to us."""
    assert query.run(store, text).kind == "answer"


def test_a_relation_of_a_facts_file_is_a_term(store: ox.Store) -> None:
    """What the graph itself holds can be asked for."""
    own = ox.NamedNode("https://w3id.org/sayso/rel#bakesFor")
    more = ox.Store()
    more.extend(store)
    more.add(ox.Quad(own, ox.NamedNode("urn:p"), own))
    assert _column(query.run(more, "ASK { ?s ?p rel:bakesFor }"), "answer") == ["true"]


def test_from_is_asked_alone(store: ox.Store) -> None:
    """FROM names the graphs that are asked, and no other; without it all are."""
    count = "SELECT (COUNT(*) AS ?n) %s { ?s ?p ?o }"

    def counted(clause: str) -> int:
        return int(_column(query.run(store, count % clause), "n")[0])

    assert counted("FROM <http://example.org/nothing>") == 0
    assert 0 < counted("FROM graph:article-001_mini") < counted("")
    assert counted("FROM NAMED graph:article-001_mini") == 0


def test_comments_of_a_query() -> None:
    """Question, columns and parameters are read from the comments."""
    one = query.read("q", "# Who?\n# Shows: the one\n# Param: actor = Ada Kern \nASK {}")
    assert (one.asks, one.shows, one.parameters) == ("Who?", "the one", {"actor": "Ada Kern"})


DEMAND = """
@prefix sayso: <https://w3id.org/sayso/ns#> . @prefix act: <https://w3id.org/sayso/act#> .
@prefix val: <https://w3id.org/sayso/val#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <urn:x:> .
x:r sayso:reports x:s ; sayso:inText x:t . x:t sayso:versionOf x:a .
x:s a sayso:Statement ; sayso:content "the return" ; sayso:speechAct act:demand ;
  sayso:holderStatus val:resolved ; sayso:speaker x:one ; sayso:addressee x:two ;
  sayso:about x:c, x:d .
x:one rdfs:label "One" ; sayso:ofCountry x:c . x:two rdfs:label "Two" .
x:c rdfs:label "Cland" ; sayso:iso2 "CC" . x:d rdfs:label "Bland" ; sayso:iso2 "DD" .
act:demand skos:notation "REQUEST" .
"""


def test_demands_and_event_codes() -> None:
    """A demand is shown with its addressee and countries; its act with the PLOVER class."""
    store = ox.Store()
    store.load(DEMAND.encode(), format=ox.RdfFormat.TURTLE)
    rows = [[getattr(t, "value", None) for t in r] for r in query.run(store, "demands").rows]
    assert rows == [["One", "Two", "the return", "Bland, Cland", "urn:x:a", "urn:x:s"]]
    events = query.run(store, "event-data").rows
    assert [[t.value for t in r] for r in events] == [["CC", "demand", "REQUEST", "DD", "1"]]  # type: ignore[union-attr]


def test_opening(tmp_path: Path) -> None:
    """A folder is opened by its graph; what is none is told with its path and what to do."""
    (tmp_path / "graph.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    assert graph_file(tmp_path).name == "graph.ttl"
    assert len(open_graph(tmp_path)) == 1
    for path, message in (
        (tmp_path / "none", "run `sayso build` first"),
        (tmp_path / "x.txt", "not a graph file"),
        (tmp_path / "bad.ttl", "cannot be read"),
    ):
        if path.suffix:
            path.write_text("nonsense")
        with pytest.raises(QueryError, match=message):
            open_graph(path)
