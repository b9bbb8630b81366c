"""Many stretches are asked as one asks each."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from extract.stretches import Stretches, merged

_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=12).map(
    lambda made: [Span(start, start + length) for start, length in made]
)


@given(_SPANS, _SPANS)
def test_the_answers_are_those_of_looking_at_each(spans: list[Span], places: list[Span]) -> None:
    """Whatever lies within or beside one another, the same ones touch a place."""
    stretches = Stretches(spans)
    for place in places:
        touching = sorted(s for s in spans if s.overlaps(place))
        assert stretches.at(place) == touching
        assert stretches.overlap(place) == bool(touching)
        assert [s for s in sorted(spans)[stretches.near(place)] if s.overlaps(place)] == touching


@given(_SPANS)
def test_merged_spans_hold_the_same_places_apart(spans: list[Span]) -> None:
    """Every character of any span is in one merged span alone, and no two of these touch."""
    one = merged(spans)
    held = [place for span in one for place in range(*span)]
    assert set(held) == {place for span in spans for place in range(*span)}
    assert len(held) == len(set(held))
    assert all(left.end < right.start for left, right in pairwise(one))
