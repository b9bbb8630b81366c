"""Commands around the others: a new project, what is installed, completion for the shell."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import FINDINGS, note
from graph.cli.project import FILE
from graph.errors import InputError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["completion", "doctor", "init", "show_version"]

_TOML = """\
# A project of sayso. Paths are meant from this folder; every option of `sayso build` has a key here
# (write time-limit for --time-limit), a table holds the options of another command, and what the
# command line says wins.

articles = ["articles"]      # files and folders
facts = "facts"              # hand-written entities, facts and decisions, in Turtle
output = "output"            # the graph, the page, the ledger

# extractor = "tagger"       # tagger-wide finds more and errs more; rules needs no trained weights
# columns = "text=body"      # what the columns of tables are called, where not by common names
# urls = "saved.csv"         # path, url, outlet, date of saved pages; nothing is fetched
# jobs = 1                   # how many processes read articles at once
# article-seconds = 300      # what one article may take to be read; article-memory = 4000 (MB)
# article-bytes = 5_000_000  # how large a text may be; facts-bytes = 50_000_000 a facts file
# sparql = false             # let view.html answer SPARQL by itself (1.9 MB larger)

# [query]
# time-limit = 60            # seconds for a query of your own

# [serve]
# port = 8190
"""
_FACTS = """\
# What people know and decided, in Turtle. `sayso decide` and `sayso review` write decisions.ttl
# beside this file. An actor, so that all articles mean the same person:
#
#   actor:jane-doe a sayso:Person ;
#       rdfs:label "Jane Doe" ;
#       skos:altLabel "J. Doe" .

@prefix actor: <https://w3id.org/sayso/id/actor/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sayso: <https://w3id.org/sayso/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
_LAID_OUT = {FILE: _TOML, "facts/entities.ttl": _FACTS, ".gitignore": "/output/\n"}


@click.command(
    short_help="Lay out a project of your own.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso init my-corpus && cd my-corpus\n"
    "  sayso init . --sample && sayso build\n",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--sample", is_flag=True, help="Put the two sample articles and their facts there.")
def init(folder: Path, *, sample: bool) -> None:
    """Lay out a project in FOLDER: articles/, facts/ and sayso.toml, which every command finds.

    Nothing that is there already is written over.
    """
    if (folder / FILE).exists():
        told = "is there already, so this is a project; `sayso doctor` tells its state"
        raise InputError(told, str(folder / FILE))
    made = {**_LAID_OUT, **(_sample() if sample else {})}
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for name, text in sorted(made.items()):
        place = folder / name
        if place.exists():
            note(f"left as it is: {place}")
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    put = "`sayso build`" if sample else "put articles into articles/, then `sayso build`"
    where = "" if folder.resolve() == Path.cwd() else f"cd {folder}, "
    note(f"laid out {folder}; {where}{put}")


def _sample() -> dict[str, str]:
    """Name within a project -> text of the sample articles and their facts."""
    # An installed package holds them; a checkout has them in data/, where make builds from.
    held = files("graph").joinpath("sample")
    root: Traversable = held if held.is_dir() else Path(str(files("graph"))).parent / "data"
    return {
        f"{part}/{one.name}": one.read_text(encoding="utf-8")
        for part in ("articles", "facts")
        for one in root.joinpath(part).iterdir()
        if one.name.endswith((".txt", ".ttl"))
    }


@click.command(
    short_help="What is installed and what is missing.", epilog="\b\nExamples:\n  sayso doctor\n"
)
def doctor() -> None:
    """Tell what is installed, which project this is, and what to do about what is missing.

    Exit code 1 when something is missing or wrong.
    """
    from graph.cli.health import checked

    lines = list(checked(Path.cwd()))
    for line in lines:
        mark = {True: "ok", False: "wrong", None: "-"}[line.fine]
        click.echo(f"{mark:<8} {line.what:<12} {line.told}")
    if any(line.fine is False for line in lines):
        raise click.exceptions.Exit(FINDINGS)


@click.command(
    short_help="Completion for your shell.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso completion bash >> ~/.bashrc\n"
    "  sayso completion zsh >> ~/.zshrc\n"
    "  sayso completion fish > ~/.config/fish/completions/sayso.fish\n",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that lets SHELL complete commands and options of sayso."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:  # pragma: no cover - click knows the three of them
        raise click.UsageError(f"there is no completion for {shell}")
    click.echo(made(context.find_root().command, {}, "sayso", "_SAYSO_COMPLETE").source())


def show_version(context: click.Context, _: click.Parameter, value: object) -> None:
    """Print the version of sayso and of what reads, then end."""
    if not value or context.resilient_parsing:
        return
    from graph.cli.health import versions

    for name, version in versions():
        click.echo(f"{name}, version {version}")
    click.echo(f"Python, version {sys.version.split()[0]}")
    context.exit()
