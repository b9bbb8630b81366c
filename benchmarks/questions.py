"""How long each shipped question takes, from a store on disk.

    python -m benchmarks.questions FOLDER [--asked 5] [--most 500]

One process opens the store and asks the first page of them one after the other, each some times;
the first answer is left out of the percentiles and told beside them. Where a question wants an
actor or a country, one often named, some seldom named and some in between are asked about. Times
are those of the call that `sayso query` makes, all rows of the page read: of the clock, and of the
CPU, since a busy machine stretches the clock.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from graph.ask import counted, query
from graph.ask.query import Question, Result
from graph.opening import open_graph
from graph.serve.workers import Graph

__all__ = ["Asked", "main", "markdown", "measure"]

_POPULAR = """
SELECT ?who (COUNT(*) AS ?n) WHERE { ?s sayso:speaker ?who . ?who a sayso:Person }
GROUP BY ?who ORDER BY DESC(?n) ?who"""
#: Where in the list of speakers, the most quoted first, the ones asked about stand.
_PLACES = (0.0, 0.01, 0.1, 0.5, 0.9)
_COUNTRIES = ("Russia", "France", "Kenya", "Japan", "Sweden")


class Asked(NamedTuple):
    """What one question cost.

    :param first: ms of the clock for the first answer, the store just opened.
    :param half, most: ms of the clock, the 50th and the 95th percentile of the answers after it.
    :param cpu: ms of CPU, the 95th percentile.
    :param rows: of the longest answer.
    """

    name: str
    first: float
    half: float
    most: float
    cpu: float
    rows: int


def _given(folder: Path) -> dict[str, list[str]]:
    store = open_graph(folder)
    found = [str(row[0].value) for row in query.run(store, _POPULAR).rows]  # type: ignore[union-attr]
    actors = [found[min(len(found) - 1, int(len(found) * place))] for place in _PLACES]
    return {"actor": actors, "country": list(_COUNTRIES)}


def _ask(folder: Path, times: int) -> Iterator[list[Any]]:
    """Ask every question some times, in this process."""
    given = _given(folder)
    graph = Graph(open_graph(folder), counted.opened(folder))
    for name in query.names():
        asked = query.question(name)
        wanted = asked.parameters
        told: list[tuple[float, float, int]] = []
        for turn in range(times + 1):
            params = {p: given[p][turn % len(given[p])] for p in wanted}
            wall, cpu = time.perf_counter(), time.process_time()
            rows = len(_answer(graph, asked, params).rows)
            told.append((time.perf_counter() - wall, time.process_time() - cpu, rows))
        yield list(_summed(name, told))


def _answer(graph: Graph, asked: Question, params: dict[str, str]) -> Result:
    kept = graph.kept.answer(asked.text) if graph.kept and asked.counted else None
    return kept or query.run(graph.store, asked, params)


def _opened(folder: Path) -> tuple[float, float]:
    """Seconds to open a store and to ask it for one triple."""
    wall, cpu = time.perf_counter(), time.process_time()
    next(iter(open_graph(folder)))
    return time.perf_counter() - wall, time.process_time() - cpu


def measure(folder: Path, times: int = 5, most: float = 500.0) -> dict[str, Any]:
    """What opening and each question cost.

    :param times: how often each is asked after the first.
    :param most: seconds of the clock for all of them; those that do not get their turn are named.
    """
    opened = [json.loads(line) for _ in range(3) for line in _lines(folder, most, "--opening")]
    asked = [json.loads(line) for line in _lines(folder, most, "--ask", "--asked", times)]
    known = {one[0] for one in asked}
    return {"opened": opened, "asked": asked, "left": [n for n in query.names() if n not in known]}


def _summed(name: str, told: list[tuple[float, float, int]]) -> Asked:
    walls, cpus = sorted(w for w, *_ in told[1:]), sorted(c for _, c, _ in told[1:])
    rows, most = max(rows for *_, rows in told), int(len(walls) * 0.95)
    first, half, late, cpu = told[0][0], walls[len(walls) // 2], walls[most], cpus[most]
    return Asked(name, 1000 * first, 1000 * half, 1000 * late, 1000 * cpu, rows)


def _lines(folder: Path, most: float, *how: object) -> list[str]:
    """What a process of its own prints within some seconds."""
    command = [sys.executable, "-m", "benchmarks.questions", str(folder), *map(str, how)]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=root, timeout=most)
    except subprocess.TimeoutExpired as late:
        whole = (late.stdout or b"").decode()
        return whole.splitlines()[: whole.count("\n")]
    return done.stdout.decode().splitlines()


def markdown(told: dict[str, Any]) -> str:
    """The questions as a table, the slowest first."""
    walls = sorted(wall for wall, _ in told["opened"])
    lines = [
        f"Opening the store and reading a triple: {1000 * walls[len(walls) // 2]:.0f} ms.",
        "",
        "| question | p50, ms | p95, ms | p95, CPU ms | first, ms | rows |",
        "|---" * 6 + "|",
    ]
    lines += [f"| {name} | not asked {'| – ' * 4}|" for name in told["left"]]
    for one in sorted((Asked(*one) for one in told["asked"]), key=lambda a: -a.cpu):
        cells = (f"{one.half:,.0f}", f"{one.most:,.0f}", f"{one.cpu:,.0f}", f"{one.first:,.0f}")
        lines.append(f"| {one.name} | {' | '.join(cells)} | {one.rows:,} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--asked", type=int, default=5)
    parser.add_argument("--most", type=float, default=500.0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--opening", action="store_true", help="only open the store")
    parser.add_argument("--ask", action="store_true", help="ask in this process")
    args = parser.parse_args(argv)
    if args.opening:
        print(json.dumps(_opened(args.folder)))
    elif args.ask:
        for line in _ask(args.folder, args.asked):
            print(json.dumps(line), flush=True)
    else:
        told = measure(args.folder, args.asked, args.most)
        print(json.dumps(told) if args.json else markdown(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
