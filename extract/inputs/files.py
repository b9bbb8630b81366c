"""Which files are read: the one place that looks into folders and opens articles."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from extract.errors import InputError

__all__ = ["CAP", "SUFFIXES", "Found", "Listing", "RawFile", "Refusal", "find", "read", "shown"]

#: The largest file that is read unless told otherwise, in bytes.
CAP = 5_000_000
#: What articles may be called, in small letters.
SUFFIXES = (".txt", ".md", ".html", ".htm")
# Deep enough for any archive, shallow enough that a loop of mounts ends.
_DEPTH = 64


class Found(NamedTuple):
    """A file to read.

    :param path: where it is.
    :param root: the folder that its id counts from.
    :param id: its path below the root without suffix, ``/`` between folders.
    """

    path: Path
    root: Path
    id: str

    @property
    def name(self) -> str:
        """Its path below the root with suffix, ``/`` between folders."""
        return self.path.relative_to(self.root).as_posix()


class Refusal(NamedTuple):
    """A file that is not used.

    :param path: where it is.
    :param reason: why not, and what to do, in one line.
    """

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a search for articles gave; iterating gives the files to read.

    :param found: sorted by id, each file once.
    :param refused: articles that cannot be used, sorted by path.
    :param ignored: other files that lay in the folders, sorted by path.
    """

    found: tuple[Found, ...] = ()
    refused: tuple[Refusal, ...] = ()
    ignored: tuple[Refusal, ...] = ()

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class RawFile(NamedTuple):
    """An article's bytes, as they are on disk.

    :param id: the article's id.
    :param path: its path below the articles folder, ``/`` between folders.
    :param sha256: hash of the bytes, hex.
    """

    id: str
    path: str
    data: bytes
    sha256: str


def shown(path: Path | str) -> str:
    """A path as it may stand in a message: characters that do not print are escaped."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))


def find(paths: Sequence[Path], cap: int = CAP) -> Listing:
    """The articles among some files and below some folders, whatever the order they are named in.

    Never raises for a file: what cannot be used comes back as a refusal. Hidden files and
    folders are skipped.

    :param paths: files and folders; a folder is searched with all below it.
    :param cap: the largest file allowed, in bytes.
    """
    search = _Search(cap)
    for path in sorted(set(paths)):
        search.named(path)
    return search.listing()


def read(found: Found, cap: int = CAP) -> RawFile:
    """The bytes of one file.

    :raises InputError: when it is gone, cannot be opened, is no regular file or is too large.
    """
    where = shown(found.path)
    try:
        data = _bytes(found.path, cap)
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror}); check its permissions", where
        ) from None
    if data is None:
        raise InputError("is not a regular file; put the article itself there", where)
    if len(data) > cap:
        raise InputError(_too_large(cap), where)
    return RawFile(found.id, found.name, data, hashlib.sha256(data).hexdigest())


def _bytes(path: Path, cap: int) -> bytes | None:
    # Neither a link put in since the search nor a pipe without a writer can hold us up here.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        return file.read(cap + 1)


def _too_large(cap: int) -> str:
    return f"is larger than {cap:,} bytes; split it or raise the limit"


class _Search:
    """Gathers what :func:`find` gives back."""

    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.found: dict[Path, Found] = {}
        self.refused: dict[Path, str] = {}
        self.ignored: dict[Path, str] = {}

    def named(self, path: Path) -> None:
        """Take up a path that the user named."""
        try:
            mode = path.lstat().st_mode
        except (OSError, ValueError) as error:
            self.refused[path] = f"cannot be found ({getattr(error, 'strerror', error)})"
            return
        if stat.S_ISDIR(mode):
            self.folder(path, path, _DEPTH)
        elif path.suffix.lower() not in SUFFIXES and stat.S_ISREG(mode):
            self.refused[path] = f"is no article; wanted {', '.join(SUFFIXES)}"
        else:
            self.file(path, path.parent)

    def folder(self, folder: Path, root: Path, depth: int) -> None:
        """Take up all that lies below a folder."""
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.refused[folder] = f"cannot be listed ({error.strerror}); check its permissions"
            return
        if not depth:
            self.refused[folder] = f"lies more than {_DEPTH} folders deep"
            return
        for path in entries:
            if not path.name.startswith("."):
                self.entry(path, root, depth - 1)

    def entry(self, path: Path, root: Path, depth: int) -> None:
        """Take up one entry of a folder."""
        try:
            mode = path.lstat().st_mode
        except OSError as error:
            self.refused[path] = f"cannot be looked at ({error.strerror})"
            return
        if stat.S_ISDIR(mode):
            self.folder(path, root, depth)
        elif path.suffix.lower() in SUFFIXES or stat.S_ISLNK(mode):
            self.file(path, root)
        else:
            self.ignored[path] = f"is no article; articles end in {', '.join(SUFFIXES)}"

    def file(self, path: Path, root: Path) -> None:
        """Take up one file, or say why not."""
        reason = _unfit(path, self.cap)
        if reason:
            self.refused[path] = reason
            return
        found = Found(path, root, path.relative_to(root).with_suffix("").as_posix())
        real = path.resolve()
        # The same file reached by two ways keeps the id of the outermost folder.
        known = self.found.setdefault(real, found)
        if len(root.resolve().parts) < len(known.root.resolve().parts):
            self.found[real] = found

    def listing(self) -> Listing:
        """What was gathered; of two files with one id neither is used."""
        groups: dict[str, list[Found]] = defaultdict(list)
        for item in self.found.values():
            groups[item.id].append(item)
        for name, group in groups.items():
            for item in group if len(group) > 1 else ():
                others = ", ".join(sorted(shown(o.path) for o in group if o is not item))
                self.refused[item.path] = f"has the same id {shown(name)!r} as {others}; rename one"
        found = sorted((g[0] for g in groups.values() if len(g) == 1), key=lambda f: f.id)
        return Listing(tuple(found), _sorted(self.refused), _sorted(self.ignored))


def _sorted(reasons: dict[Path, str]) -> tuple[Refusal, ...]:
    return tuple(Refusal(path, reasons[path]) for path in sorted(reasons))


def _unfit(path: Path, cap: int) -> str | None:
    """Why a file cannot be an article, or None."""
    try:
        facts = path.lstat()
        str(path).encode()
    except UnicodeEncodeError:
        return "has a name that is not UTF-8; rename it"
    except OSError as error:
        return f"cannot be looked at ({error.strerror})"
    if stat.S_ISLNK(facts.st_mode):
        return "is a symbolic link; name the file it points to"
    if not stat.S_ISREG(facts.st_mode):
        return "is not a regular file"
    if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        return "cannot be read; check its permissions"
    return _too_large(cap) if facts.st_size > cap else None
