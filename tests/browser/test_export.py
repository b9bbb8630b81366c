"""What is shown, saved: each file holds it, and other programs can read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.browser

_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
SAYSO = "https://w3id.org/sayso/ns#"


def _plain(term: Any) -> Any:
    """A term without the type of a number: the small graph is written by hand."""
    return term.value if isinstance(term, ox.Literal) and not term.language else term


def _saved(page: Any, form: str) -> bytes:
    page.click("#export")
    with page.expect_download() as download:
        page.click(f"[data-export={form}]")
    return Path(download.value.path()).read_bytes()


def _rows(page: Any) -> list[dict[str, str]]:
    text = _saved(page, "CSV").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_holds_the_rows_that_are_shown(opening: Any, debate_page: Path) -> None:
    """One line a statement, with its words, its place in the article and its figures."""
    seen = opening(debate_page, "#view=table&q=celand")
    rows = _rows(seen.page)
    assert [r["statement"] for r in rows] == ["statement:s3", "statement:s4", "statement:s5"]
    assert rows[0]["words"] == "that Celand may be next"
    assert rows[1]["disputed by"] == "statement:s3"
    assert rows[2]["about"] == "Beland; Celand"
    seen.quiet()


def test_csv_runs_no_formula(opening: Any, debate_page: Path) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    page = opening(debate_page).page
    page.evaluate("sayso.data.statements[0].own = '=1+1, \"x\"'")
    assert _rows(page)[0]["words"] == '\'=1+1, "x"'


def test_graphml_is_the_network_that_is_shown(opening: Any, debate_page: Path) -> None:
    """Networkx reads speakers, statements and countries, and the lines between them."""
    seen = opening(debate_page, "#q=crossed")
    made = nx.parse_graphml(_saved(seen.page, "GraphML").decode())
    assert set(made.nodes) == {
        "actor:ada", "actor:bo", "statement:s0", "statement:s1", "country:a",
    }  # fmt: skip
    kinds = [data["relation"] for _, _, data in made.edges(data=True)]
    assert sorted(kinds) == ["about", "about", "disputes", "says", "says"]
    assert made.nodes["actor:ada"]["label"] == "Ada Kern"
    seen.quiet()


def test_pictures_hold_what_is_drawn(opening: Any, debate_page: Path) -> None:
    """The SVG is well-formed and holds each name as text; the PNG is larger than a page.

    They can be had from any view.
    """
    for view in ("statements", "findings"):
        seen = opening(debate_page, f"#view={view}")
        svg = _saved(seen.page, "SVG")
        root = ET.fromstring(svg)  # noqa: S314 - our own page's
        texts = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")]
        assert {"Ada Kern", "Celand", "Minister, Aland"} <= set(texts)
        png = _saved(seen.page, "PNG")
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        assert int.from_bytes(png[16:20]) > 1000
        seen.quiet()


def test_turtle_holds_only_triples_of_the_graph(
    opening: Any, small: ox.Store, small_page: Path
) -> None:
    """Every exported triple stands in the graph, and every statement that is shown is there."""
    seen = opening(small_page, "#voice=1")
    made = {
        (t.subject, t.predicate, _plain(t.object))
        for t in ox.parse(_saved(seen.page, "Turtle"), format=ox.RdfFormat.TURTLE)
    }
    known = {(q.subject, q.predicate, _plain(q.object)) for q in small}
    # The small graph calls its mentions otherwise than the build does.
    assert {t for t in made - known if "/id/mention/" not in f"{t[0]} {t[2]}"} == set()
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert sum(t[1] == kind and t[2] == ox.NamedNode(f"{SAYSO}Statement") for t in made) == 8
    seen.quiet()


def test_turtle_of_the_articles_stands_in_their_graph(opening: Any, asking: Path) -> None:
    """For the articles in data/ too: nothing exported that graph.ttl does not hold."""
    page = opening(asking / "view.html", "#voice=1").page
    made = {str(t) for t in ox.parse(_saved(page, "Turtle"), format=ox.RdfFormat.TURTLE)}
    known = {str(t) for t in ox.parse(path=str(asking / "graph.ttl"))}
    assert made
    assert made - known == set()


def test_the_link_is_copied_or_shown(opening: Any, debate_page: Path) -> None:
    """Where the clipboard is closed, the link stands in a box, chosen; it is the page's address."""
    seen = opening(debate_page, "#q=celand")
    seen.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    seen.page.click("#copy")
    seen.page.wait_for_selector("#link-box[open]")
    assert seen.page.input_value("#link") == seen.page.url
    assert "q=celand" in seen.page.url
    seen.page.keyboard.press("Escape")
    assert not seen.page.is_visible("#link-box")
    seen.quiet()


def test_a_picture_says_what_it_is_of(opening: Any, debate_page: Path) -> None:
    """Title, filters, how many of how many, the signs in it, the day and the address; no folder."""
    seen = opening(debate_page, "#view=statements&q=crossed&speaker=actor:bo")
    root = ET.fromstring(_saved(seen.page, "SVG"))  # noqa: S314 - our own page's
    texts = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("The debate") == 1
    assert "Words: crossed · Speaker: Bo Lind" in texts
    assert any(t.startswith("1 of 7 statements") for t in texts)
    assert {"person", "denies", "country"} <= set(texts)
    assert "warns" not in texts
    (foot,) = [t for t in texts if t.startswith("Saved 20")]
    assert "view.html#" in foot
    assert str(debate_page.parent) not in foot
    box = [float(n) for n in root.attrib["viewBox"].split()]
    assert all(
        box[1] <= float(t.attrib["y"]) <= box[1] + box[3]
        for t in root.iter("{http://www.w3.org/2000/svg}text")
    )


def test_rows_begin_with_a_mark_only_for_excel(opening: Any, debate_page: Path) -> None:
    """The same rows twice, once with the mark by which Excel knows UTF-8."""
    page = opening(debate_page).page
    plain, marked = _saved(page, "CSV"), _saved(page, "Excel")
    assert plain.startswith(b"statement,speaker,")
    assert marked == b"\xef\xbb\xbf" + plain


def test_on_paper_the_evidence_comes_first(opening: Any, debate_page: Path) -> None:
    """What is chosen, opened, then the view; of the graph its rows; nothing one can only click."""
    page = opening(debate_page, "#view=statements&sel=statement:s1").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    top = {name: page.locator(name).bounding_box() for name in ("#evidence", "#table", ".top")}
    assert top[".top"]["y"] < top["#evidence"]["y"] < top["#table"]["y"]
    assert page.locator("#evidence details:not([open])").count() == 0
    assert page.locator("#table tbody tr").count() == 7
    for name in ("#filters", "#graph", "#timeline", ".tools", "#wrong", ".bar-top"):
        assert not page.is_visible(name), name
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.click("#tab-findings")
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'view=findings'")
    page.wait_for_function("() => sayso.state.sel === null")
    page.emulate_media(media="print")
    assert page.is_visible("#findings")
    assert not page.is_visible("#table")
