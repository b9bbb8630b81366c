"""A build in shards gives the graph of a build on one machine, whoever does which part when."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from pyarrow import parquet as pq

from benchmarks import recorded
from graph.ask.query import run
from graph.assembly.pipeline import build as on_one_machine
from graph.assembly.plan import Plan
from graph.cli import cli
from graph.cli.exporting import export
from graph.distributed import graphs
from graph.distributed.build import Cut, Steps, build
from graph.distributed.engines import Processes, engine
from graph.distributed.work import Work
from graph.errors import BuildError
from graph.opening import open_graph
from tests.graph.distributed.corpus import FACTS, PLAN, Killed, articles, quads


class _Here:
    """Runs tasks in this process, the last first and some of them twice."""

    def run(self, task: Callable[[int], None], numbers: Sequence[int]) -> None:
        """Run a task for each number."""
        for number in (*reversed(numbers), *numbers[:1]):
            task(number)

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The articles."""
    return articles(tmp_path_factory.mktemp("given") / "press")


@pytest.fixture(scope="module")
def whole(given: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one machine makes of them."""
    out = tmp_path_factory.mktemp("whole")
    on_one_machine(given, FACTS, out, plan=PLAN)
    return out


@pytest.mark.parametrize("chunk", [1, 4, 100])
def test_shards_are_the_graph(given: list[Path], whole: Path, tmp_path: Path, chunk: int) -> None:
    """Whatever the cut, the lines of all shards are those of the one graph, each once."""
    done = build(given, FACTS, tmp_path, _Here(), PLAN, Cut(chunk))
    assert quads(tmp_path) == quads(whole)
    told = json.loads((whole / "report.json").read_bytes())["counts"]
    wanted = {"articles": 11, "statements": told["statements"], "points": told["points"],
              "disputes": told["disputes"], "quads": told["triples"]}  # fmt: skip
    assert {name: done.counts[name] for name in wanted} == wanted
    assert done.refused == ()
    names = {p.name for p in (tmp_path / "shards").iterdir()}
    told = json.loads((tmp_path / "shards" / "manifest.json").read_bytes())
    assert {*told["files"], "manifest.json"} == names
    assert {Path(name).suffix for name in told["files"]} == {".nq", ".parquet"}


def test_tables_are_those_of_the_graph(given: list[Path], whole: Path, tmp_path: Path) -> None:
    """The statements of all shards together are the table that `sayso export` writes."""
    build(given, FACTS, tmp_path, _Here(), PLAN, Cut(3))
    shards = sorted((tmp_path / "shards").glob("statements-*.parquet"))
    found = [row for path in shards for row in pq.read_table(path).to_pylist()]
    with zipfile.ZipFile(BytesIO(export(whole, "parquet"))) as archive:
        wanted = pq.read_table(BytesIO(archive.read("statements.parquet"))).to_pylist()
    assert sorted(found, key=lambda row: row["id"]) == wanted


def test_many_that_meet(tmp_path: Path) -> None:
    """Points, disputes, copies and merged actors are those of the whole, whatever the cut."""
    recorded.build(1500, tmp_path / "whole", plan=Plan(store=False))
    work = Work(tmp_path / "many", chunks=8, parts=5)
    given = recorded.given_of(1500, tmp_path / "many")
    with patch.object(graphs, "Articles", recorded.Recorded):
        counts, *_ = Steps(work, _Here(), given, Cut(7)).run()
    assert quads(tmp_path / "many") == quads(tmp_path / "whole")
    assert min(counts[name] for name in ("points", "disputes", "links")) > 50
    assert any(b"ns#copyOf>" in path.read_bytes() for path in (work.folder / "shards").iterdir())


def test_the_store_holds_the_shards(given: list[Path], whole: Path, tmp_path: Path) -> None:
    """Questions are answered from the shards' store as from the graph of one machine."""
    build(given, FACTS, tmp_path, _Here(), PLAN, Cut(3))
    stored = [run(open_graph(folder), "who-said-what").rows for folder in (tmp_path, whole)]
    assert stored[0] == stored[1] != ()
    assert len(open_graph(tmp_path)) == len(quads(whole))
    on_one_machine(given, FACTS, tmp_path, plan=PLAN)
    assert len(open_graph(tmp_path)) == len(quads(whole))


def test_lost_workers_lose_nothing(given: list[Path], whole: Path, tmp_path: Path) -> None:
    """A worker that is killed before a step or right after it changes nothing."""
    (tmp_path / "lost").mkdir()
    workers = Killed(Processes(2), tmp_path / "lost")
    build(given, FACTS, tmp_path / "out", workers, PLAN, Cut(3))
    workers.close()
    assert workers.lost == ["meeting", "named"]
    assert quads(tmp_path / "out") == quads(whole)


def test_a_build_broken_off_goes_on(given: list[Path], whole: Path, tmp_path: Path) -> None:
    """Steps that were done are not done again, and no shard stands until all are there."""

    class Broken(_Here):
        steps: list[str] = []  # noqa: RUF012 - of this test

        def run(self, task: Callable[[int], None], numbers: Sequence[int]) -> None:
            self.steps.append(task.args[1].__name__ if numbers else "")  # type: ignore[attr-defined]
            if self.steps == ["read", "named", "taken"]:
                raise BuildError("the power is gone")
            super().run(task, numbers)

    with pytest.raises(BuildError):
        build(given, FACTS, tmp_path, Broken(), PLAN, Cut(3))
    assert not (tmp_path / "shards").exists()
    again = Broken()
    build(given, FACTS, tmp_path, again, PLAN, Cut(3))
    assert again.steps[3:6] == ["", "", "taken"]
    assert quads(tmp_path) == quads(whole)
    assert not (tmp_path / ".cache" / "distributed").exists()


def test_an_engine_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Ray its name says what to install."""
    monkeypatch.setattr("graph.distributed.engines.find_spec", lambda _: None)
    with pytest.raises(BuildError, match="sayso\\[ray\\]"):
        engine("ray", 2)


def test_the_command_says_what_it_made(given: list[Path], tmp_path: Path) -> None:
    """`sayso build --engine processes` names the steps, what there is and what was not used."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("", encoding="utf-8")
    command = [
        "build", str(given[1] / "more"), str(tmp_path / "in"), "--facts", str(FACTS[0]),
        "--engine", "processes", "--extractor", "rules", "-o", str(tmp_path / "out"),
    ]  # fmt: skip
    done = CliRunner().invoke(cli, command, prog_name="sayso")
    assert done.exit_code == 3, done.output
    assert "2 articles" in done.output
    assert "not used: empty.txt" in done.output
    assert ": meeting" in done.output
