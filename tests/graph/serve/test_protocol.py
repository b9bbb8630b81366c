"""SPARQL 1.1 Protocol and Service Description, by the cases of W3C's own suites for queries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from graph.serve import Limits
from ontology import BASE
from tests.graph.serve.served import Client, Reply, running

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
GRAPHS = [f"http://example.org/data{n}.rdf" for n in (1, 2, 3)]
ONE, TWO, THREE = GRAPHS
_BOTH = f"{{ <{ONE}> a ?type . <{TWO}> a ?type . }}"
_NAMED = f"{{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
_FULL = f"{{ <{THREE}> a ?type GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server of three graphs, each of which says that its document is one."""
    file = tmp_path_factory.mktemp("graphs") / "three.nq"
    document = "<http://xmlns.com/foaf/0.1/Document>"
    type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    file.write_text("".join(f"<{g}> {type_} {document} <{g}> .\n" for g in GRAPHS))
    with running(file, Limits(seconds=30)) as found:
        yield found


def _address(default: list[str], named: list[str], query: str = "") -> str:
    fields = [("query", query)] if query else []
    fields += [("default-graph-uri", g) for g in default] + [("named-graph-uri", g) for g in named]
    return f"/sparql?{urlencode(fields)}"


def _truth(reply: Reply) -> bool:
    assert reply.status == 200, reply.body
    return bool(json.loads(reply.body)["boolean"])


@pytest.mark.parametrize(
    ("pattern", "default", "named", "expected"),
    [
        (_BOTH, [ONE, TWO], [], True), (_BOTH, [ONE], [], False), (_NAMED, [], [ONE, TWO], True),
        (_NAMED, [], [ONE], False), (_FULL, [THREE], [ONE, TWO], True),
        (_FULL, [ONE], [TWO], False),
        (_BOTH, [], [ONE, TWO], False), (_NAMED, [ONE, TWO], [], False),
    ],
)  # fmt: skip
def test_the_data_set_of_the_request_is_the_one_asked(
    client: Client,
    pattern: str,
    default: list[str],
    named: list[str],
    expected: bool,  # noqa: FBT001 - a value of the table above
) -> None:
    """By GET, by a posted query and by a form, and before what the query itself names."""
    got = client.send("GET", _address(default, named, f"ASK {pattern}"))
    posted = client.send("POST", _address(default, named), f"ASK {pattern}", Content_Type=QUERY)
    form = urlencode({"query": f"ASK FROM <{THREE}> {pattern}"})
    filled = client.send("POST", _address(default, named), form, Content_Type=FORM)
    assert [_truth(got), _truth(posted), _truth(filled)] == [expected] * 3


def test_from_is_what_sparql_says(client: Client) -> None:
    """FROM names the default graph, FROM NAMED those of GRAPH; without them all graphs are one."""
    assert _truth(client.ask(f"ASK {_BOTH}"))
    assert not _truth(client.ask(f"ASK FROM <{ONE}> {_BOTH}"))
    assert _truth(client.ask(f"ASK FROM <{ONE}> FROM <{TWO}> {_BOTH}"))
    assert not _truth(client.ask(f"ASK FROM NAMED <{ONE}> {_BOTH}"))
    assert not _truth(client.ask(f"ASK FROM NAMED <{ONE}> {_NAMED}"))


def test_a_relative_iri_stands_below_ours(client: Client) -> None:
    """``<id/country/ua>`` is one of the graph's own names."""
    made = client.ask("CONSTRUCT { <s> <p> 1 } WHERE {}", Accept="application/n-triples")
    assert made.body.startswith(f"<{BASE}s> <{BASE}p>".encode())


def test_a_data_set_that_nobody_knows_is_empty(client: Client) -> None:
    """A graph that is not there holds nothing; that is an answer, no error."""
    reply = client.send("GET", _address(["http://example.org/data0.rdf"], [], "ASK { ?s ?p ?o }"))
    assert not _truth(reply)


@pytest.mark.parametrize(
    "kind", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
@pytest.mark.parametrize("query", [f"DESCRIBE <{ONE}>", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_triples_in_each_format(client: Client, kind: str, query: str) -> None:
    """CONSTRUCT and DESCRIBE answer in each format of RDF, which another parser reads alike."""
    reply = client.ask(query, Accept=kind)
    assert reply.kind == kind
    form = ox.RdfFormat.from_media_type(kind)
    assert form is not None
    subjects = {t.subject.value for t in ox.parse(reply.body, format=form)}
    assert subjects == ({ONE} if "DESCRIBE" in query else set(GRAPHS))


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "statuses"),
    [
        ("PUT", "/sparql?query=ASK%20%7B%7D", "", "", {405}),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, "", {400}),
        ("POST", "/sparql", "ASK {}", "text/plain", {415}),
        ("POST", "/sparql", "query=ASK%20%7B%7D", "", {415}),
        ("POST", "/sparql", "ASK {}", "", {415}),
        ("POST", "/sparql", "ASK { ?s ?p '\xe9' }".encode("latin-1"), QUERY, {400}),
        ("POST", "/sparql", "ASK {", QUERY, {400}),
        ("GET", "/sparql?update=CLEAR%20ALL", None, "", {403}),
        ("POST", "/sparql", "update=CLEAR%20ALL", FORM, {403}),
        ("POST", "/sparql", "CLEAR ALL", "application/sparql-update", {403}),
        ("POST", "/sparql", "", FORM, {400}),
    ],
)  # fmt: skip
def test_requests_that_the_protocol_forbids(
    client: Client, method: str, path: str, body: str | bytes | None, kind: str, statuses: set[int]
) -> None:
    """Each gets a status of the 400s and one line; updates are refused, not half done."""
    reply = client.send(method, path, body, **({"Content_Type": kind} if kind else {}))
    assert reply.status in statuses
    assert reply.body.count(b"\n") == 1
    assert _truth(client.ask("ASK { ?s ?p ?o }"))


def test_the_endpoint_describes_itself(client: Client) -> None:
    """Without a query it gives RDF that names the endpoint, its language and its formats."""
    reply = client.send("GET", "/sparql", Accept="text/turtle")
    store = ox.Store()
    store.load(reply.body, format=ox.RdfFormat.TURTLE)
    address = f"http://127.0.0.1:{client.port}/sparql"
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    assert store.query(
        f"{sd} ASK {{ ?s a sd:Service ; sd:endpoint <{address}> ; sd:resultFormat ?f ; "
        "sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset/sd:defaultGraph ?g }"
    )
    assert client.send("GET", "/sparql", Accept="image/png").status == 406


def test_other_sites_ask_only_when_they_are_named(tmp_path: Path) -> None:
    """With --cors a page of that site gets answers, one of any other site still none."""
    file = tmp_path / "one.nq"
    file.write_text(f"<{ONE}> <{TWO}> <{THREE}> .\n")
    friend = "https://notebook.example"
    with running(file, Limits(seconds=30), friend) as client:
        fine = client.ask("ASK {}", Origin=friend, Sec_Fetch_Site="cross-site")
        assert _truth(fine)
        assert fine.headers["Access-Control-Allow-Origin"] == friend
        before = client.send(
            "OPTIONS", "/sparql", Origin=friend, Access_Control_Request_Method="POST",
            Access_Control_Request_Headers="content-type", Sec_Fetch_Site="cross-site",
        )  # fmt: skip
        assert before.status == 200
        other = client.ask("ASK {}", Origin="https://evil.example", Sec_Fetch_Site="cross-site")
        assert other.status == 403
        assert "Access-Control-Allow-Origin" not in other.headers
