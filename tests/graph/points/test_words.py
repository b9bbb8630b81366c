"""Words made comparable, figures as ranges, and how many comparisons are made."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.points import groups
from graph.points.copies import copies
from graph.points.figures import conflict, span
from graph.points.groups import NEIGHBOURS
from graph.points.rows import Figure, Rows, read
from graph.points.same import Match, match
from graph.points.stems import family, opposed, stem
from graph.points.takes import Take, takes
from tests.graph.points.world import store


@pytest.mark.parametrize(
    "forms",
    [
        "deploy deploys deployed deploying", "stop stops stopped stopping", "deny denies denied",
        "send sends sent sending", "agree agrees agreed agreeing", "escalate escalates escalated",
        "city cities", "crash crashes crashed", "die dies died dying", "free frees freed freeing",
    ],
)  # fmt: skip
def test_stems(forms: str) -> None:
    """All forms of a word have one stem."""
    assert len({stem(word) for word in forms.split()}) == 1, {w: stem(w) for w in forms.split()}


@given(st.text(min_size=1, max_size=20))
def test_any_word_has_a_stem(word: str) -> None:
    """Stemming is total, and never gives nothing."""
    assert stem(word) is not None
    assert family(word) == family(word)


def test_families_and_opposites() -> None:
    """Words of one family are one; opposites are opposed both ways."""
    assert family("cuts") == family("reduced")
    assert opposed(family("rigged"), family("fair"))
    assert opposed(family("fair"), family("rigged"))
    assert not opposed(family("fair"), family("fair"))


def _figure(text: str) -> Figure:
    sign, number = text[0], float(text[1:])
    value = number if sign in "=~" else None
    low, high = (number if sign == ">" else None), (number if sign == "<" else None)
    return Figure(value, low, high, "about" if sign == "~" else "exactly", "", text)


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (">12000", "<8000", True), (">12000", ">15000", False), ("=300", "=45", True),
        ("=60", "~58", False), ("=58", "=59", True), ("~10000", "=11000", False),
        ("=4", "=9", True), ("=3000", "=10000", True), ("<200", "=900", True), ("=20", "=35", True),
    ],
)  # fmt: skip
def test_figures(one: str, other: str, excluded: bool) -> None:  # noqa: FBT001 - expected value
    """Comparators and rounding decide whether a number is left that fits both."""
    assert conflict(_figure(one), _figure(other)) == excluded
    assert conflict(_figure(other), _figure(one)) == excluded


@given(st.floats(0, 1e12, allow_nan=False), st.sampled_from(["=", "~", "<", ">"]))
def test_a_figure_fits_itself(value: float, sign: str) -> None:
    """No figure excludes itself, and every span is in order."""
    figure = _figure(f"{sign}{value!r}")
    low, high = span(figure)
    assert low <= high
    assert not math.isnan(low)
    assert not conflict(figure, figure)


def _crowd(size: int) -> Rows:
    """Rows that all share one key: as many comparisons as there can be."""
    made = read(store(["The bridge is safe, engineer Ann Kerr said."]))
    (row,) = (r for r in made.rows if r.predicate_text == "is")
    rows = tuple(
        replace(row, id=f"{row.id}{n:06d}", article=f"{row.article}{n:06d}") for n in range(size)
    )
    return made._replace(rows=rows)


def test_comparisons_grow_with_the_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many statements on one point are compared twice as often, not four times."""
    counts: list[int] = []

    def counted(one: Take, other: Take, least: float) -> Match | None:
        counts[-1] += 1
        return match(one, other, least)

    monkeypatch.setattr(groups, "match", counted)
    for size in (100, 200, 400):
        counts.append(0)
        rows = _crowd(size)
        groups.pairs(list(takes(rows)))
    assert counts[0] <= 100 * NEIGHBOURS
    assert counts[2] <= 2.2 * counts[1] <= 2.2 * 2.2 * counts[0]


@given(st.lists(st.text("abcde ", min_size=0, max_size=200), max_size=6))
def test_an_original_is_no_copy(texts: list[str]) -> None:
    """No article is a copy of itself or of a copy."""
    found = copies({f"a{n}": text for n, text in enumerate(texts)}, {})
    assert {c.original for c in found}.isdisjoint({c.article for c in found})
    assert all(c.article != c.original and 0.6 <= c.share <= 1 for c in found)
