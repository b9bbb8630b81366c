"""Quotations are found whole, whatever marks they stand in; odd marks quote nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from extract.syntax import quotations

CASES = [
    ("He said, “One. Two,” and “three”.", ["“One. Two,”", "“three”"]),
    ('"A," he said. "B."', ['"A,"', '"B."']),
    ("‘I can’t see the troops’ morale here,’ she said.",
     ["‘I can’t see the troops’ morale here,’"]),
    ("Falk: 'I won't go' is what it's about", ["'I won't go'"]),
    ("“He told me ‘no’ twice,” she said", ["“He told me ‘no’ twice,”"]),
    ("„Ja“, sagte sie, «non» er", ["„Ja“", "«non»"]),
    ("``Fine,'' he said", ["``Fine,''"]),
    ('“Mixed marks," he said', ['“Mixed marks,"']),
    ("“Wrong mark,“ he said. “Right.”", ["“Wrong mark,“", "“Right.”"]),
    ("A 6'2\" man said \"no\".", ['"no"']),
    ('He said "this is odd.', []),
    ("the ’90s and rock ’n’ roll, the boys’ room", []),
    ('"Odd start. he said', ['"Odd start. he said']),
    ("", []),
    ("He said “no “inner” yes” now.", ["“no “inner” yes”"]),
    ('"Mixed,” she said. “And again."', ['"Mixed,”', '“And again."']),
    ('“Mixed," she said. "And again.”', ['“Mixed,"', '"And again.”']),
    ('"A “real” one and “another” too," she said.', ['"A “real” one and “another” too,"']),
    ('“The word "no" and "yes" too,” she said.', ['“The word "no" and "yes" too,”']),
    ("“Never closed, he said. “We will win.”", ["“We will win.”"]),
    ('"Moved away. It is so, "writes Roe. "He said so."',
     ['"Moved away. It is so, "', '"He said so."']),
    ('He asked, "she who left" or "he"?', ['"she who left"', '"he"']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations_of_a_line(text: str, expected: list[str]) -> None:
    """The outermost quotations are found with their marks."""
    assert [s.of(text) for s in quotations.spans(text, 0, len(text))] == expected


def test_a_quotation_over_paragraphs_gives_one_span_each() -> None:
    """Each paragraph opened, only the last closed: three spans."""
    text = "She said: “One.\n\n“Two.\n“Three,” and left. “Four.”"
    found = [s.of(text) for s in quotations.spans(text, 0, len(text))]
    assert found == ["“One.", "“Two.", "“Three,”", "“Four.”"]


def test_only_the_range_asked_for_is_read() -> None:
    """Offsets count in the whole text though only a part of it is read."""
    text = "“One”\n“Two”"
    assert quotations.spans(text, 6, len(text)) == (Span(6, 11),)


def test_inside_means_within_one_quotation() -> None:
    """A span that leaves its quotation is not inside it."""
    text = "x “one two” y"
    found = quotations.spans(text, 0, len(text))
    assert quotations.inside(found, Span(3, 6))
    assert not quotations.inside(found, Span(7, 13))
    assert not quotations.inside(found, Span(0, 1))


@pytest.mark.parametrize(("words", "odd"), [("“a”", []), ("a”", [1]), ("“a", [0]), ("it’s", [])])
def test_odd_marks_are_named(words: str, odd: list[int]) -> None:
    """Marks without a partner are given by their offsets; apostrophes are no marks."""
    assert quotations.odd_marks(words) == odd
    assert quotations.balanced(words) == (not odd)


PERHAPS = [
    ('He said "this is odd. And so.', ['"this is odd. And so.']),
    ("“Yes,” she said. Odd close” he said.", [" she said. Odd close”"]),
    ('a " b', ['a " b']),
    ("‘We go home. So do they.", ["‘We go home. So do they."]),
    ("He took ‘em all, the boys’ room and a 6'2\" man. ‘Stop that,’ he said.", []),
    ("He won 'the cup in May", []),
]


@pytest.mark.parametrize(("text", "expected"), PERHAPS)
def test_what_an_odd_mark_may_quote(text: str, expected: list[str]) -> None:
    """The stretch that a mark without partner may cover; apostrophes and inches cover none."""
    assert [s.of(text) for s in quotations.perhaps(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        (["“We met in May.", "We are grateful.", "Much is left to do.”", "It rained."],
         ["We are grateful."]),
        (['"We met in May.', "We are grateful.", 'Much is left to do."'], ["We are grateful."]),
        (["“We met in May.", "It rained.", "It snowed."], []),  # never closed
        (["“We met in May.", "It rained.", "“We like it,” Roe said.", "It stopped.”"], []),
        (["“We met in May,” Roe said.", "It rained.", "Much is left.”"], []),
        (["«We met in May.", "It rained.", "Much is left.”"], []),  # another mark
    ],
)  # fmt: skip
def test_a_speech_between_two_marks(lines: list[str], held: list[str]) -> None:
    """Paragraphs without marks between the one that opens a speech and the one that ends it."""
    text = "\n".join(lines)
    found = [s.of(text) for s in quotations.perhaps(text, 0, len(text))]
    assert [w for w in found if w in lines[1:-1] and "”" not in w] == held


@given(st.text(alphabet="ab .,!“”\"'‘’«»„`\n", max_size=60))
def test_no_double_mark_is_free(text: str) -> None:
    """Every double mark lies in a quotation or in what an odd mark may quote, inches aside."""
    whole = (*quotations.spans(text, 0, len(text)), *quotations.perhaps(text, 0, len(text)))
    for at, sign in enumerate(text):
        if sign in "“”„«»":
            assert any(s.start <= at < s.end for s in whole)


@given(st.text(alphabet="ab .,!“”\"'‘’«»„`\n", max_size=60))
def test_any_text_gives_sorted_disjoint_spans_within_lines(text: str) -> None:
    """Whatever the marks, spans are sorted, disjoint, not empty and within one line."""
    found = quotations.spans(text, 0, len(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
