"""A server on a thread of the test, and a client that can say anything."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from graph.serve import Limits, Server

__all__ = ["Client", "Reply", "running", "small_page"]


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def kind(self) -> str:
        """The content type without parameters."""
        return (self.headers["Content-Type"] or "").partition(";")[0]


class Client:
    """A client of one server that can say anything it likes."""

    def __init__(self, port: int) -> None:
        self.port = port

    def send(
        self, method: str, path: str, body: bytes | str | None = None, **headers: str
    ) -> Reply:
        """One request on a connection of its own; ``Content_Type`` is ``Content-Type``."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, body, named)
        reply = line.getresponse()
        found = Reply(reply.status, reply.headers, reply.read())
        line.close()
        return found

    def ask(self, query: str, **headers: str) -> Reply:
        """A query by GET."""
        return self.send("GET", f"/sparql?{urlencode({'query': query})}", **headers)


def small_page(_: Path) -> bytes:
    """A page that costs nothing."""
    return b"<!doctype html><title>page</title>"


@contextmanager
def running(
    graph: Path, limits: Limits, *origins: str, page: Callable[[Path], bytes] = small_page
) -> Iterator[Client]:
    """A client of a server that runs until the block ends."""
    server = Server(graph, 0, limits, page=page, origins=origins)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield Client(int(server.address.rstrip("/").rpartition(":")[2]))
    finally:
        server.stop()
        thread.join(20)
        server.close()
    assert not thread.is_alive()
