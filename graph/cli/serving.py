"""The command that serves a built graph on this machine."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path

import click

from graph.cli.common import graph_option, into_option, note, seconds

__all__ = ["serve"]


@click.command(
    short_help="The page and SPARQL on this machine.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso serve\n"
    "  sayso serve -g graph/ --port 3030\n"
    "  sayso serve --edit --into data/facts/jane.ttl\n"
    "  curl --data-urlencode 'query=ASK { ?s a sayso:Statement }' http://127.0.0.1:8190/sparql\n"
    "  curl -H 'Accept: text/turtle' http://127.0.0.1:8190/id/country/ua\n",
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
    type=seconds(),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query after this long.",
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    metavar="N",
    help="How many queries run at the same time; the others wait, then get 503.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this site ask, too, e.g. https://notebook.example; may be repeated.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path, exists=True),
    metavar="OLD",
    help="An earlier build; the page marks what is new since, as `sayso diff` tells it.",
)
@click.option(
    "--edit",
    is_flag=True,
    help="Let the page write decisions (“This is wrong”) into the facts file, as `decide` does.",
)
@into_option("The facts file that --edit appends to.")
@graph_option
def serve(  # noqa: PLR0913 - one for each option
    port: int,
    time_limit: float,
    at_once: int,
    origins: tuple[str, ...],
    into: Path,
    graph: Path,
    *,
    since: Path | None,
    edit: bool,
) -> None:
    """Serve a built graph to this machine.

    The page is at /, SPARQL 1.1 Protocol at /sparql (in a browser an editor), the vocabulary at
    /ns, and every IRI of the graph at /id/…: a page for people; Turtle, JSON-LD, N-Triples or
    RDF/XML for the Accept header. A new build is noticed and served once it is read.

    Only 127.0.0.1 is listened on, and pages of other sites get no answer. Nothing can be changed;
    with --edit the page, and nothing else, appends decisions to one facts file. Rows come as JSON,
    XML, CSV or TSV, triples as Turtle, N-Triples, JSON-LD or RDF/XML. Ctrl+C stops it.
    """
    from graph.curate.asked import take
    from graph.opening import open_graph
    from graph.serve import Editing, Limits, Server, drawn
    from graph.view import Desk

    editing = Editing(lambda asked: take(open_graph(graph), asked, into)) if edit else None
    desk = Desk(editing.token, str(into)) if editing else None
    server = Server(
        graph,
        port,
        Limits(seconds=time_limit, at_once=at_once),
        page=partial(drawn, desk=desk, since=since),
        editing=editing,
        origins=origins,
    )
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
