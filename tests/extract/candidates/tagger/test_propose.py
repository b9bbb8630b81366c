"""What the rules find that needs no second reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.candidates.tagger.propose import outright
from tests.extract.marked import candidate, reading


@pytest.mark.parametrize(
    ("source", "kept"), [("his lawyer", True), ("his body mass index", False), ("her age", False)]
)
def test_a_measure_tells_nothing(source: str, *, kept: bool) -> None:
    """Who can speak is a source even where the tagger doubts it; a measure is none."""
    text = f"Falk is ill, according to {source}."
    made = replace(candidate(text, source, "according to", "Falk is ill"), shape="according")
    assert outright(reading(text), made) is kept
