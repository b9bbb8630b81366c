"""What a tagger finds in windows, and what the corpus's scorer says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.tagger.batches import Batch, by_size, collate, surroundings
from benchmarks.tagger.data import Lesson
from extract.candidates.tagger.tags import Found, dedupe, fit, found, viterbi
from extract.candidates.tagger.vocabulary import Ends

__all__ = ["FIGURES", "THRESHOLDS", "Tagger", "best", "measured", "predict", "rows"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
#: Of all that the scorer prints, what is logged.
FIGURES = (
    ("pairs", "all"), ("pairs", "direct"), ("pairs", "mixed"), ("pairs", "indirect"),
    ("strict", "all"), ("what", "all"), ("source_acc", "all"),
)  # fmt: skip


class Tagger(Protocol):
    """A network, whatever runs it."""

    @property
    def transitions(self) -> Floats | None:
        """Learned score of each tag after each other, if there is one."""

    def read(self, batch: Batch) -> tuple[Any, Floats]:
        """What the tagger knows of a batch, and every word's probability of being an anchor."""

    def tag(self, state: Any, *anchors: Ints) -> Floats:
        """Logits of the tags of the words near each anchor.

        :param anchors: the row and the word number of each, and the word numbers near it.
        """


def predict(
    tagger: Tagger, windows: Sequence[Lesson], ends: Ends, floor: float, batch: int = 16
) -> dict[str, list[Found]]:
    """Everything found in the windows, by article, not yet deduplicated.

    :param floor: probability from which a word is taken for an anchor.
    """
    out: dict[str, list[Found]] = {window.doc: [] for window in windows}
    for numbers in by_size(windows, batch):
        some = [windows[n] for n in numbers]
        for window, one in zip(*_batch(tagger, some, ends, floor), strict=True):
            out[window.doc].append(one)
    return out


def _batch(
    tagger: Tagger, windows: Sequence[Lesson], ends: Ends, floor: float
) -> tuple[list[Lesson], list[Found]]:
    arrays = collate(windows, ends)
    state, probabilities = tagger.read(arrays)
    lines, at = np.nonzero((probabilities > floor) & arrays.focus)
    if not len(lines):
        return [], []
    near = surroundings(windows, lines, at)
    logits = tagger.tag(state, lines, at, near)
    tags = viterbi(logits, (near >= 0).sum(1), tagger.transitions)
    fits = fit(logits, tags)
    whose, what = [], []
    for number, (row, word) in enumerate(zip(lines.tolist(), at.tolist(), strict=True)):
        words = windows[row].words[slice(*windows[row].paragraph(word))]
        sure, logs = float(probabilities[row, word]), fits[number, : len(words)].tolist()
        one = found(tags[number, : len(words)].tolist(), words, sure, logs)
        if one is not None:
            whose.append(windows[row])
            what.append(one)
    return whose, what


def rows(some: Iterable[Found]) -> list[dict[str, list[list[int]]]]:
    """Attributions as the scorer reads them."""
    return [
        {role: [list(s) for s in getattr(one, role)] for role in ("source", "cue", "content")}
        for one in some
    ]


def measured(
    score: Any, gold: Any, predictions: Mapping[str, Sequence[Found]], docs: Sequence[str]
) -> list[dict[str, Any]]:
    """Precision, recall and F1 in percent at each threshold."""
    out = []
    for threshold in THRESHOLDS:
        kept = {
            doc: rows(dedupe(f for f in predictions.get(doc, ()) if f.probability > threshold))
            for doc in docs
        }
        out.append({"threshold": threshold, **_figures(score.score(gold, kept, docs=docs))})
    return out


def _figures(result: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, list[float]]:
    empty: dict[str, float] = defaultdict(float)
    return {
        group if key == "all" else f"{group} {key}": [
            round(100 * result.get(group, {}).get(key, empty)[f], 2) for f in ("p", "r", "f1")
        ]
        for group, key in FIGURES
    }


def best(measures: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The threshold with the highest F1 of pairs, the lowest of equals."""
    return max(measures, key=lambda m: (m["pairs"][2], -m["threshold"]))
