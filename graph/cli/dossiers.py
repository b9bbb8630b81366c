"""The command that writes all about one actor, country or dispute into one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import graph_option, note

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graph.view import View

__all__ = ["dossier"]


@click.command(
    short_help="All about one actor or dispute, as a file.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso dossier Peskov -o peskov.html\n"
    "  sayso dossier country:kp > north-korea.md\n"
    "  sayso dossier 'presence of North Korean personnel' -o dispute.md\n",
)
@click.argument("name")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, .html or .md. [default: Markdown on standard output]",
)
@graph_option
def dossier(name: str, out: Path | None, graph: Path) -> None:
    """Gather everything about NAME in one file: quotations, sources, disputes, decisions.

    NAME is an actor, a country or a disputed point: its name (or part of one), its id or its IRI.
    The file is read by people; it asks for nothing and runs nothing, and the same graph gives the
    same bytes.
    """
    from graph import view
    from graph.opening import open_graph
    from graph.view.dossier import dossier as gathered
    from graph.view.dossier_files import FORMS, markdown
    from graph.writer import write

    if out and out.suffix.lower() not in FORMS:
        raise click.UsageError(f"{out} ends in neither .html nor .md")
    store = open_graph(graph)
    records = view.read(store)
    blocks = gathered(records, _meant(store, records, name))
    if out is None:
        click.echo(markdown(blocks), nl=False)
        return
    write(out, FORMS[out.suffix.lower()](blocks).encode("utf-8", "replace"))
    note(f"written to {out}")


def _meant(store: ox.Store, records: View, name: str) -> str:
    """The identifier of the one actor, country or point that a name means.

    :raises QueryError: when there is none, or more than one.
    """
    from graph.ask.lookup import compact, expand, find, matches
    from graph.errors import QueryError

    points = {point for s in records.statements for point in s.points}
    node = expand(name)
    if node is not None and compact(node.value) in points:
        return compact(node.value)
    said = {a.id for a in records.actors} | {c.id for c in records.countries}
    known = [
        compact(found.node.value) for kind in ("actor", "country")
        for found in matches(store, kind, name)
    ]  # fmt: skip
    known = [found for found in known if found in said]
    wanted = set(name.casefold().split())
    on_point = [p for p in sorted(points)
                if wanted <= set(records.labels.get(p, "").casefold().split())]  # fmt: skip
    candidates = known or on_point
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        return compact(find(store, "actor", name).node.value)
    called = ", ".join(f"{c} ({_label(records, c)})" for c in candidates[:8])
    raise QueryError(f"{len(candidates)} may be meant by {name!r}: {called}; give one of these")


def _label(records: View, name: str) -> str:
    named = {a.id: a.label for a in records.actors} | {c.id: c.label for c in records.countries}
    return named.get(name) or records.labels.get(name, name)
