"""The graph as it is now, for whoever asks it again and again while builds go on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pyoxigraph as ox

from graph.errors import QueryError
from graph.opening import open_graph, signature

__all__ = ["Latest"]

_Made = TypeVar("_Made")


class Latest:
    """A graph that is opened anew when a build has put another one in its place.

    One that cannot be read changes nothing: the graph that was there goes on answering.

    :param path: an output folder or a graph file.
    :raises QueryError: when there is no graph.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock, self._making = threading.Lock(), threading.Lock()
        self._seen = signature(path)
        self._store = open_graph(path)
        self._made: dict[Callable[[ox.Store], object], tuple[ox.Store, object]] = {}

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

    def once(self, make: Callable[[ox.Store], _Made]) -> _Made:
        """What is made of the latest graph as a whole, made when it is first asked for.

        :param make: a function of a module.
        """
        store = self()
        with self._making:
            of, made = self._made.get(make, (None, None))
            if of is not store:
                made = make(store)
                self._made[make] = store, made
        return cast(_Made, made)
