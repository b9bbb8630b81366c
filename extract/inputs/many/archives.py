"""Archives: zip and tar, read within limits and never unpacked under the names they give."""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from extract.errors import InputError
from extract.inputs import kinds
from extract.inputs.files import shown, up_to
from extract.inputs.many.held import (
    MOST,
    UNPACKED,
    Budget,
    Held,
    Items,
    Source,
    TooMuchError,
    Unread,
)

__all__ = ["tarred", "zipped"]

# Text shrinks to a third, pages with much markup to a tenth.
_RATIO, _SMALL = 200, 10_000_000
_READ = 100_000_000
_LINK = "is a link; pack the file it points to"
_NAMELESS = "a member"
_ODD = "is neither a file nor a folder; leave it out"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


def zipped(source: Source) -> Items:
    """The articles in a zip archive."""
    try:
        archive = zipfile.ZipFile(source.file)
    except (*_DAMAGED, NotImplementedError):
        raise InputError("is no zip archive that can be read; pack it anew") from None
    with archive:
        members = archive.infolist()
        _within(len(members), sum(m.file_size for m in members), source)
        for member in members:
            name = member.filename
            if not name.endswith("/") and not _hidden(name):
                kept = _unfit(name, member.file_size, source.budget) or _of_zip(member)
                yield kept or _unzipped(archive, member, source.budget)


def _of_zip(member: zipfile.ZipInfo) -> Unread | None:
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Unread(_shown(member.filename), _LINK)
    if member.flag_bits & 1:
        return Unread(_shown(member.filename), "is encrypted; pack it without a password")
    return None


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> Held | Unread:
    most = kinds.largest(kinds.kind(member.filename), budget.cap)
    try:
        with archive.open(member) as file:
            data = up_to(file, most + 1)
    except (*_DAMAGED, NotImplementedError) as error:
        why = "is packed in a way we do not read" if _unknown(error) else "is damaged"
        return Unread(_shown(member.filename), f"{why}; pack it anew")
    return _held(member.filename, data, most)


def _unknown(error: Exception) -> bool:
    return isinstance(error, NotImplementedError)


def tarred(source: Source) -> Items:
    """The articles in a tar archive, plain or packed with gzip."""
    file = cast("BinaryIO", _Counted(source))
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for member in archive:
                if not member.isdir() and not _hidden(member.name):
                    yield _of_tar(archive, member, source.budget)
    except TooMuchError:
        raise
    except (tarfile.TarError, *_DAMAGED):
        raise InputError("is damaged, or no tar archive; pack it anew") from None


def _of_tar(archive: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget) -> Held | Unread:
    if not member.isreg():
        return Unread(_shown(member.name), _LINK if member.issym() or member.islnk() else _ODD)
    unfit = _unfit(member.name, member.size, budget)
    file = None if unfit else archive.extractfile(member)
    if unfit or file is None:
        return unfit or Unread(_shown(member.name), _ODD)
    most = kinds.largest(kinds.kind(member.name), budget.cap)
    return _held(member.name, up_to(file, most + 1), most)


def _within(count: int, size: int, source: Source) -> None:
    """Refuse an archive by what it says of itself, before anything is unpacked."""
    if count > MOST:
        raise TooMuchError(f"holds {count:,} files, more than {MOST:,}; split it")
    _grown(size, source)


def _grown(size: int, source: Source) -> None:
    if size > _SMALL and size > _RATIO * source.size:
        raise TooMuchError(f"unpacks to more than {_RATIO} times its size; not opened")
    most = source.budget.cap * UNPACKED
    if size > most:
        raise TooMuchError(f"holds more than {most:,} bytes unpacked; split it")


class _Counted(io.RawIOBase):
    """An archive's bytes, unpacked, as long as they do not grow beyond measure."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source, self.count = source, 0
        packed = source.file.read(2) == b"\x1f\x8b"
        source.file.seek(0)
        self.file = gzip.GzipFile(fileobj=source.file) if packed else source.file

    def read(self, size: int = -1) -> bytes:
        """Some more bytes."""
        if not 0 <= size <= _READ:
            raise TooMuchError(f"holds a header of more than {_READ:,} bytes; not opened")
        data = self.file.read(size)
        self.count += len(data)
        _grown(self.count, self.source)
        return data


def _held(name: str, data: bytes, most: int) -> Held | Unread:
    if len(data) > most:
        return Unread(_shown(name), f"is larger than {most:,} bytes; split it")
    return Held((_plain(name),), kinds.kind(name), data, member=True)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(_plain(name)).parts
    return any(p.startswith(".") and p not in {".", ".."} for p in parts) or "__MACOSX" in parts


def _plain(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _shown(name: str) -> str:
    """A member's name as it may stand below the archive's in a message."""
    return shown(_plain(name)).lstrip("/")


def _unfit(name: str, size: int, budget: Budget) -> Unread | None:
    """Why a member is no article, by its name and size."""
    plain = PurePosixPath(_plain(name))
    if not plain.parts:
        return Unread(_NAMELESS, "has no name; pack it anew")
    if plain.is_absolute() or ".." in plain.parts or ":" in plain.parts[0]:
        return Unread(_shown(name), "has a name that leads out of the archive; pack it anew")
    if not _plain(name).isprintable():
        return Unread(_shown(name), "has a name that cannot be printed; rename it")
    if kinds.kind(name) not in kinds.READ:
        reason, by_name = kinds.unread(name)
        return Unread(_shown(name), reason, by_name)
    most = kinds.largest(kinds.kind(name), budget.cap)
    if size > most:
        return Unread(_shown(name), f"is larger than {most:,} bytes; split it")
    return None
