"""A corpus for distributed builds: several kinds of files, names in several articles, facts."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyoxigraph as ox
from pyarrow import parquet as pq

from benchmarks import made
from graph.assembly.plan import Plan
from graph.distributed.engines import Engine

ROOT = Path(__file__).resolve().parents[3]
FACTS = [ROOT / "data" / "facts"]
#: What reads fastest; which extractor it is makes no difference here.
PLAN = Plan(extractor="rules")

_WARC = """WARC/1.0\r
WARC-Type: response\r
WARC-Record-ID: <urn:uuid:{n:08d}-0000-0000-0000-000000000000>\r
WARC-Date: 2024-01-0{n}T00:00:00Z\r
WARC-Target-URI: https://example.org/{n}\r
Content-Type: application/http; msgtype=response\r
Content-Length: {size}\r
\r
"""
_HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def articles(folder: Path) -> list[Path]:
    """The sample, and made-up articles as JSON lines, Parquet, a web archive and a folder."""
    folder.mkdir()
    made.write(folder / "lines.jsonl", 3)
    told = [made.extraction(n).document for n in range(3, 5)]
    table = pa.table({
        "id": [d.id for d in told], "title": [d.meta.title for d in told],
        "text": [d.text.partition("\n\n")[2] for d in told], "date": [d.meta.date for d in told],
    })  # fmt: skip
    pq.write_table(table, folder / "table.parquet")
    (folder / "pages.warc").write_bytes(b"".join(_record(n) for n in (1, 2)))
    (folder / "more").mkdir()
    for number in (5, 6):
        (folder / "more" / f"{number}.txt").write_text(made.text(number), encoding="utf-8")
    return [ROOT / "data" / "articles", folder]


def _record(number: int) -> bytes:
    document = made.extraction(number + 6).document
    paragraphs = document.text.partition("\n\n")[2].split("\n\n")
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html><head><title>{document.meta.title}</title></head><body><article>"
    page += f"<h1>{document.meta.title}</h1>{body}</article></body></html>"
    data = (_HTTP + page).encode()
    return _WARC.format(n=number, size=len(data)).encode() + data + b"\r\n\r\n"


def quads(folder: Path) -> list[str]:
    """The lines of a build's graph, sorted, each as often as it stands there."""
    shards = sorted((folder / "shards").glob("*.nq"))
    if shards:
        return sorted(line for path in shards for line in path.read_text("utf-8").splitlines())
    found = ox.parse(path=str(folder / "graph.trig"), format=ox.RdfFormat.TRIG)
    data = ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b""
    return sorted(data.decode().splitlines())


class Killed:
    """An engine that loses a worker twice: before it begins a step, and when it has just done one.

    :param folder: remembers who was lost.
    """

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder

    def run(self, task: Callable[[int], None], numbers: Sequence[int]) -> None:
        """Run a task for each number."""
        self.engine.run(partial(_dying, self.folder, task), numbers)

    def close(self) -> None:
        """Let the workers go."""
        self.engine.close()

    @property
    def lost(self) -> list[str]:
        """The steps in which a worker was lost."""
        return sorted(path.name for path in self.folder.iterdir())


def _dying(folder: Path, task: Any, number: int) -> None:
    work, step = task.args
    if step.__name__ == "named" and _first(folder / "named"):
        os.kill(os.getpid(), signal.SIGKILL)
    if step.__name__ == "meeting" and _first(folder / "meeting"):
        step(work, number)
        os.kill(os.getpid(), signal.SIGKILL)
    task(number)


def _first(mark: Path) -> bool:
    try:
        mark.open("x").close()
    except FileExistsError:
        return False
    return True
