"""Whether words affirm or deny, and how that composes."""

from __future__ import annotations

from functools import reduce

from extract.records import Polarity

__all__ = ["compose", "flipped"]


def flipped(polarity: Polarity) -> Polarity:
    """The opposite; underspecified stays so."""
    opposites: dict[Polarity, Polarity] = {"positive": "negative", "negative": "positive"}
    return opposites.get(polarity, "underspecified")


def compose(*polarities: Polarity) -> Polarity:
    """The polarity of nested judgements: two negatives cancel, one underspecified wins."""
    return reduce(_nested, polarities, "positive")


def _nested(outer: Polarity, inner: Polarity) -> Polarity:
    if "underspecified" in {outer, inner}:
        return "underspecified"
    return inner if outer == "positive" else flipped(inner)
