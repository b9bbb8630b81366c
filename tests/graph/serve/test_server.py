"""The graph over HTTP: the protocol, the formats, and everything that is refused."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from graph.serve import Limits
from tests.graph.serve.served import Client, Reply, running

SMALL = Path(__file__).parents[1] / "data/small.trig"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a sayso:Statement }"
#: It needs no memory, and no end is in sight.
LONG = "SELECT (COUNT(*) AS ?n) {?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l}"
PRODUCT = "SELECT * {?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l} ORDER BY ?l ?a"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A server of the small graph with the usual limits."""
    with running(SMALL, Limits(seconds=30)) as client:
        yield client


def _n(reply: Reply) -> int:
    assert reply.status == 200, reply.body
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def test_the_three_ways_of_the_protocol_answer_alike(client: Client) -> None:
    """GET, a posted form and a posted query give the same answer."""
    form = "application/x-www-form-urlencoded"
    posted = client.send("POST", "/sparql", urlencode({"query": COUNT}), Content_Type=form)
    direct = client.send("POST", "/sparql", COUNT, Content_Type="application/sparql-query")
    assert _n(client.ask(COUNT)) == _n(posted) == _n(direct) == 8


@pytest.mark.parametrize(
    "kind",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv",
     "text/tab-separated-values"],
)  # fmt: skip
def test_each_format_can_be_read_by_another_parser(client: Client, kind: str) -> None:
    """Rows come in the format that is asked for, and Oxigraph reads the same terms from it."""
    query = "SELECT ?s ?words WHERE { ?s sayso:content ?words } ORDER BY ?s"
    reply = client.ask(query, Accept=kind)
    assert reply.kind == kind
    if kind == "text/csv":
        rows = list(csv.reader(io.StringIO(reply.body.decode())))
        assert rows[0] == ["s", "words"]
        assert len(rows) == 9
        return
    form = ox.QueryResultsFormat.from_media_type(kind)
    assert form is not None
    found = ox.parse_query_results(reply.body, format=form)
    plain = json.loads(client.ask(query).body)["results"]["bindings"]
    assert isinstance(found, ox.QuerySolutions)
    assert [row["words"].value for row in found] == [row["words"]["value"] for row in plain]


def test_ask_and_construct(client: Client) -> None:
    """A truth is a truth in JSON and XML; triples are Turtle."""
    assert json.loads(client.ask("ASK { ?s a sayso:Statement }").body)["boolean"] is True
    xml = client.ask("ASK { ?s a sayso:Nothing }", Accept="application/sparql-results+xml")
    assert b"<boolean>false</boolean>" in xml.body
    ET.fromstring(xml.body)  # noqa: S314 - our own server's
    made = client.ask("CONSTRUCT { ?s a sayso:Statement } WHERE { ?s a sayso:Statement }")
    assert made.kind == "text/turtle"
    assert len(list(ox.parse(made.body, format=ox.RdfFormat.TURTLE))) == 8


def test_a_format_nobody_has_is_refused(client: Client) -> None:
    """Weights decide between formats, and none that is known is 406."""
    assert client.ask(COUNT, Accept="image/png").status == 406
    both = client.ask(COUNT, Accept="text/csv;q=0.4, application/sparql-results+xml;q=0.9")
    assert both.kind == "application/sparql-results+xml"
    assert client.ask(COUNT, Accept="text/*").kind == "text/csv"


def test_the_page_is_at_the_root(client: Client) -> None:
    """The page comes whole, may stand in no frame, and HEAD sends none of it."""
    page = client.send("GET", "/")
    assert page.kind == "text/html"
    assert page.body.startswith(b"<!doctype html>")
    assert page.headers["X-Frame-Options"] == "DENY"
    assert client.send("HEAD", "/").body == b""
    assert client.send("GET", "/etc/passwd").status == 404
    assert client.send("GET", "/../graph.trig").status == 404


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/sparql", 405), ("DELETE", "/sparql", 405), ("OPTIONS", "/sparql", 405),
        ("POST", "/", 405), ("POST", "/id/country/ua", 405),
        ("GET", "/sparql?query=", 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        ("GET", "/sparql?update=CLEAR%20ALL", 403),
        ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=no%20iri", 400),
        ("GET", "/sparql?query=SELECT", 400),
        ("GET", "/sparql?query=INSERT%20DATA%20%7B%7D", 400),
        ("GET", "/sparql?query=ASK%20%7BSERVICE%20%3Chttp://127.0.0.1:9/%3E%20%7B%7D%7D", 400),
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused(
    client: Client, method: str, path: str, status: int
) -> None:
    """Every way of writing, calling out or asking nothing gets its own refusal, in one line."""
    reply = client.send(method, path)
    assert reply.status == status
    assert reply.body.decode().count("\n") == 1
    assert "Traceback" not in reply.body.decode()


def test_posts_are_looked_at_before_they_are_read(client: Client) -> None:
    """An unknown kind, a body without length and one that is too long are refused."""
    update = client.send("POST", "/sparql", "CLEAR", Content_Type="application/sparql-update")
    assert update.status == 403
    assert client.send("POST", "/sparql", "ASK {}", Content_Type="text/plain").status == 415
    with socket.create_connection(("127.0.0.1", client.port), timeout=30) as line:
        line.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost:%d\r\n"
            b"Content-Type: application/sparql-query\r\n\r\n" % client.port
        )
        assert line.recv(100).startswith(b"HTTP/1.1 411")
    with socket.create_connection(("127.0.0.1", client.port), timeout=30) as line:
        line.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 99999999\r\n"
            b"Content-Type: application/sparql-query\r\n\r\n" % client.port
        )
        assert line.recv(100).startswith(b"HTTP/1.1 413")


def test_other_names_and_other_sites_get_nothing(client: Client) -> None:
    """A name that is not this machine's is 421, a page of another site 403, and CORS is off."""
    assert client.ask(COUNT, Host="evil.example").status == 421
    assert client.ask(COUNT, Host=f"evil.example:{client.port}").status == 421
    assert client.ask(COUNT, Sec_Fetch_Site="cross-site").status == 403
    assert client.ask(COUNT, Sec_Fetch_Site="same-site").status == 403
    fine = client.ask(COUNT, Origin="http://evil.example")
    assert not [name for name in fine.headers if name.lower().startswith("access-control")]


def test_only_this_machine_is_listened_to(client: Client) -> None:
    """The port is bound to the loopback address alone."""
    with (
        pytest.raises(ConnectionRefusedError),
        socket.create_connection(("127.0.0.2", client.port), timeout=5),
    ):
        pass


def test_long_and_wide_queries_are_ended_and_the_next_is_answered() -> None:
    """A query that takes too long or too much dies alone; after it a plain one is answered."""
    with running(SMALL, Limits(seconds=3, memory=300 << 20, rows=3, at_once=1)) as client:
        assert _n(client.ask(COUNT)) == 8
        ended = client.ask(PRODUCT)
        assert ended.status == 503
        assert b"ask for less" in ended.body
        deep = client.ask("SELECT * {" + "MINUS{}" * 5000 + "}")
        assert deep.status in (400, 503)
        cut = client.ask("SELECT ?s WHERE { ?s a sayso:Statement }", Accept="text/csv")
        assert cut.status == 200
        assert len(cut.body.splitlines()) == 4
        assert cut.headers["X-Sayso-Rows-Left-Out"] == "5"


def test_queries_that_ask_too_much_do_not_keep_others_from_their_answers() -> None:
    """With every worker taken by a query that would run for long, a plain one is answered soon."""
    with running(SMALL, Limits(seconds=9, at_once=2)) as client:
        assert _n(client.ask(COUNT)) == 8
        ended: list[Reply] = []
        bombs = [threading.Thread(target=lambda: ended.append(client.ask(LONG))) for _ in range(2)]
        for bomb in bombs:
            bomb.start()
        time.sleep(1)
        start = time.monotonic()
        assert _n(client.ask(COUNT)) == 8
        waited = time.monotonic() - start
        for _ in range(20):
            if ended:
                break
            client.ask(COUNT)
            time.sleep(0.2)
        assert ended
        assert ended[0].status == 503
        assert b"while others waited" in ended[0].body
        # Each of the two may take nine seconds.
        assert waited < 8
