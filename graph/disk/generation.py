"""Generations of a store on disk: which one is in use, whether it is whole, opening it."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

import pyoxigraph as ox

from graph.errors import QueryError

__all__ = [
    "CURRENT", "FOLDER", "LAYOUT", "TOLD", "Held", "Told", "beside", "current", "held", "locked",
    "opened", "state", "told", "unopened",
]  # fmt: skip

#: The folder below that of the outputs, and the file in it that names the generation in use.
FOLDER, CURRENT = "store", "store/current"
#: What a generation tells of itself, and the number of this way of laying it out.
TOLD, LAYOUT = "sayso.json", 1

_NAME = re.compile(r"[0-9a-f]{16}")
_TRIES = 5
#: So many files of triples RocksDB opens with the store, whatever it is asked.
_AT_ONCE = 16
#: The generations that this process reads, the newest last; an open file says so to others.
_held: dict[Path, int] = {}
#: So many of one folder it holds at once: what it opened before these it is done with.
_MOST = 2


class Told(NamedTuple):
    """What a generation tells of itself.

    :param graphs: IRI of each named graph -> hash of what it was made of.
    :param files: name of each file -> its bytes, as they were when the store was closed.
    :param engine: the engine and its version.
    """

    graphs: Mapping[str, str]
    files: Mapping[str, int]
    engine: str


def told(folder: Path) -> Told | None:
    """What a generation tells of itself; None when it is torn or laid out in another way."""
    try:
        found: dict[str, Any] = json.loads((folder / TOLD).read_bytes())
        if found.pop("layout") != LAYOUT:
            return None
        one = Told(**found)
        whole = all((folder / n).stat().st_size == size for n, size in one.files.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return one if whole else None


def current(out: Path) -> Path | None:
    """The folder of the generation in use below a folder of outputs; None when none is named."""
    try:
        name = (out / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return out / FOLDER / name if _NAME.fullmatch(name) else None


def state(out: Path) -> Literal["none", "whole", "torn"]:
    """Whether a folder of outputs has a store that can be opened."""
    folder = current(out)
    if folder is None:
        return "torn" if (out / CURRENT).exists() else "none"
    return "whole" if told(folder) is not None else "torn"


def opened(path: Path) -> ox.Store | None:
    """The store of a folder of outputs, to be read only; None when there is none, or it is torn.

    It stays readable to its end, whatever is built meanwhile.

    :param path: a folder of outputs, or one generation.
    :raises QueryError: when builds follow each other so fast that none can be opened.
    """
    return _steady(path, _open)


def held(out: Path) -> Held | None:
    """The generation in use, to be given to other processes; None when there is none.

    :raises QueryError: as :func:`opened`.
    """
    return _steady(out, _pin)


_Found = TypeVar("_Found")


def _steady(path: Path, take: Callable[[Path], _Found | None]) -> _Found | None:
    """Something taken of the generation in use, which a build may replace meanwhile."""
    for _ in range(_TRIES):
        folder = _generation(path)
        if folder is None:
            return None
        found = take(folder)
        if found is not None or _generation(path) == folder:
            return found
    raise QueryError("the store is built anew all the time; ask again", str(path / FOLDER))


def _generation(path: Path) -> Path | None:
    return path if (path / TOLD).is_file() else current(path)


def _open(folder: Path) -> ox.Store | None:
    if _hold(folder) and told(folder) is not None:
        with suppress(OSError):
            return ox.Store.read_only(str(folder))
    return None


def _pin(folder: Path) -> Held | None:
    handle = locked(folder, shared=True)
    if handle is None:
        return None
    if _same(handle, folder) and told(folder) is not None:
        return Held(folder, handle)
    os.close(handle)
    return None


class Held(NamedTuple):
    """A generation that no build removes until it is dropped.

    :param handle: its open file, locked.
    """

    folder: Path
    handle: int

    def drop(self) -> None:
        """Let go of it."""
        os.close(self.handle)


def beside(path: Path, name: str) -> bytes | None:
    """A file that was made with the generation in use; None when there is none.

    :param path: a folder of outputs, or one generation.
    """
    folder = _generation(path)
    try:
        return (folder / name).read_bytes() if folder is not None else None
    except OSError:
        return None


def unopened(path: Path) -> int:
    """How many files of a store its engine opens only when it needs them."""
    folder = _generation(path)
    return max(0, len(list(folder.glob("*.sst"))) - _AT_ONCE) if folder is not None else 0


def _hold(folder: Path) -> bool:
    """Say that this process reads a generation, so that no build removes it meanwhile."""
    if (mine := _held.get(folder)) is not None:
        if _same(mine, folder):
            return True
        os.close(_held.pop(folder))
    handle = locked(folder, shared=True)
    if handle is None:
        return False
    if not _same(handle, folder):
        os.close(handle)
        return False
    _held[folder] = handle
    earlier = [one for one in _held if one.parent == folder.parent]
    for one in earlier[:-_MOST]:
        os.close(_held.pop(one))
    return True


def _same(handle: int, folder: Path) -> bool:
    """Whether a generation still is the one whose file was opened."""
    try:
        return os.path.samestat(os.fstat(handle), (folder / TOLD).stat())
    except OSError:
        return False


def locked(folder: Path, *, shared: bool) -> int | None:
    """The file that says who uses a generation, open and locked; None when it is gone, or used.

    Systems without such locks do not let go of files that somebody has open either.
    """
    try:
        handle = os.open(folder / TOLD, os.O_RDONLY)
    except OSError:
        return None
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
    return handle
