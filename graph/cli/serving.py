"""The command that serves a built graph on this machine."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from graph.cli.common import DECISIONS, graph_option, note

__all__ = ["serve"]


@click.command(
    short_help="The page and SPARQL on this machine.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso serve\n"
    "  sayso serve -g graph/ --port 3030\n"
    "  sayso serve --edit --into data/facts/jane.ttl\n"
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
@click.option(
    "--edit",
    is_flag=True,
    help="Let the page write decisions (“This is wrong”) into the facts file, as `decide` does.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DECISIONS,
    show_default=True,
    metavar="FILE",
    help="The facts file that --edit appends to.",
)
@graph_option
def serve(port: int, time_limit: float, into: Path, graph: Path, *, edit: bool) -> None:
    """Serve a built graph to this machine: its page at /, SPARQL 1.1 Protocol at /sparql.

    Only 127.0.0.1 is listened on, and pages of other sites get no answer. Nothing can be changed;
    with --edit the page, and nothing else, appends decisions to one facts file. Answers come as
    JSON, XML, CSV or TSV, those of CONSTRUCT and DESCRIBE as Turtle, whatever the Accept header
    asks for. Ctrl+C stops it.
    """
    from graph import view
    from graph.curate.asked import take
    from graph.opening import graph_file, open_graph
    from graph.serve import Editing, Limits, Server

    store = open_graph(graph)
    editing = Editing(lambda asked: take(store, asked, into)) if edit else None
    desk = view.Desk(editing.token, str(into)) if editing else None
    page = view.render(view.read(store), view.Sparql(None), desk)
    server = Server(graph_file(graph), page, port, Limits(seconds=time_limit), editing)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: server.stop())
    note(f"serving {graph} at {server.address} (SPARQL at {server.address}sparql); Ctrl+C stops")
    if edit:
        note(f"its page appends decisions to {into}; `sayso build` applies them")
    try:
        server.run()
    finally:
        server.close()
    note("stopped")
