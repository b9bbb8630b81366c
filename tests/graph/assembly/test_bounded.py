"""Limits on one article, one build at a time, and no process left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.errors import InputError
from extract.records import Document, Extraction
from graph.assembly import articles
from graph.assembly.bounded import alone, bounded
from graph.assembly.large_facts import reader
from graph.assembly.pipeline import Plan, build
from graph.errors import BuildError, FactsError
from graph.facts.rdfio import parse
from tests.graph.made import plain

TEXT = "Ada Kern said that it rains.\n"


def test_time_is_limited() -> None:
    """What takes too long is broken off, also where its first end is caught; later work is not."""
    began = time.monotonic()
    with pytest.raises(InputError, match=r"more than 0\.2 s; split it or raise --article-seconds"):
        _stubborn()
    assert time.monotonic() - began < 10
    time.sleep(1.2)


def _stubborn() -> None:
    with bounded(0.2, 4_000):
        try:
            time.sleep(30)
        except InputError:
            time.sleep(30)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of other systems differ")
def test_memory_is_limited() -> None:
    """What takes too much memory is broken off, and what comes after may take it."""
    with pytest.raises(InputError, match="more than 200 MB of memory"), bounded(60, 200):
        bytearray(400_000_000)
    assert len(bytearray(400_000_000)) == 400_000_000


def test_an_article_beyond_its_limit_is_named_and_the_others_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No article takes the others down, whether it takes time or memory."""

    def annotated(document: Document, setting: object) -> Extraction:
        if document.id == "slow":
            time.sleep(30)
        if document.id == "large":
            bytearray(10**12)
        return plain(document, setting)

    monkeypatch.setattr(articles, "_annotated", annotated)
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("good", "slow", "large"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    done = build([folder], [], tmp_path / "out", plan=Plan(article_seconds=8))
    assert done.counts["articles"] == 1, done.refused
    told = {one.path: one.reason for one in done.refused}
    assert "more than 8 s" in told["slow.txt"]
    assert "of memory" in told["large.txt"]


def test_sizes_are_limited_as_wanted(tmp_path: Path, taken: list[str]) -> None:
    """A text or a facts file beyond its limit is named; a higher limit lets it in."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "facts").mkdir()
    (tmp_path / "articles/long.txt").write_text(TEXT * 20, encoding="utf-8")
    (tmp_path / "articles/short.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "facts/f.ttl").write_text("# " + "x" * 300, encoding="utf-8")
    places = ([tmp_path / "articles"], [tmp_path / "facts"], tmp_path / "out")
    tight = build(*places, plan=Plan(article_bytes=100, facts_bytes=100))
    assert sorted(one.path for one in tight.refused) == ["f.ttl", "long.txt"]
    assert taken == ["short"]
    assert build(*places).refused == ()
    assert sorted(taken) == ["long", "short"]


def test_two_builds_in_one_folder(tmp_path: Path, taken: list[str]) -> None:
    """The second one is told who is at work; when that one is done it may begin."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    with alone(out / ".cache"), pytest.raises(BuildError, match=f"process {os.getpid()} is"):
        build([tmp_path / "a.txt"], [], out)
    assert not (out / "graph.ttl").exists()
    assert build([tmp_path / "a.txt"], [], out).counts["articles"] == 1
    assert taken == ["a"]


_PARENT = """
import sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from graph.assembly.bounded import end_with_parent
import os
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), end_with_parent)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """Whatever ends a build ends its processes too."""
    (tmp_path / "parent.py").write_text(_PARENT, encoding="utf-8")
    root = Path(__file__).resolve().parents[3]
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
        text=True,
    )
    with parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not _alive(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker lives on")


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return False
    return state[0] != "Z"


def test_a_spawned_process_can_be_limited_too() -> None:
    """The limits hold in the processes of a pool, which read most articles."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_limited) == "takes more than 0.2 s; split it or raise --article-seconds"


def _limited() -> str:
    try:
        with bounded(0.2, 4_000):
            time.sleep(30)
    except InputError as error:
        return error.message
    return "not limited"


_NAMED = 'actor:p{0} rdfs:label "Ana Roe {0}"@en .\n'
_PREFIXES = (
    "@prefix actor: <https://w3id.org/sayso/id/actor/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
)


@pytest.mark.parametrize(
    ("seconds", "megabytes", "why"),
    [(0.05, 4_000, "more than 0.05 s"), (60.0, 20, "memory|ended the process that read it")],
)
def test_a_large_facts_file_is_read_within_limits(seconds: float, megabytes: int, why: str) -> None:
    """What takes too much is refused by name in a process of its own; this one goes on."""
    data = (_PREFIXES + "".join(map(_NAMED.format, range(100_000)))).encode()
    with pytest.raises(FactsError, match=why) as caught:
        reader(seconds, megabytes, small=1_000)(data, "f.ttl")
    assert str(caught.value).startswith("f.ttl: ")


def test_a_large_facts_file_is_read_as_a_small_one() -> None:
    """A file that passes is what it is; one with a fault is told with its line."""
    read = reader(60.0, 4_000, small=10)
    data = (_PREFIXES + _NAMED.format(1)).encode()
    assert read(data, "f.ttl") == reader(60.0, 4_000)(data, "f.ttl")
    with pytest.raises(FactsError, match=r"^f\.ttl:4: "):
        read(data + b"actor:p2 rdfs:label .\n", "f.ttl")


def test_brackets_without_end_take_no_memory() -> None:
    """A node without a name is refused where it is met, not behind a million others."""
    data = (_PREFIXES + "actor:a rdfs:seeAlso " + "(" * 3_000_000 + ")" * 3_000_000 + " .").encode()
    with bounded(60, 600), pytest.raises(FactsError, match="without a name"):
        parse(data, "f.ttl")
