"""Takes that share a key found among numbers: what they are looked up by stands as hashes.

Millions of pairs are worth a look and few of them matter; as numbers they cost a tenth of what they
would as records, and a take of which nothing is new need not be read for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Keys", "Lists", "Numbers", "Pairs", "among", "distinct", "in_lists", "mixed", "number",
    "paired", "products", "tallied", "windows",
]  # fmt: skip

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]
#: Two numbers of takes a row.
Pairs = NDArray[np.int64]
_Number = TypeVar("_Number", np.int64, np.uint64)
#: Brings the hash of the first of two to other bits than that of the second: order counts.
_ODD, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


@lru_cache(maxsize=1 << 17)
def number(text: str) -> int:
    """Eight bytes of a hash of a text."""
    told = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(told.digest(), "big")


def mixed(one: Keys, other: Keys) -> Keys:
    """One hash for each two, which of them comes first counts."""
    first = one * _ODD
    found: Keys = (first ^ (first >> _SHIFT)) + other
    return found


class Lists(NamedTuple):
    """As many lists of hashes as there are takes, one after the other.

    :param counts: how long each is.
    :param flat: all of them.
    """

    counts: Numbers
    flat: Keys

    def of(self, some: Numbers) -> Lists:
        """Those of some takes, in their order."""
        counts = self.counts[some]
        starts = np.cumsum(self.counts) - self.counts
        return Lists(counts, self.flat[np.repeat(starts[some], counts) + _within(counts)])

    def only(self, asked: NDArray[np.bool_]) -> Lists:
        """Without the hashes that are not asked for."""
        kept = np.bincount(self.whose()[asked], minlength=len(self.counts)).astype(np.int64)
        return Lists(kept, self.flat[asked])

    def whose(self) -> Numbers:
        """The number of the take that each hash is of."""
        return np.repeat(np.arange(len(self.counts), dtype=np.int64), self.counts)


def in_lists(lists: Iterable[Sequence[int]]) -> Lists:
    """Lists of hashes as arrays."""
    held = list(lists)
    counts = np.array(list(map(len, held)), dtype=np.int64)
    return Lists(counts, np.array([one for each in held for one in each], dtype=np.uint64))


def _within(counts: Numbers) -> Numbers:
    """0, 1, 2, … for each list anew."""
    return np.arange(counts.sum(), dtype=np.int64) - np.repeat(np.cumsum(counts) - counts, counts)


def products(one: Lists, other: Lists) -> tuple[Numbers, Numbers, Keys]:
    """Each hash of a list with each of the other list of the same take.

    :returns: the number of the take, where the first hash stands, and one hash of both.
    """
    counts = one.counts * other.counts
    whose = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    within, many = _within(counts), other.counts[whose]
    first = (np.cumsum(one.counts) - one.counts)[whose] + within // many
    second = (np.cumsum(other.counts) - other.counts)[whose] + within % many
    return whose, first, mixed(one.flat[first], other.flat[second])


def windows(keys: Keys, most: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Each place of a key with the next few of the same one.

    :param most: with how many.
    """
    order = np.argsort(keys, kind="stable")
    held = keys[order]
    for step in range(1, most + 1):
        same = np.flatnonzero(held[:-step] == held[step:])
        if not len(same):
            return
        yield order[same], order[same + step]


def paired(found: Iterable[tuple[Numbers, Numbers]], size: int) -> Numbers:
    """Pairs as single numbers, the less of two times the size plus the other."""
    coded = [np.minimum(one, other) * size + np.maximum(one, other) for one, other in found]
    return np.concatenate([np.empty(0, np.int64), *coded])


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Numbers in order, each once."""
    return tallied(values)[0]


def tallied(values: NDArray[_Number]) -> tuple[NDArray[_Number], Numbers]:
    """Numbers in order, each once, and how often each is there.

    np.unique takes five times as long where most are different.
    """
    held = np.sort(values)
    starts = np.flatnonzero(np.append(held[:1] == held[:1], held[1:] != held[:-1]))
    return held[starts], np.diff(np.append(starts, len(held)))


def among(values: Keys, known: Keys) -> NDArray[np.bool_]:
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
