"""Literals in canonical form."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.terms import act, decimal, number, sayso, time, words


def test_a_misspelt_term_raises() -> None:
    """A term the vocabulary does not have must raise, not make a new IRI."""
    with pytest.raises(AttributeError):
        _ = sayso.Reprot


def test_a_keyword_is_reached_by_item() -> None:
    """Terms that are Python keywords must be reached in square brackets."""
    assert act["assert"].value.endswith("act#assert")


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_number_is_kept_by_the_store_as_written(value: float) -> None:
    """What we write for a number must come out of the store unchanged."""
    node = ox.NamedNode("http://example.org/x")
    store = ox.Store()
    written = number(value)
    store.add(ox.Quad(node, node, written))
    assert next(iter(store)).object.value == written.value
    assert abs(Decimal(written.value) - Decimal(repr(value))) <= Decimal("1e-9")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.9, "0.9"), (1.0, "1"), (0.0, "0"), (-0.0, "0"), (1e-12, "0"), (100.0, "100")],
)
def test_decimals_have_one_spelling(value: float, text: str) -> None:
    """A decimal must be written without exponent, sign of nought or trailing noughts."""
    assert decimal(value).value == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_no_decimal_holds_is_refused(value: float) -> None:
    """Infinity and not-a-number must raise."""
    with pytest.raises(ValueError, match=r"decimal|integer|convert"):
        decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-10-24", "2024-10-24"),
        ("2024-10-24T10:00:00+00:00", "2024-10-24T10:00:00Z"),
        ("2024-10-24T10:00:00.500Z", "2024-10-24T10:00:00.5Z"),
        ("2024-02-30", None),
        ("yesterday", None),
    ],
)
def test_times_are_days_of_the_calendar(text: str, value: str | None) -> None:
    """A time must be canonical, and a day the calendar does not have must give nothing."""
    made = time(text)
    assert (made and made.value) == value


def test_a_lone_surrogate_becomes_a_character() -> None:
    """A half of a character must not reach a literal: no file could hold it."""
    assert words("a\ud800b").value == "a\ufffdb"
