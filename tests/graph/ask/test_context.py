"""The sentence around some words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from graph.ask.context import passage

TEXT = (
    "Title\n\nU.S. Minister A. B. Smith spoke. He said “it rains.” Nobody was there.\n\nMore text."
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_sentence_and_neighbours() -> None:
    """The sentence is whole, the marked words are cut out, the neighbours stand beside it."""
    found = passage(TEXT, [_span("it rains")])
    assert found.before == "U.S. Minister A. B. Smith spoke."
    assert found.pieces == (("He said “", False), ("it rains", True), (".”", False))
    assert found.after == "Nobody was there."


def test_abbreviations_end_nothing() -> None:
    """A full stop after initials ends no sentence."""
    found = passage(TEXT, [_span("spoke")])
    assert found.before == ""
    assert found.pieces[0] == ("U.S. Minister A. B. Smith ", False)


def test_other_words_widen_it() -> None:
    """Words that belong to the evidence are in it even when they stand a sentence before."""
    found = passage(TEXT, [_span("it rains")], [_span("Smith")])
    assert found.pieces[0][0].startswith("U.S. Minister")


def test_words_far_away_widen_nothing() -> None:
    """What leads in a long text is not shown with all that stands between."""
    text = f"Roe spoke:\n\n{'We came. ' * 200}\n\nWe left."
    last = Span(text.index("We left"), len(text) - 1)
    assert passage(text, [last], [Span(0, 3)]).pieces == (("We left", True), (".", False))


def test_two_marks() -> None:
    """Content in two stretches is marked twice."""
    marked = [w for w, m in passage(TEXT, [_span("He"), _span("rains")]).pieces if m]
    assert marked == ["He", "rains"]


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 500), Span(-3, 2)])
def test_outside(span: Span) -> None:
    """A span that the text does not have gives nothing rather than wrong words."""
    assert passage(TEXT, [span]).pieces == ()


@given(st.text(alphabet="ab. \nA“”?", min_size=1, max_size=60), st.data())
def test_nothing_is_lost(text: str, data: st.DataObject) -> None:
    """The marked words are exactly the span's, and all pieces together stand in the text."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = passage(text, [Span(start, end)])
    assert "".join(words for words, marked in found.pieces if marked) == text[start:end]
    assert "".join(words for words, _ in found.pieces).rstrip() in text
