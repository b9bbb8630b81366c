"""Articles that repeat another almost whole, or stand in it: found by hashes of runs of words.

Every article is cut into runs of words; the smallest hashes of these stand for it (MinHash).
Articles that share one of the very smallest are compared; the cost grows with their number.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from graph.points.stems import tokens

__all__ = ["Copy", "Sketch", "alike", "copies", "sketch"]

#: The hashes that stand for an article.
Sketch = tuple[int, ...]

_RUN = 5
#: How many hashes stand for an article, and by how many of them it is looked up.
_SKETCH, _KEYS = 128, 8
#: The share of runs that two articles have in common, from which on one is a copy.
_ALIKE = 0.6
#: The share of its own runs from which on a shorter article stands in the other.
_INSIDE = 0.8
_FEWEST = 20
#: How many articles of one key are compared with a new one.
_LOOKS = 8


class _Runs(NamedTuple):
    """What stands for an article, in order and as a set."""

    sketch: Sketch
    runs: frozenset[int]


class Copy(NamedTuple):
    """An article that repeats another.

    :param article, original: IRIs.
    :param share: of all runs of five words, or of its own where it is the shorter one, how many
        stand in the original, 0 to 1.
    """

    article: str
    original: str
    share: float


def copies(texts: Mapping[str, str], dates: Mapping[str, str]) -> list[Copy]:
    """The copies among some articles, each with its original; an original is nobody's copy.

    The original is the earliest by date; without dates the first in the alphabet.

    :param texts: IRI -> stored text.
    :param dates: IRI -> ISO date, where known.
    """
    return alike({article: sketch(text) for article, text in texts.items()}, dates)


def alike(known: Mapping[str, Sketch], dates: Mapping[str, str]) -> list[Copy]:
    """The same of articles whose sketches are known.

    :param known: IRI -> as :func:`sketch` makes it.
    """
    shelves: defaultdict[int, list[str]] = defaultdict(list)
    originals: dict[str, _Runs] = {}
    found: list[Copy] = []
    for article in sorted(known, key=lambda a: (dates.get(a, "9999"), a)):
        own = _Runs(known[article], frozenset(known[article]))
        keys = own.sketch[:_KEYS] if len(own.sketch) >= _FEWEST else ()
        near = sorted({a for key in keys for a in shelves[key][:_LOOKS]})
        shares = [(_copied(own, originals[a]), a) for a in near]
        share, original = max(shares, default=(0.0, ""))
        if share:
            found.append(Copy(article, original, share))
            continue
        originals[article] = own
        for key in keys:
            shelves[key].append(article)
    return found


def sketch(text: str) -> Sketch:
    """The smallest hashes of all runs of five words, sorted."""
    words = list(tokens(text))
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    return tuple(sorted(map(_hash, runs))[:_SKETCH])


def _hash(words: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big"
    )


def _copied(one: _Runs, other: _Runs) -> float:
    """The share of runs that make one a copy of the other; 0 when it is none."""
    common = len(one.runs & other.runs)
    # Of the smallest of both together no more can be in common: most pairs are told by that.
    most = min(_SKETCH, len(one.runs) + len(other.runs) - common)
    both = _share(one, other) if common >= _ALIKE * most else 0.0
    if both >= _ALIKE:
        return both
    own = _inside(one, other, common)
    return own if own >= _INSIDE else 0.0


def _inside(one: _Runs, other: _Runs, common: int) -> float:
    """The share of one's runs that stand in the other, as far down as both sketches reach."""
    # A sketch that is not full holds every run.
    full = len(other.sketch) >= _SKETCH
    low = bisect_right(one.sketch, other.sketch[-1]) if full else len(one.sketch)
    return common / low if low >= _FEWEST else 0.0


def _share(one: _Runs, other: _Runs) -> float:
    """The share of runs in common, as the smallest hashes of both together tell it."""
    least = sorted(one.runs | other.runs)[:_SKETCH]
    both = one.runs & other.runs
    return sum(h in both for h in least) / len(least)
