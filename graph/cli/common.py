"""What the commands share: options, and the way to the terminal or the pipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = [
    "FINDINGS",
    "REFUSED",
    "WRONG",
    "articles_or_default",
    "curator_options",
    "facts_option",
    "facts_or_default",
    "graph_option",
    "into_option",
    "note",
    "noted",
    "say",
    "seconds",
    "terminal",
]

#: Exit codes besides 0.
FINDINGS, WRONG, REFUSED = 1, 2, 3

GRAPH = Path("output")
#: The facts file that decisions are appended to.
DECISIONS = Path("data/facts/decisions.ttl")
_ARTICLES, _FACTS = Path("data/articles"), Path("data/facts")

#: The longest wait that may be asked for, eleven days: clocks take no longer ones.
_LONGEST = 1_000_000

_Command = TypeVar("_Command", bound=Callable[..., Any])


def seconds(least: float = 0.0) -> click.FloatRange:
    """What an option takes that is a time in seconds.

    :param least: the shortest one; 0 for any above it.
    """
    return click.FloatRange(min=least, max=_LONGEST, min_open=not least)


def into_option(told: str, file: Path = DECISIONS) -> Callable[[_Command], _Command]:
    """The option that says which facts file is appended to.

    :param told: what the help says of it.
    :param file: the one that is taken when nobody says.
    """
    return click.option(
        "--into",
        type=click.Path(path_type=Path, dir_okay=False),
        default=file,
        show_default=True,
        metavar="FILE",
        help=told,
    )


def curator_options(command: _Command) -> _Command:
    """The options that say who decides, and which facts file takes the decision."""
    into = into_option("The facts file to append to.")
    by = click.option(
        "--by", default="the curator", show_default=True, metavar="NAME", help="Who decides."
    )
    return by(into(command))


def noted(_context: click.Context, _option: click.Parameter, graph: Path) -> Path:
    """The graph that is asked; where it has no store to open, that is told."""
    from graph.opening import instead

    if message := instead(graph):
        note(message)
    return graph


def graph_option(command: _Command) -> _Command:
    """The option that says which built graph to read."""
    return click.option(
        "-g",
        "--graph",
        type=click.Path(path_type=Path),
        default=GRAPH,
        show_default=True,
        callback=noted,
        help="Output folder of a build, or a .trig, .nq, .ttl or .nt file.",
    )(command)


def facts_option(command: _Command) -> _Command:
    """The option that says where hand-written entities, facts and decisions are."""
    return click.option(
        "--facts",
        type=click.Path(path_type=Path),
        help="Folder or file of hand-written entities, facts and decisions in Turtle. "
        "[default: data/facts where there is one]",
    )(command)


def articles_or_default(articles: Sequence[Path]) -> Sequence[Path]:
    """The articles a user names, else the usual folder.

    :raises InputError: when there are neither.
    """
    if articles or _ARTICLES.exists():
        return articles or (_ARTICLES,)
    told = "are not here; name files or folders, or lay out a project: `sayso init FOLDER`"
    raise InputError(told, str(_ARTICLES))


def facts_or_default(facts: Path | None) -> Path | None:
    """The facts a user names, else the usual folder where there is one."""
    return facts or (_FACTS if _FACTS.exists() else None)


def terminal() -> Console:
    """Standard output as it is now, with or without colours."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def say(text: Text) -> None:
    """Put a text on standard output: styled and cleaned of control characters on a terminal."""
    from graph.ask.tables import printable

    console = terminal()
    if console.is_terminal:
        text.plain = printable(text.plain)
        console.print(text, end="", soft_wrap=True)
    else:
        click.echo(text.plain, nl=False)


def note(message: str) -> None:
    """Tell the user something on standard error."""
    from graph.ask.tables import printable

    click.echo(printable(message), err=True)
