"""Answers in the formats of SPARQL, read back by the engine's own parsers."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.query import Result
from graph.serve.results import ROWS, chosen, serialized

#: The engine's reader of XML cuts blanks at the ends of a literal, so these have none.
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])).map(str.strip)
_TERMS = st.one_of(
    st.none(),
    st.just(ox.NamedNode("http://example.org/a?b=c&d=e")),
    st.builds(ox.Literal, _TEXT),
    st.builds(lambda text: ox.Literal(text, language="en"), _TEXT),
    st.builds(ox.Literal, st.integers()),
    st.just(ox.Literal('tab\tquote"line\nback\\slash <tag> & end')),
)
_READABLE = [kind for kind in dict.fromkeys(ROWS.values()) if "csv" not in kind]


@pytest.mark.parametrize("kind", _READABLE)
@given(st.lists(st.tuples(_TERMS, _TERMS), max_size=5))
def test_rows_come_back(kind: str, rows: list[tuple[ox.Literal | None, ox.Literal | None]]) -> None:
    """JSON, XML and TSV lose no term, tag, type or gap."""
    body = serialized(Result("rows", ("a", "b"), tuple(rows)), kind)
    form = ox.QueryResultsFormat.from_media_type(kind.partition(";")[0])
    assert form is not None
    found = ox.parse_query_results(body, format=form)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(row[c] for c in ("a", "b")) for row in found] == rows


def test_what_xml_does_not_know_is_replaced() -> None:
    """A control character makes no answer that XML parsers refuse."""
    body = serialized(Result("rows", ("a",), ((ox.Literal("a\x00b"),),)), ROWS["application/xml"])
    assert "a\N{REPLACEMENT CHARACTER}b" in body.decode()


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"), ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
        ("text/csv;q=0", None), ("text/csv;q=x", None), ("nothing", None),
    ],
)  # fmt: skip
def test_the_client_chooses(accept: str, expected: str | None) -> None:
    """The best known format wins, a weight of nought or nonsense counts as no wish."""
    assert chosen(accept, ROWS) == expected
