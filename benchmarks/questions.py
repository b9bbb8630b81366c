"""How long each shipped question takes, from a store on disk.

    python -m benchmarks.questions FOLDER [--asked 5] [--most 60]

Every question is asked in a process of its own that opens the store anew, so that none profits
from what another warmed; the first answer is left out of the percentiles and told beside them.
Where a question wants an actor or a country, one often named, some seldom named and some in between
are asked about. Times are the wall clock of the call that `sayso query` makes, all rows read; CPU
seconds stand beside them, since a busy machine stretches the clock.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from graph.ask import query
from graph.opening import open_graph

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


def _asked(folder: Path, name: str, given: dict[str, list[str]], times: int) -> dict[str, Any]:
    """Ask one question some times, in this process."""
    store = open_graph(folder)
    wanted = query.question(name).parameters
    told: list[tuple[float, float, int]] = []
    for turn in range(times + 1):
        params = {p: given[p][turn % len(given[p])] for p in wanted}
        wall, cpu = time.perf_counter(), time.process_time()
        rows = len(query.run(store, name, params).rows)
        told.append((time.perf_counter() - wall, time.process_time() - cpu, rows))
    return {"told": told}


def _opened(folder: Path) -> tuple[float, float]:
    """Seconds to open a store and to ask it for one triple."""
    wall, cpu = time.perf_counter(), time.process_time()
    next(iter(open_graph(folder)))
    return time.perf_counter() - wall, time.process_time() - cpu


def measure(folder: Path, times: int = 5, most: float = 60.0) -> dict[str, Any]:
    """What opening and each question cost.

    :param times: how often each is asked after the first.
    :param most: seconds of the clock for one question altogether.
    """
    opened = [_told(folder, most, "--opening") for _ in range(3)]
    given = _told(folder, 600.0, "--given")
    asked = []
    for name in query.names():
        told = _told(folder, most, "--ask", name, "--times", times, "--values", json.dumps(given))
        asked.append(_summed(name, told["told"]) if told else name)
        print(asked[-1], file=sys.stderr, flush=True)
    return {"opened": [one for one in opened if one], "asked": asked, "most": most}


def _summed(name: str, told: list[tuple[float, float, int]]) -> Asked:
    walls, cpus = sorted(w for w, *_ in told[1:]), sorted(c for _, c, _ in told[1:])
    rows, most = max(rows for *_, rows in told), int(len(walls) * 0.95)
    first, half, late, cpu = told[0][0], walls[len(walls) // 2], walls[most], cpus[most]
    return Asked(name, 1000 * first, 1000 * half, 1000 * late, 1000 * cpu, rows)


def _told(folder: Path, most: float, *how: object) -> Any:
    command = [sys.executable, "-m", "benchmarks.questions", str(folder), *map(str, how)]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, cwd=root, timeout=most
        )
    except subprocess.TimeoutExpired:
        return None
    return json.loads(done.stdout)


def markdown(told: dict[str, Any]) -> str:
    """The questions as a table, the slowest first."""
    walls = sorted(wall for wall, _ in told["opened"])
    lines = [
        f"Opening the store and reading a triple: {1000 * walls[len(walls) // 2]:.0f} ms.",
        "",
        "| question | p50, ms | p95, ms | p95, CPU ms | first, ms | rows |",
        "|---" * 6 + "|",
    ]
    late = [one for one in told["asked"] if isinstance(one, str)]
    lines += [f"| {name} | > {told['most']:.0f} s {'| – ' * 4}|" for name in late]
    known = [Asked(*one) for one in told["asked"] if not isinstance(one, str)]
    for one in sorted(known, key=lambda a: -a.most):
        cells = (f"{one.half:,.0f}", f"{one.most:,.0f}", f"{one.cpu:,.0f}", f"{one.first:,.0f}")
        lines.append(f"| {one.name} | {' | '.join(cells)} | {one.rows:,} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--asked", type=int, default=5)
    parser.add_argument("--most", type=float, default=60.0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--opening", action="store_true", help="only open the store")
    parser.add_argument("--given", action="store_true", help="only find whom to ask about")
    parser.add_argument("--ask", help="only this question")
    parser.add_argument("--values", type=json.loads)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args(argv)
    if args.opening:
        print(json.dumps(_opened(args.folder)))
    elif args.given:
        print(json.dumps(_given(args.folder)))
    elif args.ask:
        print(json.dumps(_asked(args.folder, args.ask, args.values, args.times)))
    else:
        told = measure(args.folder, args.asked, args.most)
        print(json.dumps(told) if args.json else markdown(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
