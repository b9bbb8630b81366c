"""The HTTP side: who is listened to, what may be asked, and how refusals are told."""

from __future__ import annotations

import http.server
import socket
import threading
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from urllib.parse import parse_qs, urlsplit

from graph.ask.guard import MAX_BYTES
from graph.errors import QueryError, SaysoError
from graph.serve.editing import MAX_DECISION, TOKEN, Editing
from graph.serve.results import ROWS, TRIPLES, chosen
from graph.serve.workers import Answer, Asked, BusyError, StoppedError, Workers

__all__ = ["Limits", "Server"]

_HOST = "127.0.0.1"
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
#: A form writes a character as up to nine.
_MOST_BODY = 9 * MAX_BYTES + 1000
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class Limits(NamedTuple):
    """What one query, and all of them together, may take.

    :param seconds: of one query.
    :param rows: of one answer; the rest is cut, and a header says so.
    :param memory: bytes of one query, on top of the graph.
    :param at_once: queries running at the same time.
    """

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 1 << 30
    at_once: int = 2


class _RefusedError(Exception):
    """A request that gets no answer."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why, self.headers = status, why, headers


class Server:
    """A graph and its page, served on this machine only.

    :param path: an output folder or a graph file.
    :param page: the page shown at ``/``.
    :param port: 0 for any free one.
    :param editing: takes the decisions that the page sends to ``/decide``; None for none.
    :raises OSError: when the port is taken.
    """

    def __init__(
        self,
        path: Path,
        page: str,
        port: int,
        limits: Limits | None = None,
        editing: Editing | None = None,
    ) -> None:
        given = limits or Limits()
        self._http = _Http((_HOST, port), _Handler)
        self._http.editing = editing
        self._http.page = page.encode("utf-8", "replace")
        self._http.workers = Workers(path, given.at_once, given.seconds, given.memory, given.rows)

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{_HOST}:{self._http.server_port}/"

    def run(self) -> None:
        """Answer until :meth:`stop` is called."""
        self._http.serve_forever(poll_interval=0.2)

    def stop(self) -> None:
        """End :meth:`run`, from whatever thread, once the requests under way have their answer."""
        threading.Thread(target=self._http.shutdown, daemon=True).start()

    def close(self) -> None:
        """Give the port and the workers back."""
        self._http.server_close()
        self._http.workers.close()


class _Http(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32
    page: bytes
    workers: Workers
    editing: Editing | None
    #: More connections than this wait in the queue of the system.
    threads: ClassVar[threading.BoundedSemaphore] = threading.BoundedSemaphore(32)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.threads.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.threads.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no error of the server."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "sayso", ""
    #: Seconds a client may take to say what it wants.
    timeout = 10

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_GET(self) -> None:
        self._respond()

    do_POST = do_HEAD = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """What people ask is not written down."""

    def _respond(self) -> None:
        try:
            self._known_host()
            self._routed()
        except _RefusedError as refused:
            self._refuse(refused)
        except BusyError:
            self._refuse(_RefusedError(503, "all workers are busy", **{"Retry-After": "5"}))
        except StoppedError as stopped:
            self._refuse(_RefusedError(503, str(stopped)))
        except QueryError as error:
            self._refuse(_RefusedError(400, str(error)))
        except SaysoError as error:
            self._refuse(_RefusedError(409, str(error)))

    def _known_host(self) -> None:
        """A page of another site may reach this port under a name of its own: not served."""
        port = self.server.server_port
        if self.headers.get("Host", "") not in {f"{h}:{port}" for h in (_HOST, "localhost")}:
            raise _RefusedError(421, "this server answers to 127.0.0.1 and localhost only")
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            raise _RefusedError(403, "pages of other sites get no answer")

    def _routed(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/sparql":
            self._sparql(url.query)
        elif url.path in ("/", "/index.html"):
            if self.command not in ("GET", "HEAD"):
                raise _RefusedError(405, "the page is only read", Allow="GET, HEAD")
            self._send(200, "text/html; charset=utf-8", self.server.page)
        elif url.path == "/decide" and self.server.editing is not None:
            self._decide(self.server.editing)
        else:
            raise _RefusedError(404, "there is the page at / and SPARQL at /sparql")

    def _decide(self, editing: Editing) -> None:
        """A decision from our own page: posted as JSON, with the token of this start."""
        if self.command != "POST":
            raise _RefusedError(405, "decisions are posted", Allow="POST")
        port = self.server.server_port
        own = {f"http://{host}:{port}" for host in (_HOST, "localhost")}
        why = editing.objection(self.headers.get("Origin"), self.headers.get(TOKEN), own)
        if why:
            raise _RefusedError(403, why)
        if self._kind() != "application/json":
            raise _RefusedError(415, "post the decision as application/json")
        told = editing.written(self._body(MAX_DECISION, "a decision"))
        self._send(200, "text/plain; charset=utf-8", f"{told}\n".encode("utf-8", "replace"))

    # ------------------------------------------------------------ SPARQL 1.1 Protocol

    def _sparql(self, query: str) -> None:
        if self.command not in ("GET", "HEAD", "POST"):
            raise _RefusedError(405, "ask with GET or POST", Allow="GET, HEAD, POST")
        accept = ",".join(self.headers.get_all("Accept") or [])
        rows, triples = chosen(accept, ROWS), chosen(accept, TRIPLES)
        text = self._posted(query) if self.command == "POST" else _one(query)
        answer = self.server.workers.answer(Asked(text, rows, triples))
        if not answer.kind:
            known = ", ".join((*ROWS, *TRIPLES))
            raise _RefusedError(406, f"no format that you accept; known are {known}")
        self._send(200, answer.kind, answer.body, **_cut(answer))

    def _posted(self, query: str) -> str:
        kind = self._kind()
        if kind not in (_FORM, _QUERY):
            raise _RefusedError(415, f"post the query as {_QUERY} or {_FORM}")
        body = self._body()
        if kind == _FORM:
            return _one(body)
        _no_data_set(parse_qs(query, keep_blank_values=True))
        return body

    def _kind(self) -> str:
        return (self.headers.get("Content-Type") or "").partition(";")[0].strip().lower()

    def _body(self, most: int = _MOST_BODY, what: str = "the query") -> str:
        length = self.headers.get("Content-Length") or ""
        if not length.isascii() or not length.isdigit():
            raise _RefusedError(411, f"say how long {what} is")
        if int(length) > most:
            self.close_connection = True
            raise _RefusedError(413, f"{what} may have at most {most:,} bytes")
        try:
            return self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError:
            raise _RefusedError(400, f"{what} is not UTF-8") from None

    # ------------------------------------------------------------ out

    def _refuse(self, refused: _RefusedError) -> None:
        # What was posted may not have been read; the connection cannot go on.
        self.close_connection = True
        body = f"{refused.why}\n".encode("utf-8", "replace")
        headers = {"Connection": "close", **refused.headers}
        self._send(refused.status, "text/plain; charset=utf-8", body, **headers)

    def _send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        given = {"Content-Type": kind, "Content-Length": str(len(body)), **_SAFE, **headers}
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _cut(answer: Answer) -> dict[str, str]:
    return {"X-Sayso-Rows-Left-Out": str(answer.left_out)} if answer.left_out else {}


def _one(form: str) -> str:
    """The one query of a form.

    :raises _RefusedError: when there is none, or more, or something that only asks to write.
    """
    try:
        given = parse_qs(form, keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        raise _RefusedError(400, "the form cannot be read") from None
    if "update" in given:
        raise _RefusedError(
            403, "this graph is only read; change the files under data/ and build again"
        )
    _no_data_set(given)
    asked = given.get("query", [])
    if len(asked) != 1:
        raise _RefusedError(400, "give one query, as ?query=SELECT…")
    return asked[0]


def _no_data_set(given: dict[str, list[str]]) -> None:
    if {"default-graph-uri", "named-graph-uri"} & given.keys():
        raise _RefusedError(
            400, "the data set is fixed: all named graphs together; use GRAPH inside"
        )
