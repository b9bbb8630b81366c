"""What earlier builds found of two takes, so that no two are compared twice.

What two takes are to each other depends on nothing but the two, so it is kept by a hash of both.
Nearly all pairs come to nothing: of these only the hash is kept, eight bytes each.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from graph.points.numbers import Keys, Pairs, among, distinct, mixed

__all__ = ["UNASKED", "Make", "Memory", "Told", "each"]

#: Two numbers of takes and what the two come to.
Told = tuple[int, int, Any]
#: Gives what two come to, as JSON can hold it; None for nothing, :data:`UNASKED` for no answer.
Make = Callable[[int, int], Any]
UNASKED = object()
#: So many pairs are plain numbers at a time.
_AT_ONCE = 1 << 14


def each(pairs: Pairs, make: Make, memory: Memory | None = None) -> Iterator[Told]:
    """The pairs that come to something, each with what it comes to, in their order.

    :param pairs: of numbers of takes, in rows.
    :param memory: knows what earlier builds found, where there is one.
    """
    if memory is not None:
        yield from memory.each(pairs, make)
        return
    for start in range(0, len(pairs), _AT_ONCE):
        for one, other in pairs[start : start + _AT_ONCE].tolist():
            value = make(one, other)
            if value is not None and value is not UNASKED:
                yield one, other, value


class Memory:
    """What a function of two takes gave; nothing for most.

    :param data: as :meth:`remembered` gave it after an earlier build; empty where there was none.
    :param digests: a hash of each take.
    """

    def __init__(self, data: bytes, digests: Keys) -> None:
        head, _, body = data.partition(b"\n")
        self._found: dict[int, Any] = dict(json.loads(head or b"[]"))
        self._nothing: Keys = np.frombuffer(body, dtype=np.uint64)
        self._digests = digests
        self._asked: list[Keys] = []
        self._made: dict[int, Any] = {}

    def each(self, pairs: Pairs, make: Make) -> Iterator[Told]:
        """What :func:`each` gives; what an earlier build found of the same two is not made."""
        keys = mixed(self._digests[pairs[:, 0]], self._digests[pairs[:, 1]])
        nothing = among(keys, self._nothing)
        self._asked.append(keys[nothing])
        empty = array("Q")
        for at in np.flatnonzero(~nothing).tolist():
            one, other = pairs[at].tolist()
            key = int(keys[at])
            value = self._found[key] if key in self._found else make(one, other)
            if value is None:
                empty.append(key)
            elif value is not UNASKED:
                self._made[key] = value
                yield one, other, value
        self._asked.append(np.array(empty, dtype=np.uint64))

    def remembered(self) -> bytes:
        """What was asked for, for the next build."""
        head = json.dumps(sorted(self._made.items()), separators=(",", ":")).encode()
        every = distinct(np.concatenate([np.empty(0, np.uint64), *self._asked]))
        return head + b"\n" + every.tobytes()
