"""Making the next generation of a store: of hard links where nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.disk.generation import CURRENT, FOLDER, LAYOUT, TOLD, Told, current, locked, told
from graph.errors import ExportError
from graph.export import rdf
from graph.writer import write

__all__ = ["cleared", "loaded", "made", "removed"]

#: A share of changed graphs from which on it is cheaper to make the store anew.
_ANEW = 0.3
#: So many bytes of TriG are loaded at a time: the engine sorts them in memory, in 25 times as much.
_BATCH = 12_000_000
#: Files of the engine that tell of its running only.
_NOT_KEPT = frozenset({"LOCK", "IDENTITY", TOLD})


#: Told the folder of a generation before it gets its name.
Finish = Callable[[Path], None]


def _as_it_is(_: Path) -> None:
    pass


class _Change(NamedTuple):
    """From one generation to the next, by the IRIs of the graphs."""

    gone: list[str]
    changed: list[str]
    new: list[str]


#: Gives the Turtle blocks of a graph by their hash, where somebody kept them.
Earlier = Callable[[str], bytes | None]


def _unknown(_: str) -> bytes | None:
    return None


def made(
    out: Path,
    bodies: Mapping[str, bytes],
    finish: Finish = _as_it_is,
    earlier: Earlier = _unknown,
) -> str:
    """Make a generation that holds some graphs; the one in use stays as it is, and in use.

    :param out: the folder of the outputs.
    :param bodies: IRI of a graph -> its Turtle blocks.
    :param finish: puts files beside the store, which is whole and closed by then.
    :param earlier: gives what a graph was in the generation in use, where that is known: then only
        what differs is looked at.
    :returns: its name, the same for the same graphs.
    :raises ExportError: when the disk refuses; nothing is left of it then.
    """
    told_of = ((iri, bodies[iri]) for iri in sorted(bodies))
    graphs = {iri: hashlib.sha256(body).hexdigest() for iri, body in told_of if body}
    name = hashlib.sha256(json.dumps(graphs).encode()).hexdigest()[:16]
    target = out / FOLDER / name
    there = told(target)
    if there is not None and there.engine == _engine():
        return name
    part = target.with_name(f".{name}.part")
    try:
        _fresh(part)
        _fill(part, current(out), bodies, graphs, earlier)
        _tell(part, graphs)
        finish(part)
        shutil.rmtree(target, ignore_errors=True)  # a torn one
        part.rename(target)
    except OSError as error:
        raise ExportError(f"cannot write: {error.strerror or error}", str(out / FOLDER)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return name


def loaded(out: Path, files: Sequence[Path], finish: Finish = _as_it_is) -> str:
    """Make a generation that holds the quads of some files, and put it into use.

    Memory does not grow with them: the engine sorts what it is given on disk.

    :param out: the folder of the outputs.
    :param files: N-Quads.
    :param finish: as of :func:`made`.
    :returns: its name, the same for the same files.
    :raises ExportError: when the disk refuses or a file cannot be read; nothing is left of it then.
    """
    told_ = {path.name: _digest(path) for path in sorted(files)}
    name = hashlib.sha256(json.dumps(told_).encode()).hexdigest()[:16]
    target = out / FOLDER / name
    if told(target) is None:
        part = target.with_name(f".{name}.part")
        try:
            _fresh(part)
            store = ox.Store(str(part))
            for path in sorted(files):
                store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
            # Each file left a layer of its own: brought together, questions take less than half.
            store.optimize()
            store.flush()
            del store
            # No graph is told of by name, so that the next build makes all of them anew.
            _tell(part, told_)
            finish(part)
            shutil.rmtree(target, ignore_errors=True)
            part.rename(target)
        except (OSError, SyntaxError) as error:
            raise ExportError(f"cannot be stored: {error}", str(out / FOLDER)) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
    write(out / CURRENT, f"{name}\n".encode())
    cleared(out)
    return name


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def cleared(out: Path) -> None:
    """Remove the generations that are not in use, but for those that somebody still reads."""
    kept = current(out)
    for path in sorted((out / FOLDER).glob("*")):
        if path.is_dir() and path != kept:
            _remove(path)


def removed(out: Path) -> None:
    """Remove the store; generations that somebody still reads go with the next build."""
    (out / CURRENT).unlink(missing_ok=True)
    cleared(out)
    with suppress(OSError):
        (out / FOLDER).rmdir()


def _remove(folder: Path) -> None:
    if (folder / TOLD).exists():
        handle = locked(folder, shared=False)
        if handle is None:
            return
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)
    else:
        shutil.rmtree(folder, ignore_errors=True)


# ---------------------------------------------------------------- filling


def _fill(
    part: Path,
    base: Path | None,
    bodies: Mapping[str, bytes],
    graphs: Mapping[str, str],
    earlier: Earlier,
) -> None:
    before = told(base) if base is not None else None
    change = _change(before.graphs, graphs) if before is not None else None
    if base is None or before is None or change is None or before.engine != _engine():
        _anew(part, bodies)
        return
    _clone(base, before, part)
    _apply(part, change, bodies, lambda iri: earlier(before.graphs[iri]))


def _change(before: Mapping[str, str], now: Mapping[str, str]) -> _Change | None:
    """What changes; None when so much does that the store is better made anew."""
    made = _Change(
        [iri for iri in before if iri not in now],
        [iri for iri, digest in now.items() if before.get(iri, digest) != digest],
        [iri for iri in now if iri not in before],
    )
    return made if sum(map(len, made)) <= _ANEW * len(now) + 1 else None


def _anew(part: Path, bodies: Mapping[str, bytes]) -> None:
    store, layers = ox.Store(str(part)), 0
    for layers, document in enumerate(rdf.batches(bodies, _BATCH), 1):  # noqa: B007
        store.bulk_load(document, format=ox.RdfFormat.TRIG)
    if layers > 1:
        # Brought together, questions take half.
        store.optimize()
    store.flush()


def _clone(base: Path, before: Told, part: Path) -> None:
    """The same store once more; its files of triples, which never change, as hard links."""
    for name in before.files:
        if name.endswith(".sst"):
            _link(base / name, part / name)
        else:
            shutil.copyfile(base / name, part / name)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, target)


def _apply(
    part: Path,
    change: _Change,
    bodies: Mapping[str, bytes],
    known: Earlier,
) -> None:
    store = ox.Store(str(part))
    for iri in change.gone:
        store.remove_graph(ox.NamedNode(iri))
    for iri in change.changed:
        _renew(store, ox.NamedNode(iri), bodies[iri], known(iri))
    for iri in change.new:
        rdf.load(store, bodies[iri], ox.NamedNode(iri))
    store.flush()


def _renew(store: ox.Store, graph: ox.NamedNode, body: bytes, before: bytes | None) -> None:
    """Make a graph what it is now; what stays in it is left alone."""
    if before is None:
        old = set(store.quads_for_pattern(None, None, None, graph))
    else:
        before, body = rdf.apart(before, body)
        old = set(rdf.parsed(before, graph))
    new = set(rdf.parsed(body, graph))
    # The engine keeps some numbers under another datatype: such go and come back.
    for quad in old - new:
        store.remove(quad)
    store.extend(new - old)


# ---------------------------------------------------------------- what a generation tells of itself


def _tell(part: Path, graphs: Mapping[str, str]) -> None:
    kept = (p for p in sorted(part.iterdir()) if p.name not in _NOT_KEPT)
    files = {p.name: p.stat().st_size for p in kept if not p.name.startswith("LOG")}
    plain = {"layout": LAYOUT, "graphs": dict(graphs), "files": files, "engine": _engine()}
    write(part / TOLD, json.dumps(plain).encode())


def _engine() -> str:
    return f"pyoxigraph {version('pyoxigraph')}"
