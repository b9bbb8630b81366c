"""The command line: `sayso COMMAND`, one command for each thing a person does with the graph.

Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 findings,
2 wrong use or nothing could be done, 3 done but some files were refused.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from graph.cli import agents as cli_agents
from graph.cli import ask as cli_ask
from graph.cli import deciding as cli_deciding
from graph.cli import dossiers as cli_dossiers
from graph.cli import linking as cli_linking
from graph.cli import llm as cli_llm
from graph.cli import make as cli_make
from graph.cli import pushing as cli_pushing
from graph.cli import review as cli_review
from graph.cli import serving as cli_serving
from graph.cli import starting as cli_starting
from graph.cli import watching as cli_watching
from graph.cli.common import WRONG, note
from graph.cli.project import FILE, defaults, key, project_file
from graph.errors import SaysoError

__all__ = ["cli", "main"]


#: Commands that have to work where a project's file is broken.
_ANYWHERE = frozenset({"init", "doctor", "completion"})


#: What shells call a program that was stopped by Ctrl+C.
_STOPPED = 130


class _Failure(click.ClickException):
    exit_code = WRONG

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - errors have one place to go
        note(f"sayso: {self.message}")


def _stopped() -> click.exceptions.Exit:
    note("stopped; what was built before is as it was")
    return click.exceptions.Exit(_STOPPED)


def _interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl+C is behind an error: a compiled module that is being loaded says it failed."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _misused(error: click.UsageError) -> str:
    """What is wrong with how a command was called, in one line, and where it is told right."""
    path = error.ctx.command_path if error.ctx is not None else "sayso"
    told = " ".join(error.format_message().split())
    if of_project := _of_project(error):
        return f"{FILE}: {of_project}: {' '.join(error.message.split()).rstrip('.')}"
    return f"{path.removeprefix('sayso ')}: {told.rstrip('.')} (`{path} --help`)"


def _of_project(error: click.UsageError) -> str | None:
    """The key of the project's file that gave a wrong value; None where no file gave it."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return None
    name = error.param.name or ""
    given = error.ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP
    return key(error.param) if given else None


class _Commands(click.Group):
    """Commands whose foreseen errors end in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            if ctx.params["debug"]:
                raise
            raise _Failure(str(error)) from error
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise _Failure(_misused(error)) from error
        except KeyboardInterrupt:
            raise _stopped() from None
        except ImportError as error:
            if not _interrupted(error):
                raise
            raise _stopped() from None
        except OSError as error:
            if ctx.params["debug"] or error.errno in (errno.EPIPE, None):
                raise
            raise _Failure(f"{error.filename or 'system'}: {error.strerror}") from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; its options have the values that the project gives them."""
        name, command, rest = super().resolve_command(ctx, args)
        file = None if ctx.resilient_parsing or name in _ANYWHERE else project_file(Path.cwd())
        if file is not None:
            ctx.default_map = defaults(file, self.commands)
        return name, command, rest

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order in which people need them."""
        return list(self.commands)


@click.group(
    cls=_Commands,
    epilog="\b\n"
    "Start with:\n"
    "  sayso init my-corpus           a folder of your own, laid out\n"
    "  sayso build                    from data/articles and data/facts into output/\n"
    "  sayso query                    the questions one can ask\n"
    "  sayso query who-denies-what    one of them\n"
    "  sayso explain 2e59             the words behind one statement\n",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=cli_starting.show_version,
    help="Show the versions of sayso and of what reads, and exit.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:  # noqa: FBT001 - read from the context
    """Who said what about whom, on whose say-so: a graph of attributed statements.

    Exit codes: 0 done, 1 findings, 2 wrong use or nothing done, 3 done but files were refused.
    """


for _command in (
    cli_starting.init,
    cli_make.build,
    cli_watching.watch,
    cli_ask.query,
    cli_ask.show,
    cli_ask.explain,
    cli_ask.disputes,
    cli_dossiers.dossier,
    cli_ask.check,
    cli_ask.diff,
    cli_serving.serve,
    cli_agents.mcp,
    cli_deciding.decide,
    cli_review.review,
    cli_linking.link,
    cli_llm.llm,
    cli_make.extract,
    cli_make.export,
    cli_pushing.push,
    cli_starting.doctor,
    cli_starting.completion,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line with the arguments of this process."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a replacement, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli(prog_name="sayso")
