"""What was computed once, kept under the hash of all it was computed from.

An entry carries the hash of its key and bytes: a damaged one counts as absent and is computed anew.
The folder can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph.errors import ExportError
from graph.writer import write

__all__ = ["Cache", "code_digest", "key_of"]

_MARK = "sayso-cache-2\n"


def key_of(*parts: str) -> str:
    """A key for everything a result depends on; no two lists of parts share one."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def code_digest(*packages: str) -> str:
    """A hash over the source and data files of packages, so that a change of code is noticed.

    Weights count by the hash that a file beside them names: who loads them holds them against it.

    :param packages: import names; sub-packages belong to them.
    """
    digest = hashlib.sha256()
    for package in packages:
        root = Path(str(files(package)))
        for path in sorted(p for p in root.rglob("*") if p.is_file() and _counts(p)):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    named = "__pycache__" not in path.parts and not path.name.startswith(".")
    return named and path.suffix != ".onnx"


class Cache:
    """Bytes by key in a folder.

    :param folder: made when the first entry is put.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: The keys that were asked for.
        self.used: set[str] = set()
        # A path for each of thousands of entries costs as much as to read it.
        self._prefix = f"{folder}{os.sep}"

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.entry"

    def get(self, key: str) -> bytes | None:
        """The bytes under a key; None when there are none or they are damaged."""
        self.used.add(key)
        try:
            with open(f"{self._prefix}{key}.entry", "rb", buffering=0) as file:  # noqa: PTH123
                stored = file.readall()
        except OSError:
            return None
        head, data = stored[: len(_MARK) + 64], stored[len(_MARK) + 64 :]
        return data if head == _head(key, data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; a disk that refuses costs time at the next build, no more."""
        with suppress(ExportError):
            write(self._path(key), _head(key, data) + data, durable=False)

    def prune(self, keep: Iterable[str]) -> int:
        """Delete every entry that is not to be kept.

        :returns: how many entries went.
        """
        kept = {f"{key}.entry" for key in keep}
        gone = [p for p in sorted(self.folder.glob("*.entry")) if p.name not in kept]
        for path in gone:
            # What somebody else put there and cannot be deleted so is no reason to fail.
            with suppress(OSError):
                path.unlink(missing_ok=True)
        return len(gone)


def _head(key: str, data: bytes) -> bytes:
    # With its key, so that an entry that was moved or copied counts as damaged.
    told = hashlib.sha256(f"{key}\n".encode())
    told.update(data)
    return (_MARK + told.hexdigest()).encode()
