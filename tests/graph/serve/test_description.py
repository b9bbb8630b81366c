"""The server keeps to what it says of itself, whatever it is sent, and calls nobody."""

from __future__ import annotations

import json
import select
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.serve import Limits
from graph.serve.description import openapi
from tests.graph.serve.served import Client, Reply, running

SMALL = Path(__file__).parents[1] / "data/small.trig"
TOLD: dict[str, Any] = json.loads(openapi())
SENT = [(path, method) for path, ways in TOLD["paths"].items() for method in ways]

CALLS = [
    "SELECT * { SERVICE HERE { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT HERE { ?s ?p ?o } }",
    "SELECT*{serviceHERE{?s ?p ?o}}",
    "ASK { SeRvIcE HERE { } }",
    "SELECT * { SERVICE # words\n HERE { ?s ?p ?o } }",
    "SELECT * { SERVICE#>\nHERE{ ?s ?p ?o } }",
    "SELECT * { BIND(HERE AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { VALUES $x { HERE } SERVICE $x { ?s ?p ?o } }",
    "PREFIX x: HERE SELECT * { SERVICE x: { ?s ?p ?o } }",
    "BASE HERE SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE HERE { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE HERE { ?s ?p ?o } } }",
    "SELECT * { ?a ?b ?c OPTIONAL { SERVICE HERE { ?s ?p ?o } } }",
    "SELECT * { ?a ?b ?c MINUS { SERVICE HERE { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { SERVICE HERE { ?s ?p ?o } } }",
    "DESCRIBE ?s { SERVICE HERE { ?s ?p ?o } }",
    "SELECT * { ?a ?b 5.SERVICE HERE { ?s ?p ?o } }",
    "SELECT * FROM HERE { SERVICE HERE { ?s ?p ?o } }",
]

_WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
_QUERIES = st.one_of(
    _WORDS,
    st.sampled_from(["ASK {}", "SELECT * { ?s a sayso:Statement }", "CLEAR ALL", "SELECT"]),
    st.builds("CONSTRUCT {{ ?s ?p {} }} {{ ?s ?p {} }}".format, _WORDS, _WORDS),
)
_ACCEPTS = st.one_of(
    st.sampled_from(["*/*", "text/html", "text/csv", "application/rdf+xml;q=0.2", "text/*;q=x"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A server of the small graph."""
    with running(SMALL, Limits(seconds=30)) as client:
        yield client


def _as_told(reply: Reply, path: str, method: str) -> None:
    answers = TOLD["paths"][path][method]["responses"]
    assert str(reply.status) in answers
    assert reply.status < 500 or "Retry-After" in reply.headers
    if reply.status == 200 and path != "/openapi.json":
        assert reply.kind in answers["200"]["content"]


@pytest.mark.parametrize(("path", "method"), SENT)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_status_that_is_not_told(client: Client, path: str, method: str, data: Any) -> None:
    """Random queries, graphs, names, bodies and formats get only what the description lists."""
    pick = data.draw
    fields = {
        "query": pick(_QUERIES),
        "as": pick(st.one_of(_WORDS, st.sampled_from(["nt", "ttl"]))),
    }
    fields["default-graph-uri"] = pick(st.one_of(_WORDS, st.just("http://g.example/")))
    kept = pick(st.lists(st.sampled_from(sorted(fields)), unique=True))
    query = urlencode({name: fields[name] for name in kept})
    address = path.replace("{name}", quote(pick(st.one_of(_WORDS, st.just("country/se")))))
    body, headers = None, {"Accept": pick(_ACCEPTS)}
    if method == "post":
        kinds = list(TOLD["paths"][path][method]["requestBody"]["content"])
        headers["Content-Type"] = pick(st.sampled_from([*kinds, "application/json"]))
        body = pick(st.one_of(st.binary(max_size=60), st.just(b"query=ASK+%7B%7D")))
    reply = client.send(method.upper(), f"{address}?{query}", body, **headers)
    _as_told(reply, path, method)


def test_no_spelling_of_federation_reaches_anybody(client: Client) -> None:
    """Whatever way SERVICE is written, the query is refused and nobody is called."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        here = f"<http://127.0.0.1:{other.getsockname()[1]}/sparql>"
        ways = [way.replace("HERE", here) for way in CALLS]
        for text in ways:
            assert client.ask(text).status == 400, text
            posted = client.send("POST", "/sparql", text, Content_Type="application/sparql-query")
            assert posted.status == 400, text
        # A graph that is named is looked up here, never fetched.
        named = "SELECT * FROM HERE { ?s ?p ?o }".replace("HERE", here)
        assert client.ask(named).status == 200
        assert client.ask(f"LOAD {here}").status == 400
        called, _, _ = select.select([other], [], [], 0.2)
        assert not called
