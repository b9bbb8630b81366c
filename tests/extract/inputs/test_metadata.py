"""Values about an article are checked and never guessed."""

from __future__ import annotations

import pytest

from extract.inputs.metadata import Value, gathered, normal


@pytest.mark.parametrize(
    ("field", "words", "stored"),
    [
        ("date", "2024-10-24", "2024-10-24"),
        ("date", "2024-10-24T09:30:00Z", "2024-10-24T09:30:00+00:00"),
        ("date", "2024-10-24 09:30 +0200", "2024-10-24T09:30:00+02:00"),
        ("date", "2024-10", None),
        ("date", "20241024", None),
        ("date", "October 24, 2024", None),
        ("date", "2024-02-30", None),
        ("date", "2024-10-24T99:00", None),
        ("url", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("url", "javascript:alert(1)", None),
        ("url", "https://a b", None),
        ("language", "en_GB", "en-GB"),
        ("language", "English language", None),
        ("title", "  A\n title ", "A title"),
        ("author", "\x07", None),
    ],
)
def test_values_are_checked(field: str, words: str, stored: str | None) -> None:
    """A value comes out in its stored form, or not at all."""
    assert normal(field, words) == stored


def test_the_first_usable_value_wins() -> None:
    """The most trusted usable value is kept with its origin; unusable ones are passed over."""
    meta = gathered(
        [
            Value("date", "yesterday", "JSON-LD"),
            Value("date", "2024-10-24", "meta date"),
            Value("date", "2023-01-01", "time element"),
            Value("colour", "red", "JSON-LD"),
        ]
    )
    assert (meta.date, meta.origins) == ("2024-10-24", {"date": "meta date"})
    assert meta.title is None
