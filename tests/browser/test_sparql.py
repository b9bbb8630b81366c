"""SPARQL in the page: the answers of the command line, asked of nobody but the page."""

from __future__ import annotations

import csv
import io
import threading
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from graph.ask import query
from graph.ask.tables import plain
from graph.opening import open_graph
from graph.serve import Limits, Server
from graph.view import Sparql, read, render
from graph.view import page as view_page

pytestmark = pytest.mark.browser

COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a sayso:Statement }"


@pytest.fixture(scope="module")
def store(asking: Path) -> Any:
    """The graph of the articles in data/."""
    return open_graph(asking)


def _ask(page: Any, text: str) -> str:
    page.fill("#query", text)
    page.click("#ask")
    page.wait_for_function(
        "() => !/^$|Asking/.test(document.getElementById('sparql-says').textContent)"
    )
    told: str = page.inner_text("#sparql-says")
    return told


def test_rows_statements_and_the_count_are_one_number(
    opening: Any, asking: Path, store: Any
) -> None:
    """Rows of the table, statements of the page, and COUNT in the page and over graph.ttl agree."""
    seen = opening(asking / "view.html", "#view=table&voice=1")
    page = seen.page
    counted = plain(query.run(open_graph(asking / "graph.ttl"), COUNT).rows[0][0])
    n = int(counted)
    page.click("#sparql")
    assert _ask(page, COUNT) == "1 row."
    assert page.inner_text("#answer tbody td >> nth=1") == str(n)
    assert page.evaluate("sayso.data.statements.length") == n
    expect(page.locator("#table tbody tr")).to_have_count(n)
    seen.quiet()


#: Chromium saves ten files of one page in quick succession and no more.
_DOWNLOADS = 8


def test_every_shipped_question_answers_as_on_the_command_line(
    opening: Any, asking: Path, store: Any
) -> None:
    """Each question, one click away, gives the rows of `sayso query`, in the columns it names."""
    for number, name in enumerate(query.names()):
        if number % _DOWNLOADS == 0:
            seen = opening(asking / "view.html")
            page = seen.page
            page.click("#sparql")
        expected = query.run(store, name)
        page.evaluate("document.getElementById('sparql-says').textContent = ''")
        page.select_option("#questions", str(number))
        page.wait_for_function(
            "() => !/^$|Asking/.test(document.getElementById('sparql-says').textContent)"
        )
        rows = len(expected.rows)
        assert page.inner_text("#sparql-says") == f"{rows:,} row{'' if rows == 1 else 's'}.", name
        if not rows:
            continue
        with page.expect_download() as download:
            page.click("#answer-csv")
        text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
        head, *found = list(csv.reader(io.StringIO(text, newline="")))
        at = [head.index(c) if c in head else None for c in expected.columns]
        assert [c for c in expected.columns if c in head] == head, name
        got = sorted(
            tuple("" if i is None else row[i].removeprefix("'") for i in at) for row in found
        )
        assert got == sorted(tuple(plain(t) for t in row) for row in expected.rows), name
    seen.quiet()


def test_an_engine_that_traps_is_made_anew(opening: Any, asking: Path) -> None:
    """WebAssembly may run out of its memory: the question is asked of a fresh engine, once."""
    seen = opening(asking / "view.html")
    seen.page.click("#sparql")
    assert _ask(seen.page, COUNT) == "1 row."
    before = seen.page.inner_text("#answer tbody td >> nth=1")
    seen.page.evaluate(
        """() => { oxigraph.Store.prototype.query = () => {
          throw new WebAssembly.RuntimeError("memory access out of bounds"); }; }"""
    )
    assert _ask(seen.page, COUNT) == "1 row."
    assert seen.page.inner_text("#answer tbody td >> nth=1") == before
    seen.quiet()


def test_rows_choose_and_scope(opening: Any, asking: Path) -> None:
    """A row opens its statement's evidence; all of them can be made the scope, and left."""
    seen = opening(asking / "view.html")
    page = seen.page
    page.click("#sparql")
    page.select_option("#questions", label="Who denies what?")
    page.click("#answer tbody tr >> nth=0 >> text=show")
    chosen = page.evaluate("sayso.state.sel")
    assert chosen.startswith("statement:")
    assert page.locator("#evidence .text mark").count() >= 1
    page.click("#among")
    assert set(page.evaluate("sayso.shown().map((s) => s.act === 'deny' || s.polarity)")) <= {
        True, "negative",
    }  # fmt: skip
    page.click("#unscope")
    assert page.evaluate("sayso.state.scope") is None
    seen.quiet()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?x WHERE {", "This is not SPARQL"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is off"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "This is not SPARQL"),
        ("ASK { ?s a sayso:Statement }", "Yes."),
        ("SELECT ?s WHERE { ?s a sayso:Nothing }", "0 rows."),
        ("CONSTRUCT { ?s a sayso:Statement } WHERE { ?s a sayso:Statement }", "rows."),
    ],
)
def test_what_is_no_question_is_told(opening: Any, asking: Path, text: str, told: str) -> None:
    """A slip, a call to another server and a writing are told in a line, and nothing is asked."""
    seen = opening(asking / "view.html")
    seen.page.click("#sparql")
    assert told in _ask(seen.page, text)
    seen.quiet()


def test_the_engine_sleeps_until_it_is_wanted(opening: Any, asking: Path) -> None:
    """Before the drawer is opened nothing is compiled."""
    page = opening(asking / "view.html").page
    compiled = "performance.getEntriesByType('mark').some((m) => m.name === 'engine')"
    assert page.evaluate(compiled) is False
    page.click("#sparql")
    assert _ask(page, COUNT) == "1 row."
    assert page.evaluate(compiled) is True


def test_a_parameter_is_bound_not_pasted(opening: Any, asking: Path) -> None:
    """A name that would break out of the query is just a name that nobody has."""
    page = opening(asking / "view.html").page
    page.click("#sparql")
    page.select_option("#questions", label=query.question("what-did-actor-say").asks)
    page.wait_for_selector("#answer tbody tr")
    page.fill("#parameters input", 'x") } UNION { ?s ?p ?o')
    page.click("#ask")
    page.wait_for_selector("text=No actor here is called")
    page.fill("#parameters input", "Lukashenko")
    page.click("#ask")
    page.wait_for_selector("#answer tbody tr")
    assert "Alexander Lukashenko" in page.inner_text("#answer")


def test_a_graph_too_large_to_travel_asks_what_is_shown(
    opening: Any, small: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the triples of the whole graph the drawer asks the statements shown, and says so."""
    monkeypatch.setattr(view_page, "MOST_TRIPLES", 0)
    path = tmp_path / "view.html"
    path.write_text(render(read(small), Sparql(b"never used")), encoding="utf-8")
    seen = opening(path)
    seen.page.click("#sparql")
    told = _ask(seen.page, COUNT)
    assert "asked were the 7 statements shown; “sayso serve” asks them all" in told
    assert seen.page.inner_text("#answer tbody td >> nth=1") == "7"
    seen.quiet()


def test_a_served_page_asks_its_server(local_browser: Any, asking: Path) -> None:
    """The page that `sayso serve` gives out carries no engine and gets the same answers."""
    page_text = render(read(open_graph(asking)), Sparql(None))
    assert "wasm" not in page_text.partition("</head>")[0]
    server = Server(asking / "graph.trig", 0, Limits(seconds=60))
    thread = threading.Thread(target=server.run)
    thread.start()
    page = local_browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.goto(server.address)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.click("#sparql")
    assert _ask(page, COUNT) == "1 row."
    assert _ask(page, "ASK { ?s a sayso:Statement }") == "Yes."
    page.close()
    server.stop()
    thread.join(20)
    server.close()
    assert wrong == []
