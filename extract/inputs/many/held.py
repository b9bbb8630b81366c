"""What a file that holds several articles gives, and how much it may give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from extract.errors import InputError
from extract.inputs.metadata import Value

__all__ = [
    "Asked", "Budget", "Held", "Items", "Itself", "Source", "TooMuchError", "Unread", "digest",
    "listed",
]  # fmt: skip

#: Articles in one file with all that is packed in it, and how often a text's size they may have.
MOST, UNPACKED = 100_000, 200
_NAMED = 5


class TooMuchError(InputError):
    """A file that holds more than one may: nothing of it is used."""


class Asked(NamedTuple):
    """What the user says of the inputs.

    :param encoding: what texts are in that are not UTF-8 and say nothing themselves, or None.
    :param columns: field and column, where a table's columns have names of their own.
    """

    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


class Budget:
    """What is left of the articles and bytes that one file may give.

    :param cap: how many bytes a text may have.
    """

    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.bytes = cap * UNPACKED
        self.articles = MOST

    def take(self, size: int) -> None:
        """Count one article.

        :raises TooMuchError: when it is one too many, or the bytes are.
        """
        self.articles -= 1
        self.bytes -= size
        if self.articles < 0:
            raise TooMuchError(f"holds more than {MOST:,} articles; split it")
        if self.bytes < 0:
            raise TooMuchError(f"holds more than {self.cap * UNPACKED:,} bytes unpacked; split it")


class Source(NamedTuple):
    """A file that may hold several articles.

    :param file: open for reading, at its start.
    :param size: its bytes.
    """

    file: BinaryIO
    size: int
    asked: Asked
    budget: Budget

    def whole(self) -> bytes:
        """All its bytes."""
        self.file.seek(0)
        return self.file.read()


class Held(NamedTuple):
    """An article in a file.

    :param names: what it may be called within the file, the most telling first: the first that
        no other article of the file bears is its name.
    :param kind: what to read it as.
    :param told: what the file says of it.
    :param member: whether its name is that of a file, with an end that says its kind.
    """

    names: tuple[str, ...]
    kind: str
    data: bytes
    told: tuple[Value, ...] = ()
    member: bool = False


class Itself(NamedTuple):
    """The file is an article too."""


class Unread(NamedTuple):
    """Something in a file that is not used.

    :param name: what it is called there; empty for the file itself.
    :param reason: why not, and what to do.
    :param refused: whether it should have been an article; else it is a file of another kind.
    """

    name: str
    reason: str
    refused: bool = True


Items = Iterator[Held | Itself | Unread]


def digest(data: bytes) -> str:
    """A name made of nothing but content."""
    return hashlib.sha256(data).hexdigest()[:16]


def listed(places: list[str]) -> str:
    """Some places in words, the first few of many."""
    rest = f" and {len(places) - _NAMED:,} more" if len(places) > _NAMED else ""
    return f"{', '.join(places[:_NAMED])}{rest}"
