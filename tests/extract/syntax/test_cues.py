"""Cues: the word that reports, what it hangs on, and its place in the list."""

from __future__ import annotations

import pytest

from extract.claims.acts import tokens_of
from extract.syntax.cues import listed, negated_entry, read
from tests.extract.marked import reading, spans


@pytest.mark.parametrize(
    ("text", "cue", "chain", "name"),
    [
        ("He also went on to say it.", "also went on to say", "went say", "say"),
        ("He has repeatedly denied it.", "has repeatedly denied", "denied", "deny"),
        (
            "He was quick to point out it broke.",
            "was quick to point out",
            "was quick point",
            "point out",
        ),
        ("He was quoted as saying it broke.", "was quoted as saying", "quoted saying", "say"),
        (
            "He took to the radio to demand it.",
            "took to the radio to demand",
            "took demand",
            "demand",
        ),
        ("He promised to explain it.", "promised to explain", "promised", "promise"),
        ("He wanted to know it.", "wanted to know", "wanted", "want to know"),
        ("He made it very clear that it broke.", "made it very clear", "made", "make clear"),
        (
            "He put fishermen on notice that it broke.",
            "put fishermen on notice",
            "put",
            "put on notice",
        ),
        ("He voiced deep concern about it.", "voiced deep concern about", "voiced", "concern"),
        ("In a statement it was bleak.", "In a statement", "In", "statement"),
        ("He hopes it breaks.", "hopes", "hopes", "hope"),
        ("He criticises it.", "criticises", "criticises", "criticise"),
        ("He agonised over it.", "agonised", "agonised", "agonise"),
        ("He called the vote a sham on Monday.", "called", "called", "call"),
    ],
)
def test_reporting_word(text: str, cue: str, chain: str, name: str) -> None:
    """The reporting word is found below what only leads on to it, adverbs and objects skipped."""
    found = read([t for _, t in tokens_of(reading(text), spans(text, cue))])
    assert found is not None
    assert " ".join(t.text for t in found.chain) == chain
    assert found.name == name


def test_what_it_hangs_on() -> None:
    """Words outside the cue that decide whether it took place stand before its own."""
    text = "He declined to comment on it."
    found = read([t for _, t in tokens_of(reading(text), spans(text, "comment on"))])
    assert found is not None
    assert [t.text for t in found.above] == ["declined"]
    assert [t.text for t in found.members] == ["declined", "comment"]


def test_no_words() -> None:
    """A cue of punctuation alone has no reporting word."""
    text = "Smith: it broke"
    assert read([t for _, t in tokens_of(reading(text), spans(text, ":"))]) is None


def test_spellings() -> None:
    """British spellings of listed words are found under the American ones."""
    assert listed("rationalise") == listed("rationalize") is not None
    assert negated_entry("burble") is None
