"""The README: what it shows is what the program prints, and every command is in it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from graph.cli import cli

README = Path(__file__).resolve().parent.parent / "README.md"
_SHOWN = re.compile(r"(?P<fence>```console\n)\$ sayso (?P<command>.*)\n(?P<output>[^`]*)```")


def _printed(command: str, built: Path) -> str:
    extra = ["--format", "table"] if command.startswith("query") else []
    result = CliRunner(env={"COLUMNS": "112"}).invoke(
        cli, [*command.split(), *extra, "-g", str(built)], prog_name="sayso"
    )
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"


def test_the_readme_shows_what_is_printed(built: Path) -> None:
    """Every console block of the README holds what its command prints for the sample data."""
    text = README.read_text(encoding="utf-8")
    fresh = _SHOWN.sub(
        lambda m: f"{m['fence']}$ sayso {m['command']}\n{_printed(m['command'], built)}```", text
    )
    if os.environ.get("SAYSO_GOLDEN"):
        README.write_text(fresh, encoding="utf-8")
    assert len(_SHOWN.findall(text)) >= 3
    assert fresh == README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_and_is_in_the_readme(name: str) -> None:
    """Every command says what it does, gives examples, and stands in the README's table."""
    command = cli.commands[name]
    told = CliRunner().invoke(cli, [name, "--help"], prog_name="sayso").output
    assert command.help
    assert "Example" in told
    assert f"| `sayso {name}" in README.read_text(encoding="utf-8")
    bare = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert bare == []
