"""Fit how sure the tagger's finds are, on marked articles it did not learn from.

Every candidate of the corpus part is right (its source and content are an annotator's) or not; for
each reader a logistic curve over its features (see the calibration module of the tagger) learns
how often.
Marked news is learned from as well, where a folder of it is named: what may be looked at and the
network itself did not learn from.
The operating points come from curves that had not seen the article in question, and from the corpus
alone, whose annotators marked everything. They are found for each kind of quotation by itself; the
curves are one for all kinds, as the chance they tell holds in each (a curve for each, or a bias,
tells less of articles that it has not seen).

    python -m benchmarks.calibrate_tagger --polnear DIR [--news DIR] [--tagger FOLDER] [--points]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks import marked_news, news
from benchmarks.polnear import articles, mapped
from benchmarks.reliability import Judge
from benchmarks.tagger.corpus import Split
from extract.candidates.tagger.calibration import (
    FILE,
    KINDS,
    READERS,
    Calibration,
    Features,
    Reader,
)
from extract.candidates.tagger.files import CARD, FOLDER
from extract.candidates.tagger.fuse import Place, fused, own, places
from extract.candidates.tagger.onnx_model import Network
from extract.candidates.tagger.outright import outright, told
from extract.candidates.tagger.propose import by_rules, found
from extract.claims.acts import judge
from extract.records import Candidate, Document, Gazetteer, Note, QuoteStyle
from extract.syntax.parse import Reading
from extract.syntax.styles import style

__all__ = ["Article", "Heard", "Marked", "fitted", "main", "points", "unseen"]

#: Precision that each point is to have on articles that were not fitted on. Statements are to be
#: right 91 times in 100 at the precise one: a little more is asked, as some right candidates say
#: the same as another. At the wide one finding more and erring less balance, over a broad range.
_PRECISE, _WIDE = 0.912, 0.86
#: A kind's point is lowered as far as this share of what that lets through is right.
_MOSTLY = 2 / 3
_FOLDS = 7
#: How much a candidate in marked news counts beside one in the corpus: only those that meet a mark
#: are judged, so fewer of them are wrong than in truth.
_NEWS = 0.5
#: Share of the words of a mark and of a candidate that must be common.
_LEAST = 0.5
#: The parts of the marked news that may be looked at and that no tagger learned from.
_PARTS = ("seen", "second", "tuned")
_STEPS, _RIDGE = 30, 1e-3

Floats = NDArray[np.float64]
#: Whether a candidate is right; None where that is not to be told.
Judges = Callable[[Candidate], bool | None]


class Marked(NamedTuple):
    """What one reader has at a place where something is said, judged.

    :param right: whether an annotator has the same source and most of the same content.
    :param weight: how much it counts in fitting.
    """

    reader: Reader
    features: Features
    right: bool
    weight: float


class Heard(NamedTuple):
    """What is let stand at a place, judged.

    :param sure: its confidence.
    :param right: whether an annotator has it too.
    :param told: whether its source is the subject of a verb that tells of words.
    :param kind: whether its content is quoted, all or some of it.
    """

    sure: float
    right: bool
    told: bool = True
    kind: QuoteStyle = "indirect"

    @property
    def level(self) -> float:
        """Its confidence, in hundredths."""
        return round(self.sure, 2)


class Article:
    """What both readers find in one article, and what its annotators say of that.

    :param weight: how much each candidate counts in fitting.
    """

    def __init__(
        self,
        document: Document,
        network: Network,
        right: Judges,
        weight: float = 1.0,
    ) -> None:
        self._reading, self._right = Reading(document), right
        self._weight = weight
        self._ruled = by_rules(self._reading, Gazetteer())
        self._found = found(self._reading, network)

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """What either reader finds with a source, judged."""
        return tuple(self._marked())

    def _marked(self) -> Iterator[Marked]:
        for place in places(self._reading.text, self._found, self._ruled):
            for reader in READERS:
                made = place.read(reader)
                right = self._right(made) if made is not None and made.source else None
                if made is not None and right is not None:
                    seen = place.features(self._reading, made)
                    yield Marked(reader, seen, right, self._weight)

    def heard(self, curves: Mapping[Reader, Floats]) -> Iterator[Heard]:
        """How sure each candidate is that some curves let stand, and whether it is right.

        What the rules alone decide on is certain, and what reports nothing is left out, as in the
        product.
        """
        calibration = Calibration({r: c.tolist() for r, c in curves.items()}, {})
        for place, made in fused(self._reading, self._found, self._ruled, calibration):
            right = self._right(made) if made.source else None
            if right is not None and not isinstance(judge(self._reading, made), Note):
                sure = 1.0 if self._decided(place, made) else made.confidence
                kind = style(self._reading, made.content)
                yield Heard(sure, right, told(self._reading, made), kind)

    def _decided(self, place: Place, made: Candidate) -> bool:
        rule = place.rules
        ruled = rule is not None and (own(rule) or outright(self._reading, rule))
        return ruled or outright(self._reading, made)


def _of_corpus(part: Split, document: Document, network: Network) -> Article:
    """An article of the corpus, judged by its annotators."""
    judged = Judge(part, document.id)

    def right(made: Candidate) -> bool:
        roles = ("source", "cue", "content")
        return judged.right({r: mapped(document, getattr(made, r)) for r in roles})

    return Article(document, network, right)


def _of_news(document: Document, marks: Sequence[marked_news.Mark], network: Network) -> Article:
    """A marked article. Its reader may have passed over what meets no mark: that is not judged."""

    def right(made: Candidate) -> bool | None:
        words = news.placed(document, made.content)
        mark = max(marks, key=lambda m: _alike(m.words, words), default=None)
        if mark is None or _alike(mark.words, words) < _LEAST:
            return None
        same = not mark.place.isdisjoint(news.placed(document, made.source))
        return same or (None if mark.doubt or not mark.place else False)

    return Article(document, network, right, weight=_NEWS)


def _alike(some: frozenset[marked_news.Place], others: frozenset[marked_news.Place]) -> float:
    return 2 * len(some & others) / max(1, len(some) + len(others))


def fitted(some: Sequence[Marked]) -> dict[Reader, Floats]:
    """Bias and weights of each reader's curve."""
    return {reader: _curve([m for m in some if m.reader == reader]) for reader in READERS}


def _curve(some: Sequence[Marked]) -> Floats:
    """By Newton's method, with a slight pull towards 0."""
    x, y = _design(some), np.array([m.right for m in some], dtype=float)
    counted = np.array([m.weight for m in some])
    pull = _RIDGE * len(some) * np.eye(x.shape[1])
    weights: Floats = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = _chances(x, weights)
        slope = x.T @ (counted * (y - chance)) - pull @ weights
        bend = (x * (counted * chance * (1 - chance))[:, None]).T @ x + pull
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _design(some: Sequence[Marked]) -> Floats:
    return np.array([[1.0, *map(float, m.features)] for m in some])


def _chances(x: Floats, weights: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-x @ weights))
    return chances


def unseen(some: Sequence[Article], others: Sequence[Article] = ()) -> list[Heard]:
    """The confidence of each candidate, by curves fitted without its article.

    :param others: articles that are fitted on as well, and not judged.
    """
    marks = [article.marked for article in some]
    out: list[Heard] = []
    for fold in range(_FOLDS):
        rest = [m for n, one in enumerate(marks) if n % _FOLDS != fold for m in one]
        curves = fitted([*rest, *(m for article in others for m in article.marked)])
        for article in some[fold::_FOLDS]:
            out += article.heard(curves)
    return out


def points(judged: Sequence[Heard]) -> dict[QuoteStyle, dict[str, float]]:
    """The least confidence of each operating point, of each kind, in hundredths.

    ``told`` is how far down what a subject tells in words goes at the precise point. What is quoted
    is let through from lower than the whole would be, where that is mostly right; what is not, from
    where most of what is right goes with the whole as precise as asked.
    """
    precise, wide = _least(judged, _PRECISE), _least(judged, _WIDE)
    likely = [one for one in judged if one.told or one.level >= precise]
    lower = min(precise, _least([o if o.told else o._replace(sure=1.0) for o in likely], _PRECISE))
    found: dict[QuoteStyle, dict[str, float]] = {}
    for kind in KINDS[:-1]:
        some = [one for one in judged if one.kind == kind]
        plain = _lowered([one for one in some if one.told], lower, wide)
        least = _lowered([one for one in some if not one.told], precise, wide)
        found[kind] = {"precise": least, "wide": wide, "told": min(least, plain)}
    quoted = [one for one in judged if one.kind in found and _through(one, found[one.kind])]
    rest = [one for one in judged if one.kind not in found]
    precise, lower = _both(quoted, rest, (precise, lower))
    return {**found, KINDS[-1]: {"precise": precise, "wide": wide, "told": lower}}


def _least(judged: Sequence[Heard], wanted: float) -> float:
    """The lowest confidence from which on enough of what is heard is right."""
    found = 0.99
    for least in _levels(0.95, 0.2):
        kept = [one.right for one in judged if one.level >= least]
        if sum(kept) >= wanted * len(kept) > 0:
            found = least
    return found


def _lowered(some: Sequence[Heard], least: float, floor: float) -> float:
    """The lowest confidence down to which what is let through below a point is mostly right."""
    found = least
    for level in sorted({one.level for one in some if floor <= one.level < least}, reverse=True):
        more = [one.right for one in some if level <= one.level < least]
        if sum(more) >= _MOSTLY * len(more):
            found = level
    return found


def _both(
    quoted: Sequence[Heard], rest: Sequence[Heard], common: tuple[float, float]
) -> tuple[float, float]:
    """A point for what is not quoted and a lower one for what is told, for most right ones.

    :param quoted: what else is let through.
    :param common: where no two make the whole as precise as asked.
    """
    best, most = common, (0, 0)
    for precise in _levels(0.95, 0.2):
        for lower in _levels(precise, 0.2):
            point = {"precise": precise, "told": lower}
            kept = [one.right for one in (*quoted, *(o for o in rest if _through(o, point)))]
            found = (sum(kept), -len(kept))
            if sum(kept) >= _PRECISE * len(kept) and found >= most:
                best, most = (precise, lower), found
    return best


def _through(one: Heard, point: Mapping[str, float]) -> bool:
    return one.level >= (point["told"] if one.told else point["precise"])


def _levels(high: float, low: float) -> list[float]:
    """Confidences from high to low, in hundredths."""
    return [n / 100 for n in range(round(100 * high), round(100 * low) - 1, -1)]


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, write the calibration beside the tagger, and print it."""
    parser = argparse.ArgumentParser(description="Fit how sure the tagger's finds are.")
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus folder")
    parser.add_argument("--news", type=Path, help="folder of the marked news")
    parser.add_argument("--tagger", type=Path, default=FOLDER, help="folder of the tagger")
    parser.add_argument("--points", action="store_true", help="find points only, keep the curves")
    asked = parser.parse_args(argv)
    told = _told(asked.polnear, asked.news, Network(asked.tagger))
    if asked.points:
        held = json.loads((asked.tagger / FILE).read_text(encoding="utf-8"))
        told = {**held, "points": told["points"]}
    print(_kept(asked.tagger, told))
    return 0


def _told(polnear: Path, marked: Path | None, network: Network) -> dict[str, Any]:
    """The calibration, with what it was fitted on."""
    split = Split(polnear, "dev")
    read = [_of_corpus(split, d, network) for d in articles(polnear / "dev" / "text")]
    pairs = [pair for part in _PARTS for pair in marked_news.read(marked, part)] if marked else []
    beside = [_of_news(document, marks, network) for document, marks in pairs]
    some = [m for article in (*read, *beside) for m in article.marked]
    more = f", marked news, {len(beside)} articles" if beside else ""
    return {
        "fitted_on": f"PolNeAR dev, {len(read)} articles{more}: {len(some)} candidates",
        "features": list(Features._fields),
        "curves": {r: [round(float(w), 4) for w in c] for r, c in fitted(some).items()},
        "points": points(unseen(read, beside)),
    }


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
