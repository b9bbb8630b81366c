"""What earlier builds found of two takes, so that no two are compared twice.

What two takes are to each other depends on nothing but the two, so it is kept by a hash of both.
Nearly all pairs come to nothing: of these only the hash is kept, eight bytes each.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.points import kept
from graph.points.takes import Take

__all__ = [
    "UNASKED",
    "Digests",
    "Memory",
    "Pairs",
    "among",
    "beside",
    "digest",
    "distinct",
    "each",
    "paired",
    "tallied",
]  # fmt: skip

_Keys = NDArray[np.uint64]
_Number = TypeVar("_Number", np.int64, np.uint64)
#: IRI of a statement -> its take, and the hash of that.
Digests = Mapping[str, tuple[Take, int]]
#: Indices of two takes a row.
Pairs = NDArray[np.int64]
#: Two indices and what the two come to.
Told = tuple[int, int, Any]
#: Gives what two come to, as JSON can hold it; None for nothing, :data:`UNASKED` for no answer.
Make = Callable[[int, int], Any]
UNASKED = object()
#: Of so many members neighbours are found column by column.
_MANY = 12
#: So many pairs are plain numbers at a time.
_AT_ONCE = 1 << 14
#: Brings the hash of the first of two to other bits than that of the second: order counts.
_ODD, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


def digest(take: Take) -> int:
    """Eight bytes of a hash over all of a take."""
    text = json.dumps(kept.plain(take), separators=(",", ":")).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def paired(coded: Sequence[int], size: int) -> Pairs:
    """Pairs as rows, each once and in order.

    :param coded: the first times the size plus the second of each.
    """
    found = distinct(np.asarray(coded, dtype=np.int64))
    return np.stack(np.divmod(found, size), axis=1) if size else found.reshape(0, 2)


def beside(block: Sequence[int], size: int, most: int) -> Iterator[Sequence[int]]:
    """Each member of a block with the next few, as :func:`paired` takes them, the less one first.

    :param size: so many are there in all.
    :param most: with how many neighbours.
    """
    if len(block) < _MANY:
        yield [
            min(one, other) * size + max(one, other)
            for at, one in enumerate(block)
            for other in block[at + 1 : at + 1 + most]
        ]
        return
    members = np.asarray(block, dtype=np.int64)
    for step in range(1, min(most, len(block) - 1) + 1):
        one, other = members[:-step], members[step:]
        found = np.minimum(one, other) * size + np.maximum(one, other)
        yield array("q", found.tobytes())


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Numbers in order, each once."""
    return tallied(values)[0]


def tallied(values: NDArray[_Number]) -> tuple[NDArray[_Number], NDArray[np.int64]]:
    """Numbers in order, each once, and how often each is there.

    np.unique takes five times as long where most are different.
    """
    held = np.sort(values)
    starts = np.flatnonzero(np.append(held[:1] == held[:1], held[1:] != held[:-1]))
    return held[starts], np.diff(np.append(starts, len(held)))


def among(values: _Keys, known: _Keys) -> NDArray[np.bool_]:
    """Of each number whether it is among others.

    :param known: in order.
    """
    found = np.zeros(len(values), dtype=np.bool_)
    if len(known):
        order = np.argsort(values)
        asked = values[order]
        at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        found[order] = known[at] == asked
    return found


def each(pairs: Pairs, make: Make) -> Iterator[Told]:
    """The pairs that come to something, as :meth:`Memory.each` gives them, without a memory."""
    for start in range(0, len(pairs), _AT_ONCE):
        for one, other in pairs[start : start + _AT_ONCE].tolist():
            value = make(one, other)
            if value is not None and value is not UNASKED:
                yield one, other, value


class Memory:
    """What a function of two takes gave; nothing for most.

    :param data: as :meth:`remembered` gave it after an earlier build; empty where there was none.
    :param digests: of as many takes as they are known of.
    """

    def __init__(self, data: bytes, digests: Digests) -> None:
        head, _, body = data.partition(b"\n")
        self._found: dict[int, Any] = dict(json.loads(head or b"[]"))
        self._nothing: _Keys = np.frombuffer(body, dtype=np.uint64)
        self._digests = digests
        self._asked: list[_Keys] = []
        self._made: dict[int, Any] = {}

    def each(self, takes: Sequence[Take], pairs: Pairs, make: Make) -> Iterator[Told]:
        """The pairs that come to something, each with what it comes to, in their order.

        :param pairs: of indices of takes, in rows.
        """
        keys = self._keys(takes, pairs)
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

    def _keys(self, takes: Sequence[Take], pairs: Pairs) -> _Keys:
        hashes = np.array([self._digest(take) for take in takes], dtype=np.uint64)
        first = hashes[pairs[:, 0]] * _ODD
        keys: _Keys = (first ^ (first >> _SHIFT)) + hashes[pairs[:, 1]]
        return keys

    def _digest(self, take: Take) -> int:
        known = self._digests.get(take.row.id)
        # A take that was filled in from another one is no longer what was read.
        return known[1] if known is not None and known[0] is take else digest(take)

    def remembered(self) -> bytes:
        """What was asked for, for the next build."""
        head = json.dumps(sorted(self._made.items()), separators=(",", ":")).encode()
        every = distinct(np.concatenate([np.empty(0, np.uint64), *self._asked]))
        return head + b"\n" + every.tobytes()
