"""A built graph in another store: a real Oxigraph server on the loopback interface."""

from __future__ import annotations

import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graph.ask import query
from graph.errors import LinkError, QueryError
from graph.opening import open_graph
from graph.remote.asking import answer
from graph.remote.connection import Connection
from graph.remote.push import MANIFEST, Places, Pushed, Target, push, target

SMALL = Path(__file__).parents[1] / "data/small.trig"
GRAPHS = len(list(open_graph(SMALL).named_graphs()))
FOREIGN = "http://example.org/foreign"


def _started() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sysconfig.get_path("scripts"), "oxigraph")
    run = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            httpx.get(address, timeout=5)
            break
        except httpx.HTTPError:
            time.sleep(0.05)
    yield address
    run.kill()
    run.wait()


@pytest.fixture
def store() -> Iterator[str]:
    """The address of a fresh store."""
    yield from _started()


@pytest.fixture(scope="module")
def shared() -> Iterator[str]:
    """The address of a store that holds the small graph."""
    for address in _started():
        _put(SMALL, address)
        yield address


def _places(address: str, way: str) -> Places:
    if way == "graph store":
        return Places(graphs=f"{address}/store")
    return Places(update=f"{address}/update", query=f"{address}/query")


def _put(path: Path, address: str, way: str = "graph store") -> Pushed:
    with Connection(20) as connection:
        return push(path, target(connection, _places(address, way)))


def _held(address: str) -> set[tuple[str, ...]]:
    """All quads of a store but the note of what was put there."""
    body = httpx.get(f"{address}/store", headers={"Accept": "application/n-quads"}).content
    return {
        tuple(map(str, quad))
        for quad in ox.parse(body, format=ox.RdfFormat.N_QUADS)
        if str(quad.graph_name) != f"<{MANIFEST}>"
    }


@pytest.mark.parametrize("way", ["graph store", "updates"])
def test_the_store_holds_what_the_build_holds(store: str, way: str, tmp_path: Path) -> None:
    """Once, however often it is put; what changed alone is sent, what is gone is taken out."""
    assert _put(SMALL, store, way) == Pushed(GRAPHS, 0, 0)
    built = {tuple(map(str, quad)) for quad in open_graph(SMALL)}
    assert {quad[:2] for quad in _held(store)} == {quad[:2] for quad in built}
    assert len(_held(store)) == len(built)
    assert _put(SMALL, store, way) == Pushed(0, GRAPHS, 0)

    httpx.put(f"{store}/store", params={"graph": FOREIGN}, content=b"<x:a> <x:b> <x:c> .",
              headers={"Content-Type": "application/n-triples"})  # fmt: skip
    changed = tmp_path / "changed.nq"
    dumped = open_graph(SMALL).dump(format=ox.RdfFormat.N_QUADS) or b""
    lines = dumped.decode().splitlines()
    names = sorted({line.rsplit(" ", 2)[1] for line in lines})
    kept = [line for line in lines if names[0] not in line.rsplit(" ", 2)[1]]
    kept.append(f"<x:new> <x:new> <x:new> {names[1]} .")
    changed.write_text("\n".join(kept) + "\n")
    done = _put(changed, store, way)
    assert (done.taken_out, done.put + done.kept) == (1, GRAPHS - 1)
    held = _held(store)
    assert ("<x:new>", "<x:new>", "<x:new>", names[1]) in held
    assert not [quad for quad in held if quad[3] == names[0]]
    assert [quad for quad in held if quad[3] == f"<{FOREIGN}>"]


class _Torn(Target):
    """A way into a store that breaks after some graphs."""

    def __init__(self, whole: Target, after: int) -> None:
        self._whole, self._left = whole, after

    def put(self, graph: str, lines: list[str]) -> None:
        """As the whole one does, until it breaks."""
        if graph != MANIFEST:
            self._left -= 1
            if self._left < 0:
                raise LinkError("cut off")
        self._whole.put(graph, lines)

    def drop(self, graph: str) -> None:
        """As the whole one does."""
        self._whole.drop(graph)

    def lines(self, graph: str) -> list[str]:
        """As the whole one does."""
        return self._whole.lines(graph)


def test_an_upload_that_was_cut_off_leaves_nothing_behind(store: str, tmp_path: Path) -> None:
    """The next one goes on, and a graph that was put before the cut can still be taken out."""
    with Connection(20) as connection:
        whole = target(connection, _places(store, "graph store"))
        with pytest.raises(LinkError, match="cut off"):
            push(SMALL, _Torn(whole, 1))
        empty = tmp_path / "empty.nq"
        empty.write_text("")
        push(empty, whole)
        assert _held(store) == set()
        with pytest.raises(LinkError, match="cut off"):
            push(SMALL, _Torn(whole, 1))
        push(SMALL, whole)
    assert len(_held(store)) == len(open_graph(SMALL))


@pytest.mark.parametrize("name", query.names())
def test_a_question_has_the_same_answer_at_the_endpoint(shared: str, name: str) -> None:
    """Every shipped question, with its parameters by name, answers as from the built graph."""
    asked = query.question(name)
    try:
        here = query.run(open_graph(SMALL), asked)
    except QueryError as error:
        with pytest.raises(QueryError, match=str(error)[:12]), Connection(20) as connection:
            answer(connection, f"{shared}/query", asked)
        return
    with Connection(20) as connection:
        assert answer(connection, f"{shared}/query", asked) == here


def test_what_a_store_refuses_is_told_in_a_line(store: str) -> None:
    """No server, no such protocol, a wrong address, credentials in the address."""
    with pytest.raises(LinkError, match="cannot be reached"):
        _put(SMALL, "http://127.0.0.1:9")
    with pytest.raises(LinkError, match="no Graph Store Protocol"), Connection(20) as connection:
        push(SMALL, target(connection, Places(graphs=f"{store}/query")))
    for wrong in ("ftp://example.org/", "nowhere", "http://user:hidden@127.0.0.1/store"):
        with pytest.raises(LinkError) as caught:
            _put(SMALL, wrong)
        assert "hidden" not in str(caught.value)
    with pytest.raises(LinkError, match="--to"), Connection(20) as connection:
        target(connection, Places())


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token goes first; user and password are sent once the store asks, as it asks for them."""
    assert _sent({}) == [""]
    both = {"SAYSO_STORE_USER": "ann", "SAYSO_STORE_PASSWORD": "x"}
    assert _sent(both) == [""]
    assert _sent(both, 'Basic realm="r"')[-1].startswith("Basic ")
    assert _sent(both, 'Digest realm="r", nonce="n", qop="auth"')[-1].startswith("Digest ")
    assert _sent({"SAYSO_STORE_TOKEN": "t", "SAYSO_STORE_USER": "ann"}) == ["Bearer t"]
    monkeypatch.setenv("SAYSO_STORE_TOKEN", "from outside")
    assert _sent(None) == ["Bearer from outside"]


def _sent(secrets: dict[str, str] | None, asks: str = "") -> list[str]:
    """What stands in the requests as authorization.

    :param asks: how the store asks for it; empty when it does not.
    """
    seen: list[str] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Authorization", ""))
        missing = asks and not seen[-1]
        return (
            httpx.Response(401, headers={"WWW-Authenticate": asks})
            if missing
            else httpx.Response(200)
        )

    with Connection(5, secrets, httpx.MockTransport(reply)) as connection:
        connection.send("GET", "http://127.0.0.1/")
    return seen
