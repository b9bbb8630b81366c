"""The same graph by Ray, with one worker, two, four, and with workers killed in the middle.

Needs the extra `ray`, which is larger than all other packages together: `make ray` runs it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.assembly.pipeline import build as on_one_machine
from graph.distributed.build import Cut, build
from graph.distributed.engines import Ray
from tests.graph.distributed.corpus import FACTS, PLAN, Killed, articles, quads


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The articles."""
    return articles(tmp_path_factory.mktemp("given") / "press")


@pytest.fixture(scope="module")
def wanted(given: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What one machine makes of them."""
    out = tmp_path_factory.mktemp("whole")
    on_one_machine(given, FACTS, out, plan=PLAN)
    return quads(out)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_number_of_workers_changes_nothing(
    given: list[Path], wanted: list[str], tmp_path: Path, workers: int
) -> None:
    """One graph."""
    ray = Ray(workers)
    build(given, FACTS, tmp_path, ray, PLAN, Cut(3))
    ray.close()
    assert quads(tmp_path) == wanted


def test_lost_workers_lose_nothing(given: list[Path], wanted: list[str], tmp_path: Path) -> None:
    """A worker that is killed before a step or right after it changes nothing."""
    (tmp_path / "lost").mkdir()
    workers = Killed(Ray(2), tmp_path / "lost")
    build(given, FACTS, tmp_path / "out", workers, PLAN, Cut(3))
    workers.close()
    assert workers.lost == ["meeting", "named"]
    assert quads(tmp_path / "out") == wanted
