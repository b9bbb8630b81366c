"""Answers as pictures."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from graph.ask import query
from graph.ask.plots import FORMATS, Plot, draw, plot_of
from graph.ask.query import Result
from graph.errors import QueryError
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
DRAWN = [name for name in query.names() if "# Plot:" in query.question(name).text]


def _rows(*rows: tuple[str, str, int], columns: tuple[str, ...] = ("a", "b", "n")) -> Result:
    terms = [(ox.Literal(a), ox.Literal(b), ox.Literal(n)) for a, b, n in rows]
    return Result("rows", columns, tuple(terms))


def _words(picture: bytes) -> list[str]:
    root = ET.fromstring(picture)  # noqa: S314 - our own picture
    return ["".join(e.itertext()).strip() for e in root.iter("{http://www.w3.org/2000/svg}text")]


def test_there_is_something_to_draw() -> None:
    """Time, outlets, countries and disputes are among the questions that say how they are drawn."""
    assert len(DRAWN) >= 5
    kinds = {plot_of(q.text, query.run(STORE, q)).kind for q in map(query.question, DRAWN)}
    assert kinds == {"lines", "bars", "heat", "network"}


@pytest.mark.parametrize("name", DRAWN)
def test_a_question_is_drawn_as_it_says(name: str) -> None:
    """The same answer gives the same picture, with the question above it."""
    asked = query.question(name)
    result = query.run(STORE, asked)
    if not result.rows:
        pytest.fail(f"the small graph has nothing for {name}")
    pictures = {draw(result, plot_of(asked.text, result), asked.asks, "svg") for _ in range(2)}
    assert len(pictures) == 1
    assert any(asked.asks in words for words in _words(pictures.pop()))


@pytest.mark.parametrize("kind", ["lines", "bars", "heat", "network"])
def test_names_are_names_in_every_kind(kind: str) -> None:
    """Signs that would be a formula or an element are shown as they are."""
    made = _rows(("$x^2$ & <b>", "b", 3), ("y", "other", 2))
    columns = ("a", "n", "b") if kind in ("lines", "bars") else ("a", "b", "n")
    words = _words(draw(made, Plot(kind, columns), "t", "svg"))
    assert any("$x^2$ & <b>" in w for w in words), words


def test_months_without_anything_are_there() -> None:
    """Time runs evenly: between two months stand those in which nothing was said."""
    made = _rows(("2023-11", "x", 1), ("2024-02", "x", 2))
    words = _words(draw(made, Plot("lines", ("a", "n", "b")), "t", "svg"))
    assert [w for w in words if re.fullmatch(r"20\d\d-\d\d", w)] == [
        "2023-11", "2023-12", "2024-01", "2024-02",
    ]  # fmt: skip


def test_what_is_too_much_is_left_out_and_told() -> None:
    """Of many bars the largest are drawn, and the title says how many there are."""
    made = _rows(*((f"name {n}", "x", n) for n in range(1, 100)))
    words = _words(draw(made, Plot("bars", ("a", "n")), "t", "svg"))
    assert "t (30 of 99)" in words
    assert "name 99" in words
    assert "name 1" not in words


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_is_what_it_is_called(form: str) -> None:
    """SVG, PNG and PDF begin as such files do."""
    begins = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    assert draw(_rows(("x", "y", 1)), Plot("bars", ("a", "n")), "t", form).startswith(begins[form])


def test_what_cannot_be_drawn_is_told() -> None:
    """No numbers, no rows, a column that is not there, another format."""
    words = Result("rows", ("a", "b"), ((ox.Literal("x"), ox.Literal("y")),))
    with pytest.raises(QueryError, match="no column of numbers"):
        plot_of("SELECT", words)
    with pytest.raises(QueryError, match="as it says"):
        plot_of("# Plot: bars a missing\nSELECT", words)
    with pytest.raises(QueryError, match="no rows"):
        draw(_rows(), Plot("bars", ("a", "n")), "t", "svg")
    with pytest.raises(QueryError, match="known are svg"):
        draw(_rows(("x", "y", 1)), Plot("bars", ("a", "n")), "t", "gif")


def test_an_answer_that_says_nothing_is_drawn_as_bars() -> None:
    """The first column of numbers against the first other one."""
    assert plot_of("SELECT", _rows(("x", "y", 1))) == Plot("bars", ("a", "n"))
