"""Opening a built graph for reading: a folder that `sayso build` wrote, or one RDF file."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph import disk
from graph.errors import QueryError

__all__ = [
    "graph_file",
    "graph_folder",
    "graph_place",
    "has_file",
    "instead",
    "open_graph",
    "signature",
    "unopened",
]

#: Tells one state of a built graph from another, as far as the file system knows.
Signature = tuple[int, int, int]

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


def has_file(path: Path) -> bool:
    """Whether a path is a file, or a folder with a graph file."""
    return path.is_file() or any((path / name).is_file() for name in _BUILT)


def graph_place(path: Path) -> Path:
    """Where a graph is read from: the store inside an output folder, else a file.

    :raises QueryError: when there is neither.
    """
    if path.is_dir() and disk.state(path) == "whole":
        return path / disk.FOLDER
    return graph_file(path)


def signature(path: Path) -> Signature:
    """What changes when a build puts another graph in the place of this one.

    :raises QueryError: when there is no graph.
    :raises OSError: when it goes away at this moment.
    """
    # Of a store it is the file that names the generation in use.
    whole = path.is_dir() and disk.state(path) == "whole"
    stat = (path / disk.CURRENT if whole else graph_file(path)).stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def graph_folder(path: Path) -> Path:
    """The folder of a graph: of the outputs it is one of, or that holds its file."""
    return path if path.is_dir() else path.parent


def open_graph(path: Path) -> ox.Store:
    """A graph, ready for questions: the store of a folder, else the quads of a file in memory.

    The store is opened to be read only, in milliseconds; a file is parsed first.

    :param path: an output folder, or a .trig, .nq, .ttl or .nt file.
    :raises QueryError: when there is no graph, or it cannot be read.
    """
    store = disk.opened(path) if path.is_dir() else None
    return store if store is not None else _parsed(graph_file(path))


def unopened(path: Path) -> int:
    """How many files of a store may have to be opened after the store is; 0 for a graph file."""
    return disk.unopened(path) if path.is_dir() else 0


def instead(path: Path) -> str:
    """What to tell who asks a folder without a store, for its file has to be parsed; else empty."""
    kept = disk.state(path) if path.is_dir() else "whole"
    file = next((name for name in _BUILT if (path / name).is_file()), "")
    if kept == "whole" or not file:
        return ""
    if kept == "none":
        return f"no store in {path}: {file} is read instead; `sayso build` makes one"
    why = "is torn or of another version"
    return f"the store in {path} {why}: {file} is read instead; `sayso build` makes it anew"


def _parsed(file: Path) -> ox.Store:
    format_ = ox.RdfFormat.from_extension(file.suffix.lstrip("."))
    if format_ is None or file.suffix not in _SUFFIXES:
        raise QueryError("not a graph file; known are .trig, .nq, .ttl and .nt", str(file))
    store = ox.Store()
    try:
        store.bulk_load(path=str(file), format=format_)
    except (OSError, SyntaxError, ValueError) as error:
        raise QueryError(f"cannot be read: {error}; build it again", str(file)) from error
    return store
