"""What people wrote: the facts files, each parsed and checked for itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.errors import FactsError
from graph.facts.rdfio import SUFFIXES, Parsed, check_terms, declared, line_of, parse
from graph.iri import mint
from graph.model.source import Quads
from graph.order import ordered
from graph.terms import sayso
from ontology import PREFIXES

__all__ = ["CAP", "Facts", "FactsFile", "Refused", "load"]

#: The largest facts file that is read, in bytes.
CAP = 50_000_000

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_DECISION = sayso.Decision


class FactsFile(NamedTuple):
    """One facts file that can be used.

    :param path: the file as the user named it, or its path below the folder the user named.
    :param name: that path without suffix; the local name of its graph is ``facts-<name>``.
    :param sha256: hash of the file's bytes, hex.
    :param quads: sorted, all in :attr:`graph`.
    :param source: the file as it was parsed; None where it was made by a program.
    """

    path: str
    name: str
    sha256: str
    quads: tuple[ox.Quad, ...]
    source: Parsed | None = None

    @property
    def graph(self) -> ox.NamedNode:
        """The graph that holds what the file says."""
        return _graph(self.name)


class Refused(NamedTuple):
    """A facts file that is not used.

    :param path: as in :class:`FactsFile`.
    :param reason: line, what is wrong and what to do, in one line, without the path.
    """

    path: str
    reason: str


@dataclass(frozen=True)
class Facts:
    """Everything people wrote.

    :param files: sorted by name.
    :param refused: files that cannot be used, sorted by path.
    """

    files: tuple[FactsFile, ...] = ()
    refused: tuple[Refused, ...] = ()

    @cached_property
    def quads(self) -> tuple[ox.Quad, ...]:
        """The quads of all files, file by file, each in its file's graph."""
        return tuple(quad for file in self.files for quad in file.quads)

    @cached_property
    def digest(self) -> str:
        """A hash over names and contents of the files that are used, hex."""
        lines = (f"{file.name}\0{file.sha256}\n" for file in self.files)
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    @cached_property
    def decisions(self) -> tuple[ox.NamedNode, ...]:
        """The decisions, sorted by IRI."""
        return self.instances(_DECISION)

    def instances(self, *classes: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """The nodes that the files type with one of some classes, sorted by IRI."""
        found = {q.subject for q in self.quads if q.predicate == _TYPE and q.object in classes}
        named = (node for node in found if isinstance(node, ox.NamedNode))
        return tuple(sorted(named, key=lambda node: node.value))

    @cached_property
    def _by_subject(self) -> dict[str, list[ox.Quad]]:
        index: dict[str, list[ox.Quad]] = {}
        for quad in self.quads:
            index.setdefault(str(quad.subject), []).append(quad)
        return index

    def with_kinds(self, store: Quads) -> list[ox.Quad]:
        """What the files say, and of what kind the nodes are that they speak of.

        :param store: the whole graph.
        """
        written = {getattr(quad.subject, "value", "") for quad in self.quads}
        named = {q.object for q in self.quads if isinstance(q.object, ox.NamedNode)}
        kinds = (
            quad
            for node in named
            if node.value not in written
            for quad in store.quads_for_pattern(node, _TYPE, None, None)
        )
        return [*self.quads, *kinds]

    def place(self, iri: str, value: str = "") -> str | None:
        """File and line where people wrote of a node; None where they did not.

        :param value: what they said of it, where that is what the line is asked for.
        """
        for file in self.files:
            line = line_of(file.source, iri, value) if file.source is not None else None
            if line is not None and any(q.subject.value == iri for q in file.quads):  # type: ignore[union-attr]
                return f"{file.path}:{line}"
        return None

    def about(self, node: ox.NamedNode) -> list[ox.Quad]:
        """What the files say of a node, in their order."""
        return self._by_subject.get(str(node), [])


class _Source(NamedTuple):
    file: Path
    path: str

    @property
    def name(self) -> str:
        return Path(self.path).with_suffix("").as_posix()


def load(
    paths: Sequence[Path], cap: int = CAP, read: Callable[[bytes, str], Parsed] = parse
) -> Facts:
    """Read facts files, and all facts files below folders, in one order whatever they are given in.

    A file that cannot be used never stops the others: it stands in ``refused`` with its reason.

    :param cap: how large one may be, in bytes.
    :param read: what parses one, within limits of its own.
    :raises FactsError: when one of the paths does not exist.
    """
    refused: list[Refused] = []
    parsed: list[tuple[_Source, bytes, Parsed]] = []
    for source in _sources(paths):
        try:
            data = _read(source, cap)
            parsed.append((source, data, read(data, source.path)))
        except FactsError as error:
            refused.append(_refused(source, error))
    relations = frozenset[str]().union(*(declared(p) for _, _, p in parsed))
    files: list[FactsFile] = []
    for source, data, one in parsed:
        try:
            check_terms(one, relations)
        except FactsError as error:
            refused.append(_refused(source, error))
            continue
        digest = hashlib.sha256(data).hexdigest()
        bare = one._replace(quads=())
        files.append(
            FactsFile(source.path, source.name, digest, _own(source.name, one.quads), bare)
        )
    return Facts(tuple(files), tuple(sorted(refused)))


def _refused(source: _Source, error: FactsError) -> Refused:
    _, _, line = (error.where or "").removeprefix(source.path).partition(":")
    return Refused(source.path, f"line {line}: {error.message}" if line else error.message)


def _graph(name: str) -> ox.NamedNode:
    return mint("graph", f"facts-{name}")


def _own(name: str, quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    graph = _graph(name)
    return tuple(ordered(ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads))


def _sources(paths: Sequence[Path]) -> list[_Source]:
    """The files to read, each once, sorted by name."""
    every = [source for path in paths for source in _below(path)]
    found: dict[Path, _Source] = {}
    for source in sorted(every, key=lambda s: (s.name, s.path, str(s.file))):
        found.setdefault(source.file.resolve(), source)
    return list(found.values())


def _below(path: Path) -> Iterator[_Source]:
    if not path.exists():
        raise FactsError("there is no such file or folder", str(path))
    if not path.is_dir():
        yield _Source(path, path.name)
        return
    for file in path.rglob("*"):
        inner = file.relative_to(path)
        hidden = any(part.startswith(".") for part in inner.parts)
        if not hidden and file.suffix.lower() in SUFFIXES and not file.is_dir():
            yield _Source(file, inner.as_posix())


def _read(source: _Source, cap: int) -> bytes:
    if source.file.is_symlink() or not source.file.is_file():
        raise FactsError("only plain files are read, no links or devices", source.path)
    try:
        if source.file.stat().st_size > cap:
            raise FactsError(
                f"larger than {cap:,} bytes; split it or raise --facts-bytes", source.path
            )
        return source.file.read_bytes()
    except OSError as error:
        raise FactsError(f"cannot be read: {error.strerror}", source.path) from None
