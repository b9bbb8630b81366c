"""How likely two takes are on one matter: evidence weighed as pairs that people read have it.

A logistic curve, fitted by ``benchmarks/fit_points.py``; its score is a probability.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from graph.points.evidence import NAMES

__all__ = ["chance", "likeliest"]


def chance(values: Sequence[float]) -> float:
    """The probability that a reader calls two takes one matter, 0 to 1, to two digits.

    :param values: as :func:`graph.points.evidence.evidence` gives them.
    """
    weights = _weights()
    sum_ = weights[""] + sum(weights[n] * v for n, v in zip(NAMES, values, strict=True))
    return round(1 / (1 + math.exp(-sum_)), 2)


def likeliest(values: Sequence[float]) -> float:
    """The highest that :func:`chance` can be, whatever the clauses mean.

    :param values: as :func:`graph.points.evidence.beside_meaning` gives them.
    """
    return max(chance((*values, meaning)) for meaning in (-1.0, 1.0))


@cache
def _weights() -> Mapping[str, float]:
    text = files("graph").joinpath("points", "weights", "judge.json").read_text(encoding="utf-8")
    found: Mapping[str, float] = json.loads(text)
    return found
