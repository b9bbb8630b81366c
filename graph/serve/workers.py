"""Processes that hold the graph and answer one query at a time, and die of it when they must."""

from __future__ import annotations

import multiprocessing
import queue
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from graph.ask.limits import confine
from graph.ask.query import Question, Result
from graph.ask.query import run as run_here
from graph.errors import QueryError
from graph.opening import open_graph
from graph.serve.results import serialized

__all__ = ["Answer", "Asked", "BusyError", "StoppedError", "Workers"]


_MOST_BYTES = 10_000_000


class Asked(NamedTuple):
    """A query, and the formats its answer may have.

    :param rows: format of rows, or None when the client takes none of ours.
    :param triples: format of triples, or None.
    """

    text: str
    rows: str | None
    triples: str | None


class Answer(NamedTuple):
    """An answer as it goes out.

    :param kind: its content type; empty when the client takes no format this answer has.
    :param left_out: how many rows the limit cut.
    """

    kind: str
    body: bytes
    left_out: int = 0


class BusyError(Exception):
    """All workers were taken for too long."""


class StoppedError(QueryError):
    """A query was ended at a limit."""


class _Worker:
    """One process with its end of the pipe."""

    def __init__(self, path: Path, memory: int, most: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_work, args=(theirs, path, memory, most), daemon=True
        )
        self.process.start()
        theirs.close()

    def ready(self, seconds: float) -> bool:
        """Wait until the graph is read."""
        with suppress(EOFError):
            return self.pipe.poll(seconds) and bool(self.pipe.recv())
        return False

    def end(self) -> None:
        """Stop the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """A fixed number of workers; one that is stopped is replaced.

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
        for _ in range(count):
            self._free.put(_Worker(*self._given))
        self._count = count

    def answer(self, asked: Asked) -> Answer:
        """The answer to a query.

        :raises BusyError: when no worker gets free in time.
        :raises StoppedError: when the query takes too long or too much memory.
        :raises QueryError: when it cannot be answered.
        """
        try:
            worker = self._free.get(timeout=self._seconds)
        except queue.Empty:
            raise BusyError from None
        try:
            if not worker.ready(self._LOADING):
                raise StoppedError("the graph could not be read; build it again")
            worker.pipe.send(asked)
            found = _received(worker, self._seconds)
        except (QueryError, OSError):
            self._replace(worker)
            raise
        worker.pipe.send(None)  # it tells anew that it is ready
        self._free.put(worker)
        if isinstance(found, QueryError):
            raise found
        return found

    #: A large graph takes its time to be read; the queries wait for that, not longer.
    _LOADING = 600.0

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._free.put(_Worker(*self._given))

    def close(self) -> None:
        """End all workers, those that work too."""
        for _ in range(self._count):
            with suppress(queue.Empty):
                self._free.get(timeout=0.2).end()


def _received(worker: _Worker, seconds: float) -> Answer | QueryError:
    if not worker.pipe.poll(seconds):
        raise StoppedError(f"no answer within {seconds:g} s; ask for less")
    try:
        found: Answer | QueryError = worker.pipe.recv()
    except EOFError:
        raise StoppedError("the query took more memory than it may; ask for less") from None
    return found


def _work(pipe: Connection, path: Path, memory: int, most: int) -> None:
    store = open_graph(path)
    confine(memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(1)
            asked: Asked = pipe.recv()
            try:
                result = run_here(store, Question("query", asked.text, "", "", {}))
                pipe.send(_answer(result, asked, most))
            except QueryError as error:
                pipe.send(error)
            pipe.recv()


def _answer(result: Result, asked: Asked, most: int) -> Answer:
    kind = asked.triples if result.kind == "triples" else asked.rows
    if kind is None:
        return Answer("", b"")
    kept = Result(result.kind, result.columns, result.rows[:most])
    body = serialized(kept, kind)
    if len(body) > _MOST_BYTES:
        raise QueryError(f"the answer is larger than {_MOST_BYTES:,} bytes; ask for less")
    return Answer(kind, body, len(result.rows) - len(kept.rows))
