"""News text is written by anybody: planted strings in every field stay strings."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from lxml import html as lxml_html

from graph.view import Sparql, read, render, write

pytestmark = pytest.mark.browser

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PLANTED = (
    "</script><script>globalThis.ran=1</script><!--<script>",
    '"><img src=x onerror="globalThis.ran=2"><svg onload=globalThis.ran=3>',
    "javascript:globalThis.ran=4 {{ 7*7 }} {% raw %} ${globalThis.ran=5} `\\'",
    "\u2028\u2029\u202egnikrowten\u2066 __proto__ constructor \U0001f4f7 http://example.invalid/x",
)


def _hostile(small: ox.Store, planted: str) -> ox.Store:
    """The small graph with a planted string behind every string it holds."""
    store = ox.Store()
    for quad in small:
        value: Any = quad.object
        if isinstance(value, ox.Literal):
            if value.language:
                value = ox.Literal(value.value + planted, language=value.language)
            elif value.datatype.value == _XSD_STRING:
                value = ox.Literal(value.value + planted)
        store.add(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))
    extra = (
        ("article/001_mini", "https://schema.org/url", f"javascript:globalThis.ran=6//{planted}"),
        ("article/001_mini", "https://schema.org/author", planted),
        ("article/001_mini", "https://schema.org/publisher", planted),
        ("fact/no-nato", "http://purl.org/dc/terms/source", f"data:text/html,{planted}"),
    )
    graph = ox.NamedNode("https://w3id.org/sayso/id/graph/article-001_mini")
    for name, predicate, words in extra:
        node = ox.NamedNode(f"https://w3id.org/sayso/id/{name}")
        store.add(ox.Quad(node, ox.NamedNode(predicate), ox.Literal(words), graph))
    return store


def _can_be_read(kind: str, content: bytes) -> None:
    """What was saved is well-formed for the readers of its kind."""
    if kind in ("SVG", "GraphML"):
        ET.fromstring(content)  # noqa: S314 - our own page's
    elif kind == "Turtle":
        assert list(ox.parse(content, format=ox.RdfFormat.TURTLE))
    elif kind == "CSV":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
    else:
        assert content.startswith(b"\x89PNG")


def _save_and_ask(page: Any) -> None:
    """Save what is shown in every form, and ask for every planted string."""
    for view in ("overview", "statements"):
        page.click(f"#tab-{view}")
        for kind in ("SVG", "CSV", "GraphML", "Turtle", "PNG"):
            page.click("#export")
            with page.expect_download() as download:
                page.click(f"[data-export={kind}]")
            _can_be_read(kind, Path(download.value.path()).read_bytes())
    page.click("#sparql")
    page.fill("#query", "SELECT * WHERE { ?s rdfs:label|sayso:content ?words }")
    page.click("#ask")
    page.wait_for_selector("#answer tbody tr")
    page.click("#close-drawer")


def _take_and_correct(page: Any, planted: str) -> None:
    """Cards, two side by side, a dossier and a decision, each with the planted words in it."""
    for fragment in ("as=cards", "as=cards&group=point"):
        page.evaluate("(f) => { location.hash = `view=statements&voice=1&${f}`; }", fragment)
        page.wait_for_selector("#cards .said")
    two = page.evaluate(
        "[...new Set(sayso.data.statements.map((s) => s.speaker).filter((id) =>"
        " id && !id.startsWith('voice')))].slice(0, 2)"
    )
    page.evaluate(
        "([a, b]) => { location.hash = `${new URLSearchParams([['view', 'compare'], ['pair', a],"
        " ['pair', b], ['sel', a]])}`; }",
        two,
    )
    page.wait_for_selector("#compare .heads")
    for form in ("html", "md"):
        with page.expect_download() as download:
            page.click(f"[data-dossier={form}]")
        made = Path(download.value.path()).read_text(encoding="utf-8")
        if form == "html":
            assert not lxml_html.document_fromstring(made).xpath("//script|//img|//svg|//@onerror")
    page.evaluate(
        "() => { const { id } = sayso.data.statements.find((s) => s.speaker);"
        " location.hash = `view=table&sel=${id}`; }"
    )
    page.click("#wrong")
    page.fill("#decide-why", planted)
    page.fill("#decide-by", planted)
    page.check("#decide-reject")
    page.wait_for_selector("#decide-save")
    with page.expect_download() as download:
        page.click("#decide-save")
    assert list(ox.parse(path=str(download.value.path()), format=ox.RdfFormat.TURTLE))
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'view=statements&voice=1'")


@pytest.mark.parametrize("planted", _PLANTED)
def test_nothing_planted_runs(opening: Any, small: ox.Store, planted: str, tmp_path: Path) -> None:
    """Everything is opened once; the flag that the strings would set stays unset."""
    path = tmp_path / "view.html"
    store = _hostile(small, planted)
    triples = ox.serialize(
        {ox.Triple(q.subject, q.predicate, q.object) for q in store}, format=ox.RdfFormat.TURTLE
    )
    path.write_text(render(read(store), Sparql(triples or b"")), encoding="utf-8")
    seen = opening(path, "#view=statements&voice=1")
    page = seen.page
    names = page.evaluate("[...sayso.drawn.boxes.keys()]")
    assert len(names) > 10
    links: set[str] = set()
    for name in names:
        page.evaluate(
            "(id) => { location.hash = 'view=statements&voice=1&sel=' + encodeURIComponent(id); }",
            name,
        )
        page.wait_for_function("(id) => sayso.state.sel === id", arg=name)
        assert page.locator("#evidence h2").count() == 1
        links.update(page.evaluate("[...document.links].map((a) => a.protocol)"))
    _save_and_ask(page)
    _take_and_correct(page, planted)
    page.click("#tab-table")
    page.fill("#search", planted[:60])
    page.keyboard.press("ArrowDown")
    page.fill("#search", "")
    assert page.locator("#table tbody tr").count() == 8
    assert page.evaluate("typeof globalThis.ran") == "undefined"
    assert page.locator("img, svg, iframe, object, embed, form").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert links <= {"file:", "http:", "https:"}
    seen.quiet()


def test_direction_marks_stay_out_of_labels(opening: Any, small: ox.Store, tmp_path: Path) -> None:
    """No label that the canvas draws holds a mark that mirrors its neighbours."""
    path = tmp_path / "view.html"
    write(_hostile(small, _PLANTED[-1]), path)
    page = opening(path, "#view=statements&voice=1").page
    drawn = page.evaluate(
        "sayso.nodes.get().flatMap((n) => [...n.lines, ...(n.sub ?? [])]).join('')"
    )
    assert drawn
    assert not set(drawn) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
    )
