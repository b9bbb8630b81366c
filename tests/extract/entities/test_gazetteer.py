"""Looking up phrases: longest first, case and accents as a newspaper prints them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.entities.gazetteer import Phrases, pieces
from extract.records import Span

WORDS = Phrases(
    [("Korea", "K"), ("North Korea", "KP"), ("U.S.", "US"), ("US", "US"), ("Côte d'Ivoire", "CI"),
     ("the Kremlin", "RU"), ("Kyiv", "UA")]
)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    """The hits in a text, as words and value."""
    return [(h.span.of(text), h.value) for h in WORDS.find(text, Span(0, len(text)))]


def test_the_longest_phrase_wins() -> None:
    """A longer phrase leaves its words to no shorter one."""
    assert found("North Korea and Korea") == [("North Korea", "KP"), ("Korea", "K")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("let us go to the US", [("US", "US")]),
        ("the U.S.-led, U.S.’s", [("U.S.", "US"), ("U.S.", "US")]),
        ("Cote d’Ivoire, Côte d'Ivoire", [("Cote d’Ivoire", "CI"), ("Côte d'Ivoire", "CI")]),
        ("The Kremlin, the Kremlin", [("The Kremlin", "RU"), ("the Kremlin", "RU")]),
        ("KYIV kyiv Kyivan", [("KYIV", "UA")]),
    ],
)
def test_case_accents_and_apostrophes(text: str, hits: list[tuple[str, str]]) -> None:
    """Capitals count, accents and the kind of apostrophe do not, and words are whole."""
    assert found(text) == hits


def test_get_wants_exactly_the_words() -> None:
    """A phrase is got by its own words only."""
    assert WORDS.get("North Korea") == "KP"
    assert WORDS.get("North Korea now") is None
    assert WORDS.get("") is None


@given(st.text(alphabet="Korea NthU.S'’ \u0301é", max_size=40))
def test_hits_lie_in_the_text_in_order(text: str) -> None:
    """Whatever the text, hits are sorted, disjoint and slice back; pieces never overlap."""
    hits = list(WORDS.find(text, Span(0, len(text))))
    assert all(a.span.end <= b.span.start for a, b in pairwise(hits))
    assert all(0 <= h.span.start < h.span.end <= len(text) for h in hits)
    assert all(p.text == p.span.of(text) for p in pieces(text))
