"""Whether extraction stays within its memory: one process, thousands of articles, one by one.

python -m benchmarks.memory [--articles 10000] [--extractor tagger]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import synthetic
from extract.document import Span
from extract.records import Document, Gazetteer, Metadata

__all__ = ["main", "markdown", "peak", "peaks"]

#: Paragraphs of a made-up article that are read: many short articles say more than few long ones.
_PARAGRAPHS = 2
_MARKS = (0.05, 0.1, 0.25, 0.5, 1.0)


def document(seed: int) -> Document:
    """A short made-up article."""
    text = "\n".join(synthetic.article(seed).split("\n\n")[1 : 1 + _PARAGRAPHS])
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Document(
        id=f"made-{seed}", path="", raw_sha256="", encoding="utf-8", source=text, text=text,
        offsets=None, meta=Metadata(), blocks=tuple(blocks),
    )  # fmt: skip


def peaks(articles: int, extractor: str) -> Iterator[tuple[int, float]]:
    """Peak memory in MiB of this process after so many articles."""
    from extract.annotate import extract

    marks = sorted({max(1, int(articles * share)) for share in _MARKS})
    for number in range(1, articles + 1):
        extract(document(number), Gazetteer(), extractor)
        if number in marks:
            yield number, peak()


def peak() -> float:
    """Peak memory of this process in MiB; where Linux tells it, without what its parent held."""
    status = Path("/proc/self/status")
    if status.exists():
        told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(told["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def markdown(articles: int, extractors: Sequence[str] = ("tagger",)) -> str:
    """Peak memory as a table, each extractor in a process of its own."""
    runs = [_told(articles, name) for name in extractors]
    head = "| peak memory, MiB, after | " + " | ".join(extractors) + " |"
    lines = [head, "|---" * (len(extractors) + 1) + "|"]
    for number in runs[0]:
        cells = " | ".join(f"{run[number]:,.0f}" for run in runs)
        lines.append(f"| {int(number):,} articles | {cells} |")
    return "\n".join(lines)


def _told(articles: int, extractor: str) -> dict[str, float]:
    command = [
        sys.executable, "-m", "benchmarks.memory", "--articles", str(articles),
        "--extractor", extractor, "--json",
    ]  # fmt: skip
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def main(argv: Sequence[str] | None = None) -> int:
    """Measure one extractor, or print the table of both."""
    parser = argparse.ArgumentParser(description="Peak memory of extraction over many articles.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--extractor", default="tagger")
    parser.add_argument("--json", action="store_true", help="this extractor only, as JSON")
    asked = parser.parse_args(argv)
    if asked.json:
        print(json.dumps({str(n): mib for n, mib in peaks(asked.articles, asked.extractor)}))
    else:
        print(markdown(asked.articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
