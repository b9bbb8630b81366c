"""Processes that hold the graph and answer one query at a time, and die of it when they must."""

from __future__ import annotations

import multiprocessing
import queue
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import pyoxigraph as ox

from graph.ask import counted
from graph.ask.counted import Counted
from graph.ask.limits import confine
from graph.errors import QueryError
from graph.opening import open_graph, unopened

__all__ = ["BusyError", "Graph", "StoppedError", "Task", "Workers"]

#: Seconds that a query has while others wait, and between two looks at who waits.
_FAIR, _LOOK = 2.0, 0.25

_Answer_co = TypeVar("_Answer_co", covariant=True)


class Graph(NamedTuple):
    """What a worker holds.

    :param kept: the answers that were counted when the store was made.
    """

    store: ox.Store
    kept: Counted | None


class Task(Protocol[_Answer_co]):
    """Something to be found out from the graph, which a worker can be sent."""

    def answered(self, graph: Graph, most: int) -> _Answer_co:
        """The answer, which goes back through a pipe.

        :param most: how many rows or entries it may have.
        :raises QueryError: when there is none.
        """


class BusyError(Exception):
    """All workers were taken for too long."""


class StoppedError(QueryError):
    """A query was ended at a limit."""


class _Worker:
    """One process with its end of the pipe."""

    def __init__(self, path: Path, memory: int, most: int) -> None:
        context = _context()
        self.since: float | None = None
        self.overtaken = False
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_work, args=(theirs, path, memory, most), daemon=True
        )
        self.process.start()
        theirs.close()

    def ready(self, seconds: float) -> bool:
        """Wait until the graph is read; False when it cannot be."""
        with suppress(EOFError):
            return self.pipe.poll(seconds) and bool(self.pipe.recv())
        return False

    def overtake(self) -> None:
        """Stop the process, because others wait; who waits for its answer is told so."""
        self.overtaken = True
        self.process.kill()

    def end(self) -> None:
        """Stop the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """A fixed number of workers; one that is stopped is replaced.

    While all are taken, the query that has run longest gives way to those that wait, once it has
    had two seconds: a few queries that ask too much must not keep all others from their answers.

    :param path: an output folder or a graph file.
    :param count: how many queries may run at once.
    :param seconds: wall-clock limit of one query, and how long one waits for a free worker.
    :param memory: bytes that a query may take on top of the graph.
    :param most: rows an answer may have.
    """

    def __init__(self, path: Path, count: int, seconds: float, memory: int, most: int) -> None:
        self._given = (path, memory, most)
        self._seconds = seconds
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._busy: set[_Worker] = set()
        self._lock = threading.Lock()
        for _ in range(count):
            self._free.put(_Worker(*self._given))
        self._count = count
        self._retired = False

    def answer(self, task: Task[_Answer_co]) -> _Answer_co:
        """The answer to a task.

        :raises BusyError: when no worker gets free in time.
        :raises StoppedError: when the query takes too long or too much memory.
        :raises QueryError: when it cannot be answered.
        """
        worker = self._taken()
        try:
            if not worker.ready(self._LOADING):
                raise StoppedError("the graph could not be read; build it again")
            with self._lock:
                worker.since = time.monotonic()
                self._busy.add(worker)
            worker.pipe.send(task)
            found: _Answer_co | QueryError = _received(worker, self._seconds)
        except (QueryError, OSError):
            self._done(worker)
            self._replace(worker)
            raise
        self._done(worker)
        worker.pipe.send(None)  # it tells anew that it is ready
        self._put(worker)
        if isinstance(found, QueryError):
            raise found
        return found

    def _taken(self) -> _Worker:
        """A free worker; while there is none, room is made."""
        until = time.monotonic() + self._seconds
        while time.monotonic() < until:
            try:
                return self._free.get(timeout=_LOOK)
            except queue.Empty:
                self._make_room()
        raise BusyError

    def _make_room(self) -> None:
        with self._lock:
            running = [w for w in self._busy if w.since is not None and not w.overtaken]
            longest = min(running, key=lambda w: w.since or 0.0, default=None)
            if longest is not None and time.monotonic() - (longest.since or 0.0) > _FAIR:
                longest.overtake()

    def _done(self, worker: _Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            worker.since = None

    #: A large graph takes its time to be read; the queries wait for that, not longer.
    _LOADING = 600.0

    def loaded(self) -> bool:
        """Wait until a worker has read the graph; False when it cannot be read."""
        worker = self._free.get()
        ready = worker.ready(self._LOADING)
        if ready:
            # It is told nothing to do, and says again that it is ready.
            worker.pipe.send(None)
        self._put(worker)
        return ready

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        if not self._retired:
            self._free.put(_Worker(*self._given))

    def _put(self, worker: _Worker) -> None:
        self._free.put(worker)
        if self._retired:
            self._end_free()

    def retire(self) -> None:
        """End all workers, those that work once they have answered."""
        self._retired = True
        self._end_free()

    def _end_free(self) -> None:
        with suppress(queue.Empty):
            while True:
                self._free.get_nowait().end()

    def close(self) -> None:
        """End all workers, those that work too."""
        self._retired = True
        for _ in range(self._count):
            with suppress(queue.Empty):
                self._free.get(timeout=0.2).end()


def _received(worker: _Worker, seconds: float) -> Any:
    if not worker.pipe.poll(seconds):
        raise StoppedError(f"no answer within {seconds:g} s; ask for less")
    try:
        return worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        why = "took more memory than it may"
        if worker.overtaken:
            why = f"ran longer than {_FAIR:g} s while others waited"
        raise StoppedError(f"the query {why}; ask for less") from None


def _context() -> ForkServerContext | SpawnContext:
    """How workers are started: as forks of a small process that knows the code already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["graph.serve.tasks", "graph.serve.workers"])
    return context


def _work(pipe: Connection, path: Path, memory: int, most: int) -> None:
    try:
        graph = Graph(open_graph(path), counted.opened(path))
    except QueryError:
        pipe.send(False)
        return
    confine(memory, unopened(path))
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(1)
            task: Task[object] | None = pipe.recv()
            if task is None:
                continue
            try:
                pipe.send(task.answered(graph, most))
            except QueryError as error:
                pipe.send(error)
            except MemoryError:
                pipe.send(QueryError("the answer is too large; ask for less"))
            pipe.recv()
