"""The guard refuses what must never reach the parser, however it is spelt."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.guard import MAX_BYTES, MAX_DEPTH, check, keywords
from graph.errors import QueryError

CALLS_OUT = [
    "SELECT * {SERVICE<http://x/>{?s ?p ?o}}",
    "SELECT * {service silent <http://x/> {?s ?p ?o}}",
    "SELECT * {SeRvIcE#comment\n<http://x/>{?s ?p ?o}}",
    "SELECT * {SERVICE ?x {?s ?p ?o}}",
    "SELECT * {SERVICE $x {?s ?p ?o}}",
    "PREFIX :<a:> SELECT * {SERVICE:x{?s ?p ?o}}",
    "PREFIX ex:<a:> SELECT * {SERVICEex:x{?s ?p ?o}}",
    "PREFIX :<a:> SELECT * {SERVICE SILENT:x{?s ?p ?o}}",
    "SELECT * {SERVICESILENT<x>{?s ?p ?o}}",
    "SELECT * {?s ?p trueSERVICE SILENT<http://x/>{?s ?p ?o}}",
    "SELECT * {?s ?p 5SERVICE <x>{}}",
    "SELECT * {?s ?p 5.SERVICE <x>{}}",
    "SELECT * {?s ?p ex:a.SERVICE <x>{}}",
    "ASK {FILTER EXISTS {SERVICE <x> {?s ?p ?o}}}",
    "SELECT * {{SELECT * {SERVICE <x> {?s ?p ?o}}}}",
    "SELECT * {?s ?p ?o} ORDER BY EXISTS {SERVICE <x> {?a ?b ?c}}",
    "CONSTRUCT {?s ?p ?o} {?s ?p ?o SERVICE <x> {?a ?b ?c}}",
    "SELECT * {FILTER(1<2)SERVICE#>\nSILENT<http://x/>{?s ?p ?o}}",
    'SELECT * {FILTER(1<2)#>"""\nSERVICE <x> {} #"""\n}',
    "SELECT * {FILTER(?a<'>\" ' && 1) SERVICE <x> {} #\"\n}",
    'SELECT * {FILTER(?x<a:b#>"""\n)SERVICE <x> {} #"""\n}',
]

HARMLESS = [
    'SELECT * {?s ?p "SERVICE <x> {"}',
    "SELECT * {?s ?p '''SERVICE\n <x> {'''@en}",
    r'SELECT * {?s ?p "\" SERVICE <x> {"}',
    "# SERVICE <x> {\nSELECT * {?s <http://example.org/service> ?service}",
    "PREFIX s:<http://example.org/service#> SELECT * {GRAPH ex:service {?s s:x ?o}}",
    "SELECT * FROM <http://x/service?q=1> {?s ?p ?o}",
    "SELECT ?service {?service a ex:Service}",
]


@pytest.mark.parametrize("text", CALLS_OUT)
def test_no_call_to_another_server(text: str) -> None:
    """SERVICE is refused in every spelling that some parser may read as a call."""
    with pytest.raises(QueryError, match="federation is off"):
        check(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_alone_is_harmless(text: str) -> None:
    """In strings, comments, IRIs, variables and local names the word is only a word."""
    check(text)


def test_names_file_and_line() -> None:
    """A refusal says in which file and line."""
    with pytest.raises(QueryError, match=r"^mine\.rq:2: SERVICE"):
        check("SELECT *\n{ SERVICE <x> {} }", "mine.rq")


@pytest.mark.parametrize("sign", ["(", "{", "[", "!", "- ", "^"])
def test_depth(sign: str) -> None:
    """Nesting is allowed to the limit and no further."""
    check(sign * MAX_DEPTH)
    with pytest.raises(QueryError, match="nested deeper"):
        check(sign * (MAX_DEPTH + 1))


def test_closing_in_a_comment_hides_no_depth() -> None:
    """Brackets in what may be a comment or an IRI do not make deep nesting look flat."""
    text = "".join(f"(#{')' * 5}\n" for _ in range(MAX_DEPTH + 1))
    with pytest.raises(QueryError, match="nested deeper"):
        check(text)


def test_length() -> None:
    """A query above the limit is refused by its bytes, not its characters."""
    check("#" * MAX_BYTES)
    with pytest.raises(QueryError, match="longer than"):
        check("#" + "ё" * (MAX_BYTES // 2))


@pytest.mark.parametrize("verb", ["INSERT DATA {}", "delete where {}", "LOAD <x>", "CLEAR ALL"])
def test_no_update(verb: str) -> None:
    """Updates are refused with a hint, after a prologue and comments too."""
    with pytest.raises(QueryError, match="would change the graph"):
        check(f"# SELECT\nPREFIX a: <b>\n{verb}")


def test_keywords_with_depth() -> None:
    """Words are found with the brackets around them, strings and names left out."""
    found = keywords('SELECT ?x { {SELECT ?y {} ORDER BY ?y} ?x a "ORDER" } order by ?x')
    assert ("ORDER", 0) in found
    assert ("ORDER", 2) in found
    assert found.count(("ORDER", 0)) == 1


@given(st.text(alphabet="SERVICEservice<>{}()#\"'\\?:. \nax1", max_size=80))
def test_never_anything_but_a_query_error(text: str) -> None:
    """Any text is passed or refused by name; nothing else happens."""
    try:
        check(text)
    except QueryError as error:
        lines = str(error).splitlines()
    else:
        lines = ["passed"]
    assert len(lines) == 1


_PIECES = st.lists(
    st.sampled_from(
        ["SERVICE", " ", "<x:y>", "{", "}", "#", "\n", '"', "'", '"""', "<", ">", "(", ")", "?s",
         "?p", "?o", "1", "FILTER", "SILENT", ".", "a:b", "true", "&&"]
    ),
    max_size=25,
)  # fmt: skip


@given(_PIECES)
def test_what_passes_asks_no_server(pieces: list[str]) -> None:
    """What the guard passes and Oxigraph reads never has a SERVICE that Oxigraph would follow."""
    text = "PREFIX a: <a:> SELECT * {" + "".join(pieces) + "}"
    try:
        check(text)
    except QueryError:
        return
    try:
        list(ox.Store().query(text))  # type: ignore[arg-type]
    except SyntaxError:
        pass
    except OSError as error:  # what a followed SERVICE raises
        pytest.fail(f"{text!r} went out: {error}")
