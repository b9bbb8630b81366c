"""Walking through who is who: questions, answers, what is written and what a build makes of it."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from rich.text import Text

from graph.cli import cli
from graph.curate import evidence
from graph.curate.pairs import Pair
from graph.facts import load

ROOT = Path(__file__).resolve().parents[3]
#: Three pairs: two Kerns whose fields differ, two of a common name, two mayors of two towns.
_NEWS = {
    "k1": "Ada Kern, an economist at the Northern Bank, said that prices would fall. "
    "Ada Kern said that wages would rise.",
    "k2": "Ada Kern, a surgeon at the Lakeside Hospital, said that the ward was full. "
    "Ada Kern said that nurses were tired.",
    "s1": "Mary Smith, a police officer, said that the road was closed.",
    "s2": "Mary Smith said that the school was open.",
    "l1": "Otto Lind, the mayor of Oslo, said that the port was closed.",
    "l2": "Otto Lind, the mayor of Bergen, said that the port was open.",
}


class _Desk(NamedTuple):
    """A built graph and the facts beside it."""

    folder: Path

    @property
    def out(self) -> str:
        return str(self.folder / "out")

    @property
    def file(self) -> Path:
        return self.folder / "facts/decisions.ttl"

    def review(self, given: str | bytes, *more: str) -> Result:
        args = ("review", "who", "-g", self.out, "--into", str(self.file), *more)
        return CliRunner().invoke(cli, args, input=given, prog_name="sayso")

    def build(self) -> None:
        _build(self.folder, "--facts", str(self.folder / "facts"))

    def query(self, name: str) -> list[dict[str, Any]]:
        args = ("query", name, "-g", self.out, "--format", "json")
        rows: list[dict[str, Any]] = json.loads(CliRunner().invoke(cli, args).stdout)
        return rows

    def outcomes(self) -> list[str]:
        """What was decided, in the order of the file, when a build can read it."""
        assert load([self.file]).refused == ()
        return re.findall(r"sayso:outcome val:(\w+)", self.file.read_text(encoding="utf-8"))


def _build(folder: Path, *more: str) -> None:
    args = ("build", str(folder / "news"), "-o", str(folder / "out"), "--extractor", "rules")
    result = CliRunner().invoke(cli, (*args, *more), prog_name="sayso")
    assert result.exit_code in {0, 1}, result.stderr


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One build for all."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "news").mkdir()
    for day, (name, words) in enumerate(_NEWS.items(), 1):
        text = f"---\ntitle: Report {name}\ndate: 2025-01-0{day}\n---\n{words}\n"
        (folder / f"news/{name}.md").write_text(text, encoding="utf-8")
    _build(folder)
    return folder


@pytest.fixture
def desk(once: Path, tmp_path: Path) -> _Desk:
    """A built graph of one's own, and nothing decided."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    (tmp_path / "facts").mkdir()
    return _Desk(tmp_path)


def _asked(result: Result) -> list[str]:
    """Whom the questions are about, one name for each."""
    lines = result.stdout.splitlines()
    return [
        " ".join(lines[n + 1].split()[:2])
        for n, line in enumerate(lines)
        if "one and the same?" in line
    ]


def test_the_evidence_stands_side_by_side(desk: _Desk) -> None:
    """Names, offices, articles, words and reasons of both; the answers' log is no answer."""
    result = desk.review("q\n")
    assert result.exit_code == 0, result.stderr
    shown = result.stdout
    assert "1 of 3: are these one and the same?  (2 statements at stake, score 0.5)" in shown
    rows = [line.split("   ") for line in shown.splitlines()]
    both = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert ["offices", "economist, Northern Bank", "surgeon, Lakeside Hospital"] in both
    assert ["articles", "2025-01-01 Report k1 (k1)", "2025-01-02 Report k2 (k2)"] in both
    assert ["says", "2 statements", "2 statements"] in both
    assert "“that wages would rise”" in shown
    assert "“that the ward was full”" in shown
    assert "\nfor: the same full name\n" in shown
    assert "\nagainst: two bodies; two fields of work" in shown
    assert "decided" not in shown
    assert result.stderr == "nothing decided, 3 left\n"
    assert not desk.file.exists()


def test_most_useful_first_and_written_as_decide_does(desk: _Desk) -> None:
    """Those that touch most statements come first; the file is the one `sayso decide` writes."""
    result = desk.review("y\n", "--by", "Jane Doe")
    assert _asked(result)[:2] == ["Ada Kern", "Mary Smith"]
    assert "1 decided (1 same), 2 left; `sayso build` applies the decisions" in result.stderr
    other = desk.folder / "by-hand.ttl"
    ends = ("actor:k1.ada--20-kern", "same", "actor:k2.ada--20-kern")
    args = ("decide", "-g", desk.out, *ends, "--into", str(other), "--by", "Jane Doe")
    assert CliRunner().invoke(cli, args).exit_code == 0

    def timeless(file: Path) -> list[str]:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "endedAtTime" not in line]

    assert timeless(desk.file) == timeless(other)


def test_it_goes_on_where_it_was_left(desk: _Desk) -> None:
    """What is decided is not asked again; what was skipped comes last, the oldest first."""
    assert _asked(desk.review("s\ny\nq\n")) == ["Ada Kern", "Mary Smith", "Otto Lind"]
    assert _asked(desk.review("s\n")) == ["Otto Lind", "Ada Kern"]
    last = desk.review("n\nu\n")
    assert _asked(last) == ["Ada Kern", "Otto Lind"]
    assert "2 decided (1 different, 1 unsure), 0 left" in last.stderr
    after = desk.review("y\n")
    assert (_asked(after), after.exit_code) == ([], 0)
    assert "nothing left to ask" in after.stderr
    assert desk.outcomes() == ["same", "different", "unsure"]


def test_undo_gives_the_bytes_back(desk: _Desk) -> None:
    """The last answer leaves the file as it was, to the byte; the pair is asked once more."""
    written = b"# my own words\r\n\n\n\n"
    desk.file.write_bytes(written)
    result = desk.review("y\nb\nq\n")
    assert _asked(result) == ["Ada Kern", "Mary Smith", "Ada Kern"]
    assert desk.file.read_bytes() == written
    assert result.stderr == "same\ntaken back\nnothing decided, 3 left\n"
    desk.review("y\nq\n")
    one = desk.file.read_bytes()
    two = desk.review("n\nu\nundo\nback\nb\nq\n")
    assert desk.file.read_bytes() == one
    # The one before this sitting is not touched.
    assert "nothing to undo in this sitting" in two.stderr
    desk.file.unlink()
    desk.review("y\nb\nq\n")
    assert not desk.file.exists()


def test_undo_after_a_skip_and_another_answer(desk: _Desk) -> None:
    """What is taken back is the last decision, whatever was skipped since."""
    result = desk.review("y\ns\nb\nn\nq\n")
    assert _asked(result) == ["Ada Kern", "Mary Smith", "Otto Lind", "Ada Kern", "Otto Lind"]
    assert desk.outcomes() == ["different"]
    assert "1 decided (1 different), 1 skipped, 2 left" in result.stderr


def test_what_is_no_answer(desk: _Desk) -> None:
    """A wrong key is named, asks nothing anew and writes nothing; whole words are answers."""
    result = desk.review("maybe\n\nb\nYES\nDifferent\nquit\ny\n")
    assert _asked(result) == ["Ada Kern", "Mary Smith", "Otto Lind"]
    assert "'maybe' is no answer: y yes, n no" in result.stderr
    assert "nothing to undo" in result.stderr
    assert desk.outcomes() == ["same", "different"]
    assert "�" in desk.review(b"\xff\xfe\n").stderr
    assert CliRunner().invoke(cli, ("review", "what")).exit_code == 2


def test_limit(desk: _Desk) -> None:
    """So many pairs at most; one that is asked once more counts once."""
    assert _asked(desk.review("s\ny\ny\n", "--limit", "2")) == ["Ada Kern", "Mary Smith"]
    result = desk.review("y\nb\nn\ny\n", "--limit", "1")
    assert _asked(result) == ["Otto Lind", "Otto Lind"]
    assert desk.outcomes() == ["same", "different"]


def test_breaking_off(desk: _Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at any moment only ends the sitting, and what was answered stands."""
    shown = evidence.shown

    def once_and_then_no_more(pair: Pair, *more: Any) -> Text:
        if "smith" in pair.one:
            raise KeyboardInterrupt
        return shown(pair, *more)

    monkeypatch.setattr(evidence, "shown", once_and_then_no_more)
    result = desk.review("y\ny\n")
    assert (result.exit_code, desk.outcomes()) == (0, ["same"])
    assert "1 decided (1 same), 2 left" in result.stderr


def test_nobody_to_ask(desk: _Desk) -> None:
    """Without a terminal and without answers it says so in one line."""
    result = desk.review("")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sayso: nobody to ask")
    assert result.stderr.count("\n") == 1


def test_nothing_to_ask(tmp_path: Path) -> None:
    """A graph without doubtful pairs is no error."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text(_NEWS["s1"], encoding="utf-8")
    _build(tmp_path)
    result = CliRunner().invoke(cli, ("review", "who", "-g", str(tmp_path / "out")))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing to ask: no pair waits for a person\n"


def test_a_broken_file_stops_it(desk: _Desk) -> None:
    """Nothing can be added to a file that cannot be read; it stays as it is."""
    desk.file.write_text("this is no Turtle", encoding="utf-8")
    result = desk.review("y\n")
    assert result.exit_code == 2
    assert "decisions.ttl" in result.stderr
    assert desk.file.read_text(encoding="utf-8") == "this is no Turtle"


# ---------------------------------------------------------------- what a build makes of it


def test_the_next_build_honours_the_answers(desk: _Desk) -> None:
    """Yes merges, no keeps apart, unsure stays open and is asked only when asked for."""
    desk.review("y\nn\nu\n")
    desk.build()
    merged = desk.query("merges")
    assert {row["who"] for row in merged} == {"Ada Kern"}
    assert "a person decided it" in {row["reasons"] for row in merged}
    left = desk.query("possibly-same")
    assert [(row["one"], row["decided"]) for row in left] == [("Otto Lind", True)]
    assert _asked(desk.review("y\n")) == []
    assert _asked(desk.review("y\n", "--again")) == ["Otto Lind"]
    desk.build()
    assert {row["who"] for row in desk.query("merges")} == {"Ada Kern", "Otto Lind"}
    assert desk.query("possibly-same") == []


def test_a_doubt_becomes_a_no(desk: _Desk) -> None:
    """Who was unsure and says no later is not asked a third time, not even again."""
    desk.review("u\nq\n")
    desk.build()
    assert _asked(desk.review("n\nq\n", "--again")) == ["Ada Kern", "Mary Smith"]
    desk.build()
    assert _asked(desk.review("q\n", "--again")) == ["Mary Smith"]
    assert "Ada Kern" not in {row["one"] for row in desk.query("possibly-same")}


def test_unsure_is_remembered_before_the_build(desk: _Desk) -> None:
    """Until then the file alone knows; saying it again adds nothing and can be taken back."""
    desk.review("u\nq\n")
    before = desk.file.read_bytes()
    assert _asked(desk.review("q\n")) == ["Mary Smith"]
    again = desk.review("u\nb\nu\nq\n", "--again")
    assert _asked(again) == ["Ada Kern", "Mary Smith", "Ada Kern", "Mary Smith"]
    assert desk.file.read_bytes() == before
    assert desk.outcomes() == ["unsure"]


def test_a_decision_on_nobody_is_reported(desk: _Desk) -> None:
    """When an article goes, the answers about it are findings of the build, not silence."""
    desk.review("y\nq\n")
    (desk.folder / "news/k2.md").unlink()
    desk.build()
    report = json.loads((desk.folder / "out/report.json").read_bytes())
    assert "decision-orphaned" in json.dumps(report)


# ---------------------------------------------------------------- on a terminal


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
def test_one_key_is_an_answer(desk: _Desk) -> None:
    """On a terminal a key is enough, with or without a line break; Ctrl-C loses nothing."""
    import pty

    main, other = pty.openpty()
    command = (sys.executable, "-m", "graph", "review", "who", "-g", desk.out)
    with _running(
        (*command, "--into", str(desk.file)), cwd=ROOT, stdin=other, stdout=other, stderr=other
    ) as process:
        os.close(other)
        seen = b""
        for key in (b"y", b"\x1b[A", b"\rn", b"\x03"):
            seen = _until(main, b"q quit? ", seen)
            _press(main, key)
        seen = _until(main, b" left", seen)
        assert process.wait(30) == 0
    os.close(main)
    assert b"2 decided (1 different, 1 same), 1 left" in seen
    # An arrow is one key, and none of those that mean something.
    assert seen.count(b"is no answer") == 1
    assert desk.outcomes() == ["same", "different"]


@contextmanager
def _running(command: Sequence[str], **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, **more) as process:
        try:
            yield process
        finally:
            process.kill()


def _press(terminal: int, keys: bytes) -> None:
    """Press keys as soon as single keys are listened to; what comes before that is lost."""
    import termios

    end = time.monotonic() + 30
    while termios.tcgetattr(terminal)[3] & termios.ICANON:
        assert time.monotonic() < end
        time.sleep(0.01)
    os.write(terminal, keys)


def _until(terminal: int, wanted: bytes, seen: bytes) -> bytes:
    """Read on until some words stand there once more than before."""
    count = seen.count(wanted)
    while seen.count(wanted) == count:
        assert select.select([terminal], [], [], 60)[0], seen
        seen += os.read(terminal, 4096)
    return seen


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
def test_questions_nobody_sees(desk: _Desk) -> None:
    """With the keyboard at hand and the questions going elsewhere nothing is asked."""
    import pty

    main, other = pty.openpty()
    command = (sys.executable, "-m", "graph", "review", "who", "-g", desk.out)
    done = subprocess.run(command, cwd=ROOT, stdin=other, capture_output=True, check=False)
    os.close(other)
    os.close(main)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no terminal; nothing asked" in done.stderr
