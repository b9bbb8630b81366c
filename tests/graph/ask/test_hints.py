"""The commonest slips in SPARQL are told in words, each where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ask import query
from graph.ask.hints import hint
from graph.errors import QueryError
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")

_SLIPS = [
    ("SELECT COUNT(*) { ?s ?p ?o }", "COUNT", "write (COUNT(…) AS ?n) in parentheses"),
    ("SELECT ?s, ?p { ?s ?p ?o }", ",", "no commas between variables"),
    ("SELECT { ?s ?p ?o }", " {", "SELECT wants variables"),
    ("SELEC ?s { ?s ?p ?o }", "SELEC", "did you mean SELECT?"),
    ("SELECT ?s WHERE ?s ?p ?o", "", "the pattern is missing"),
    ("SELECT ?s {\n ?s ?p ?o\n", "\n", "a } is missing at the end"),
    ("SELECT ?s { ?s ?p ?o . FILTER(?o > (1 }", "}", "a ) is missing before }"),
    ("SELECT ?s { ?s ?p ?o } }", "}", "one } too many"),
    ("SELECT ?s { ?s ?p ?o FILTER ?o = 3 }", "FILTER", "put the condition into parentheses"),
    ('SELECT ?s { ?s ?p "x }', '"', 'a string begins with " and does not end'),
    ("SELECT ?s { ?s ?p ?o } LIMIT ten", "LIMIT", "LIMIT wants a number"),
    ("SELECT ?s { ?s ?p ?o ORDER BY ?s }", "ORDER", "ORDER stands after the last }"),
    ("SELECT * { ?s ?p ?o . BIND(?o AS ?s) }", "BIND", "?s is bound already"),
    ("SELECT ?s { ?s ?p }", " }", "a triple has three parts"),
]


@pytest.mark.parametrize(("text", "at", "words"), _SLIPS)
def test_a_slip_is_told_where_it_stands(text: str, at: str, words: str) -> None:
    """Each slip is named, its place is right, and the message says the line."""
    found = hint(text)
    assert found is not None
    assert words in found.words
    assert text[found.at :].startswith(at)
    with pytest.raises(QueryError) as told:
        query.run(STORE, text)
    assert words in str(told.value)
    assert str(told.value).startswith("query:")
    assert "[_]" not in str(told.value)


def test_the_end_is_not_the_start() -> None:
    """What is missing at the end is told after the last words, not on a line of its own."""
    with pytest.raises(QueryError, match=r"query:2: is not SPARQL after '\?s \?p \?o'"):
        query.run(STORE, "SELECT ?s {\n ?s ?p ?o\n\n")


def test_what_is_neither_grouped_nor_counted() -> None:
    """A variable beside a GROUP BY that leaves it out is explained."""
    with pytest.raises(QueryError, match="stands in GROUP BY, or is counted"):
        query.run(STORE, "SELECT ?s { ?s ?p ?o } GROUP BY ?p")


@pytest.mark.parametrize("name", query.names())
def test_no_shipped_question_has_a_slip(name: str) -> None:
    """The rules find nothing in questions that are right; comments and strings are no syntax."""
    assert hint(query.question(name).text) is None


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?n { { SELECT ?n { ?n ?p ?o } ORDER BY ?n LIMIT 1 } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p '}' } # )",
        "SELECT ?n { { SELECT (COUNT(?b) AS ?n) { ?s ?p ?o BIND(?o AS ?b) } } }",
        "PREFIX x: <urn:x:> ASK { ?s a x:y ; x:z ?w }",
        "SELECT ?m { ?s ?p ?o . BIND(STR(?o) AS ?m) FILTER REGEX(?m, 'a') }",
    ],
)
def test_no_false_alarm(text: str) -> None:
    """A question that is right has no slip."""
    assert hint(text) is None
    query.run(STORE, text)
