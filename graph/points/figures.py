"""Figures as ranges: which true numbers a printed one leaves open, and which exclude each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from graph.points.rows import Figure
from graph.points.stems import family, listed, tokens

__all__ = ["conflict", "counted", "differing", "shares", "span"]

#: "About" leaves this much of a number open on either side.
_ABOUT = 0.15
#: What a share is counted in.
_SHARES = frozenset({"percent", "percentage"})


def span(figure: Figure) -> tuple[float, float]:
    """The lowest and highest number that a figure's words leave open.

    A round number stands for its neighbours: half of its last significant digit either way.
    """
    low, high, value = figure.low, figure.high, figure.value
    if value is not None:
        slack = max(_rounding(value), abs(value) * _ABOUT if figure.comparator == "about" else 0.0)
        return value - slack, value + slack
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def _rounding(value: float) -> float:
    if value == 0 or not float(value).is_integer():
        return 0.05 * abs(value)
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10**zeros if zeros else 0.0


def conflict(one: Figure, other: Figure) -> bool:
    """Whether no number fits both."""
    (a, b), (c, d) = span(one), span(other)
    return b < c or d < a


def counted(figure: Figure) -> frozenset[str]:
    """Families of the words for what is counted; nothing when it is not told."""
    found = (family(word) for word in tokens(figure.unit))
    return frozenset(f for f in found if f not in listed("stop"))


def differing(these: Iterable[Figure], those: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Two figures of one thing that exclude each other, where each side has just one of it."""
    found = [(a, b) for a in these for b in those if _alike(a, b)]
    return found[0] if len(found) == 1 and conflict(*found[0]) else None


def shares(these: Sequence[Figure], those: Sequence[Figure]) -> bool:
    """Whether both give shares, and these exclude each other: of what they are is rarely told."""
    found = differing(these, those)
    return found is not None and bool(_SHARES & (counted(found[0]) | counted(found[1])))


def _alike(first: Figure, second: Figure) -> bool:
    """Whether two figures count the same: one's words hold the other's, or one tells nothing."""
    one, other = counted(first), counted(second)
    return not one or not other or one <= other or other <= one
