"""The graph as it is now: workers and page, made anew when a build has changed the files."""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from graph import disk
from graph.errors import QueryError, SaysoError
from graph.opening import graph_file, open_graph, signature
from graph.serve.workers import Workers

if TYPE_CHECKING:
    from graph.view import Desk

__all__ = ["Serving", "drawn"]

#: Seconds between two looks at the files.
_EVERY = 1.0


def drawn(path: Path, desk: Desk | None = None, since: Path | None = None) -> bytes:
    """The page of a graph, whose SPARQL drawer asks the server it comes from.

    :param desk: where the page sends decisions; None for a page that only offers them.
    :param since: an earlier build; the page tells what is new since.
    """
    from graph import view
    from graph.ask.diff import difference

    graph = open_graph(path)
    told = view.earlier(difference(open_graph(since), graph), str(since)) if since else None
    page = view.render(view.read(graph), view.Sparql(None), desk, told)
    return page.encode("utf-8", "replace")


class _Kept:
    """A graph held so that all workers read the same one: a store, or a file under another name.

    A build puts a new one in its place; the old one stays as long as it is held.
    """

    def __init__(self, path: Path) -> None:
        self._store = disk.held(path) if path.is_dir() else None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if self._store is not None:
            self.place = self._store.folder
            return
        file = graph_file(path)
        self._folder = tempfile.TemporaryDirectory(prefix="sayso-serve-")
        self.place = Path(self._folder.name, file.name)
        try:
            self.place.hardlink_to(file)
        except OSError:  # another disk, or one without links
            shutil.copyfile(file, self.place)

    def drop(self) -> None:
        """Give the space back."""
        if self._store is not None:
            self._store.drop()
        if self._folder is not None:
            self._folder.cleanup()


class Serving:
    """What is served: never a half-written graph, and the old one until the new one is read.

    :param path: an output folder or a graph file.
    :param page: makes the page of a graph; it runs in a process of its own, whose memory is given
        back.
    :param made: makes the workers of a graph.
    :raises QueryError: when there is no graph.
    """

    def __init__(
        self, path: Path, page: Callable[[Path], bytes], made: Callable[[Path], Workers]
    ) -> None:
        self._path, self._draw, self._make = path, page, made
        self._lock = threading.Lock()
        self._seen = signature(path)
        self._looked = time.monotonic()
        self._kept = _Kept(path)
        self._workers = made(self._kept.place)
        self._page: bytes | None = None
        self._reading: threading.Thread | None = None

    def workers(self) -> Workers:
        """The workers that hold the latest graph that has been read."""
        self._look()
        return self._workers

    def page(self) -> bytes:
        """The page of the latest graph."""
        self._look()
        page = self._page
        if page is None:
            with self._lock:
                page = self._page = self._page or self._drawn(self._kept)
        return page

    def close(self) -> None:
        """End all workers."""
        if self._reading:
            self._reading.join()
        self._workers.close()
        self._kept.drop()

    def _drawn(self, kept: _Kept) -> bytes:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as process:
            return process.submit(self._draw, kept.place).result()

    def _look(self) -> None:
        """Begin to read the graph anew when its file is another one than before."""
        now = time.monotonic()
        if now - self._looked < _EVERY or (self._reading and self._reading.is_alive()):
            return
        self._looked = now
        try:
            found = signature(self._path)
        except (OSError, QueryError):
            return  # between two builds; the old graph stays
        if found != self._seen:
            self._seen = found
            self._reading = threading.Thread(target=self._renew, daemon=True)
            self._reading.start()

    def _renew(self) -> None:
        kept = _Kept(self._path)
        new = self._make(kept.place)
        try:
            page = self._drawn(kept) if new.loaded() else None
        except SaysoError:
            page = None
        if page is None:  # it cannot be read: what was there goes on
            new.close()
            kept.drop()
            return
        old, self._workers, self._page = self._workers, new, page
        old.retire()
        self._kept.drop()
        self._kept = kept
