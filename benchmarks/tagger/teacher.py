"""Networks that tell the one in training what they think of what they have not learned from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.tagger import batches, state
from benchmarks.tagger.corpus import held_out, recut
from benchmarks.tagger.data import Case, Lesson
from benchmarks.tagger.inference import encoded, half, tensor
from benchmarks.tagger.net import Net
from extract.candidates.tagger.tags import TAGS
from extract.candidates.tagger.vocabulary import Vocabulary

__all__ = ["Lecture", "Said", "Teacher", "lecture"]

#: From this probability on an anchor that no annotator marked is a case of its own.
_LIKELY = 0.2
_BATCH = 16

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Said:
    """What the teachers think of a batch.

    ``anchors`` (probabilities) is rows x words, ``tags`` (probabilities) cases x places x tags;
    ``sure`` is how likely each case is one at all.
    """

    anchors: Floats
    tags: Floats
    sure: Floats


class Teacher:
    """One network, and the articles it may be asked about."""

    def __init__(self, path: Path, names: Sequence[str], device: str, *, bf16: bool) -> None:
        """Load a teacher.

        :param path: its weights file; its ``tokenizer.json`` lies beside it.
        :param names: all articles, in order; one that learned from a part is asked about the rest.
        """
        held = state.read(path)
        self._net: Net = state.loaded(path).to(device).eval()
        self._device, self._bf16, self._path = device, bf16, path
        self._vocabulary = Vocabulary(path.parent)
        self._docs = held_out(names, held.get("fold", "")) or frozenset(names)

    def anchors(
        self, lessons: Sequence[Lesson], texts: Mapping[str, str]
    ) -> Iterator[tuple[int, Floats]]:
        """Number of each lesson that this teacher may speak about, and its words' probabilities."""
        for numbers, batch, words in self._read(lessons, texts):
            with torch.no_grad():
                sure = torch.sigmoid(self._net.anchors(words).float()).cpu().numpy()
            for row, number in enumerate(numbers):
                count = len(lessons[number].words)
                yield number, np.where(batch.focus[row, :count], sure[row, :count], 0.0)

    def tags(
        self, lessons: Sequence[Lesson], texts: Mapping[str, str]
    ) -> Iterator[tuple[int, list[Floats]]]:
        """Number of each such lesson, and for each of its cases probabilities, places x tags."""
        for numbers, _, words in self._read(lessons, texts):
            some = [lessons[n] for n in numbers]
            gold = batches.targets(some)
            cases = (tensor(a, self._device) for a in (gold.rows, gold.at, gold.near))
            with torch.no_grad(), half(self._device, bf16=self._bf16):
                logits = self._net.tags(words, *cases).float()
            told = torch.softmax(logits, -1).cpu().numpy()
            sizes = (gold.near >= 0).sum(1)
            for row, number in enumerate(numbers):
                mine = np.flatnonzero(gold.rows == row)
                yield number, [told[n, : sizes[n]] for n in mine]

    def _read(
        self, lessons: Sequence[Lesson], texts: Mapping[str, str]
    ) -> Iterator[tuple[list[int], batches.Batch, Any]]:
        mine = [n for n, one in enumerate(lessons) if one.doc in self._docs]
        own = [recut(lessons[n], texts[lessons[n].doc], self._vocabulary) for n in mine]
        # Some encoders keep the first two places for themselves.
        most = self._net.enc.config.max_position_embeddings - 2
        if max((w.size + 2 for w in own), default=0) > most:
            raise ValueError(f"{self._path}: reads {most} pieces; choose a smaller --length")
        for places in batches.by_size(own, _BATCH):
            batch = batches.collate([own[p] for p in places], self._vocabulary.ends)
            with torch.no_grad(), half(self._device, bf16=self._bf16):
                words = encoded(self._net, batch, self._device)
            yield [mine[p] for p in places], batch, words


class Lecture:
    """What all teachers together say of all lessons, worked out once."""

    def __init__(self, anchors: Sequence[Floats], tags: Sequence[Sequence[Floats]]) -> None:
        self._anchors, self._tags = anchors, tags

    def of(self, numbers: Sequence[int], gold: batches.Targets) -> Said:
        """What they say of a batch.

        :param numbers: of its lessons.
        :param gold: its targets, whose cases are those spoken of, in order.
        """
        anchors = np.zeros(gold.anchors.shape, dtype=np.float32)
        for row, number in enumerate(numbers):
            anchors[row, : len(self._anchors[number])] = self._anchors[number]
        tags = np.full((*gold.near.shape, len(TAGS)), 1 / len(TAGS), dtype=np.float32)
        told = (one for number in numbers for one in self._tags[number])
        for place, one in enumerate(told):
            tags[place, : len(one)] = one
        return Said(anchors, tags, anchors[gold.rows, gold.at])


def lecture(
    teachers: Sequence[Teacher], lessons: Sequence[Lesson], texts: Mapping[str, str]
) -> tuple[list[Lesson], Lecture]:
    """The lessons, with anchors that only the teachers see as cases of no weight, and the lecture.

    :raises ValueError: no teacher may be asked about some article.
    """
    anchors = _mean(lessons, (t.anchors(lessons, texts) for t in teachers), _added)
    more = [_with(one, sure) for one, sure in zip(lessons, anchors, strict=True)]
    tags = _mean(more, (t.tags(more, texts) for t in teachers), _both)
    return more, Lecture(anchors, tags)


def _mean(lessons: Sequence[Lesson], told: Any, add: Callable[[Any, Any, float], Any]) -> list[Any]:
    """The mean of what was told of each lesson."""
    heard: list[list[Any]] = [[] for _ in lessons]
    for one in told:
        for number, value in one:
            heard[number].append(value)
    for lesson, values in zip(lessons, heard, strict=True):
        if not values:
            raise ValueError(f"--distill-from: every teacher has learned from {lesson.doc}")
    return [add(values[0], values[1:], 1 / len(values)) for values in heard]


def _added(first: Floats, others: Sequence[Floats], share: float) -> Floats:
    return np.asarray(sum(others, first) * share, dtype=np.float32)


def _both(
    first: Sequence[Floats], others: Sequence[Sequence[Floats]], share: float
) -> list[Floats]:
    return [_added(one, more, share) for one, *more in zip(first, *others, strict=True)]


def _with(lesson: Lesson, sure: Floats) -> Lesson:
    known = {case.anchor for case in lesson.cases}
    likely = [int(at) for at in np.flatnonzero(sure >= _LIKELY) if int(at) not in known]
    blank = np.zeros(len(lesson.words), dtype=np.int8)
    return replace(lesson, cases=(*lesson.cases, *(Case(at, blank, 0.0) for at in likely)))
