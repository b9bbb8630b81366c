"""A built graph in the formats of other tools, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.ask.disputes import found, table
from graph.ask.query import Result
from graph.ask.roster import roster
from graph.ask.tables import plain, render
from graph.errors import ExportError
from graph.export.graphml import graphml
from graph.export.nanopub import nanopubs
from graph.export.packages import csvw, cypher, parquet
from graph.export.rdf import FORMATS as RDF
from graph.export.xlsx import Sheet, xlsx
from graph.network import network
from graph.opening import open_graph
from graph.store import quads
from graph.tabular import tables
from graph.view import read, rows

__all__ = ["FORMATS", "export"]

_COLUMNS = (
    "from", "from_id", "from_kind", "edge", "to", "to_id", "to_kind", "act", "polarity",
    "certainty", "status",
)  # fmt: skip


def export(graph: Path, form: str) -> bytes:
    """A graph in a format of :data:`FORMATS`; equal graphs give equal bytes.

    RDF is made of the file where there is one, for a store keeps not all datatypes as written.

    :param graph: an output folder, or a graph file.
    :raises ExportError: for an unknown format.
    :raises QueryError: when there is no graph, or it cannot be read.
    """
    if form in _OF_QUADS:
        return _OF_QUADS[form](quads(graph))
    if form not in _OF_STORE:
        raise ExportError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    return _OF_STORE[form](open_graph(graph))


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


def _statements(store: ox.Store) -> Result:
    """The statements as one line each, as the page gives them."""
    told = (["" if cell is None else str(cell) for cell in row] for row in rows.rows(read(store)))
    return Result("rows", rows.COLUMNS, tuple(tuple(map(ox.Literal, row)) for row in told))


_WIDE = {"words": 70, "content": 70, "title": 50, "article": 40, "speaker": 26, "who": 26,
         "about": 26, "point": 40, "reason": 50, "names": 40}  # fmt: skip


def _sheets(store: ox.Store) -> Iterator[Sheet]:
    """Statements, disputes and actors, a sheet for each."""
    yield Sheet("Statements", rows.COLUMNS, rows.rows(read(store)), _WIDE)
    for name, result in (("Disputes", table(found(store))), ("Actors", roster(store))):
        told = (tuple(map(plain, row)) for row in result.rows)
        yield Sheet(name, result.columns, told, _WIDE)


_OF_QUADS: dict[str, Callable[[Iterable[ox.Quad]], bytes]] = {**RDF, "nanopub": nanopubs}
_OF_STORE: dict[str, Callable[[ox.Store], bytes]] = {
    "graphml": lambda store: graphml(network(store)),
    "csv": lambda store: _edges(store).encode(),
    "statements-csv": lambda store: render(_statements(store), "csv").encode(),
    "actors-csv": lambda store: render(roster(store), "csv").encode(),
    "xlsx": lambda store: xlsx(_sheets(store)),
    "csvw": lambda store: csvw(tables(store)),
    "parquet": lambda store: parquet(tables(store)),
    "cypher": lambda store: cypher(tables(store)),
}
FORMATS = (*_OF_QUADS, *_OF_STORE)
