"""The graph as it is now, for whoever asks it again and again while builds go on."""

from __future__ import annotations

import threading
from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError
from graph.opening import open_graph, signature

__all__ = ["Latest"]


class Latest:
    """A graph that is opened anew when a build has put another one in its place.

    One that cannot be read changes nothing: the graph that was there goes on answering.

    :param path: an output folder or a graph file.
    :raises QueryError: when there is no graph.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen = signature(path)
        self._store = open_graph(path)

    def __call__(self) -> ox.Store:
        """The latest graph that could be read."""
        with self._lock:
            try:
                found = signature(self._path)
                if found != self._seen:
                    self._store, self._seen = open_graph(self._path), found
            except (OSError, QueryError):
                pass  # between two builds; looked at again at the next question
            return self._store
