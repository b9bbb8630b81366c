"""A built graph in the formats of other tools, by name."""

from __future__ import annotations

import pyoxigraph as ox

from graph.ask.query import Result
from graph.ask.roster import roster
from graph.ask.tables import render
from graph.errors import ExportError
from graph.export.graphml import graphml
from graph.export.rdf import FORMATS as RDF
from graph.network import network

__all__ = ["FORMATS", "export"]

FORMATS = (*RDF, "graphml", "csv", "actors-csv")

_COLUMNS = (
    "from", "from_id", "from_kind", "edge", "to", "to_id", "to_kind", "act", "polarity",
    "certainty", "status",
)  # fmt: skip


def export(store: ox.Store, form: str) -> bytes:
    """A graph in a format of :data:`FORMATS`; equal graphs give equal bytes.

    :raises ExportError: for an unknown format.
    """
    if form in RDF:
        return RDF[form](store)
    if form == "graphml":
        return graphml(network(store))
    if form == "csv":
        return _edges(store).encode()
    if form == "actors-csv":
        return render(roster(store), "csv").encode()
    raise ExportError(f"no format {form!r}; there are {', '.join(FORMATS)}")


def _edges(store: ox.Store) -> str:
    """The network as one line an edge."""
    made = network(store)
    rows = []
    for start, stop, values in made.edges(data=True):
        one, other = made.nodes[start], made.nodes[stop]
        words = (
            one["label"], start, one["kind"], values["kind"], other["label"], stop, other["kind"],
            *(values[name] for name in _COLUMNS[-4:]),
        )  # fmt: skip
        rows.append(tuple(ox.Literal(word) for word in words))
    return render(Result("rows", _COLUMNS, tuple(rows)), "csv")
