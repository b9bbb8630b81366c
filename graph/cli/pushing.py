"""The command that puts a built graph into another store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import graph_option, note, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["push"]


@click.command(
    short_help="Put the graph into another store.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso push --to http://localhost:7878/store               Oxigraph\n"
    "  sayso push --to http://localhost:3030/sayso/data          Fuseki\n"
    "  sayso push --to http://localhost:7200/repositories/sayso/rdf-graphs/service   GraphDB\n"
    "  sayso push --update http://db.example/update --query http://db.example/sparql\n",
)
@click.option("--to", "graphs", default="", metavar="URL", help="Of the Graph Store Protocol.")
@click.option("--update", default="", metavar="URL", help="Of SPARQL Update, instead of --to.")
@click.option(
    "--query", "asked", default="", metavar="URL", help="Of SPARQL queries, for --update."
)
@click.option(
    "--timeout",
    type=seconds(),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for each answer.",
)
@graph_option
def push(graphs: str, update: str, asked: str, timeout: float, graph: Path) -> None:
    """Put the named graphs of a build into another store, and only those that changed.

    Each is replaced as a whole, never doubled; one that the build no longer has is taken out.
    Graphs that sayso did not put there are not touched. An upload that was cut off goes on where
    it stopped. User and password are read from SAYSO_STORE_USER and SAYSO_STORE_PASSWORD, a token
    from SAYSO_STORE_TOKEN; redirects are not followed.
    """
    from graph.remote.connection import Connection
    from graph.remote.push import Places, target
    from graph.remote.push import push as put

    with Connection(timeout) as connection:
        done = put(graph, target(connection, Places(graphs, update, asked)), _progress())
    note(
        f"put {done.put} graph{'' if done.put == 1 else 's'}, {done.kept} were there already, "
        f"{done.taken_out} taken out"
    )


def _progress() -> Callable[[int, int], None] | None:
    """Tells on a terminal how far it is."""
    import sys

    if not sys.stderr.isatty():
        return None

    def told(done: int, of: int) -> None:
        click.echo(f"\rputting graph {done:,} of {of:,}", err=True, nl=done == of)

    return told
