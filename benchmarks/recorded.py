"""A build from records: everything behind extraction, at growing numbers of statements.

    python -m benchmarks.recorded 100000 [--out FOLDER]

The articles are those of :mod:`benchmarks.made`, taken down as a reader who errs nowhere would;
from there on it is the build that `sayso build` runs. Prints CPU seconds and memory by stage.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import made
from benchmarks.memory import peak
from extract.inputs.files import Found
from graph import facts
from graph.assembly import articles, making
from graph.assembly.articles import Taken
from graph.assembly.clock import Clock
from graph.assembly.plan import Given, Plan
from graph.assembly.setting import Setting
from graph.assembly.shard import shard
from graph.facts import gazetteer

__all__ = ["PER_ARTICLE", "Measured", "build", "main"]

#: Statements of a made-up article, on average.
PER_ARTICLE = 27
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


class _Recorded(articles.Articles):
    """Articles whose extraction is made up, so that it costs a millisecond."""

    def take(self, listing: Sequence[Found]) -> Iterator[Taken]:
        """The shard of each."""
        for found in listing:
            yield Taken(found, shard(made.extraction(int(found.id))), (), fresh=True)


def build(statements: int, out: Path, clock: Clock | None = None, plan: Plan | None = None) -> Any:
    """Build the graph of so many made-up statements.

    :param out: the folder of the outputs.
    :returns: what :func:`graph.assembly.pipeline.build` returns.
    """
    count = max(1, round(statements / PER_ARTICLE))
    written = facts.load([FACTS])
    known = gazetteer.gazetteer(written)
    setting = Setting(known, gazetteer.digest(known), "made", out / ".cache")
    listing = tuple(Found(Path("/made"), Path("/"), f"{n:08d}") for n in range(count))
    given = Given(setting, listing, (), (), written, f"made {count}")
    with patch.object(making, "Articles", _Recorded):
        return making.made(clock or Clock(), given, out, plan or Plan(), None)


def main(argv: Sequence[str] | None = None) -> int:
    """Build and print what it cost, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("statements", type=int)
    parser.add_argument("--out", type=Path, help="keep the outputs there")
    args = parser.parse_args(argv)
    clock = Measured()
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder)
        done = build(args.statements, out, clock)
        sizes = {p.name: p.stat().st_size for p in sorted(out.iterdir()) if p.is_file()}
        sizes["store"] = sum(p.stat().st_size for p in out.glob("store/*/*"))
    told = {
        "counts": dict(done.counts), "seconds": clock.seconds, "peak": peak(), "bytes": sizes,
        "memory": clock.memory, "findings": len(done.findings),
    }  # fmt: skip
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
