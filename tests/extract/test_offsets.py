"""Offset maps lead every span of a new text back to the characters it was made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.offsets import OffsetMap, Piece

TEXTS = st.text(alphabet="ab é\n\U0001f600", max_size=30)


@st.composite
def edited(draw: st.DrawFn, text: str | None = None) -> tuple[str, str, OffsetMap]:
    """A text, what some edits made of it, and the map back."""
    old = draw(TEXTS) if text is None else text
    marks = sorted(draw(st.lists(st.integers(0, len(old)), max_size=8)))
    edits: list[tuple[int, int, str]] = []
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        # What a second step puts in has no single place in the oldest text: tested apart.
        put_in = start == end and text is not None
        if not put_in and (not edits or start >= edits[-1][1]):
            edits.append((start, end, draw(st.text(alphabet="XYZ", max_size=4))))
    new, offsets = OffsetMap.of_edits(old, edits)
    return old, new, offsets


def naive(old: str, edits: list[tuple[int, int, str]]) -> str:
    """Edits applied from the back, the plain way."""
    for start, end, words in reversed(edits):
        old = old[:start] + words + old[end:]
    return old


def test_edits_are_applied() -> None:
    """The new text is what the edits say and the map leads back to the old words."""
    old = "He said &amp; left.\r\nNow"
    edits = [(8, 13, "&"), (19, 21, "\n")]
    new, offsets = OffsetMap.of_edits(old, edits)
    assert new == naive(old, edits) == "He said & left.\nNow"
    assert offsets.to_old(8, 9) == (8, 13)
    assert offsets.to_old(16, 19) == (21, 24)
    assert offsets.to_old(3, 9) == (3, 13)


def test_a_span_that_cuts_a_replacement_is_widened() -> None:
    """Half of a replaced stretch leads to the whole old stretch."""
    _, offsets = OffsetMap.of_edits("x½y", [(1, 2, "1/2")])
    assert offsets.to_old(2, 3) == (1, 2)
    assert offsets.to_old(0, 2) == (0, 2)


@pytest.mark.parametrize("edits", [[(2, 1, "")], [(0, 9, "")], [(0, 2, ""), (1, 3, "")]])
def test_bad_edits_are_refused(edits: list[tuple[int, int, str]]) -> None:
    """Reversed, overlapping or outlying edits raise instead of giving a wrong map."""
    with pytest.raises(ValueError, match="edit"):
        OffsetMap.of_edits("abc", edits)


@pytest.mark.parametrize("span", [(0, 0), (2, 1), (-1, 2), (0, 4)])
def test_bad_spans_are_refused(span: tuple[int, int]) -> None:
    """Empty, reversed and outlying spans raise."""
    with pytest.raises(ValueError, match="span"):
        OffsetMap.identity(3).to_old(*span)
    with pytest.raises(ValueError, match="span"):
        OffsetMap.identity(0).to_old(0, 1)


def test_to_new_refuses_reversed_spans() -> None:
    """A reversed span of the old text raises."""
    with pytest.raises(ValueError, match="span"):
        OffsetMap.identity(3).to_new(2, 1)


@given(edited())
def test_kept_characters_lead_to_themselves(case: tuple[str, str, OffsetMap]) -> None:
    """Each character of the new text is the old one it leads to, unless it was put in."""
    old, new, offsets = case
    for at, char in enumerate(new):
        start, end = offsets.to_old(at, at + 1)
        assert char in "XYZ" or old[start:end] == char


@given(edited())
def test_pieces_cover_the_new_text(case: tuple[str, str, OffsetMap]) -> None:
    """The pieces run from the first to the last character without gap or overlap."""
    _, new, offsets = case
    at = 0
    for piece in offsets.pieces:
        assert piece.new_start == at < piece.new_end
        at = piece.new_end
    assert at == len(new)


@given(edited(), st.data())
def test_spans_keep_their_order(case: tuple[str, str, OffsetMap], data: st.DataObject) -> None:
    """A span within another leads to a span within the other's."""
    _, new, offsets = case
    if not new:
        return
    marks = sorted(data.draw(st.lists(st.integers(0, len(new)), min_size=4, max_size=4)))
    if marks[1] < marks[2]:
        outer, inner = offsets.to_old(marks[0], marks[3]), offsets.to_old(marks[1], marks[2])
        assert outer[0] <= inner[0] <= inner[1] <= outer[1]


@given(st.data())
def test_composed_maps_agree_with_two_steps(data: st.DataObject) -> None:
    """A composed map covers exactly what going back step by step covers."""
    _, middle, first = data.draw(edited())
    _, new, second = data.draw(edited(middle))
    both = second.after(first)
    for start in range(len(new)):
        for end in range(start + 1, len(new) + 1):
            low, high = second.to_old(start, end)
            if low < high:
                assert both.to_old(start, end) == first.to_old(low, high)


@given(st.data())
def test_words_put_in_keep_their_place_when_composed(data: st.DataObject) -> None:
    """What the second step put in between leads to an empty place of the oldest text."""
    old, middle, first = data.draw(edited())
    at = data.draw(st.integers(0, len(middle)))
    new, second = OffsetMap.of_edits(middle, [(at, at, "#")])
    start, end = second.after(first).to_old(at, at + 1)
    assert new[at] == "#"
    assert 0 <= start == end <= len(old)


def test_equal_lengths_by_chance_are_not_taken_for_equal_characters() -> None:
    """Two of three characters that stand for two old ones still lead to both of those."""
    middle, first = OffsetMap.of_edits("XY", [(0, 2, "abc")])
    _, second = OffsetMap.of_edits(middle, [(2, 3, "")])
    assert second.after(first).to_old(0, 1) == (0, 2)
    assert second.after(first).to_old(1, 2) == (0, 2)


@given(edited())
def test_forward_and_back_again(case: tuple[str, str, OffsetMap]) -> None:
    """Where an old stretch went leads back to a stretch that touches it, or it was dropped."""
    old, new, offsets = case
    for at in range(len(old)):
        start, end = offsets.to_new(at, at + 1)
        assert 0 <= start <= end <= len(new)
        if start < end:
            low, high = offsets.to_old(start, end)
            assert low <= at < high


def test_dropped_words_have_an_empty_place() -> None:
    """Dropped characters lead to the place between their neighbours."""
    _, offsets = OffsetMap.of_edits("abcd", [(1, 3, "")])
    assert offsets.to_new(1, 3) == (1, 1)
    assert offsets.to_new(0, 4) == (0, 2)
    assert OffsetMap(()).to_new(0, 2) == (0, 0)


def test_neighbouring_pieces_are_merged() -> None:
    """An edit that changes nothing leaves one piece."""
    _, offsets = OffsetMap.of_edits("abcd", [(1, 3, "bc")])
    assert offsets.pieces == (Piece(0, 4, 0, 4),)
