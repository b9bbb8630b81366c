"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from graph.errors import ExportError
from graph.writer import write, write_all

_OLD = {"a.txt": b"old a", "b.txt": b"old b", "c.txt": b"old c"}
_NEW = {"a.txt": b"new a", "b.txt": b"new b", "c.txt": b"new c"}


def _contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_files_arrive_and_nothing_else(tmp_path: Path) -> None:
    """All files must be there afterwards, and no file besides."""
    assert write_all(tmp_path / "out", _NEW) == 3
    assert _contents(tmp_path / "out") == _NEW


def test_equal_bytes_leave_a_file_untouched(tmp_path: Path) -> None:
    """A file that holds the bytes already must keep its time stamp."""
    path = tmp_path / "a.txt"
    assert write(path, b"x")
    os.utime(path, (1, 1))
    assert not write(path, b"x")
    assert path.stat().st_mtime == 1
    assert write(path, b"y")


@pytest.mark.parametrize("nth", range(3))
def test_a_failing_write_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """When the n-th file cannot be written, all old files must stay as they were."""
    write_all(tmp_path, _OLD)
    calls = iter(range(10))

    def full(_handle: int) -> None:
        if next(calls) == nth:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write_all(tmp_path, _NEW)
    assert _contents(tmp_path) == _OLD


def test_a_kill_while_writing_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever interrupts the writing, no old file may be gone or torn."""
    write_all(tmp_path, _OLD)

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, _NEW)
    assert _contents(tmp_path) == _OLD


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The message must name the folder."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="file"):
        write_all(tmp_path / "file" / "out", _NEW)
