"""Files that hold several articles, opened: each article becomes an input of its own."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple, Self

from extract.errors import InputError
from extract.inputs import files, kinds
from extract.inputs.files import CAP, Found, Inside, Listing, Refusal
from extract.inputs.many.held import (
    Asked,
    Budget,
    Held,
    Items,
    Itself,
    Source,
    TooMuchError,
    Unread,
)
from extract.inputs.many.naming import Laid, identity, name_of, named

__all__ = ["opened"]

_DEEPEST = 4


@contextmanager
def opened(listing: Listing, asked: Asked | None = None, cap: int = CAP) -> Iterator[Listing]:
    """A listing with the articles of each file in place of the file, usable until the exit.

    What a file holds is laid aside in a folder of this process alone, never under names that the
    file gives. A file that holds more than it may, or cannot be taken apart, is refused as a whole.

    :param asked: what the user says of the inputs.
    :param cap: the largest text allowed, in bytes.
    """
    if not any(kinds.many(found.kind) for found in listing):
        yield listing
        return
    with TemporaryDirectory(prefix="sayso-") as folder:
        with _Spool(Path(folder) / "articles") as spool:
            opening = _Opening(spool, asked or Asked(), cap)
            made = files.distinct(*opening.all(listing))
        yield made


class _Spool:
    """One file that takes the bytes of articles, one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: BinaryIO = io.BytesIO()
        self.at = 0

    def __enter__(self) -> Self:
        self.file = self.path.open("xb")
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def put(self, data: bytes) -> int:
        """Keep some bytes; returns where they begin."""
        self.file.write(data)
        start, self.at = self.at, self.at + len(data)
        return start


class _Given(NamedTuple):
    """What files gave: articles, refusals, and what is of another kind."""

    found: list[Found]
    refused: list[Refusal]
    ignored: list[Refusal]

    def add(self, other: _Given) -> None:
        """Take up what another file gave."""
        self.found.extend(other.found)
        self.refused.extend(other.refused)
        self.ignored.extend(other.ignored)

    def unread(self, outer: Found, item: Unread) -> None:
        """Take up something that is not used."""
        path = outer.path / outer.inside.name if outer.inside else outer.path
        refusal = Refusal(path / item.name if item.name else path, item.reason)
        (self.refused if item.refused else self.ignored).append(refusal)


class _Opening:
    """Takes files apart, files within them too."""

    def __init__(self, spool: _Spool, asked: Asked, cap: int) -> None:
        self.spool, self.asked, self.cap = spool, asked, cap

    def all(self, listing: Listing) -> _Given:
        """What the files of a listing give."""
        given = _Given([], list(listing.refused), list(listing.ignored))
        for found in listing:
            if not kinds.many(found.kind):
                given.found.append(found)
                continue
            try:
                given.add(self.one(found))
            except InputError as error:
                given.refused.append(Refusal(found.path, error.message))
            except RecursionError:
                given.refused.append(Refusal(found.path, "is nested too deeply to be read"))
            except Exception as error:  # noqa: BLE001 - one file never stops the others
                told = f"gave a defect of sayso, please report it ({type(error).__name__}: {error})"
                given.refused.append(Refusal(found.path, " ".join(told.split())))
        return given

    def one(self, found: Found) -> _Given:
        """What one file gives."""
        with files.opened(found.path) as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            return self.apart(found, Source(file, size, self.asked, Budget(self.cap)), 1)

    def apart(self, outer: Found, source: Source, depth: int) -> _Given:
        """What a file gives, whether it lies on a disk or in another.

        :raises InputError: when nothing of it can be used.
        """
        if depth > _DEEPEST:
            raise TooMuchError(f"packs files in files more than {_DEEPEST} deep; unpack it first")
        given, laid, nested = _Given([], [], []), list[Laid](), dict[int, bytes]()
        for item in _readers()[outer.kind](source):
            if isinstance(item, Itself):
                given.found.append(outer)
            elif isinstance(item, Unread):
                given.unread(outer, item)
            else:
                self.lay(item, source.budget, laid, nested)
        for one in named(laid):
            if isinstance(one, Unread):
                given.unread(outer, one)
            else:
                given.add(self.inner(outer, *one, source, nested, depth))
        if not (given.found or given.refused):
            raise InputError("holds no article of a kind that is read")
        return given

    def lay(self, item: Held, budget: Budget, laid: list[Laid], nested: dict[int, bytes]) -> None:
        """Lay an article aside; the bytes of one that may hold more are kept at hand."""
        budget.take(len(item.data))
        start = self.spool.put(item.data)
        names = tuple(filter(None, map(name_of, item.names)))
        bare = item._replace(names=names, data=b"")
        laid.append(Laid(bare, start, len(item.data), hashlib.sha256(item.data).hexdigest()))
        if kinds.many(item.kind):
            nested[start] = item.data

    def inner(
        self,
        outer: Found,
        name: str,
        laid: Laid,
        source: Source,
        nested: Mapping[int, bytes],
        depth: int,
    ) -> _Given:
        """One article of a file as an input, or what it holds itself."""
        full = f"{outer.inside.name}/{name}" if outer.inside else name
        place = Inside(full, laid.held.kind, self.spool.path, laid.start, laid.size)
        article = f"{outer.id}/{identity(name, laid.held)}"
        found = Found(outer.path, outer.root, article, place, laid.held.told)
        if not kinds.many(found.kind):
            return _Given([found], [], [])
        data = nested[laid.start]
        try:
            return self.apart(
                found, source._replace(file=io.BytesIO(data), size=len(data)), depth + 1
            )
        except TooMuchError:
            raise
        except InputError as error:
            return _Given([], [Refusal(found.path / full, error.message)], [])


@cache
def _readers() -> Mapping[str, Callable[[Source], Items]]:
    """Kind of a file -> what takes it apart; loaded where there is such a file."""
    from extract.inputs.many import archives, feeds, mailboxes, tables, warcs

    return {
        ".zip": archives.zipped, ".tar": archives.tarred, ".tar.gz": archives.tarred,
        ".tgz": archives.tarred, ".eml": mailboxes.attached, ".mbox": mailboxes.messages,
        ".csv": tables.separated, ".tsv": tables.separated, ".json": tables.objects,
        ".jsonl": tables.lines, ".ndjson": tables.lines, ".parquet": tables.parquet,
        ".rss": feeds.entries, ".atom": feeds.entries, ".xml": feeds.entries,
        ".warc": warcs.pages, ".warc.gz": warcs.pages,
    }  # fmt: skip
