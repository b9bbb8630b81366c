"""A build from records: everything behind extraction, at growing numbers of statements.

    python -m benchmarks.recorded 100000 [--out FOLDER] [--workers 2 --seconds 500]
    python -m benchmarks.recorded 27000 --more

The articles are those of :mod:`benchmarks.made`, taken down as a reader who errs nowhere would;
from there on it is the build that `sayso build` runs; with `--workers` the one in shards, which
may be broken off after some seconds and goes on where it was when it is asked for again. With
`--more` one article is added to what was built, in a process of its own. Prints CPU seconds and
memory by stage.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import made
from benchmarks.memory import peak
from extract.inputs.files import Found
from graph import facts
from graph.assembly import articles, making
from graph.assembly.articles import Taken
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.clock import Clock, uncollected
from graph.assembly.plan import Given, Plan
from graph.assembly.setting import Setting
from graph.assembly.shard import Shard, shard
from graph.distributed import graphs
from graph.distributed.build import Cut, Steps
from graph.distributed.engines import Processes
from graph.distributed.graphs import read
from graph.distributed.work import Work, once
from graph.errors import BuildError
from graph.facts import gazetteer

__all__ = ["PER_ARTICLE", "Measured", "Recorded", "build", "given_of", "in_shards", "main"]

#: Statements of a made-up article, on average.
PER_ARTICLE = 27
#: Articles of a chunk.
CHUNK = 200
FACTS = Path(__file__).resolve().parent.parent / "data" / "facts"


class Measured(Clock):
    """A clock that also notes the memory of the process at the end of each stage, in MiB."""

    def __init__(self) -> None:
        super().__init__()
        self.memory: dict[str, tuple[float, float]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is spent until the block ends."""
        with super().stage(name):
            yield
        self.memory[name] = held(), peak()
        told = f"{name}: {self.seconds[name]:.1f} s, {held():,.0f} MiB, peak {peak():,.0f} MiB"
        print(told, file=sys.stderr, flush=True)


def held() -> float:
    """Memory of this process in MiB, as Linux tells it; 0 elsewhere."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(told["VmRSS"].split()[0]) / 1024


class Recorded(articles.Articles):
    """Articles whose extraction is made up, so that it costs a millisecond; kept as any other."""

    def take(self, listing: Sequence[Found]) -> Iterator[Taken]:
        """The shard of each."""
        cache, ready = Cache(self.setting.cache), dict[str, Taken]()
        # Read first, and with the collector at rest, as articles are that no build need read anew.
        with uncollected():
            for found in listing:
                key = key_of("made", found.id, code_digest("graph", "ontology"))
                if (kept := cache.get(key)) is not None:
                    ready[found.id] = Taken(found, Shard.load(kept), (key,))
        for found in listing:
            yield ready.pop(found.id) if found.id in ready else self._made_up(cache, found)

    def _made_up(self, cache: Cache, found: Found) -> Taken:
        key = key_of("made", found.id, code_digest("graph", "ontology"))
        fresh = shard(made.extraction(int(found.id)))
        cache.put(key, fresh.dump())
        return Taken(found, fresh, (key,), fresh=True)


def build(
    statements: int,
    out: Path,
    clock: Clock | None = None,
    plan: Plan | None = None,
    more: int = 0,
) -> Any:
    """Build the graph of so many made-up statements.

    :param out: the folder of the outputs.
    :param more: so many articles more.
    :returns: what :func:`graph.assembly.pipeline.build` returns.
    """
    given = given_of(statements, out, more)
    with patch.object(making, "Articles", Recorded):
        return making.made(clock or Clock(), given, out, plan or Plan(), None)


def given_of(statements: int, out: Path, more: int = 0) -> Given:
    """What a build of so many made-up statements starts from.

    :param out: the folder of the outputs.
    :param more: so many articles more.
    """
    count = max(1, round(statements / PER_ARTICLE)) + more
    written = facts.load([FACTS])
    known = gazetteer.gazetteer(written)
    setting = Setting(known, gazetteer.digest(known), "made", out / ".cache")
    listing = tuple(Found(Path("/made"), Path("/"), f"{n:08d}") for n in range(count))
    return Given(setting, listing, (), (), written, f"made {count}")


class _Shards:
    """Processes that take articles down from records; notes what each step costs.

    :param workers: how many.
    :param costs: a file that takes a line for each task: step, number, CPU s, peak memory in MiB.
    :param until: when to break off, as the clock of this process has it.
    """

    def __init__(self, workers: int, costs: Path, until: float) -> None:
        self.inside = Processes(workers)
        self.costs, self.until, self.workers = costs, until, workers

    def run(self, task: Any, numbers: Sequence[int]) -> None:
        """Run a task for each number, some at a time."""
        work, step = task.args
        if step is read:
            task = partial(once, work, read_made)
        for at in range(0, len(numbers), 2 * self.workers):
            if time.monotonic() > self.until:
                raise BuildError("broken off; ask again to go on", "--seconds")
            self.inside.run(
                partial(_costing, self.costs, task), numbers[at : at + 2 * self.workers]
            )

    def close(self) -> None:
        """Let the processes go."""
        self.inside.close()


def _costing(costs: Path, task: Any, number: int) -> None:
    began = time.process_time()
    task(number)
    spent = time.process_time() - began
    with costs.open("a", encoding="utf-8") as file:
        file.write(f"{task.args[1].__name__} {number} {spent:.3f} {peak():.0f}\n")


def read_made(work: Work, chunk: int) -> None:
    """Take the articles of a chunk down from records."""
    with patch.object(graphs, "Articles", Recorded):
        read(work, chunk)


# Steps are marked by their names.
read_made.__name__ = "read"


def in_shards(statements: int, out: Path, workers: int, seconds: float) -> dict[str, Any]:
    """Build shards of so many made-up statements; what there is, and CPU seconds by step.

    :param seconds: when to break off.
    :raises BuildError: when it was broken off.
    """
    out.mkdir(parents=True, exist_ok=True)
    given, costs = given_of(statements, out), out / "costs.txt"
    chunks = -(-len(given.articles) // CHUNK)
    work = Work(out / "work", chunks, max(1, chunks // 2))
    engine = _Shards(workers, costs, time.monotonic() + seconds)
    began = time.process_time()
    try:
        counts, _, _ = Steps(work, engine, given, Cut(CHUNK)).run()
    finally:
        engine.close()
        with costs.open("a", encoding="utf-8") as file:
            file.write(f"driver 0 {time.process_time() - began:.3f} {peak():.0f}\n")
    return {"counts": counts, **_spent(costs)}


def _spent(costs: Path) -> dict[str, Any]:
    rows = [line.split() for line in costs.read_text(encoding="utf-8").splitlines()]
    seconds: dict[str, float] = {}
    for step, _, spent, _ in rows:
        seconds[step] = seconds.get(step, 0.0) + float(spent)
    return {"seconds": seconds, "peak": {s: max(float(r[3]) for r in rows if r[0] == s)
            for s in seconds}}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Build and print what it cost, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("statements", type=int)
    parser.add_argument("--out", type=Path, help="keep the outputs there")
    parser.add_argument("--more", action="store_true", help="then add one article to them")
    parser.add_argument("--added", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, help="build shards, by so many processes")
    parser.add_argument("--seconds", type=float, default=500, help="break off after so many")
    args = parser.parse_args(argv)
    if args.workers:
        out = args.out or Path(tempfile.mkdtemp(prefix="sayso-"))
        print(json.dumps(in_shards(args.statements, out, args.workers, args.seconds)))
        return 0
    clock = Measured()
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder)
        done = build(args.statements, out, clock, more=args.added)
        sizes = {p.name: p.stat().st_size for p in sorted(out.iterdir()) if p.is_file()}
        sizes["store"] = sum(p.stat().st_size for p in out.glob("store/*/*"))
        if args.more:
            # In a process of its own: nothing is warm but what is kept on the disk.
            again = ("-m", "benchmarks.recorded", str(args.statements), "--out", str(out))
            subprocess.run([sys.executable, *again, "--added"], check=True)
    told = {
        "counts": dict(done.counts), "seconds": clock.seconds, "peak": peak(), "bytes": sizes,
        "memory": clock.memory, "findings": len(done.findings),
    }  # fmt: skip
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
