"""Fit the judge of what is one matter on pairs that people read, and say how well it does.

    python -m benchmarks.fit_points --news GRAPH --articles DIR --polnear GRAPH [--write]

``marks/matters.jsonl`` holds pairs of statements by article, start in the stored text and length
in code points, and whether a reader calls them one matter; no words of the articles. The graphs
are built from the news and from articles of PolNeAR. The seen pairs of ``tests/gold`` are added,
and those of the measure of disputes that are not held. Pairs that something keeps apart anyway,
and those of one relation, are left out: no
judge is asked about them. Printed are precision and recall in ten folds, with the encoder and
without.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.disputes import COPY, SAMPLES
from benchmarks.disputes import met as met_by
from benchmarks.disputes import read as read_pairs
from benchmarks.told import Told, told
from graph.opening import open_graph
from graph.points.back import resolved
from graph.points.evidence import NAMES, evidence
from graph.points.rows import Rows, read
from graph.points.same import ENOUGH, fits
from graph.points.takes import Take, takes

__all__ = ["fitted", "main"]

_MARKS = Path(__file__).with_name("marks") / "matters.jsonl"
_GOLD = Path("tests/gold/pairs.jsonl")
_WORDINGS = Path("tests/gold/wordings.jsonl")
_WEIGHTS = Path("graph/points/weights/judge.json")
#: How strongly weights are held near 0, and in how many steps they are found.
_HELD, _STEPS, _FOLDS = 1 / 3, 40, 10
_BOTH = 2

_Floats = NDArray[np.float64]
_Row = tuple[tuple[float, ...], bool]


def _asked(one: Take, other: Take) -> bool:
    """Whether the judge is asked about a pair at all."""
    return fits(one, other) and not (one.relation and other.relation)


def _marked(rows: Rows, corpus: str) -> Iterator[_Row]:
    """The pairs of one corpus whose statements its graph has."""
    made = resolved(list(takes(rows)))
    places = {(t.row.article.rpartition("/")[2], t.row.start, len(t.row.content)): t for t in made}
    for line in _MARKS.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        ends = [places[key] for end in ("one", "other") if (key := tuple(mark[end])) in places]
        if mark["corpus"] == corpus and len(ends) == _BOTH and _asked(*ends):
            yield evidence(*ends), mark["alike"]


def _compared(rows: Rows, graph: Told, news: Path) -> Iterator[_Row]:
    """The pairs of the measure of disputes that are not held and whose statements can be met."""
    made = {t.row.id: t for t in resolved(list(takes(rows)))}
    for pair in read_pairs((news, SAMPLES), "dev"):
        met = [met_by(mark, graph) for mark in (pair.one, pair.other)]
        ends = [(made[a], made[b]) for a, b in product(*met) if a in made and b in made and a != b]
        near = [evidence(a, b) for a, b in ends if a.side * b.side and _asked(a, b)]
        if near and pair.kind != COPY:
            yield max(near, key=lambda e: e[NAMES.index("shared")]), pair.label != "neither"


def _gold() -> Iterator[_Row]:
    """The seen pairs of short articles, in two articles and in one."""
    for line in _GOLD.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if not pair["held"]:
            yield from _likest(pair, [pair["one"], pair["other"]])
    for line in _WORDINGS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        yield from _likest(pair, [pair["one"], pair["other"]])
        yield from _likest(pair, [f"{pair['one']}\n\n{pair['other']}"])


def _likest(pair: Mapping[str, str], texts: Sequence[str]) -> Iterator[_Row]:
    """The two statements of a pair that have most in common."""
    from tests.graph.points.world import store

    shared = NAMES.index("shared")
    made = list(resolved(list(takes(read(store(texts))))))
    near = [
        evidence(a, b)
        for a, b in product(made, made)
        if (a.row.article, a.row.start) < (b.row.article, b.row.start)
        and a.side * b.side
        and _asked(a, b)
    ]
    if near:
        yield max(near, key=lambda e: e[shared]), pair["label"] != "unrelated"


def fitted(values: _Floats, alike: _Floats) -> _Floats:
    """Weights of a logistic curve, the constant first, by Newton's steps.

    :param values: pairs x evidence.
    :param alike: 1 for each pair that is one matter, else 0.
    """
    full = np.c_[np.ones(len(values)), values]
    weights, hold = np.zeros(full.shape[1]), np.eye(full.shape[1]) * _HELD
    hold[0, 0] = 0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-full @ weights))
        slope = full.T @ (alike - chance) - hold @ weights
        bend = (full * (chance * (1 - chance))[:, None]).T @ full + hold
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _folds(values: _Floats, alike: _Floats) -> _Floats:
    """Each pair's probability by weights that did not see it."""
    chances = np.zeros(len(values))
    order = np.random.default_rng(7).permutation(len(values))
    for part in np.array_split(order, _FOLDS):
        rest = np.setdiff1d(order, part)
        weights = fitted(values[rest], alike[rest])
        chances[part] = 1 / (1 + np.exp(-(weights[0] + values[part] @ weights[1:])))
    return chances


def _told(name: str, chances: _Floats, alike: _Floats) -> str:
    called = chances >= ENOUGH
    right = alike[called].sum()
    ranked = alike[np.argsort(-chances, kind="stable")]
    average = (np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked > 0].mean()
    return (
        f"{name}: average precision {average:.3f}; from {ENOUGH} on "
        f"P {right / max(called.sum(), 1):.2f} R {right / alike.sum():.2f}"
    )


def main(arguments: Iterable[str] | None = None) -> None:
    """Fit, print, and with ``--write`` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True, help="folder of the news")
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    store, folders = open_graph(asked.news), (asked.articles, SAMPLES)
    rows = [
        *_marked(read(store), "news"),
        *_compared(read(store), told(store, folders), asked.articles),
        *_marked(read(open_graph(asked.polnear)), "polnear"),
        *_gold(),
    ]
    values = np.array([row[0] for row in rows])
    alike = np.array([float(row[1]) for row in rows])
    print(f"{len(rows)} pairs, {int(alike.sum())} of one matter")
    print(_told("with the encoder", _folds(values, alike), alike))
    print(_told("without it", _folds(values[:, :-1], alike), alike))
    if asked.write:
        found = {
            n: round(float(w), 3) for n, w in zip(("", *NAMES), fitted(values, alike), strict=True)
        }
        _WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
