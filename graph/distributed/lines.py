"""Quads as lines of N-Quads: what shards are made of, in an order that any machine gives alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

__all__ = ["lines", "of_lines", "ordered"]


def lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """Quads as lines without their ends, in their order."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return data.split(b"\n")[:-1]


def ordered(found: Iterable[bytes]) -> bytes:
    """Lines as a file: sorted by their bytes, each once."""
    return b"".join(b"%s\n" % line for line in sorted(set(found)))


def of_lines(found: Iterable[bytes]) -> Iterator[ox.Quad]:
    """The quads of lines."""
    return ox.parse(b"\n".join(found), format=ox.RdfFormat.N_QUADS)
