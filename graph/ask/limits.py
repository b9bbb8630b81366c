"""Running somebody else's query where it can be stopped.

Oxigraph cannot be interrupted from Python, may use any amount of memory, opens sockets of its
own, and dies with its process on some queries. So such a query runs in a child process with a
clock, a memory limit and no free file handle; when the child dies, only the question fails.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from graph.ask import counted
from graph.ask.query import Question, Result
from graph.ask.query import run as run_here
from graph.errors import QueryError, SaysoError
from graph.opening import graph_place, open_graph, unopened

__all__ = ["MEMORY", "SECONDS", "confine", "run"]

SECONDS = 60.0
MEMORY = 4 << 30


def run(
    path: Path,
    asked: Question,
    params: Mapping[str, str] | None = None,
    *,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Result:
    """Answer a question about a graph file in a process of its own.

    :param path: an output folder or a graph file.
    :param seconds: wall-clock limit for loading and answering together.
    :param memory: limit in bytes on what the process may add to what it starts with.
    :raises QueryError: when it cannot be answered, takes too long, or needs too much memory.
    """
    graph_place(path)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=_answer, args=(theirs, path, asked, dict(params or {}), memory), daemon=True
    )
    child.start()
    theirs.close()
    try:
        return _received(ours, asked, seconds)
    finally:
        child.kill()
        child.join()
        ours.close()


def _received(ours: Connection, asked: Question, seconds: float) -> Result:
    if not ours.poll(seconds):
        raise QueryError(
            f"no answer within {seconds:g} s; ask for less, or give more with --time-limit",
            asked.name,
        )
    try:
        answer: Result | SaysoError = ours.recv()
    except EOFError:
        raise QueryError(
            "the query took more memory than it may, or was too long for the engine; ask for less",
            asked.name,
        ) from None
    if isinstance(answer, SaysoError):
        raise answer
    return answer


def _answer(
    theirs: Connection, path: Path, asked: Question, params: dict[str, str], memory: int
) -> None:
    try:
        kept = counted.opened(path) if asked.counted and not params else None
        if (found := kept.answer(asked.text) if kept else None) is not None:
            theirs.send(found)
            return
        store = open_graph(path)
        confine(memory, unopened(path))
        theirs.send(run_here(store, asked, params))
    except QueryError as error:
        theirs.send(error)
    except MemoryError:
        theirs.send(QueryError("the answer is too large; ask for less", asked.name))


def confine(memory: int, files: int = 0) -> None:
    """Take away new files, sockets and further memory from this process, where the system can.

    :param memory: in bytes, on top of what the process holds.
    :param files: how many may still be opened, for a store that has more than are opened at first.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits; the clock still holds.
        return
    if held := _held(resource.getpagesize()):
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The engine's last words ("memory allocation failed") are no use to a reader.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    # All numbers below the first free one are taken, so nothing more can be opened.
    resource.setrlimit(resource.RLIMIT_NOFILE, (silence + files, silence + files))
    os.close(silence)


def _held(page: int) -> int:
    """The address space in use, in bytes; 0 where the system does not tell."""
    try:
        return page * int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 0
