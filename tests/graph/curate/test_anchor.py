"""Quoted words are found again in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from graph.curate.anchor import Anchor, found, likeness, shared

_TEXT = "He said “it’s fake\nnews”. She said “no”. They said “no” too."


def test_quotation_marks_and_spaces_do_not_matter() -> None:
    """Words typed with straight marks and single spaces must be found, with true offsets."""
    (span,) = found(Anchor('"it\'s fake news"'), _TEXT)
    assert span.of(_TEXT) == "“it’s fake\nnews”"


def test_neighbours_choose_among_places() -> None:
    """A prefix or a suffix must leave only the places it stands beside."""
    assert len(found(Anchor("“no”"), _TEXT)) == 2
    (first,) = found(Anchor("“no”", "She said "), _TEXT)
    (last,) = found(Anchor("“no”", "", " too"), _TEXT)
    assert first.start < last.start
    assert found(Anchor("“no”", "He said "), _TEXT) == []


def test_no_words_are_nowhere() -> None:
    """An empty quotation must be found nowhere, not everywhere."""
    assert found(Anchor("  "), _TEXT) == []


@given(st.text(min_size=1), st.text(), st.text())
def test_words_taken_from_a_text_are_found_in_it(words: str, before: str, after: str) -> None:
    """Any words that are not all blank must be found where they stand."""
    text = f"{before}{words}{after}"
    spans = found(Anchor(words), text)
    if words.split():
        stripped = len(before) + len(words) - len(words.lstrip())
        assert any(s.start <= stripped < s.end or s.start == stripped for s in spans)


def test_overlap_is_shared_over_all() -> None:
    """The measure of overlap must be one for the same place and nought for another."""
    assert shared(Span(0, 10), (Span(0, 10),)) == 1
    assert shared(Span(0, 10), (Span(10, 20),)) == 0
    assert shared(Span(0, 10), (Span(0, 2), Span(4, 8))) == 0.6


def test_likeness_is_high_for_an_edited_wording() -> None:
    """A changed word must leave a wording alike, another wording not."""
    like, unlike = likeness("the deployment is desperate", ["the deployment was desperate", "no"])
    assert like > 0.9
    assert unlike < 0.5
