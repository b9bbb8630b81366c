"""Bands: nothing overlaps, and each speaker's statements stand together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.view.layout import Box, arrange, holders, order, spread
from graph.view.records import Statement

HEIGHT = 30.0


def _statements(pairs: list[tuple[int, int]]) -> list[Statement]:
    return [
        Statement(
            f"statement:{i}",
            "words",
            "resolved" if who else "unknown",
            "assert",
            "positive",
            "certain",
            speaker=f"actor:{who}" if who else None,
            about=(f"country:{where}",) if where else (),
        )
        for i, (who, where) in enumerate(pairs)
    ]


def _apart(boxes: Mapping[str, Box], kind: str) -> bool:
    band = sorted(b for name, b in boxes.items() if name.startswith(kind))
    return all(a.y + a.height / 2 <= b.y - b.height / 2 + 1e-6 for a, b in pairwise(band))


PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5)), max_size=40)


@given(PAIRS)
def test_no_two_boxes_of_a_band_overlap(pairs: list[tuple[int, int]]) -> None:
    """In every band each box begins below the end of the one above it."""
    statements = _statements(pairs)
    names = {n for s in statements for n in (s.id, *holders(s), *s.about)}
    boxes = arrange(statements, dict.fromkeys(sorted(names), HEIGHT))
    assert set(boxes) == names
    assert all(_apart(boxes, kind) for kind in ("statement", "actor", "country"))


@given(PAIRS)
def test_statements_of_one_speaker_stand_together(pairs: list[tuple[int, int]]) -> None:
    """Going down the band, a speaker that was left never comes back."""
    statements = _statements(pairs)
    by_id = {s.id: holders(s) for s in statements}
    down = [by_id[name] for name in order(statements).statements]
    runs = [h for i, h in enumerate(down) if i == 0 or down[i - 1] != h]
    assert len(runs) == len(set(runs))


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(5, 60)), max_size=30))
def test_spread_moves_only_what_would_overlap(boxes: list[tuple[float, float]]) -> None:
    """Boxes keep their order and their gap, and stay put where there is room for all."""
    wanted = sorted(w for w, _ in boxes)
    heights = [h for _, h in boxes]
    placed = spread(wanted, heights, 4)
    for i in range(1, len(placed)):
        assert placed[i] - placed[i - 1] >= (heights[i] + heights[i - 1]) / 2 + 4 - 1e-6
    roomy = [w * 100 + i * 1000 for i, w in enumerate(range(len(heights)))]
    assert spread(roomy, heights, 4) == roomy
