"""Quantities: how many of what, and how exactly the words say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.claims.numerals import numerals
from extract.claims.quantities import find
from extract.entities.names import Named
from extract.records import CountryMention, Gazetteer, Quantity, Span
from extract.wordlists import table
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
        ("It cost $1.5 billion.", "$1.5 billion", 1.5e9, "exactly", "dollars"),
        ("It lost 30 % of its land.", "30 %", 30, "exactly", "percent"),
        ("They hold twenty-five tanks.", "twenty-five", 25, "exactly", "tanks"),
        ("A dozen drones fell.", "A dozen", 12, "exactly", "drones"),
        ("It sank 14 000 boats.", "14 000", 14000, "exactly", "boats"),
        ("It sank 14\u202f000 boats.", "14\u202f000", 14000, "exactly", "boats"),
        ("It sank 14’500 boats.", "14’500", 14500, "exactly", "boats"),
        ("It sank 3.400.000 boats.", "3.400.000", 3.4e6, "exactly", "boats"),
        ("It sank 2,75,000 boats.", "2,75,000", 275000, "exactly", "boats"),
        ("It employs 2 lakh farmers.", "2 lakh", 200000, "exactly", "farmers"),
        ("It fell by 1,5 million tonnes.", "1,5 million", 1.5e6, "exactly", "tonnes"),
        ("It bought 15-18,000 bales.", "15-18,000", (15000, 18000), "between", "bales"),
        ("It bought 500-1,500 bales.", "500-1,500", (500, 1500), "between", "bales"),
        ("It bought 15-18 thousand bales.", "15-18 thousand", (15e3, 18e3), "between", "bales"),
        ("It bought four or five mules.", "four or five", (4, 5), "between", "mules"),
        ("It took two-three weeks.", "two-three", (2, 3), "between", "weeks"),
        (
            "It took three or four hundred sheep.",
            "three or four hundred",
            (300, 400),
            "between",
            "sheep",
        ),
        ("One in four wells is dry.", "One in four", 25, "exactly", "percent"),
        ("Nearly nine out of ten wells are dry.", "Nearly nine out of ten", 90, "about", "percent"),
        (
            "More than half of the wells are dry.",
            "More than half",
            (50, None),
            "moreThan",
            "percent",
        ),
        ("A quarter of the wells are dry.", "A quarter", 25, "exactly", "percent"),
        ("It sheared 250+ sheep.", "250+", (250, None), "atLeast", "sheep"),
        ("It lost 3m bales.", "3m", 3e6, "exactly", "bales"),
        ("It lost A$3m.", "A$3m", 3e6, "exactly", "Australian dollars"),
        ("No farmers came.", "No", 0, "exactly", "farmers"),
        ("None of the old wells ran dry.", "None", 0, "exactly", "old wells"),
        ("It closed seven wells.[3]", "seven", 7, "exactly", "wells"),
        ("At 14.45 on Monday it sold 60 mules.", "60", 60, "exactly", "mules"),
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
        "It fell under resolutions 1540 (2004) and 1887 of the council.",
        "Flights 14 and 15 were late, bills 7 and 9 were not read.",
        "A Boeing 737 crashed beside a Su-25 and a T-72 of the 82nd.",
        "It began at 14.45 and ended at 17:05.",
        "Call 020 7946 0958 or +44 20 7946 or 555-0199.",
        "Fairs are held on June 15 and 16.",
        "They beat them 3-1 and the vote was 48-52.",
        "It holds 12.000 sacks.",
        "It rose on May 12 300 metres on.",
        "Pupils aged 12 to 15 and men younger than 40 came.",
        "Half the time nobody came in the first half of the year.",
        "It is a two-thirds majority with a one-in-five chance.",
        "The wall is 2m high.",
        "Between 10 and 12,000 sacks burned.",
        "They shot two in three years.",
        "There were no plans to leave.",
        "In 2019 soldiers came.",
        "A couple of hundred men came in the 1990s.",
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


def test_years_before_numbers() -> None:
    """A year and the number behind it are two, whatever they could be together."""
    assert [q.value for q in found("In 2019 300 soldiers came.")] == [300]


def test_shares_are_not_deeds() -> None:
    """Two things killed in three raids are no share of anything."""
    assert "percent" not in {q.unit for q in found("It killed two in four raids.")}


@pytest.mark.parametrize(
    ("countries", "unit"),
    [
        ((), "dollars"),
        (("US",), "US dollars"),
        (("AU",), "dollars"),
        (("US", "UA"), "US dollars"),
        (("US", "CA"), "dollars"),
    ],
)
def test_whose_dollars(countries: tuple[str, ...], unit: str) -> None:
    """A dollar is an American one only where the article names no other country that has one."""
    text = "It cost $40m."
    mentions = tuple(CountryMention(Span(0, 2), c, "name") for c in countries)
    (quantity,) = find(reading(text), ALL, Named(Gazetteer(), mentions))
    assert quantity.unit == unit


def test_a_change_counts_one_thing() -> None:
    """Both ends of a change count what stands behind the second."""
    assert [q.unit for q in found("It rose from 40 to 60 sheep.")] == ["sheep", "sheep"]
    assert [q.unit for q in found("It rose from 4 to 6 percent.")] == ["percent", "percent"]


def _spelt(number: int) -> str:
    names = {n: word for word, n in table("quantities")["numbers"].items()}
    if number in names:
        return str(names[number])
    if number < 100:
        return f"{names[number // 10 * 10]}-{names[number % 10]}"
    for size, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" and {_spelt(number % size)}" if 0 < number % size < 100 else ""
            rest = rest or (f" {_spelt(number % size)}" if number % size else "")
            return f"{_spelt(number // size)} {word}{rest}"
    raise AssertionError(number)


def _lakhs(number: int) -> str:
    head, tail = divmod(number, 1000)
    pairs = f"{head:,}" if head < 100 else ""
    while head >= 100:
        head, pair = divmod(head, 100)
        pairs = f",{pair:02}{pairs}"
        pairs = f"{head}{pairs}" if head < 100 else pairs
    return f"{pairs},{tail:03}"


@given(st.integers(1000, 10**9), st.sampled_from([",", "’", "'", " ", *"\u00a0\u202f\u2009"]))
def test_any_grouping(number: int, sign: str) -> None:
    """A number grouped in threes by any sign is read back as it was printed."""
    printed = f"{number:,}".replace(",", sign)
    (read,) = numerals(f"They sent {printed} soldiers.")
    assert (read.low, read.high) == (number, number)


@given(st.integers(10**6, 10**9))
def test_any_dotted_or_indian_number(number: int) -> None:
    """Millions grouped by dots, and by the Indian way, are read back as they were printed."""
    for printed in (f"{number:,}".replace(",", "."), _lakhs(number)):
        (read,) = numerals(f"They sent {printed} soldiers.")
        assert read.low == number


@given(st.integers(0, 999_999_999))
def test_any_number_in_words(number: int) -> None:
    """A number in words is read back."""
    (read,) = numerals(f"They sent {_spelt(number)} soldiers.")
    assert read.low == number


@given(st.integers(1, 999), st.sampled_from(["hundred", "thousand", "million", "billion", "bn"]))
def test_any_scaled_number(number: int, scale: str) -> None:
    """Digits with a scale word, and money with one, are read back."""
    size = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9}[scale]
    for printed in (f"{number} {scale}", f"€{number} {scale}"):
        (read,) = numerals(f"They sent {printed} yesterday.")
        assert read.low == number * size


@given(st.text(alphabet="0123456789 .,:/’'-–+()$m", min_size=1, max_size=24))
def test_no_number_within_a_number(text: str) -> None:
    """Whatever digits stand there, no number is cut out of a longer run of them."""
    for read in numerals(text):
        if read.style == "digits":
            ahead, behind = text[: read.start], text[read.end :]
            assert not ahead[-1:].isdigit()
            assert not behind[:1].isdigit()
            assert not (behind[:1] in set(".,:’'/") and behind[1:2].isdigit())


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
