"""Quantities: how many of what, and how exactly the words say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.claims.quantities import find
from extract.records import Quantity, Span
from tests.extract.marked import reading

ALL = Span(0, 10**9)


def found(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text."""
    return find(reading(text), ALL)


@pytest.mark.parametrize(
    ("text", "words", "number", "comparator", "unit"),
    [
        ("Around 10,000 troops left.", "Around 10,000", 10000, "about", "troops"),
        ("An estimated 3,000 men left.", "An estimated 3,000", 3000, "about", "men"),
        ("Up to 30 tanks were lost.", "Up to 30", (None, 30), "atMost", "tanks"),
        ("At least 20 people died.", "At least 20", (20, None), "atLeast", "people"),
        ("More than 100 homes burned.", "More than 100", (100, None), "moreThan", "homes"),
        ("Between 10 and 12 men left.", "Between 10 and 12", (10, 12), "between", "men"),
        ("It sent 10,000 to 12,000 men.", "10,000 to 12,000", (10000, 12000), "between", "men"),
        ("It killed 3 to 5 million birds.", "3 to 5 million", (3e6, 5e6), "between", "birds"),
        ("Dozens of tanks burned.", "Dozens", (24, 99), "orderOf", "tanks"),
        ("It fired half a million shells.", "half a million", 5e5, "exactly", "shells"),
        ("It shelters 2.5 million people.", "2.5 million", 2.5e6, "exactly", "people"),
        ("It cost $1.5 billion.", "$1.5 billion", 1.5e9, "exactly", "US dollars"),
        ("It lost 30 % of its land.", "30 %", 30, "exactly", "percent"),
        ("They hold twenty-five tanks.", "twenty-five", 25, "exactly", "tanks"),
        ("A dozen drones fell.", "A dozen", 12, "exactly", "drones"),
    ],
)
def test_reading_numbers(
    text: str,
    words: str,
    number: float | tuple[float | None, float | None],
    comparator: str,
    unit: str,
) -> None:
    """Number or bounds, comparator and what is counted are read from the words."""
    (quantity,) = found(text)
    bounded = isinstance(number, tuple)
    assert quantity.span.of(text) == words
    assert quantity.value == (None if bounded else number)
    assert (quantity.low, quantity.high) == (number if bounded else (None, None))
    assert (quantity.comparator, quantity.unit) == (comparator, unit)


def test_halves() -> None:
    """A half counts: "two and a half years" is one number with its unit."""
    text = "The war is over two and a half years old."
    (quantity,) = found(text)
    assert (quantity.low, quantity.unit) == (2.5, "years")


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2022.",
        "It began on February 24, 2022.",
        "They fear a third world war.",
        "The 1961 law still holds.",
        "It invoked Article 5 after the F-16 crash.",
        "The Group of Seven met in the 27-member bloc.",
        "The two countries met one day.",
        "Lukashenko, 70, spoke at 10:30 on 9/11.",
        "One of the allies left.",
    ],
)
def test_no_quantity(text: str) -> None:
    """Years, dates, ordinals, ages, clock times and numbers within names count nothing."""
    assert found(text) == ()


def test_unit_of_the_number_before() -> None:
    """A number without a noun counts what the number before it in the sentence counts."""
    text = (
        "Around 10,000 North Korean troops left, with an estimated 3,000 already stationed there."
    )
    assert [q.unit for q in found(text)] == ["North Korean troops", "North Korean troops"]


def test_unit_stays_in_its_sentence() -> None:
    """No unit is taken over from another sentence, or from money and time."""
    assert found("It sent 500 tanks. More than 100 burned.")[1].unit is None
    assert found("It paid $5 million and lost 100.")[1].unit is None


def test_from_to_is_a_change() -> None:
    """A change "from 10 to 12" gives two numbers, not a range."""
    assert [q.value for q in found("The share rose from 10 to 12 percent.")] == [10, 12]


@given(st.integers(10, 10**9))
def test_any_number(number: int) -> None:
    """Any whole number with thousands separators is read back as it was printed."""
    text = f"They sent {number:,} soldiers."
    (quantity,) = found(text)
    assert quantity.value == number
    assert quantity.span.of(text) == f"{number:,}"


@given(st.text(alphabet="0123456789,.-– $%abto adn", max_size=40))
def test_any_text(text: str) -> None:
    """Whatever stands there, quantities slice back, are in order and have a number."""
    quantities = found(text)
    assert all(q.span.of(text).strip() for q in quantities)
    assert all((q.value, q.low, q.high) != (None, None, None) for q in quantities)
    assert list(quantities) == sorted(quantities, key=lambda q: q.span)
