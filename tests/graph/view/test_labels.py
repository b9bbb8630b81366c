"""Labels: harmless, wrapped, cut alike in Python and in the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.view.labels import clean, ends, width, wrap


@given(st.text(max_size=300), st.integers(1, 3), st.floats(60, 400))
def test_lines_fit_their_room(text: str, most: int, room: float) -> None:
    """No line is wider than its room and no label has more lines than allowed."""
    lines = wrap(text, room, 12, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= room or len(line) <= 1 for line in lines)


@given(st.text(max_size=120))
def test_nothing_is_lost_without_an_ellipsis(text: str) -> None:
    """A label that is not cut holds every character of the cleaned text that is no space."""
    lines = wrap(text, 200, 12, 99)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


@given(st.text(max_size=300), st.integers(1, 3))
def test_ends_cut_the_same_lines_again(text: str, most: int) -> None:
    """Cutting the cleaned text at the ends gives the lines back, the ellipsis aside."""
    lines = wrap(text, 150, 12, most)
    at, again, whole = 0, [], clean(text)
    for end in ends(text, lines):
        again.append(whole[at:end].strip())
        at = end
    assert [line.removesuffix("…") for line in lines] == [line.removesuffix("…") for line in again]


def test_direction_marks_leave_a_label() -> None:
    """An override that would mirror its neighbours is gone; joiners that letters need stay."""
    assert clean("a\u202eb\u2067c\u200fd") == "abcd"
    assert clean("👩\u200d👩\u200d👧 x\u2028y\u0000") == "👩\u200d👩\u200d👧 x y"
