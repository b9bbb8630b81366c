"""A project of one's own: laid out, found from below, and what it says of each command."""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from graph.cli import cli, health
from graph.cli.project import FILE, _option, defaults, key, project_file
from graph.errors import InputError

TEXT = "The minister John Smith said on Monday that France had won the match.\n"


def _run(*args: str) -> Result:
    return CliRunner().invoke(cli, args, prog_name="sayso")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh project, with the working folder at its root."""
    assert _run("init", str(tmp_path / "mine")).exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def test_a_project_is_laid_out_and_found_from_below(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What init lays out builds, and every command finds it from any folder below."""
    (project / "articles/one.txt").write_text(TEXT, encoding="utf-8")
    below = project / "articles/deep"
    below.mkdir()
    monkeypatch.chdir(below)
    built = _run("build", "--extractor", "rules")
    assert built.exit_code == 0, built.stderr
    assert (project / "output/graph.trig").exists()
    assert "John Smith" in _run("query", "who-said-what").stdout
    assert _run("show", "John Smith").exit_code == 0


def test_nothing_is_written_over(project: Path) -> None:
    """A project is not laid out twice, and files that are there stay."""
    facts = project / "facts/entities.ttl"
    facts.write_text("# mine\n", encoding="utf-8")
    again = _run("init", ".")
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    (project / FILE).unlink()
    assert "left as it is" in _run("init", ".").stderr
    assert facts.read_text(encoding="utf-8") == "# mine\n"


def test_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample comes with its facts and builds."""
    monkeypatch.chdir(tmp_path)
    assert _run("init", ".", "--sample").exit_code == 0
    assert len(list((tmp_path / "articles").iterdir())) == 2
    assert (tmp_path / "facts/decisions.ttl").exists()


def test_the_command_line_wins(project: Path) -> None:
    """An option of the command line is used instead of what the file says."""
    (project / "articles/one.txt").write_text(TEXT, encoding="utf-8")
    (project / FILE).write_text('articles = "articles"\noutput = "there"\nextractor = "rules"\n')
    assert _run("build", "-o", "here").exit_code == 0
    assert (project / "here/graph.trig").exists()
    assert not (project / "there").exists()


def test_a_decision_goes_beside_the_facts(project: Path) -> None:
    """Decisions are written into the facts folder of the project."""
    (project / "articles/one.txt").write_text(TEXT, encoding="utf-8")
    assert _run("build", "--extractor", "rules", "-q").exit_code == 0
    told = _run("decide", "John Smith", "different", "http://example.org/smith", "--by", "Ada")
    assert told.exit_code == 0, told.stderr
    assert (project / "facts/decisions.ttl").exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('artcles = ["x"]', "did you mean 'articles'?"),
        ("jobs = 0", "jobs: 0 is not in the range"),
        ("articles = [3]", "articles: 3 is no path"),
        ("[query]\ntime-limt = 3", "did you mean 'time-limit'?"),
        ("[qery]\nx = 3", "[qery] is the name of no command; did you mean 'query'?"),
        ("jobs = ", "is no TOML"),
        ('jobs = "x"', "jobs: 'x' is no whole number"),
        ("jobs = 1.5", "jobs: 1.5 is no whole number"),
        ("threads = true", "threads: true is no whole number"),
        ('store = "no"', "store: 'no' is neither true nor false"),
        ("sparql = 1", "sparql: 1 is neither true nor false"),
        ("extractor = 3", "extractor: 3 is no text; write it in quotes"),
        ('articles = "a\\u0000"', "articles: 'a\\x00' is no path"),
        ("article-seconds = nan", "article-seconds: nan is no number"),
        ("article-bytes = 100000000000000000000", "is not in the range"),
        ("[query]\ntime-limit = 1e30", "time-limit: 1e+30 is not in the range"),
        ("[disputes]\nsince = [2024]", "since: [2024] is no text"),
    ],
)
def test_a_wrong_key_is_named(project: Path, said: str, told: str) -> None:
    """What the file says wrongly ends in one line with the file and what to do."""
    (project / FILE).write_text(said, encoding="utf-8")
    result = _run("query")
    assert result.exit_code == 2
    assert f"{FILE}: " in result.stderr
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


_WRONG: tuple[object, ...] = (
    "x", 3, -1, 1.5, True, ["a"], [["a"]], [], [1], date(2024, 1, 1), math.nan, 10**30, "", "a\0",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_no_value_of_a_key_is_taken_for_another_kind(name: str) -> None:
    """Whatever stands behind a key of any command is used or named; numbers are never bent."""
    command = cli.commands[name]
    for option in command.params:
        for value in _WRONG:
            try:
                (made,) = _option(Path(FILE), command, key(option), value).values()
                assert not isinstance(value, int | float) or made in (value, float(value))
            except InputError as error:
                told = str(error)
            else:
                continue
            assert told.startswith(f"{FILE}: {key(option)}: ")
            assert "\n" not in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('columns = "x"', "columns: 'x': wanted FIELD=NAME"),
        ('encoding = "x"', "encoding: 'x' is no encoding"),
        ('urls = "x"', "urls: File 'x' does not exist"),
    ],
)
def test_a_value_that_only_the_command_refuses_is_named_by_its_key(
    project: Path, said: str, told: str
) -> None:
    """It is laid to the file, not to an option that nobody wrote."""
    (project / FILE).write_text(f'articles = "articles"\n{said}\n', encoding="utf-8")
    result = _run("build")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"sayso: {FILE}: {told}")
    assert len(result.stderr.splitlines()) == 1


def test_tables_hold_the_options_of_other_commands(project: Path) -> None:
    """A table named after a command gives that command's options, and no other's."""
    (project / FILE).write_text('output = "out"\n[serve]\nport = 3030\n', encoding="utf-8")
    said = defaults(project / FILE, cli.commands)
    assert said["serve"] == {"port": 3030, "graph": Path("out")}
    assert "port" not in said["build"]
    assert "out" not in said["extract"]


def test_every_command_takes_what_a_project_says(project: Path) -> None:
    """No option of a command gets the value of another command's option of the same name."""
    said = defaults(project / FILE, cli.commands)
    for name, command in cli.commands.items():
        context = click.Context(command, info_name=name)
        for param in command.params:
            if param.name in said[name]:
                param.type_cast_value(context, said[name][param.name])


def test_not_utf8(project: Path) -> None:
    """A file that is no UTF-8 is refused by name."""
    (project / FILE).write_bytes(b'facts = "\xff"')
    with pytest.raises(InputError, match=FILE):
        defaults(project / FILE, cli.commands)


def test_no_project(tmp_path: Path) -> None:
    """Without a file here or above there is no project."""
    assert project_file(tmp_path) is None


# ---------------------------------------------------------------- around


def test_doctor(project: Path) -> None:
    """The doctor names versions and the project, and what is wrong with its file."""
    told = _run("doctor")
    assert told.exit_code == 0
    assert "extractor    tagger (weights " in told.stdout
    assert "0 in articles; put some there" in told.stdout
    assert "1 file in facts" in told.stdout
    assert told.stdout.count("ray: ") == 1
    assert "not built yet" in told.stdout
    (project / FILE).write_text("jobs = 0", encoding="utf-8")
    told = _run("doctor")
    assert told.exit_code == 1
    assert "wrong    project" in told.stdout


def test_doctor_names_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any package that sayso needs and that is not there is named, not only the engines."""
    there = health._installed
    monkeypatch.setattr(health, "_installed", lambda n: "" if n == "warcio" else there(n))
    told = _run("doctor")
    assert told.exit_code == 1
    assert "wrong    package      warcio not installed: install sayso again" in told.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("build", "--qiet"), "build: No such option '--qiet'. Did you mean '--quiet'?"),
        (("bild",), "No such command 'bild'. Did you mean 'build'?"),
        (("build", "--jobs", "0"), "build: Invalid value for '--jobs': 0 is not in the range"),
        (("completion",), "completion: Missing argument '{bash|zsh|fish}'. Choose from: bash,"),
        (("diff", "one"), "diff: Missing argument 'NEW'"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], told: str
) -> None:
    """What is wrong, and where it is told right."""
    monkeypatch.chdir(tmp_path)
    result = _run(*args)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert told in line
    assert line.endswith("--help`)")


@pytest.mark.parametrize("command", ["build", "watch"])
def test_where_there_are_no_articles_a_beginner_is_told_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """In an empty folder, with nothing named, the way to a project is told in one line."""
    monkeypatch.chdir(tmp_path)
    result = _run(command)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.endswith("name files or folders, or lay out a project: `sayso init FOLDER`")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """The script for a shell names the program."""
    assert "_SAYSO_COMPLETE" in _run("completion", shell).stdout


def test_wheel(tmp_path: Path) -> None:
    """The wheel brings vocabulary, weights and the sample."""
    root = Path(__file__).parents[3]
    source = tmp_path / "source"
    ignored = shutil.ignore_patterns(".venv", ".git", "output", ".*_cache", "__pycache__", "tests")
    shutil.copytree(root, source, ignore=ignored)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    listed = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", str(wheel)], check=True, capture_output=True
    ).stdout.decode()
    for name in (
        "graph/sample/articles/004_33706e89d221596f.txt",
        "graph/sample/facts/entities.ttl",
        "ontology/sayso.ttl",
        "extract/candidates/tagger/weights/tagger.json",
    ):
        assert name in listed
