"""Fit how sure the tagger's finds are, on marked articles it did not learn from.

Every candidate of the corpus part is right (its source and content are an annotator's) or not; for
each reader a logistic curve over its features (see the calibration module of the tagger) learns
how often.
The operating points come from curves that had not seen the article in question.

    python -m benchmarks.calibrate_tagger --polnear DIR [--tagger FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.polnear import articles, mapped
from benchmarks.reliability import Judge
from benchmarks.tagger.corpus import Split
from extract.candidates import rules
from extract.candidates.tagger.calibration import FILE, READERS, Calibration, Features, Reader
from extract.candidates.tagger.files import CARD, FOLDER
from extract.candidates.tagger.fuse import fused, places
from extract.candidates.tagger.onnx_model import Network
from extract.candidates.tagger.propose import found
from extract.records import Candidate, Document, Gazetteer
from extract.syntax.parse import Reading

__all__ = ["Article", "Marked", "fitted", "main", "points", "unseen"]

#: Precision that the precise point is to have on articles that were not fitted on.
_PRECISE = 0.91
_FOLDS = 7
_STEPS, _RIDGE = 30, 1e-3

Floats = NDArray[np.float64]


class Marked(NamedTuple):
    """A place of an article where something is said, judged.

    :param right: for each reader whose candidate has a source, whether an annotator has the same
        source and most of the same content.
    """

    features: Features
    right: dict[Reader, bool]


class Article:
    """What both readers find in one article, and what its annotators say of that."""

    def __init__(self, part: Split, document: Document, network: Network) -> None:
        reading = Reading(document)
        self._document, self._text = document, reading.text
        self._judge = Judge(part, document.id)
        self._ruled = [*rules.propose(reading, Gazetteer())]
        self._found = found(reading, network)

    @property
    def wanted(self) -> int:
        """How many attributions with a source the annotators have."""
        return sum(bool(g["source"]) for g in self._judge.golds)

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """Every place where either reader finds something, judged."""
        return tuple(self._marked())

    def _marked(self) -> Iterator[Marked]:
        for place in places(self._text, self._found, self._ruled):
            right = {
                reader: self._right(made)
                for reader in READERS
                if (made := place.read(reader)) is not None and made.source
            }
            if right:
                yield Marked(place.features, right)

    def heard(self, curves: Mapping[Reader, Floats]) -> Iterator[tuple[float, bool]]:
        """How sure each candidate is that some curves let stand, and whether it is right."""
        calibration = Calibration({r: c.tolist() for r, c in curves.items()}, {})
        for _, made in fused(self._text, self._found, self._ruled, calibration):
            if made.source:
                yield made.confidence, self._right(made)

    def _right(self, made: Candidate) -> bool:
        spans = {r: mapped(self._document, getattr(made, r)) for r in ("source", "cue", "content")}
        return self._judge.right(spans)


def fitted(some: Sequence[Marked]) -> dict[Reader, Floats]:
    """Bias and weights of each reader's curve."""
    return {reader: _curve([m for m in some if reader in m.right], reader) for reader in READERS}


def _curve(some: Sequence[Marked], reader: Reader) -> Floats:
    """By Newton's method, with a slight pull towards 0."""
    x, y = _design(some), np.array([m.right[reader] for m in some], dtype=float)
    pull = _RIDGE * len(some) * np.eye(x.shape[1])
    weights: Floats = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = _chances(x, weights)
        slope = x.T @ (y - chance) - pull @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + pull
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _design(some: Sequence[Marked]) -> Floats:
    return np.array([[1.0, *map(float, m.features)] for m in some])


def _chances(x: Floats, weights: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-x @ weights))
    return chances


def unseen(some: Sequence[Article]) -> list[tuple[float, bool]]:
    """The confidence of each candidate, by curves fitted without its article.

    :returns: with whether it is right.
    """
    marks = [article.marked for article in some]
    out: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        rest = [m for n, one in enumerate(marks) if n % _FOLDS != fold for m in one]
        curves = fitted(rest)
        for article in some[fold::_FOLDS]:
            out += article.heard(curves)
    return out


def points(judged: Sequence[tuple[float, bool]], wanted: int) -> dict[str, float]:
    """The least confidence of each operating point, in hundredths.

    :param wanted: how many attributions the annotators have.
    """
    best, precise = (0.0, 0.5), 0.99
    for least in np.arange(0.2, 0.96, 0.01).round(2).tolist():
        kept = [right for sure, right in judged if round(sure, 2) >= least]
        best = max(best, (2 * sum(kept) / (len(kept) + wanted), least))
        if sum(kept) >= _PRECISE * len(kept) > 0:
            precise = min(precise, least)
    return {"precise": precise, "wide": best[1]}


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, write the calibration beside the tagger, and print it."""
    parser = argparse.ArgumentParser(description="Fit how sure the tagger's finds are.")
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus folder")
    parser.add_argument("--tagger", type=Path, default=FOLDER, help="folder of the tagger")
    asked = parser.parse_args(argv)
    part = Split(asked.polnear, "dev")
    documents = articles(asked.polnear / "dev" / "text")
    network = Network(asked.tagger)
    read = [Article(part, document, network) for document in documents]
    some = [m for article in read for m in article.marked]
    wanted = sum(article.wanted for article in read)
    told = {
        "fitted_on": f"PolNeAR dev, {len(some)} places of {len(documents)} articles",
        "features": list(Features._fields),
        "curves": {r: [round(float(w), 4) for w in c] for r, c in fitted(some).items()},
        "points": points(unseen(read), wanted),
    }
    print(_kept(asked.tagger, told))
    return 0


def _kept(folder: Path, told: dict[str, Any]) -> str:
    """Write the calibration, and its hash into the tagger's card."""
    text = json.dumps(told, indent=1) + "\n"
    (folder / FILE).write_text(text, encoding="utf-8")
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    card["files"][FILE] = hashlib.sha256(text.encode()).hexdigest()
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return text


if __name__ == "__main__":
    sys.exit(main())
