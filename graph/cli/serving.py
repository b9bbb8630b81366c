"""The command that serves a built graph on this machine."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from graph.cli.common import graph_option, note

__all__ = ["serve"]


@click.command(
    short_help="The page and SPARQL on this machine.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso serve\n"
    "  sayso serve -g graph/ --port 3030\n"
    "  curl --data-urlencode 'query=ASK { ?s a sayso:Statement }' http://127.0.0.1:8190/sparql\n",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8190,
    show_default=True,
    help="Port on 127.0.0.1; 0 for any free one.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query after this long.",
)
@graph_option
def serve(port: int, time_limit: float, graph: Path) -> None:
    """Serve a built graph to this machine: its page at /, SPARQL 1.1 Protocol at /sparql.

    Only 127.0.0.1 is listened on, nothing can be changed, and pages of other sites get no answer.
    Answers come as JSON, XML, CSV or TSV, those of CONSTRUCT and DESCRIBE as Turtle, whatever the
    Accept header asks for. Ctrl+C stops it.
    """
    from graph import view
    from graph.opening import graph_file, open_graph
    from graph.serve import Limits, Server

    page = view.render(view.read(open_graph(graph)), view.Sparql(None))
    server = Server(graph_file(graph), page, port, Limits(seconds=time_limit))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: server.stop())
    note(f"serving {graph} at {server.address} (SPARQL at {server.address}sparql); Ctrl+C stops")
    try:
        server.run()
    finally:
        server.close()
    note("stopped")
