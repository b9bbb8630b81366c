"""The command line: help, answers, exit codes, and errors in one line."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from graph.cli import cli

ROOT = Path(__file__).resolve().parents[3]
SMALL = str(Path(__file__).parents[1] / "data/small.trig")
COMMANDS = sorted(cli.commands)


def _run(*args: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=given, prog_name="sayso")


def _ask(*args: str, given: str | bytes | None = None) -> Result:
    return _run(args[0], "-g", SMALL, *args[1:], given=given)


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str) -> None:
    """Every command says what it does, explains every option and shows examples."""
    result = _run(name, "--help")
    assert result.exit_code == 0
    assert "Examples:\n    sayso " in result.stdout
    command = cli.commands[name]
    assert command.help
    assert command.short_help
    assert len(command.short_help) < 45
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_top() -> None:
    """The start page lists all commands whole; the version is that of the package."""
    text = _run("--help").stdout
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert "..." not in text.partition("Commands:")[2]
    assert _run("--version").stdout.startswith("sayso, version ")


# ---------------------------------------------------------------- query


def test_list_of_questions() -> None:
    """Without a name the questions are listed with their parameters."""
    rows = list(csv.DictReader(io.StringIO(_run("query").stdout), delimiter="\t"))
    names = {row["name"]: row for row in rows}
    assert names["what-did-actor-say"]["parameters"] == "actor=Zelensky"
    assert all(row["question"].endswith("?") for row in rows)


def test_named_question() -> None:
    """A shipped question is answered; in a pipe as tsv."""
    result = _ask("query", "who-denies-what")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("who\tact\tcontent")
    assert "Otto Lind\tdeny" in result.stdout


def test_parameter_and_format() -> None:
    """A parameter is set by name; the answer comes in the form that is asked for."""
    result = _ask("query", "what-did-actor-say", "--set", "actor=kern", "--format", "json")
    (row,) = json.loads(result.stdout)
    assert row["act"] == "assert"


def test_own_query(tmp_path: Path) -> None:
    """A query comes from a file, from standard input, or as text."""
    text = "SELECT ?s { ?s a sayso:Place }"
    file = tmp_path / "mine.rq"
    file.write_text(text, encoding="utf-8")
    for args, given in (
        (("query", str(file)), None),
        (("query", "-"), text),
        (("query", text), None),
    ):
        result = _ask(*args, given=given)
        assert result.stdout.count("/place/") == 2, result.stderr


def test_construct_is_turtle() -> None:
    """Triples are printed as Turtle unless something else is asked for."""
    assert _ask("query", "network").stdout.startswith("@prefix actor:")
    assert _ask("query", "network", "--format", "csv").stdout.startswith("subject,predicate,object")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("who-said-wat",), "did you mean who-said-what"),
        (("who-spoke", "--set", "actor=Kern"), "no parameter 'actor'"),
        (("what-did-actor-say", "--set", "Kern"), "NAME=VALUE"),
        (("who-spoke", "--format", "ttl"), "take csv"),
        (("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",), "federation is off"),
        (("INSERT DATA { <a:b> <a:b> <a:b> }",), "would change the graph"),
        (("SELECT * { ?s ?p",), "query:1: is not SPARQL"),
        (
            ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--time-limit", "0.01"),
            "no answer",
        ),
    ],
)
def test_query_refused(args: tuple[str, ...], message: str) -> None:
    """What cannot be asked ends with code 2 and one line on standard error."""
    result = _ask("query", *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("sayso: ")
    assert result.stderr.count("\n") == 1


def test_bytes_that_are_no_text() -> None:
    """A query that is no UTF-8 is refused by name."""
    result = _ask("query", "-", given=b"SELECT \xff")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "UTF-8" in result.stderr


# ---------------------------------------------------------------- show, explain, disputes, check


def test_show() -> None:
    """An actor is shown; an unknown one is answered with near names."""
    assert "Ada Kern  Person" in _ask("show", "kern").stdout
    missed = _ask("show", "Kerm")
    assert missed.exit_code == 2
    assert "did you mean Ada Kern?" in missed.stderr


def test_explain() -> None:
    """The words are marked in their sentence; in a pipe with double brackets."""
    result = _ask("explain", "5e0")
    assert "[[that any foreign troops were in Sweden]]" in result.stdout
    assert _ask("explain", "zzz").exit_code == 2


def test_disputes() -> None:
    """Both sides of a dispute are printed."""
    text = _ask("disputes").stdout
    assert "Otto Lind" in text
    assert "Ada Kern" in text


def test_check(tmp_path: Path) -> None:
    """A good graph ends with 0; a finding is a line on standard output and ends with 1."""
    good = _ask("check")
    assert (good.exit_code, good.stdout) == (0, "")
    bad = tmp_path / "bad.trig"
    text = Path(SMALL).read_text(encoding="utf-8")
    bad.write_text(
        text.replace("sayso:confidence 0.9", "sayso:confidence 1.9", 1), encoding="utf-8"
    )
    result = _run("check", "-g", str(bad))
    assert result.exit_code == 1
    assert "\nconfidence-out-of-range: report:2e599de2658545ed: " in result.stdout
    assert result.stderr == f"{len(result.stdout.splitlines())} findings\n"


@pytest.mark.parametrize("args", [("query", "who-spoke"), ("show", "x"), ("explain", "x"),
                                  ("disputes",), ("check",), ("export", "--format", "ttl"),
                                  ("decide", "x", "accept")])  # fmt: skip
def test_no_graph(args: tuple[str, ...], tmp_path: Path) -> None:
    """Without a graph every command says what to do."""
    result = _run(*args, "-g", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert "run `sayso build` first" in result.stderr
    assert result.stderr.count("\n") == 1


# ---------------------------------------------------------------- decide, export


def test_decide(tmp_path: Path) -> None:
    """A verdict is written once; saying it again says so."""
    file = tmp_path / "d.ttl"
    args = ("decide", "2e5", "correct", "--speaker", "Lind", "--why", "so", "--into", str(file))
    assert "written to" in _ask(*args).stderr
    assert "sayso:correctSpeaker actor:001_mini.otto--20-lind" in file.read_text(encoding="utf-8")
    assert "says so already" in _ask(*args).stderr
    assert _ask("decide", "2e5", "correct", "--into", str(file)).exit_code == 2


def test_decide_on_all_like_it(tmp_path: Path) -> None:
    """A rule shows what it touches; it writes only where nobody has to be asked, and once."""
    file = tmp_path / "d.ttl"
    rule = ("decide", "--like", "2e5", "reject", "--same", "article", "--into", str(file))
    dry = _ask(*rule, "--dry-run")
    assert len(dry.stdout.splitlines()) == 8
    assert "8 not written" in dry.stderr
    asked = _ask(*rule)
    assert asked.exit_code == 2
    assert "say --yes or --dry-run" in asked.stderr
    assert not file.exists()
    assert "8 decisions written" in _ask(*rule, "--yes").stderr
    assert file.read_text(encoding="utf-8").count("a sayso:Decision") == 8
    assert "says so already of all" in _ask(*rule, "--yes").stderr
    wrong = _ask("decide", "2e5", "reject", "--same", "article", "--into", str(file))
    assert "--same goes with --like" in wrong.stderr


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq", "jsonld", "graphml", "csv"])
def test_export(form: str, tmp_path: Path) -> None:
    """Every format is written to standard output or a file, with the same bytes."""
    out = tmp_path / "x"
    printed = _ask("export", "--format", form)
    assert printed.exit_code == 0, printed.stderr
    assert _ask("export", "--format", form, "-o", str(out)).exit_code == 0
    assert out.read_bytes() == printed.stdout_bytes
    assert len(out.read_bytes()) > 500


# ---------------------------------------------------------------- as a program


def _program(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "graph", *args], capture_output=True, text=True, check=False,
        env={**environment, **options.get("env", {})},  # type: ignore[dict-item]
    )  # fmt: skip


def test_as_a_module() -> None:
    """`python -m graph` is the same program, own queries in a child process included."""
    done = _program("query", "-g", SMALL, "ASK { ?x a sayso:Report }")
    assert (done.returncode, done.stdout) == (0, "answer\ntrue\n")


def test_broken_pipe_is_silent() -> None:
    """A reader that goes away early is no error to tell."""
    command = f"{sys.executable} -m graph query -g {SMALL} evidence --format json | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stdout == "[\n"
    assert done.stderr == ""


def test_poor_terminal() -> None:
    """Characters that the terminal cannot show are replaced, not an error."""
    env = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = _program("explain", "-g", SMALL, "80e9", env=env)
    assert done.returncode == 0, done.stderr
    assert "?difficult?" in done.stdout


def test_debug() -> None:
    """With --debug the traceback of an error is shown, else it is not."""
    shown, hidden = (_program(*flag, "show", "-g", "nowhere", "x") for flag in (("--debug",), ()))
    assert "Traceback" in shown.stderr
    assert "Traceback" not in hidden.stderr
    assert hidden.returncode == 2
