"""Many clients at once, one in ten queries a bomb: do the good ones keep their answers?

``python -m benchmarks.serving GRAPH`` starts the server on the loopback interface and, where they
are installed, Oxigraph's own server and rdflib-endpoint on the same graph, and asks each the same.
"""

from __future__ import annotations

import argparse
import random
import socket
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from graph.ask import query
from graph.remote.asking import declared

__all__ = ["Asked", "markdown", "measure", "table"]

_CLIENTS, _SECONDS, _BOMBS = 20, 60.0, 0.1
_BOMB = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?a"
_PATIENCE = 30.0


class Asked(NamedTuple):
    """What the good queries of a run met.

    :param seconds: how long each answer took; those that got none are left out.
    :param refused: how many got 503 or none in time.
    :param memory: the most the server and its processes held, in MiB.
    """

    name: str
    seconds: list[float]
    refused: int
    memory: float


def measure(name: str, endpoint: str, pid: int, seconds: float, clients: int) -> Asked:
    """Ask an endpoint from many clients at once.

    :param pid: the process whose memory, with that of its children, is watched.
    """
    good = [declared(query.question(name).text) for name in query.names()]
    took: list[float] = []
    refused: list[int] = []
    peak = [0.0]
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_client, args=(endpoint, good, until, number, took, refused))
        for number in range(clients)
    ]
    watcher = threading.Thread(target=_watch, args=(pid, until, peak))
    for thread in (*threads, watcher):
        thread.start()
    for thread in (*threads, watcher):
        thread.join()
    return Asked(name, sorted(took), len(refused), peak[0])


def _client(
    endpoint: str, good: list[str], until: float, seed: int, took: list[float], refused: list[int]
) -> None:
    chance = random.Random(seed)
    headers = {"Accept": "application/sparql-results+json"}
    with httpx.Client(timeout=_PATIENCE, headers=headers, trust_env=False) as client:
        while time.monotonic() < until:
            bomb = chance.random() < _BOMBS
            text = _BOMB if bomb else chance.choice(good)
            start = time.monotonic()
            try:
                status = client.post(endpoint, data={"query": text}).status_code
            except httpx.HTTPError:
                status = 503
            if bomb:
                continue
            if status == httpx.codes.OK:
                took.append(time.monotonic() - start)
            else:
                refused.append(status)


def _watch(pid: int, until: float, peak: list[float]) -> None:
    # It comes with spaCy; nobody has types for it.
    psutil: Any = import_module("psutil")

    while time.monotonic() < until:
        try:
            top = psutil.Process(pid)
            held = sum(p.memory_info().rss for p in (top, *top.children(recursive=True)))
        except psutil.Error:
            held = 0
        peak[0] = max(peak[0], held / 2**20)
        time.sleep(0.2)


@contextmanager
def _ours(graph: Path) -> Iterator[tuple[str, int]]:
    port = _free()
    command = [sys.executable, "-m", "graph", "serve", "-g", str(graph), "--port", str(port)]
    with _running(command, f"http://127.0.0.1:{port}/sparql") as pid:
        yield f"http://127.0.0.1:{port}/sparql", pid


@contextmanager
def _oxigraph(graph: Path) -> Iterator[tuple[str, int]]:
    port, program = _free(), Path(sysconfig.get_path("scripts"), "oxigraph")
    with tempfile.TemporaryDirectory() as store:
        load = [str(program), "load", "--location", store, "--file", str(graph / "graph.trig")]
        subprocess.run(load, check=True, capture_output=True)
        command = [
            str(program), "serve-read-only", "--location", store, "--union-default-graph",
            "--bind", f"127.0.0.1:{port}", "--timeout-s", "10",
        ]  # fmt: skip
        with _running(command, f"http://127.0.0.1:{port}/query") as pid:
            yield f"http://127.0.0.1:{port}/query", pid


@contextmanager
def _rdflib(graph: Path) -> Iterator[tuple[str, int]]:
    port, program = _free(), Path(sysconfig.get_path("scripts"), "rdflib-endpoint")
    command = [
        str(program), "serve", "--host", "127.0.0.1", "--port", str(port), str(graph / "graph.ttl"),
    ]  # fmt: skip
    with _running(command, f"http://127.0.0.1:{port}/") as pid:
        yield f"http://127.0.0.1:{port}/", pid


@contextmanager
def _running(command: list[str], address: str) -> Iterator[int]:
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                if httpx.get(address, params={"query": "ASK {}"}, timeout=30).is_success:
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield run.pid
    finally:
        run.terminate()
        try:
            run.wait(10)
        except subprocess.TimeoutExpired:  # one that is busy with a bomb
            run.kill()
            run.wait()


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def table(found: list[Asked]) -> str:
    """The runs as a Markdown table."""
    lines = [
        "| server | good answers | p50, ms | p99, ms | refused or too late | peak memory, MiB |",
        "|---|---|---|---|---|---|",
    ]
    for one in found:
        p50, p99 = _at(one.seconds, 0.5), _at(one.seconds, 0.99)
        lines.append(
            f"| {one.name} | {len(one.seconds):,} | {p50} | {p99} | {one.refused:,} "
            f"| {one.memory:,.0f} |"
        )
    return "\n".join(lines) + "\n"


def _at(seconds: list[float], share: float) -> str:
    if len(seconds) < 2:
        return "–"
    cuts = statistics.quantiles(seconds, n=1000, method="inclusive")
    return f"{1000 * cuts[round(1000 * share) - 1]:,.0f}"


#: Name -> how it is started, and the program that must be there.
_SERVERS: dict[str, tuple[Callable[[Path], AbstractContextManager[tuple[str, int]]], str]] = {
    "sayso serve": (_ours, ""),
    "Oxigraph's own server": (_oxigraph, "oxigraph"),
    "rdflib-endpoint": (_rdflib, "rdflib-endpoint"),
}


def markdown(graph: Path, seconds: float = _SECONDS, clients: int = _CLIENTS) -> str:
    """Each server that is installed, one after the other on the same graph, as a table.

    :param graph: an output folder.
    """
    found = []
    for name, (start, program) in _SERVERS.items():
        if not Path(sysconfig.get_path("scripts"), program).exists():
            continue
        with start(graph) as (endpoint, pid):
            found.append(measure(name, endpoint, pid, seconds, clients))
    return (
        f"{clients} clients ask the library's questions for {seconds:g} s, one query in ten being "
        f"a product of everything with everything; what takes longer than {_PATIENCE:g} s is given "
        f"up.\n\n{table(found)}"
    )


def main() -> None:
    """Measure each server and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, help="an output folder")
    parser.add_argument("--seconds", type=float, default=_SECONDS)
    parser.add_argument("--clients", type=int, default=_CLIENTS)
    given = parser.parse_args()
    sys.stdout.write(markdown(given.graph, given.seconds, given.clients))


if __name__ == "__main__":
    main()
