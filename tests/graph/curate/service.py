"""A reconciliation service on this machine, for tests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs

__all__ = ["ENTRY", "MANIFEST", "Fake", "serving"]

ENTRY = "https://catalogue.example.org/entity/"
MANIFEST: Mapping[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "The Catalogue",
    "identifierSpace": ENTRY,
    "schemaSpace": "https://catalogue.example.org/prop/",
}


class Fake:
    """What a service knows and how it behaves.

    :ivar entries: name -> id, name, description, score of each candidate.
    :ivar asked: the batches it was asked, in order.
    """

    def __init__(self, entries: Mapping[str, list[tuple[str, str, str, float]]]) -> None:
        self.entries = dict(entries)
        self.manifest: Any = dict(MANIFEST)
        self.asked: list[dict[str, Any]] = []
        self.fails_from = 10**6
        self.answer: bytes | None = None
        self.status = 200
        self.slow = 0.0

    def results(self, queries: dict[str, Any]) -> dict[str, Any]:
        """The answer to a batch; the only candidate is flagged as a match, as services do."""
        made = {}
        for key, query in queries.items():
            found = self.entries.get(query["query"], [])
            made[key] = {
                "result": [
                    {
                        "id": i, "name": n, "description": d, "score": s,
                        "match": len(found) == 1, "type": [{"id": "Q5", "name": "human"}],
                    }
                    for i, n, d, s in found
                ]
            }  # fmt: skip
        return made


@contextmanager
def serving(fake: Fake) -> Iterator[str]:
    """Run a service on the loopback interface; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(json.dumps(fake.manifest).encode())

        def do_POST(self) -> None:
            sleep(fake.slow)
            size = int(self.headers["Content-Length"])
            form = parse_qs(self.rfile.read(size).decode())
            queries = json.loads(form["queries"][0])
            fake.asked.append(queries)
            if len(fake.asked) >= fake.fails_from:
                self.send_error(503)
            else:
                self._send(fake.answer or json.dumps(fake.results(queries)).encode())

        def _send(self, data: bytes) -> None:
            self.send_response(fake.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with suppress(BrokenPipeError):  # nobody waited
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # so that closing waits for those who answer
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/reconcile"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
