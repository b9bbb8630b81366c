"""Windows as arrays: what a network reads, and what it should have said."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from benchmarks.tagger.data import Lesson, heal
from extract.candidates.tagger.vocabulary import Ends
from extract.candidates.tagger.windows import Window

__all__ = [
    "IGNORED",
    "Batch",
    "Targets",
    "by_size",
    "collate",
    "shuffled",
    "surroundings",
    "targets",
]

#: Stands where there is no word to tag.
IGNORED = -100

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays, a row for each window.

    ``pieces`` and ``mask`` are rows x pieces; ``first`` and ``last`` (places of a word's first and
    last piece) and ``focus`` (words that may be anchors) are rows x words.
    """

    pieces: Ints
    mask: Ints
    first: Ints
    last: Ints
    focus: Bools


@dataclass(frozen=True, slots=True)
class Targets:
    """Gold of a batch.

    ``anchors`` (how likely each word is one) is rows x words; each case has its row, anchor, the
    word numbers ``near`` it, their tags, and what it counts.
    """

    anchors: Floats
    rows: Ints
    at: Ints
    near: Ints
    tags: Ints
    weights: Floats


def collate(windows: Sequence[Lesson], ends: Ends) -> Batch:
    """The arrays of some windows."""
    width = max(w.size for w in windows) + 2
    words = max(len(w.words) for w in windows)
    shape = (len(windows), words)
    pieces = np.full((len(windows), width), ends.fill, dtype=np.int64)
    first, last = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    focus = np.zeros(shape, dtype=np.bool_)
    for row, window in enumerate(windows):
        flat = [ends.start, *chain.from_iterable(window.pieces), ends.stop]
        pieces[row, : len(flat)] = flat
        stops = 1 + np.cumsum([len(p) for p in window.pieces])
        first[row, : len(stops)] = np.concatenate(([1], stops[:-1]))
        last[row, : len(stops)] = stops - 1
        low, high = window.focus
        focus[row, low:high] = [s < e for s, e in window.words[low:high]]
    sizes = np.array([w.size + 2 for w in windows])
    mask = (np.arange(width) < sizes[:, None]).astype(np.int64)
    return Batch(pieces, mask, first, last, focus)


def targets(windows: Sequence[Lesson]) -> Targets:
    """The gold of some windows."""
    words = max(len(w.words) for w in windows)
    anchors = np.zeros((len(windows), words), dtype=np.float32)
    every = [(row, case) for row, window in enumerate(windows) for case in window.cases]
    rows = np.array([row for row, _ in every], dtype=np.int64)
    at = np.array([case.anchor for _, case in every], dtype=np.int64)
    near = surroundings(windows, rows, at)
    tags = np.full(near.shape, IGNORED, dtype=np.int64)
    for number, (row, case) in enumerate(every):
        low, high = windows[row].paragraph(case.anchor)
        tags[number, : high - low] = heal(case.tags[low:high])
        # Two attributions of one annotator may share a cue: an anchor is at most certain.
        anchors[row, case.anchor] = min(1.0, anchors[row, case.anchor] + case.weight)
    weights = np.array([case.weight for _, case in every], dtype=np.float32)
    return Targets(anchors, rows, at, near, tags, weights)


def surroundings(windows: Sequence[Window], rows: Ints, at: Ints) -> Ints:
    """The word numbers of each anchor's paragraph, anchors x places, filled up with -1."""
    pairs = zip(rows.tolist(), at.tolist(), strict=True)
    ranges = [windows[row].paragraph(word) for row, word in pairs]
    width = max((high - low for low, high in ranges), default=0)
    near = np.full((len(ranges), width), -1, dtype=np.int64)
    for number, (low, high) in enumerate(ranges):
        near[number, : high - low] = np.arange(low, high)
    return near


def by_size(windows: Sequence[Lesson], batch: int) -> Iterator[list[int]]:
    """Numbers of all windows, a batch at a time, those of like size together."""
    order = sorted(range(len(windows)), key=lambda n: (windows[n].size, n))
    for at in range(0, len(order), batch):
        yield order[at : at + batch]


def shuffled(windows: Sequence[Lesson], batch: int, seed: int, epoch: int) -> list[list[int]]:
    """The batches of one epoch: drawn at random, windows of like size together.

    The same for the same seed and epoch, so that a run can be taken up anywhere.
    """
    # Seeded by a string: adding numbers would give seed 2's first epoch to seed 1's second.
    rng = random.Random(f"{seed}/{epoch}")
    order = list(range(len(windows)))
    rng.shuffle(order)
    out: list[list[int]] = []
    for at in range(0, len(order), batch * 16):
        drawn = sorted(order[at : at + batch * 16], key=lambda n: windows[n].size)
        found = [drawn[k : k + batch] for k in range(0, len(drawn), batch)]
        rng.shuffle(found)
        out += found
    return out
