"""Which files are read: the one place that looks into folders and opens articles."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from extract.errors import InputError
from extract.inputs import kinds
from extract.inputs.metadata import Value

__all__ = [
    "CAP", "Found", "Inside", "Listing", "RawFile", "Refusal", "distinct", "find", "opened",
    "place", "read", "shown", "up_to",
]  # fmt: skip

#: The largest text that is read unless told otherwise, in bytes; see :func:`kinds.largest`.
CAP = 5_000_000
# Deep enough for any archive, shallow enough that a loop of mounts ends.
_DEPTH = 64
# How much is read at once.
_STEP = 1 << 20


class Inside(NamedTuple):
    """An article's place within a file that holds several, taken out and laid aside.

    :param name: its name within the file.
    :param kind: the kind it is read as.
    :param file: where its bytes were laid, from ``start``, ``size`` of them.
    """

    name: str
    kind: str
    file: Path
    start: int
    size: int


class Found(NamedTuple):
    """An article to read.

    :param path: the file that it is, or is part of.
    :param root: the folder that its id counts from.
    :param id: its path below the root without suffix, ``/`` between folders; of an article within
        a file, that of the file and its name there.
    :param inside: which article of the file, None when the file is one.
    :param told: what others say of it: the file around it, the user.
    """

    path: Path
    root: Path
    id: str
    inside: Inside | None = None
    told: tuple[Value, ...] = ()

    @property
    def name(self) -> str:
        """Its path below the root with suffix, ``/`` between folders."""
        name = self.path.relative_to(self.root).as_posix()
        return f"{name}/{self.inside.name}" if self.inside else name

    @property
    def kind(self) -> str:
        """What it is read as: the end of its name, in small letters."""
        return self.inside.kind if self.inside else kinds.kind(self.path.name)


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
    """An article's bytes, as they are on disk or in the file around it.

    :param id: the article's id.
    :param path: its path below the articles folder, ``/`` between folders.
    :param sha256: hash of the bytes, hex.
    :param kind: what to read it as; empty to go by the name.
    :param told: what others say of it, as :class:`Found` has it.
    """

    id: str
    path: str
    data: bytes
    sha256: str
    kind: str = ""
    told: tuple[Value, ...] = ()


def shown(path: Path | str) -> str:
    """A path as it may stand in a message: characters that do not print are escaped."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))


def find(paths: Sequence[Path], cap: int = CAP) -> Listing:
    """The articles among some files and below some folders, whatever the order they are named in.

    Never raises for a file: what cannot be used comes back as a refusal. Hidden files and
    folders are skipped.

    :param paths: files and folders; a folder is searched with all below it.
    :param cap: the largest text allowed, in bytes.
    """
    search = _Search(cap)
    for path in sorted(set(paths)):
        search.named(path)
    return search.listing()


def read(found: Found, cap: int = CAP) -> RawFile:
    """The bytes of one file.

    :raises InputError: when it is gone, cannot be opened, is no regular file or is too large.
    """
    most = kinds.largest(found.kind, cap)
    inside = found.inside
    try:
        with opened(inside.file if inside else found.path) as file:
            file.seek(inside.start if inside else 0)
            data = up_to(file, inside.size if inside else most + 1)
    except InputError as error:
        raise InputError(error.message, shown(found.path)) from None
    if len(data) > most:
        raise InputError(_too_large(most), shown(found.path))
    digest = hashlib.sha256(data).hexdigest()
    return RawFile(found.id, found.name, data, digest, found.kind, found.told)


def up_to(file: IO[bytes], most: int) -> bytes:
    """What is left of a file, or so many bytes of it; takes no more memory than that is.

    :param most: however large.
    """
    parts = []
    while most > 0 and (part := file.read(min(most, _STEP))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def opened(path: Path) -> BinaryIO:
    """A regular file, open for reading.

    :raises InputError: when it is gone, cannot be opened or is no regular file.
    """
    # Neither a link put in since the search nor a pipe without a writer can hold us up here.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as error:
        told = f"cannot be read ({error.strerror}); check its permissions"
        raise InputError(told, shown(path)) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InputError("is not a regular file; put the article itself there", shown(path))
    return os.fdopen(handle, "rb")


def distinct(
    found: Iterable[Found], refused: Iterable[Refusal] = (), ignored: Iterable[Refusal] = ()
) -> Listing:
    """A listing of articles; of two with one id neither is used."""
    groups: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        groups[item.id].append(item)
    clashes: list[Refusal] = []
    for name, group in groups.items():
        for item in group if len(group) > 1 else ():
            others = ", ".join(sorted(shown(place(o)) for o in group if o is not item))
            told = f"has the same id {shown(name)!r} as {others}; rename one"
            clashes.append(Refusal(place(item), told))
    kept = sorted((g[0] for g in groups.values() if len(g) == 1), key=lambda f: f.id)
    return Listing(tuple(kept), tuple(sorted([*refused, *clashes])), tuple(sorted(ignored)))


def place(found: Found) -> Path:
    """Where an article is, as a message tells: its file, and its name below that."""
    return found.path / found.inside.name if found.inside else found.path


def _too_large(cap: int) -> str:
    return f"is larger than {cap:,} bytes; split it or raise --article-bytes"


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
        elif kinds.kind(path.name) not in kinds.READ and stat.S_ISREG(mode):
            self.refused[path], _ = kinds.unread(path.name)
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
        elif kinds.kind(path.name) in kinds.READ or stat.S_ISLNK(mode):
            self.file(path, root)
        else:
            reason, by_name = kinds.unread(path.name)
            (self.refused if by_name else self.ignored)[path] = reason

    def file(self, path: Path, root: Path) -> None:
        """Take up one file, or say why not."""
        reason = _unfit(path, self.cap)
        if reason:
            self.refused[path] = reason
            return
        found = Found(path, root, kinds.stem(path.relative_to(root).as_posix()))
        real = path.resolve()
        # The same file reached by two ways keeps the id of the outermost folder.
        known = self.found.setdefault(real, found)
        if len(root.resolve().parts) < len(known.root.resolve().parts):
            self.found[real] = found

    def listing(self) -> Listing:
        """What was gathered."""
        return distinct(self.found.values(), _told(self.refused), _told(self.ignored))


def _told(reasons: dict[Path, str]) -> list[Refusal]:
    return [Refusal(path, reason) for path, reason in reasons.items()]


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
    most = kinds.largest(kinds.kind(path.name), cap)
    return _too_large(most) if facts.st_size > most else None
