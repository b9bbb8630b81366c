"""Answers as text in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from graph.ask import query
from graph.ask.query import Result
from graph.ask.tables import plain, printable, render
from graph.errors import QueryError
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
NODE = ox.NamedNode("https://w3id.org/sayso/id/statement/2e59")


def _result(*cells: str) -> Result:
    return Result("rows", ("a",), tuple((ox.Literal(cell),) for cell in cells))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_formulas(start: str, form: str) -> None:
    """Words that a spreadsheet would run get an apostrophe before them."""
    text = render(_result(f"{start}cmd"), form)  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if form == "csv" else "\t"))
    assert rows == [["a"], [f"'{start}cmd"]]


def test_numbers_are_no_formulas() -> None:
    """A negative number stays a number."""
    result = Result("rows", ("n",), ((ox.Literal(-5),), (ox.Literal("-5"),)))
    assert render(result, "csv") == "n\n-5\n'-5\n"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=5))
def test_csv_reads_back(cells: list[str]) -> None:
    """What is written is read back, save for the apostrophe."""
    text = render(_result(*cells), "csv")
    back = [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    assert [b.removeprefix("'") for b in back[1:]] == [c.removeprefix("'") for c in cells]


def test_json() -> None:
    """JSON has typed numbers and truths, null for unbound, and whole IRIs."""
    row = (ox.Literal(5), ox.Literal(0.5), ox.Literal(True), None, NODE, ox.Literal("inf"))
    result = Result("rows", ("i", "d", "b", "u", "n", "w"), (row,))
    assert json.loads(render(result, "json")) == [
        {"i": 5, "d": 0.5, "b": True, "u": None, "n": NODE.value, "w": "inf"}
    ]


def test_json_has_no_infinity() -> None:
    """A number that JSON cannot hold is written as words."""
    double = ox.NamedNode("http://www.w3.org/2001/XMLSchema#double")
    rows = tuple((ox.Literal(v, datatype=double),) for v in ("INF", "NaN", "1.5"))
    made = json.loads(render(Result("rows", ("x",), rows), "json"), parse_constant=pytest.fail)
    assert [row["x"] for row in made] == ["INF", "NaN", 1.5]


def test_table_in_a_pipe() -> None:
    """A piped table keeps every id in one piece, short under a column of its name."""
    text = render(query.run(STORE, "who-said-what"), "table")
    assert "2e599de2658545ed" in text
    assert "statement:" not in text
    assert text.endswith("8 rows\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_table_fits_its_terminal(width: int) -> None:
    """No line is wider than the terminal where the words allow it, and no value is lost."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    result = query.run(STORE, "who-said-what")
    text = render(result, "table", console)
    squeezed = "".join(text.split())
    for row in result.rows:
        assert plain(row[-1]).rpartition("/")[2] in squeezed
    if width >= 80:
        assert max(map(len, text.splitlines())) <= width


def test_narrow_terminal_gets_records() -> None:
    """Where columns have no room, each row is a record."""
    console = Console(file=io.StringIO(), width=40, force_terminal=True, color_system=None)
    text = render(query.run(STORE, "who-denies-what"), "table", console)
    assert "\nact         deny\n" in text


def test_control_characters() -> None:
    """Nothing in an article can steer the terminal."""
    assert "\x1b" not in render(_result("a\x1b[2Jb"), "table")
    assert printable("a\x1b\u202eb\nc") == "a\ufffd\ufffdb\nc"


def test_ask() -> None:
    """A truth is one word in a table."""
    assert render(query.run(STORE, "ASK {}"), "table") == "true\n"


def test_turtle() -> None:
    """Triples become Turtle that parses, with only the prefixes it uses, in sorted order."""
    result = query.run(STORE, "network")
    text = render(result, "ttl")
    triples = {q.triple for q in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)}
    assert {(t.subject, t.predicate, t.object) for t in triples} == set(result.rows)
    heads = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert heads == ["actor:", "country:", "rdfs:", "sayso:"]


def test_rows_are_no_turtle() -> None:
    """Rows asked for as Turtle are refused with what to take instead."""
    with pytest.raises(QueryError, match="take csv"):
        render(_result("a"), "ttl")


def test_equal_bytes() -> None:
    """The same answer gives the same bytes in every form."""
    for form in ("table", "csv", "tsv", "json"):
        one, other = (render(query.run(STORE, "evidence"), form) for _ in range(2))
        assert one == other
