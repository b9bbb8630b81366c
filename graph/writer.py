"""The one place that writes files: all old bytes or all new ones, never a mixture.

Outputs are first written beside their targets and flushed to the disk; only when every one of
them is there are they renamed, one after the other. A full disk, or a process killed while it
writes, therefore leaves the previous outputs as they were; no file is ever half written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from filecmp import cmp
from pathlib import Path

from graph.errors import ExportError

__all__ = ["Content", "write", "write_all"]

#: Bytes, or what gives them piece by piece, each time it is asked.
Content = bytes | Callable[[], Iterable[bytes]]


def write(path: Path, data: bytes, *, durable: bool = True) -> bool:
    """Put bytes into a file at once; leave a file that holds them already untouched.

    :param durable: wait until the disk has them; not needed where damage is noticed later.
    :returns: whether the file changed.
    :raises ExportError: when the disk refuses; the old file is then as it was.
    """
    return write_all(path.parent, {path.name: data}, durable=durable) > 0


def write_all(folder: Path, files: Mapping[str, Content], *, durable: bool = True) -> int:
    """Put several files into a folder: first all aside, then all renamed.

    :param files: name within the folder -> bytes, or what gives them piece by piece; files that
        hold them already stay untouched.
    :param durable: as for :func:`write`.
    :returns: how many files changed.
    :raises ExportError: when the disk refuses; before the renaming nothing has changed.
    """
    targets: list[Path] = []
    try:
        for name in sorted(files):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            targets.append(target)
            if not _stage(target, files[name], durable):
                targets.pop()
        for target in targets:
            _part(target).replace(target)
        if durable:
            for place in {folder, *(target.parent for target in targets)}:
                _sync_folder(place)
    except OSError as error:
        raise ExportError(f"cannot write: {error.strerror or error}", str(folder)) from error
    finally:
        for target in targets:
            with suppress(OSError):
                _part(target).unlink()
    return len(targets)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _equal(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and cmp(one, other, shallow=False)
    except OSError:
        return False


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _stage(target: Path, content: Content, durable: bool) -> bool:  # noqa: FBT001
    """Write a file aside unless it is there already; whether it was not."""
    part = _part(target)
    if isinstance(content, bytes) and _holds(target, content):
        return False
    with part.open("wb") as out:
        out.writelines((content,) if isinstance(content, bytes) else content())
        out.flush()
        # What is made piece by piece can only be held against the file once it is whole.
        if not isinstance(content, bytes) and _equal(part, target):
            part.unlink()
            return False
        if durable:
            os.fsync(out.fileno())
    return True


def _sync_folder(folder: Path) -> None:
    # A folder cannot be opened for syncing everywhere; the files themselves are safe by now.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
