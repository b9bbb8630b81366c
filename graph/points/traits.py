"""What takes are found by, apart from the takes: it is kept, and most takes need not be read.

Whether two are worth comparing is told by hashes of what they are looked up by, by their order and
by where they stand. The takes themselves are read where something is new.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.points import kept
from graph.points.back import pointing
from graph.points.groups import keyed, ordering
from graph.points.numbers import Keys, Lists, Pairs, in_lists, number
from graph.points.repeats import wording
from graph.points.retold import shelved, shelves, telling
from graph.points.takes import Take
from graph.points.tallies import shelved as tallied

__all__ = ["Lot", "Takes", "Traits", "digest", "dumped", "loaded", "of_takes", "together"]


class Traits(NamedTuple):
    """What some takes are found by, each in the same place of every list.

    :param ids: IRIs of their statements.
    :param articles, starts, printed: where each stands, and when that was printed.
    :param order: as :func:`graph.points.groups.ordering` gives it.
    :param ends: IRIs of who does it and to whom, where known.
    :param digests: a hash of each.
    :param wordings: a hash of what makes two tellings one; 0 where words meet by chance.
    :param tallies: as :func:`graph.points.tallies.shelved` gives it.
    :param keys: as :func:`graph.points.groups.keyed` gives them.
    :param shelves, telling: as :mod:`graph.points.retold` gives them.
    :param answers: which surely mean which other one, as numbers.
    """

    ids: Sequence[str]
    articles: Sequence[str]
    starts: Sequence[int]
    printed: Sequence[str]
    order: Sequence[str]
    ends: Sequence[Sequence[str]]
    digests: Keys
    wordings: Keys
    tallies: Keys
    keys: Lists
    shelves: Lists
    telling: Lists
    answers: Pairs


#: The first so many fields are texts, those up to here hashes, the others but one lists of hashes.
_TEXTS, _LISTS = 6, 9


class Lot(NamedTuple):
    """The takes of an article, or of several.

    :param take: gives one of them by its number.
    """

    traits: Traits
    take: Callable[[int], Take]


def digest(take: Take) -> int:
    """Eight bytes of a hash over all of a take."""
    text = json.dumps(kept.plain(take), separators=(",", ":")).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def of_takes(takes: Sequence[Take]) -> Traits:
    """The traits of some takes.

    :param takes: as :func:`graph.points.back.resolved` gives them.
    """
    rows = [take.row for take in takes]
    words = [number(f"{told[0]} {told[1]}") if (told := wording(t)) else 0 for t in takes]
    return Traits(
        [row.id for row in rows],
        [row.article for row in rows],
        [row.start for row in rows],
        [take.printed for take in takes],
        list(map(ordering, takes)),
        [[take.agent.entity, take.patient.entity] for take in takes],
        _hashes(map(digest, takes)),
        _hashes(words),
        _hashes(map(tallied, takes)),
        in_lists(map(keyed, takes)),
        in_lists(map(shelved, takes)),
        # What stands on no shelf is looked up by none of its words.
        in_lists(telling(take) if shelves(take) else () for take in takes),
        np.array([pair[:2] for pair in pointing(takes)], dtype=np.int64).reshape(-1, 2),
    )


def _hashes(numbers: Iterable[int]) -> Keys:
    return np.array(list(numbers), dtype=np.uint64)


# ---------------------------------------------------------------- of many articles


class Takes(Sequence[Take]):
    """The takes of many lots, each read when it is first asked for.

    :param homes: of each take the number of its lot, and its place there.
    """

    def __init__(self, lots: Sequence[Lot], homes: Pairs) -> None:
        self._lots, self._homes = lots, homes
        self._read: dict[int, Take] = {}

    def __len__(self) -> int:
        return len(self._homes)

    def __getitem__(self, at: Any) -> Any:
        found = self._read.get(at)
        if found is None:
            lot, place = self._homes[at].tolist()
            found = self._read[at] = self._lots[lot].take(place)
        return found


def together(lots: Sequence[Lot]) -> tuple[Takes, Traits]:
    """The takes of many lots in the order of their places."""
    every: list[tuple[Any, ...]] = [tuple(lot.traits) for lot in lots]
    columns: list[Sequence[Any]] = list(zip(*every, strict=True)) or [()] * len(Traits._fields)
    texts = [list(chain.from_iterable(column)) for column in columns[:_TEXTS]]
    ids, articles, starts = texts[:3]
    order = sorted(range(len(ids)), key=lambda n: (articles[n], starts[n], ids[n]))
    at = np.array(order, dtype=np.int64)
    sizes = [len(lot.traits.ids) for lot in lots]
    begins = np.cumsum([0, *sizes])
    back = np.empty(len(at), dtype=np.int64)
    back[at] = np.arange(len(at))
    answers = [lot.traits.answers + begin for lot, begin in zip(lots, begins, strict=False)]
    lot_of = np.repeat(np.arange(len(lots)), sizes)
    homes: Pairs = np.stack((lot_of, np.arange(len(at)) - begins[lot_of]), axis=1)[at]
    found: tuple[Any, ...] = (
        *([text[n] for n in order] for text in texts),
        *(np.concatenate([_hashes(()), *column])[at] for column in columns[_TEXTS:_LISTS]),
        *(_joined(column).of(at) for column in columns[_LISTS:-1]),
        back[np.concatenate([np.empty((0, 2), np.int64), *answers])],
    )
    return Takes(lots, homes), Traits(*found)


def _joined(every: Sequence[Lists]) -> Lists:
    counts = [np.empty(0, np.int64), *(one.counts for one in every)]
    return Lists(np.concatenate(counts), np.concatenate([_hashes(()), *(o.flat for o in every)]))


# ---------------------------------------------------------------- as bytes

_LITTLE = "<u8"


def dumped(traits: Traits) -> tuple[list[Any], bytes]:
    """Traits as what JSON can hold, and numbers as bytes."""
    numbers: dict[str, int] = {}
    at = [numbers.setdefault(article, len(numbers)) for article in traits.articles]
    arrays: list[NDArray[Any]] = [traits.digests, traits.wordings, traits.tallies]
    arrays += chain.from_iterable((traits.keys, traits.shelves, traits.telling))
    arrays.append(traits.answers.reshape(-1))
    head = [traits.ids, list(numbers), at, *traits[2:_TEXTS], list(map(len, arrays))]
    return head, b"".join(one.astype(_LITTLE).tobytes() for one in arrays)


def loaded(head: Sequence[Any], body: bytes) -> Traits:
    """The traits that :func:`dumped` made these of.

    :raises ValueError: when they are none.
    """
    try:
        ids, named, at, starts, printed, order, ends, sizes = head
        every = np.frombuffer(body, dtype=_LITTLE).astype(np.uint64, copy=False)
        if sum(sizes) != len(every):
            raise ValueError("numbers are missing")
        parts = [every[low:high] for low, high in pairwise(accumulate(sizes, initial=0))]
        *hashes, (*lists, answers) = *parts[:3], parts[3:]
        pairs = zip(lists[::2], lists[1::2], strict=True)
        made = (Lists(counts.astype(np.int64), flat) for counts, flat in pairs)
        articles = [named[n] for n in at]
        texts = (ids, articles, starts, printed, order, ends)
        found: tuple[Any, ...] = (
            *texts, *hashes, *made, answers.astype(np.int64).reshape(-1, 2)
        )  # fmt: skip
        return Traits(*found)
    except (TypeError, IndexError, KeyError) as error:
        raise ValueError("no traits") from error
