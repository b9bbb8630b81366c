"""Statements that only tell again what another tells in the same words: one telling, not two."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.points.encoder import likeness
from graph.points.evidence import clause
from graph.points.numbers import Keys, Numbers
from graph.points.takes import Take

__all__ = [
    "Order", "Wording", "again", "first", "firsts", "order", "quoted", "repeats", "worded",
    "wording",
]  # fmt: skip

#: When a statement was printed, and where it stands: as :func:`order` tells.
Order = tuple[str, str, int, str]
#: What makes two tellings one.
Wording = tuple[int, str]
_Key = TypeVar("_Key", bound=Hashable)

_WORD = re.compile(r"\w+")
#: Fewer words than this in a row come together by chance.
_FEWEST = 5
#: As alike as this are two renderings of one utterance.
_ONE = 0.9


def repeats(takes: Iterable[Take]) -> Mapping[str, str]:
    """Statement -> the first one in exactly its words, in another article or earlier in its own.

    First is what was printed first; without dates what stands first in the alphabet. Who denies
    in the words of a claim does not tell it again.

    :param takes: of any articles.
    """
    return firsts(worded(takes))


def worded(takes: Iterable[Take]) -> Iterator[tuple[Order, Wording, str]]:
    """Of each statement when it was printed, what makes two tellings one, and its id."""
    return ((order(take), key, take.row.id) for take in takes if (key := wording(take)))


def wording(take: Take) -> Wording | None:
    """What makes two tellings one, the side and all words; None for words that meet by chance."""
    words = _words(take)
    return (take.side, " ".join(words)) if len(words) >= _FEWEST else None


def firsts(told: Iterable[tuple[Order, _Key, str]]) -> dict[str, str]:
    """Statement -> the first of its key.

    :param told: of each statement when it was printed, its key and its id; all of a key together.
    """
    first: dict[_Key, str] = {}
    found: dict[str, str] = {}
    for _, key, statement in sorted(told):
        original = first.setdefault(key, statement)
        if original != statement:
            found[statement] = original
    return found


def first(told: Keys, order: Numbers, asked: NDArray[np.bool_]) -> Numbers:
    """Of each statement the number of the first one in its words, where that is another; else -1.

    :param told: a hash of the wording of each, 0 for words that meet by chance.
    :param order: all of them, what was printed first first.
    :param asked: which statements count.
    """
    held = order[(asked & (told != 0))[order]]
    held = held[np.argsort(told[held], kind="stable")]
    begins = np.flatnonzero(np.append(held[:1] == held[:1], told[held[1:]] != told[held[:-1]]))
    found = np.full(len(told), -1, dtype=np.int64)
    found[held] = np.repeat(held[begins], np.diff(np.append(begins, len(held))))
    found[held[begins]] = -1
    return found


def _words(take: Take) -> tuple[str, ...]:
    """The words and numbers of a statement, lower case, without the "that" that leads them in."""
    found = _WORD.findall(take.row.content.lower())
    return tuple(found[1:] if found[:1] == ["that"] else found)


def order(take: Take) -> Order:
    """What was printed first; without dates what stands first in the alphabet."""
    return take.printed or "9999", take.row.article, take.row.start, take.row.id


def again(one: Take, other: Take) -> bool:
    """Whether two are likely one utterance told twice, which backs nothing.

    One's words stand whole in the other, or they are alike as two translations are.
    """
    return quoted(one, other) or likeness(clause(one), clause(other)) >= _ONE


def quoted(one: Take, other: Take) -> bool:
    """Whether one's words stand whole in the other."""
    first, second = (" ".join(_words(take)) for take in (one, other))
    short, long = sorted((first, second), key=len)
    return short.count(" ") + 1 >= _FEWEST and f" {short} " in f" {long} "
