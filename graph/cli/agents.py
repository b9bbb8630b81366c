"""The command that offers a built graph to an assistant."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from graph.cli.common import graph_option, note
from graph.errors import SaysoError

__all__ = ["mcp"]


@click.command(
    short_help="The graph as tools for an assistant.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso mcp                       over standard input and output\n"
    "  sayso mcp -g graph/ --http      at http://127.0.0.1:8191/mcp\n",
)
@click.option("--http", is_flag=True, help="Over HTTP on 127.0.0.1 instead of standard input.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8191,
    show_default=True,
    help="Port on 127.0.0.1 for --http.",
)
@graph_option
def mcp(graph: Path, port: int, *, http: bool) -> None:
    """Offer a built graph to an assistant by the Model Context Protocol.

    Tools find actors, tell a dossier, list statements and disputes, open evidence, and ask in
    SPARQL; each answer carries the exact words, the article, the offsets and the statement's IRI.
    Nothing can be changed, nothing outside the graph is asked, and answers are bounded.
    Needs the package mcp: pip install 'sayso[agents]'.
    """
    if find_spec("mcp") is None:
        raise SaysoError("needs the package mcp; install it with: pip install 'sayso[agents]'")
    from graph.agents.tools import server

    made = server(graph)
    if http:
        note(f"serving {graph} to assistants at http://127.0.0.1:{port}/mcp; Ctrl+C stops")
        made.run("streamable-http", host="127.0.0.1", port=port)
    else:
        made.run("stdio")
