"""What a made file must give, and the words that most of them hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["BOTH", "A", "B", "C", "Shape", "gives", "refuses"]

A = "Harbour master Peter Quist said on Monday that the northern harbour would stay closed."
B = "Mayor Anna Holt denied that any ship had been turned away, and called the reports unfair."
C = "Nobody was hurt, the harbour office said; the ferries have been tied up since Tuesday."
BOTH = (A, B)


class Shape(NamedTuple):
    """A file and what must come of it.

    :param kind: how its name ends; ``-`` for standard input.
    :param what: in a few words, what is special about it.
    :param read: id below the file's own ("" for itself) -> paragraphs of prose, in order.
    :param refused: path below the file ("" for itself) -> words of the reason.
    :param name: what the file is called, where that is not "n" with its kind.
    """

    kind: str
    what: str
    data: bytes
    read: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, str]
    name: str = ""

    @property
    def file(self) -> str:
        """The file's name."""
        return self.name or f"n{self.kind if self.kind != '-' else ''}"


def gives(
    kind: str,
    what: str,
    data: bytes | str,
    read: Mapping[str, tuple[str, ...]] | tuple[str, ...] = BOTH,
    refused: Mapping[str, str] | None = None,
    name: str = "",
) -> Shape:
    """A file that is read, in part at least."""
    told = {"": read} if isinstance(read, tuple) else read
    raw = data.encode() if isinstance(data, str) else data
    return Shape(kind, what, raw, told, refused or {}, name)


def refuses(kind: str, what: str, data: bytes | str, why: str, name: str = "") -> Shape:
    """A file of which nothing is used."""
    raw = data.encode() if isinstance(data, str) else data
    return Shape(kind, what, raw, {}, {"": why}, name)
