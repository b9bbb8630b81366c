"""What W3C's suites say of the server: every request of their manifests, sent and compared.

    python -m benchmarks.conformance ../shared/suites/sparql11

The folder holds `protocol/manifest.ttl` with its data and `service-description/manifest.ttl`, as
W3C publishes them. A server of that data is started on the loopback interface. The suites are read
from where they lie; nothing of them is part of sayso.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.serve import Limits, Server

__all__ = ["Sent", "Told", "main", "markdown", "measured"]

_NAMES = {
    "mf": "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#",
    "ht": "http://www.w3.org/2011/http#",
    "cnt": "http://www.w3.org/2011/content#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "ut": "http://www.w3.org/2009/sparql/tests/test-update#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}
_TESTS = """
SELECT ?test ?requests WHERE { ?test a mf:ProtocolTest ; mf:action/ht:requests ?requests }
ORDER BY ?test"""
_DATA = "SELECT DISTINCT ?file ?name WHERE { [] ut:graph ?file ; rdfs:label ?name }"
_BODIES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
        "text/tab-separated-values",
    ),
    "RDF": ("application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json"),
}  # fmt: skip
#: Why a request to change the graph is refused, by the specification.
_REFUSED = "403, not 2xx: a service may choose not to implement updates (Protocol, 4.1 and 5)"
_DESCRIBED = """
ASK { ?s a sd:Service ; sd:endpoint ?here ; sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat ?format ; sd:defaultDataset/sd:defaultGraph ?graph
  FILTER(STR(?here) = %s) }"""


class Sent(NamedTuple):
    """A request of a manifest and what it asks for.

    :param statuses: the first digits of the statuses that are right.
    :param truth: of an ASK, what it has to give; None where nothing is said.
    :param form: kind of answer, a key of the formats known; "" where nothing is said.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes | None
    statuses: frozenset[str]
    truth: bool | None
    form: str


class Told(NamedTuple):
    """What became of one test.

    :param why: what was not as it should be; empty when it passed.
    """

    suite: str
    name: str
    why: str


def measured(suites: Path) -> list[Told]:
    """Send every request of the suites.

    :param suites: a folder with `protocol` and `service-description`.
    """
    manifest = _read(suites / "protocol/manifest.ttl")
    with tempfile.TemporaryDirectory() as folder, _served(manifest, Path(folder)) as port:
        told = []
        for test, requests in _asked(manifest, _TESTS):
            sent = [_sent(manifest, one) for one in _list(manifest, requests)]
            why = next(filter(None, (_wrong(one, port) for one in sent)), "")
            told.append(Told("protocol", test.value.rpartition("#")[2], why))
        return [*told, *_described(_read(suites / "service-description/manifest.ttl"), port)]


def _read(file: Path) -> ox.Store:
    store = ox.Store()
    base = f"{file.resolve().parent.as_uri()}/"
    store.load(path=str(file), format=ox.RdfFormat.TURTLE, base_iri=base)
    return store


def _asked(store: ox.Store, query: str) -> Any:
    return store.query(query, prefixes=_NAMES)


@contextmanager
def _served(manifest: ox.Store, folder: Path) -> Iterator[int]:
    """The port of a server of the graphs that the tests name."""
    file, lines = folder / "data.nq", []
    for path, name in _asked(manifest, _DATA):
        data = Path(path.value.removeprefix("file://")).read_bytes()
        graph = ox.NamedNode(name.value)
        triples = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
        lines += [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    file.write_bytes(ox.serialize(lines, format=ox.RdfFormat.N_QUADS) or b"")
    server = Server(file, 0, Limits())
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield int(server.address.rstrip("/").rpartition(":")[2])
    finally:
        server.stop()
        thread.join()
        server.close()


# ---------------------------------------------------------------- reading a manifest


def _name(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(_NAMES[prefix] + local)


def _all(store: ox.Store, node: Any, name: str) -> list[Any]:
    return [q.object for q in store.quads_for_pattern(node, _name(name), None)]


def _words(store: ox.Store, node: Any, name: str) -> str:
    return next((str(one.value) for one in _all(store, node, name)), "")


def _list(store: ox.Store, head: Any) -> Iterator[Any]:
    while head != _name("rdf:nil"):
        yield from _all(store, head, "rdf:first")
        (head,) = _all(store, head, "rdf:rest")


def _sent(store: ox.Store, node: Any) -> Sent:
    headers = {
        _words(store, one, "ht:fieldName"): _words(store, one, "ht:fieldValue")
        for head in _all(store, node, "ht:headers")
        for one in _list(store, head)
    }
    body = None
    for one in _all(store, node, "ht:body"):
        body = _words(store, one, "cnt:chars").encode(_words(store, one, "cnt:characterEncoding"))
    (wanted,) = _all(store, node, "ht:resp")
    statuses = (
        s.value.rpartition("StatusCode")[2] for s in _all(store, wanted, "mf:expectedStatus")
    )
    truth = _words(store, wanted, "mf:expectedBoolean")
    return Sent(
        _words(store, node, "ht:methodName"),
        _words(store, node, "ht:absolutePath"),
        headers,
        body,
        frozenset(status[0] for status in statuses),
        truth == "true" if truth else None,
        _words(store, wanted, "mf:expectedFormat"),
    )


# ---------------------------------------------------------------- asking


def _wrong(sent: Sent, port: int) -> str:
    """What is wrong with the answer to a request; empty when nothing is."""
    headers = dict(sent.headers)
    if sent.truth is not None:
        headers.setdefault("Accept", "application/sparql-results+json")
    status, kind, body = _answer(port, sent.method, sent.path, sent.body, headers)
    if str(status)[0] not in sent.statuses:
        changes = "update" in f"{sent.path} {sent.body!r} {sent.headers}"
        why = _REFUSED if changes and status == http.client.FORBIDDEN else ""
        return why or f"status {status}, not {' or '.join(sorted(sent.statuses))}xx"
    if sent.form and kind not in _BODIES[sent.form]:
        return f"{kind}, which is not {sent.form}"
    if sent.truth is not None and json.loads(body)["boolean"] != sent.truth:
        return f"not {sent.truth}"
    return ""


def _answer(
    port: int, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
) -> tuple[int, str, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request(method, path, body, dict(headers))
    reply = line.getresponse()
    found = reply.status, (reply.getheader("Content-Type") or "").partition(";")[0], reply.read()
    line.close()
    return found


def _described(manifest: ox.Store, port: int) -> Iterator[Told]:
    """The tests of the service description, which have names only."""
    status, kind, body = _answer(port, "GET", "/sparql", None, {"Accept": "text/turtle"})
    store = ox.Store()
    store.load(body, format=ox.RdfFormat.TURTLE)
    here = ox.Literal(f"http://127.0.0.1:{port}/sparql")
    whole = bool(_asked(store, _DESCRIBED % here))
    ends = {q.object for q in store.quads_for_pattern(None, _name("sd:endpoint"), None)}
    right = {
        "returns-rdf": status == http.client.OK and kind == "text/turtle" and len(store) > 0,
        "has-endpoint-triple": ends == {ox.NamedNode(here.value)},
        "conforms-to-schema": whole,
    }
    tests = _asked(manifest, "SELECT ?test { ?test a mf:ServiceDescriptionTest } ORDER BY ?test")
    for name in (test.value.rpartition("#")[2] for (test,) in tests):
        yield Told("service description", name, "" if right.get(name) else "not so")


def markdown(told: list[Told]) -> str:
    """How many tests pass, and each that does not with the reason."""
    lines = []
    for suite in dict.fromkeys(one.suite for one in told):
        whole = [one for one in told if one.suite == suite]
        failed = [one for one in whole if one.why]
        lines.append(f"{suite}: {len(whole) - len(failed)} of {len(whole)} pass")
        lines += [f"- `{one.name}`: {one.why}" for one in failed]
    return "\n".join(lines)


def main() -> None:
    """Run the suites and print what fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("suites", type=Path)
    sys.stdout.write(markdown(measured(parser.parse_args().suites)) + "\n")


if __name__ == "__main__":
    main()
