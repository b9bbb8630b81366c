"""The server itself: one port of the loopback interface, and its limits."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from graph.serve.app import Site, application
from graph.serve.editing import Editing
from graph.serve.serving import Serving, drawn
from graph.serve.watch import HOST
from graph.serve.workers import Workers

__all__ = ["Limits", "Server"]

#: Seconds a client may take to say what it wants.
_PATIENCE = 10.0
_CONNECTIONS = 128


class Limits(NamedTuple):
    """What one query, and all of them together, may take.

    :param seconds: of one query.
    :param rows: of one answer; the rest is cut, and a header says so.
    :param memory: bytes of one query, on top of the graph.
    :param at_once: queries running at the same time.
    """

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 1 << 29
    at_once: int = 4


class Server:
    """A graph and its page, served on this machine only.

    :param path: an output folder or a graph file; a build that changes it is noticed.
    :param port: 0 for any free one.
    :param page: makes the page shown at ``/``; a function of a module.
    :param editing: takes the decisions that the page sends to ``/decide``; None for none.
    :param origins: other sites whose pages may ask, e.g. ``https://notebook.example``.
    :raises OSError: when the port is taken.
    :raises QueryError: when there is no graph.
    """

    def __init__(
        self,
        path: Path,
        port: int,
        limits: Limits | None = None,
        *,
        page: Callable[[Path], bytes] = drawn,
        editing: Editing | None = None,
        origins: tuple[str, ...] = (),
    ) -> None:
        given = limits or Limits()
        self._socket = _listening(port)

        def made(graph: Path) -> Workers:
            return Workers(graph, given.at_once, given.seconds, given.memory, given.rows)

        self._serving = Serving(path, page, made)
        config = uvicorn.Config(
            application(Site(self._serving, editing, self._port, origins)),
            http=_Prompt,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=int(_PATIENCE),
            timeout_graceful_shutdown=int(given.seconds) + 1,
        )
        self._server = uvicorn.Server(config)

    def _port(self) -> int:
        return int(self._socket.getsockname()[1])

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOST}:{self._port()}/"

    def run(self) -> None:
        """Answer until :meth:`stop` is called."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End :meth:`run`, from whatever thread, once the requests under way have their answer."""
        self._server.should_exit = True

    def close(self) -> None:
        """Give the port and the workers back."""
        self._socket.close()
        self._serving.close()


def _listening(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen(_CONNECTIONS)
    except OSError:
        found.close()
        raise
    return found


class _Prompt(H11Protocol):
    """A connection that is closed when nothing whole comes through it in time."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(_PATIENCE, self._give_up)

    def _give_up(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()
