"""Times: words as printed, and days where plain rules and a known date say so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.claims.times import find
from extract.records import Span
from tests.extract.marked import reading

ALL = Span(0, 10**9)
THURSDAY = "2024-10-24"


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("It left yesterday.", "yesterday", "2024-10-23", "2024-10-23"),
        ("It left on Tuesday.", "on Tuesday", "2024-10-22", "2024-10-22"),
        ("It left on Thursday.", "on Thursday", THURSDAY, THURSDAY),
        ("It left last Thursday.", "last Thursday", "2024-10-17", "2024-10-17"),
        ("It must leave by Friday.", "by Friday", None, "2024-10-25"),
        ("It left last week.", "last week", "2024-10-14", "2024-10-20"),
        ("It leaves next month.", "next month", "2024-11-01", "2024-11-30"),
        ("It left on Oct. 23.", "on Oct. 23", "2024-10-23", "2024-10-23"),
        ("It left on 30 December.", "on 30 December", "2024-12-30", "2024-12-30"),
        ("It left two days ago.", "two days ago", "2024-10-22", "2024-10-22"),
        ("It recently left.", "recently", None, THURSDAY),
        ("It leaves in the coming weeks.", "in the coming weeks", THURSDAY, None),
    ],
)
def test_resolved(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    """A phrase that counts from the publication date is resolved when that is known."""
    (phrase,) = find(reading(text, THURSDAY), ALL)
    assert (phrase.span.of(text), phrase.earliest, phrase.latest) == (words, earliest, latest)
    (open_phrase,) = find(reading(text), ALL)
    assert open_phrase.span == phrase.span
    assert (open_phrase.earliest, open_phrase.latest) == (None, None)


def test_absolute() -> None:
    """A full date or a year needs no publication date."""
    text = "It began on February 24, 2022 and froze in 2023."
    first, second = find(reading(text), ALL)
    assert (first.earliest, first.latest) == ("2022-02-24", "2022-02-24")
    assert (second.earliest, second.latest) == ("2023-01-01", "2023-12-31")


def test_impossible_date() -> None:
    """A day that no calendar has stays words."""
    (phrase,) = find(reading("It began on 31 February 2022."), ALL)
    assert (phrase.earliest, phrase.latest) == (None, None)


def test_modal_is_no_month() -> None:
    """The verbs "may" and "march" are no months."""
    assert find(reading("They may march soon after that in May."), ALL)[0].span.start > 8


@given(st.text(max_size=60), st.sampled_from([None, THURSDAY, "2024-02-29", "yesterday"]))
def test_any_text(text: str, date: str | None) -> None:
    """Whatever stands there, phrases are in order, disjoint, and end no earlier than they begin."""
    phrases = find(reading(text, date), Span(0, len(text)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(phrases))
    both = [(p.earliest, p.latest) for p in phrases if p.earliest and p.latest]
    assert all(a <= b for a, b in both)
