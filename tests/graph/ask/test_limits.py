"""A query of a user's own can be stopped, and takes only itself down."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from graph.ask import limits, query
from graph.errors import QueryError

SMALL = Path(__file__).parents[1] / "data/small.trig"
PRODUCT = "SELECT * {?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l} ORDER BY ?l ?a"


def test_answers_alike() -> None:
    """The answer is that of the same question asked in this process."""
    from graph.opening import open_graph

    asked = query.question("who-spoke-about")
    given = {"country": "Sweden"}
    assert limits.run(SMALL, asked, given) == query.run(open_graph(SMALL), asked, given)


def test_errors_come_back_whole() -> None:
    """A refusal keeps its file and line on the way out of the child."""
    with pytest.raises(QueryError, match=r"^mine\.rq:1: is not SPARQL") as told:
        limits.run(SMALL, query.read("mine.rq", "SELECT ?x {"))
    assert told.value.where == "mine.rq:1"


def test_time_limit() -> None:
    """A query that does not end is ended."""
    with pytest.raises(QueryError, match="no answer within 1 s"):
        limits.run(SMALL, query.read("long.rq", PRODUCT), seconds=1, memory=64 << 30)


def test_memory_limit() -> None:
    """A query that eats memory dies alone."""
    with pytest.raises(QueryError, match="more memory than it may"):
        limits.run(SMALL, query.read("wide.rq", PRODUCT), memory=200 << 20)


def test_crash_of_the_engine() -> None:
    """A query that breaks the engine's stack is one error, not the end of the program."""
    deep = "SELECT * {" + "MINUS{}" * 9000 + "}"
    with pytest.raises(QueryError, match="too long for the engine"):
        limits.run(SMALL, query.read("deep.rq", deep))


def test_no_graph() -> None:
    """A missing graph is told at once."""
    with pytest.raises(QueryError, match="run `sayso build`"):
        limits.run(Path("nowhere"), query.read("q", "ASK {}"))


def test_no_socket_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even past the guard a SERVICE reaches nobody: the child cannot open a socket."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    port = server.getsockname()[1]
    text = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    child = _without_guard(text)
    with pytest.raises(TimeoutError):
        server.accept()
    server.close()
    assert "Error" in child


def _without_guard(text: str) -> str:
    import subprocess
    import sys

    code = (
        "from graph.ask import guard, limits, query\nfrom graph.opening import open_graph\n"
        "from pathlib import Path\n"
        f"store = open_graph(Path({str(SMALL)!r}))\n"
        "guard.check = lambda *_: None\n"
        "limits.confine(1 << 30)\n"
        "try: query.run(store, query.read('q', " + repr(text) + "))\n"
        "except Exception as e: print(type(e).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30
    )
    return done.stdout
