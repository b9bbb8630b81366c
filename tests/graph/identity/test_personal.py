"""Two names of persons: one person's, or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.personal import Likeness, compare, first_keys, full_keys, parse


def _compared(one: str, other: str) -> Likeness | None:
    a, b = parse(one), parse(other)
    assert a is not None
    assert b is not None
    return compare(a, b)


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", 0.95),
        ("Vladimir Zelensky", "Володимир Зеленський", 0.85),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky", 0.8),
        ("Alexander Lukashenko", "Alyaksandr Lukashenka", 0.8),
        ("Kim Jong Un", "Kim Jong-un", 1.0),
        ("Jong-un Kim", "Kim Jong Un", 0.8),
        ("Xi Jinping", "Jinping Xi", 0.8),
        ("Orbán Viktor", "Viktor Orbán", 0.8),
        ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi", 1.0),
        ("Mohammed bin Salman", "Mohammad bin Salman", 0.9),
        ("Jörg Müller-Brandt", "Joerg Mueller-Brandt", 0.9),
        ("Lloyd J. Austin III", "Lloyd Austin", 0.8),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", 1.0),
        ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón", 0.85),
        ("Bill Carver", "William Carver", 0.9),
        ("H. Whitman", "Harold Whitman", 0.8),
        ("J.D. Vance", "JD Vance", 0.8),
        ("J. D. Vance", "James David Vance", 0.8),
        ("Sen. Robert Kane", "Robert Kane", 1.0),
        ("Ursula von der Leyen", "Ursula von der Leyen", 1.0),
    ],
)  # fmt: skip
def test_one_person_may_bear_both(one: str, other: str, least: float) -> None:
    """Spellings, scripts, orders, initials and short forms go together, and are looked up alike."""
    likeness = _compared(one, other)
    assert likeness is not None
    assert likeness.score >= least
    assert likeness.why
    a, b = parse(one), parse(other)
    assert a is not None
    assert b is not None
    keys = [{*full_keys(n), *first_keys(n)} for n in (a, b)]
    assert keys[0] & keys[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Kane Sr.", "Robert Kane Jr."),
        ("Robert Kane II", "Robert Kane III"),
        ("George Herbert Walker Bates", "George Walter Bates"),
        ("Kim Jong Un", "Kim Jong Il"),
    ],
)
def test_relatives_are_told_apart(one: str, other: str) -> None:
    """Generations and middle names that differ speak against one person."""
    likeness = _compared(one, other)
    assert likeness is None or likeness.score == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lars Hansen", "Lars Hanson"),
        ("James Rogers", "James Rodgers"),
        ("James Rogers", "John Rogers"),
        ("Daniel Roe", "Daniela Roe"),
        ("Karin Roe", "Karen Roe"),
        ("H. Whitman", "George Whitman"),
        ("James Rogers", "Rogers"),
        ("Vitali Klitschko", "Wladimir Klitschko"),
        ("James Roe", "James Doe"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    """Names that only look alike, and a surname alone, do not go together."""
    assert _compared(one, other) is None


def test_a_generation_of_one_alone_weakens() -> None:
    """A "Jr." with one of two names makes it less sure."""
    likeness = _compared("Robert Kane Jr.", "Robert Kane")
    assert likeness is not None
    assert likeness.score == 0.8
    assert "Jr" in likeness.why


_NAMES = st.lists(
    st.sampled_from(["Anna", "B.", "Jong-un", "de", "Kim", "Roe", "Jr.", "Zelenskyy", "al-Sisi"]),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip


@given(_NAMES, _NAMES)
def test_order_does_not_matter(one: str, other: str) -> None:
    """Comparing is symmetric, and every full name goes with itself."""
    a, b = parse(one), parse(other)
    if a is not None and b is not None:
        assert compare(a, b) == compare(b, a)
        assert not a.full or compare(a, a) is not None


@given(st.text(max_size=30))
def test_any_text_can_be_parsed(text: str) -> None:
    """Whatever stands for a name is taken apart or is none."""
    name = parse(text)
    assert name is None or name.words
