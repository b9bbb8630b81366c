"""Fifty thousand nodes: a page that is small, opens, and stays readable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from benchmarks.view import made
from graph.view import View, render

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large() -> View:
    """A made-up graph of 50,000 nodes, 39,805 of them statements."""
    return made(50_000)


@pytest.fixture(scope="module")
def large_page(large: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its page."""
    path = tmp_path_factory.mktemp("large") / "view.html"
    path.write_text(render(large), encoding="utf-8")
    return path


def test_pages_stay_within_their_sizes(large_page: Path) -> None:
    """50,000 nodes fit into 3 MB, some 10,000 statements into 1.3 MB."""
    assert large_page.stat().st_size <= 3_000_000
    assert len(render(made(12_500)).encode()) <= 1_300_000


def test_two_renderings_are_the_same_bytes(large: View, large_page: Path) -> None:
    """No clock and no order of a hash gets into a large page."""
    assert render(large) == large_page.read_text(encoding="utf-8")


def test_it_opens_on_what_is_found(opening: Any, large_page: Path) -> None:
    """Findings and counts instead of a picture of everything; the heap stays below 20 MB."""
    seen = opening(large_page)
    page = seen.page
    assert page.evaluate("sayso.nodes.length") == 0
    assert "39,805 statements by" in page.inner_text(".lede")
    page.click("#tab-overview")
    assert page.locator(".matrix tbody tr").count() == 30
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    assert found["JSHeapUsedSize"] <= 20_000_000
    seen.quiet()


def test_everything_in_it_can_be_reached(opening: Any, large: View, large_page: Path) -> None:
    """Search, a line, a neighbourhood and a statement's words; each draws few and says so."""
    seen = opening(large_page)
    page = seen.page
    last = large.statements[-1]
    text = next(a.text for a in large.articles if a.id == last.reports[0].article)
    (start, end), *_ = last.reports[0].content
    page.fill("#search", text[start:end])
    page.wait_for_function("() => sayso.shown().length === 1")
    page.click("#tab-statements")
    page.evaluate("(id) => { location.hash = `sel=${encodeURIComponent(id)}`; }", last.id)
    page.wait_for_function("(id) => sayso.state.sel === id", arg=last.id)
    assert page.locator("#evidence .text mark").inner_text() == text[start:end]
    page.evaluate("location.hash = 'view=statements&near=actor%3A0'")
    page.wait_for_function("() => sayso.state.scope !== null && sayso.drawn.boxes.size > 0")
    assert "are drawn one by one" in page.inner_text("#left-out")
    things = "sayso.nodes.get().filter((n) => n.kind !== 'port').length"
    assert 40 <= page.evaluate(things) <= 60
    page.click("#tab-table")
    expect(page.locator("#table tbody tr")).to_have_count(200)
    assert page.is_visible("text=Show more")
    seen.quiet()
