"""Putting a built graph into another store: named graphs replaced, only those that changed.

What was put there stands in a graph of its own in that store (:data:`MANIFEST`): each graph with
the hash of its triples. It is written before the graphs are, so that an upload that was cut off
goes on where it stopped, and a graph that the build no longer has is taken out. Graphs that sayso
did not put there are never touched.

Source: SPARQL 1.1 Graph Store HTTP Protocol, and SPARQL 1.1 Update where a store has only that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

import pyoxigraph as ox

from graph.errors import LinkError
from graph.remote.connection import Connection
from graph.store import quads
from ontology import BASE

__all__ = ["MANIFEST", "Places", "Pushed", "Target", "push", "target"]

#: The graph that says what was put into a store.
MANIFEST = f"{BASE}id/graph/pushed"
_HASH = "http://purl.org/dc/terms/identifier"
_PENDING = ""
#: Triples in one INSERT DATA, and graphs between two notes of what is done.
_CHUNK, _NOTED = 2_000, 25
_NO_GRAPH, _NO_PROTOCOL = 404, (400, 405, 501)
_KIND = "application/n-triples"


class Places(NamedTuple):
    """Addresses of a store.

    :param graphs: of the Graph Store Protocol; empty when it has none.
    :param update, query: of SPARQL; empty when they are not used.
    """

    graphs: str = ""
    update: str = ""
    query: str = ""


class Pushed(NamedTuple):
    """What an upload did, in numbers of graphs."""

    put: int
    kept: int
    taken_out: int


class Target(Protocol):
    """A store that graphs can be put into."""

    def put(self, graph: str, lines: list[str]) -> None:
        """Replace a graph by these triples (N-Triples, a line each)."""

    def drop(self, graph: str) -> None:
        """Take a graph out."""

    def lines(self, graph: str) -> list[str]:
        """The triples of a graph, a line each; none when it is not there."""


def target(connection: Connection, places: Places) -> Target:
    """The way into a store: the Graph Store Protocol where it is given, else updates.

    :raises LinkError: when neither is given.
    """
    if places.graphs:
        return _GraphStore(connection, places.graphs)
    if places.update and places.query:
        return _Updates(connection, places.update, places.query)
    raise LinkError("name the store by --to (Graph Store Protocol), or by --update and --query")


def push(path: Path, into: Target, told: Callable[[int, int], None] | None = None) -> Pushed:
    """Make a store hold the named graphs of a build, by sending only what changed.

    :param path: an output folder or a graph file.
    :param told: hears how many graphs of how many are done.
    :raises LinkError: when the store refuses; what was put so far is noted there.
    :raises QueryError: when there is no graph.
    """
    local = _graphs(path)
    wanted = {name: _hash(lines) for name, lines in local.items()}
    there = _noted(into)
    stale = [name for name in sorted(wanted) if there.get(name) != wanted[name]]
    gone = [name for name in sorted(there) if name not in wanted]
    done = dict(there) | dict.fromkeys(stale, _PENDING)
    if stale or gone:
        _note(into, done)
    for number, name in enumerate(stale, start=1):
        into.put(name, local[name])
        done[name] = wanted[name]
        if told:
            told(number, len(stale))
        if number % _NOTED == 0:
            _note(into, done)
    for name in gone:
        into.drop(name)
        del done[name]
    if stale or gone:
        _note(into, done)
    return Pushed(len(stale), len(wanted) - len(stale), len(gone))


def _graphs(path: Path) -> dict[str, list[str]]:
    """IRI of each named graph -> its triples as sorted lines."""
    found: dict[str, set[str]] = {}
    for quad in quads(path):
        name = quad.graph_name
        iri = name.value if isinstance(name, ox.NamedNode) else f"{BASE}id/graph/default"
        found.setdefault(iri, set()).add(f"{quad.triple} .")
    return {iri: sorted(lines) for iri, lines in found.items()}


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _noted(into: Target) -> dict[str, str]:
    text = "\n".join(into.lines(MANIFEST))
    try:
        triples = list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise LinkError(f"<{MANIFEST}> there cannot be read: {error}") from error
    return {
        t.subject.value: t.object.value
        for t in triples
        if isinstance(t.subject, ox.NamedNode) and isinstance(t.object, ox.Literal)
    }


def _note(into: Target, done: Mapping[str, str]) -> None:
    into.put(MANIFEST, [f'<{name}> <{_HASH}> "{done[name]}" .' for name in sorted(done)])


class _GraphStore:
    """A store that speaks the Graph Store Protocol."""

    def __init__(self, connection: Connection, address: str) -> None:
        self._to, self._address = connection, address

    def put(self, graph: str, lines: list[str]) -> None:
        body = "".join(f"{line}\n" for line in lines).encode()
        answer = self._to.send(
            "PUT", self._address, body, params={"graph": graph}, headers={"Content-Type": _KIND}
        )
        self._to.expect(answer, f"putting <{graph}>")

    def drop(self, graph: str) -> None:
        answer = self._to.send("DELETE", self._address, params={"graph": graph})
        if answer.status_code != _NO_GRAPH:
            self._to.expect(answer, f"taking out <{graph}>")

    def lines(self, graph: str) -> list[str]:
        answer = self._to.send(
            "GET", self._address, params={"graph": graph}, headers={"Accept": _KIND}
        )
        if answer.status_code == _NO_GRAPH:
            return []
        if answer.status_code in _NO_PROTOCOL:
            raise LinkError(
                f"has no Graph Store Protocol (answers {answer.status_code}); "
                "give --update and --query instead",
                self._address,
            )
        self._to.expect(answer, f"reading <{graph}>")
        return answer.text.splitlines()


class _Updates:
    """A store that has SPARQL only."""

    def __init__(self, connection: Connection, update: str, query: str) -> None:
        self._to, self._update, self._query = connection, update, query

    def put(self, graph: str, lines: list[str]) -> None:
        self._send(f"DROP SILENT GRAPH <{graph}>", graph)
        for chunk in _chunks(lines):
            self._send(f"INSERT DATA {{ GRAPH <{graph}> {{\n{chunk}\n}} }}", graph)

    def drop(self, graph: str) -> None:
        self._send(f"DROP SILENT GRAPH <{graph}>", graph)

    def lines(self, graph: str) -> list[str]:
        asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        answer = self._to.ask(self._query, asked, _KIND)
        self._to.expect(answer, f"reading <{graph}>")
        return answer.text.splitlines()

    def _send(self, text: str, graph: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        answer = self._to.send("POST", self._update, text.encode(), headers=headers)
        self._to.expect(answer, f"writing <{graph}>")


def _chunks(lines: list[str]) -> Iterator[str]:
    for start in range(0, len(lines), _CHUNK):
        yield "\n".join(lines[start : start + _CHUNK])
