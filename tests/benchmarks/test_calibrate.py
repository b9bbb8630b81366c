"""The operating points: the precise one by its precision, the wide one by its balance."""

from __future__ import annotations

import pytest

from benchmarks.calibrate_tagger import Heard, Marked, fitted, points
from extract.candidates.tagger.calibration import Features
from extract.records import QuoteStyle

_SURE, _EVEN, _POOR = (
    [Heard(0.9, True)] * 50,
    [Heard(0.6, True)] * 10 + [Heard(0.6, False)] * 7,
    [Heard(0.3, False)] * 9,
)


def test_points() -> None:
    """What is mostly wrong is let through by neither, what is less sure by the wide one alone."""
    found = points([*_SURE, *_EVEN, *_POOR])["indirect"]
    assert 0.6 < found["precise"] <= 0.9
    assert 0.3 < found["wide"] <= 0.6


def test_what_is_told_is_let_through_from_lower_down() -> None:
    """Words told need less than a state of mind, where the whole stays precise enough."""
    told, minded = [Heard(0.6, True)] * 5, [Heard(0.6, True, told=False)] * 5
    wrong = [Heard(0.6, False, told=False)] * 10
    found = points([*_SURE, *told, *minded, *wrong, *_POOR])["indirect"]
    assert found["told"] <= 0.6 < found["precise"]
    poor = points([*_SURE, *([Heard(0.6, False)] * 10)])["indirect"]
    assert 0.6 < poor["told"] <= poor["precise"]


@pytest.mark.parametrize("kind", ["direct", "mixed"])
def test_what_is_quoted_is_let_through_from_lower_down(kind: QuoteStyle) -> None:
    """Less sure quotations go through where most of them are right; others have no part in it."""
    rest = [*_SURE, *_EVEN, *_POOR]
    plain = points(rest)["indirect"]["precise"]

    def point(*right: bool) -> float:
        some = [Heard(0.55, one, told=False, kind=kind) for one in right]
        found = points([*rest, *some])
        assert found["indirect"]["precise"] == plain
        return found[kind]["precise"]

    assert point(True, True, False) == 0.55
    assert point(True, False) > 0.6


def test_weights_count() -> None:
    """A candidate of little weight moves the curve less than one of full weight."""

    def bias(weight: float) -> float:
        one = Features(0, 0, 0, both=False, agree=False, known=False)
        right = [Marked("tagger", one, True, weight), Marked("rules", one, True, 1.0)]
        wrong = [Marked("tagger", one, False, 1.0), Marked("rules", one, False, 1.0)]
        return float(fitted([*right, *wrong])["tagger"][0])

    assert bias(0.1) < bias(1.0)
