"""The command that asks an outside catalogue about the actors of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.common import REFUSED, graph_option, into_option, note, say, seconds
from graph.model.kinds import NAMED

__all__ = ["link"]

_LINKS = Path("data/facts/links.ttl")


@click.command(
    short_help="Propose entries of a catalogue.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso link https://wikidata.reconci.link/en/api --type person=Q5\n"
    '  sayso link http://localhost:8000/reconcile Peskov "Council on Geostrategy"\n',
)
@click.argument("service")
@click.argument("actors", nargs=-1)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="KIND=ID",
    help=f"What the catalogue calls a kind of actor ({', '.join(NAMED)}). May be repeated.",
)
@click.option(
    "--tell",
    "told",
    multiple=True,
    metavar="FACT=ID",
    help="What to tell the catalogue of each actor, by its id for it: office, body, country or "
    "since, e.g. country=P27. May be repeated.",
)
@click.option(
    "--accept",
    "sure",
    type=float,
    metavar="SCORE",
    help="Accept an entry that is its actor's only one with this score or more. [default: none]",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option(
    "--limit",
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    help="How many entries to propose for one actor.",
)
@click.option(
    "--min-score",
    type=float,
    default=0.0,
    show_default=True,
    help="Leave out entries with a lower score, on the service's own scale.",
)
@click.option(
    "--batch",
    type=click.IntRange(1, 200),
    default=20,
    show_default=True,
    help="How many names to ask at once.",
)
@click.option(
    "--timeout",
    type=seconds(),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for each answer.",
)
@into_option("The facts file to append proposals to.", _LINKS)
@graph_option
def link(  # noqa: PLR0913 - one for each option
    service: str,
    actors: tuple[str, ...],
    types: tuple[str, ...],
    told: tuple[str, ...],
    into: Path,
    graph: Path,
    *,
    dry_run: bool,
    **how: float,
) -> None:
    """Ask a reconciliation SERVICE about ACTORS (default: all without an accepted match).

    SERVICE is the address of a service that speaks the W3C Reconciliation API 0.2. A connection
    is opened to it alone. Nothing is merged: what the service proposes is appended to a
    facts file, as skos:closeMatch with score, name and description, and a person accepts it by
    making it an exactMatch there, with `sayso decide ACTOR same ENTRY`, or by the rule of --accept
    (look at it with --dry-run first).
    """
    from graph.curate.links import FACTS, Wishes, shown
    from graph.curate.links import link as ask
    from graph.curate.reconcile import connect
    from graph.opening import open_graph

    store = open_graph(graph)
    wishes = Wishes(
        actors,
        _pairs("--type", types, NAMED),
        int(how["limit"]),
        how["min_score"],
        int(how["batch"]),
        _pairs("--tell", told, tuple(FACTS)),
        how["sure"],
    )
    done = ask(store, connect(service, how["timeout"]), wishes, into, dry=dry_run)
    if dry_run:
        say(shown(store, done))
        into = Path(f"{into} (not written: --dry-run)")
    where = f" written to {into}; accept them there and build again" if done.proposed else ""
    if done.broken is not None and not done.asked:
        raise done.broken
    accepted = sum(one.accepted for one in done.proposals)
    how_many = f", {accepted} of them accepted" if accepted else ""
    note(f"{done.asked} asked, {done.proposed} new proposals{how_many}{where}")
    if done.broken is not None:
        note(f"sayso: broke off: {done.broken}")
        raise click.exceptions.Exit(REFUSED)


def _pairs(option: str, given: tuple[str, ...], known: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in given:
        name, equals, key = pair.partition("=")
        if name not in known or not equals or not key:
            raise click.UsageError(
                f"{option} {pair}: write NAME=ID, NAME one of {', '.join(known)}"
            )
        found[name] = key
    return found
