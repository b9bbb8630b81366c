"""Opening a built graph for reading: a folder that `sayso build` wrote, or one RDF file."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError

__all__ = ["graph_file", "open_graph"]

_SUFFIXES = (".trig", ".nq", ".ttl", ".nt")
_BUILT = ("graph.trig", "graph.nq", "graph.ttl")


def graph_file(path: Path) -> Path:
    """The file to read: the path itself, or the graph inside an output folder.

    :raises QueryError: when there is none.
    """
    if path.is_file():
        return path
    for name in _BUILT:
        if (path / name).is_file():
            return path / name
    raise QueryError("no graph here; run `sayso build` first, or name one with -g", str(path))


def open_graph(path: Path) -> ox.Store:
    """The quads of a graph in memory, ready for questions.

    :param path: an output folder, or a .trig, .nq, .ttl or .nt file.
    :raises QueryError: when there is no graph, or it cannot be read.
    """
    file = graph_file(path)
    format_ = ox.RdfFormat.from_extension(file.suffix.lstrip("."))
    if format_ is None or file.suffix not in _SUFFIXES:
        raise QueryError("not a graph file; known are .trig, .nq, .ttl and .nt", str(file))
    store = ox.Store()
    try:
        store.bulk_load(path=str(file), format=format_)
    except (OSError, SyntaxError, ValueError) as error:
        raise QueryError(f"cannot be read: {error}; build it again", str(file)) from error
    return store
