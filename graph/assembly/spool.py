"""What a build needs again later, laid aside on the disk, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple, Self

__all__ = ["Bodies", "Laid", "Spool", "read"]


#: So many lines are laid aside together.
_LINES = 4096


class Laid(NamedTuple):
    """Some bytes in a spool."""

    spool: Spool
    at: int
    size: int


class Spool:
    """A file without a name, which is gone after the exit or with the process that holds it.

    :param folder: where there is room for it; made when missing.
    """

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | None = None
        self._end, self._moved = 0, False
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - for good

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, data: bytes) -> Laid | bytes:
        """Lay bytes aside; a disk that refuses costs memory, no more."""
        if self._file is not None:
            at, left = self._end, memoryview(data)
            with suppress(OSError):
                # Nobody else moves about in the file: it stands where it was last written.
                if self._moved:
                    self._file.seek(at)
                while left:
                    self._moved = True
                    left = left[self._file.write(left) :]
                self._end, self._moved = at + len(data), False
                return Laid(self, at, len(data))
        return data

    def pieces(self, data: Sequence[bytes]) -> list[Laid | bytes]:
        """Lay some bytes aside together, each to be read by itself."""
        whole = self.put(b"".join(data))
        if isinstance(whole, bytes):
            return [*data]
        ends = accumulate(map(len, data), initial=whole.at)
        return [Laid(self, at, len(one)) for at, one in zip(ends, data, strict=False)]

    def through(self, lines: Iterable[bytes]) -> list[Laid | bytes]:
        """Lay many bytes aside, some together."""
        each = iter(lines)
        return [self.put(b"".join(some)) for some in iter(lambda: [*islice(each, _LINES)], [])]

    def piece(self, at: int, size: int) -> bytes:
        """So many bytes from a place on."""
        if self._file is None:
            return b""
        self._moved = True
        self._file.seek(at)
        return self._file.read(size)


class Bodies(Mapping[str, bytes]):
    """Bytes by name, read when they are asked for."""

    def __init__(self, stored: Mapping[str, Laid | bytes]) -> None:
        self._stored = stored

    def __getitem__(self, name: str) -> bytes:
        return read(self._stored[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


def read(stored: Laid | bytes) -> bytes:
    """Bytes that were laid aside, or are still held."""
    return stored if isinstance(stored, bytes) else stored.spool.piece(stored.at, stored.size)
