"""Building again whenever something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.cli import cli
from graph.cli.watching import rebuilding
from graph.errors import InputError


def _steps(*steps: Callable[[], object]) -> Callable[[], None]:
    """A wait during which things happen, one each time; then Ctrl+C."""
    left: Iterator[Callable[[], object]] = iter(steps)

    def wait() -> None:
        try:
            next(left)()
        except StopIteration:
            raise KeyboardInterrupt from None

    return wait


def _nothing() -> None:
    pass


def _lines(folder: Path, build: Callable[[], str], *steps: Callable[[], object]) -> list[str]:
    """What is told until the steps are through."""
    lines: list[str] = []
    with suppress(KeyboardInterrupt):
        for line in rebuilding([folder], build, _steps(*steps)):
            lines.append(line)  # noqa: PERF402 - kept though the last wait raises
    return lines


def _counting() -> tuple[list[int], Callable[[], str]]:
    built: list[int] = []

    def build() -> str:
        built.append(1)
        return "built"

    return built, build


def test_a_change_is_built_once_it_is_still(tmp_path: Path) -> None:
    """Files that are still being written are waited for; then there is one build."""
    built, build = _counting()
    one = tmp_path / "one.txt"
    _lines(
        tmp_path, build,
        _nothing,
        lambda: one.write_text("a"),
        lambda: one.write_text("a b"),
        _nothing,
        _nothing,
    )  # fmt: skip
    assert len(built) == 2


def test_a_removed_file_is_a_change(tmp_path: Path) -> None:
    """Taking a file away builds again."""
    built, build = _counting()
    one = tmp_path / "one.txt"
    one.write_text("a")
    _lines(tmp_path, build, one.unlink, _nothing, _nothing)
    assert len(built) == 2


def test_a_failing_build_does_not_end_the_watch(tmp_path: Path) -> None:
    """What cannot be built is told, and the next change is built all the same."""
    calls = iter((True, False))

    def build() -> str:
        if next(calls):
            raise InputError("no article here")
        return "built"

    told = _lines(tmp_path, build, (tmp_path / "x").touch, _nothing, _nothing)
    assert told == ["not built: no article here", "built"]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command builds, tells one line and ends with Ctrl+C."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/one.txt").write_text("John Smith said that it rained.\n")

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.cli.watching._wait", interrupted)
    result = CliRunner().invoke(cli, ["watch", "in", "--extractor", "rules"])
    assert result.exit_code == 0, result.output
    assert "built output: 1 article, 1 statement; 1 read anew\n" in result.stderr
    assert result.stderr.endswith("stopped\n")


def test_what_a_change_broke_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of a build names what it could not use, once, and what that means."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/one.txt").write_text("John Smith said that it rained.\n")
    (tmp_path / "in/two.txt").write_bytes(b"")
    steps: Iterator[Callable[[], object]] = iter(
        (lambda: (tmp_path / "in/three.pdf").write_bytes(b"%PDF-"), _nothing)
    )

    def waited(_: float) -> None:
        try:
            next(steps)()
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("graph.cli.watching._wait", waited)
    told = CliRunner().invoke(cli, ["watch", "in", "--extractor", "rules"]).stderr.splitlines()
    assert "1 file not used; new: two.txt: is empty" in told[1]
    assert "2 files not used; new: three.pdf: " in told[2]
    assert "two.txt" not in told[2]


def test_a_folder_that_is_not_there_is_not_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in a name is told at once, and nothing is built."""
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(cli, ["watch", "inn"])
    assert (told.exit_code, told.stderr) == (
        2,
        "sayso: inn: there is no such file or folder\n",
    )
    assert not (tmp_path / "output").exists()
