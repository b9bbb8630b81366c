"""The page that was made with an earlier build: what is new since is found, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.ask.diff import difference
from graph.terms import act, sayso
from graph.view import earlier, read, render

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def since_page(small: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small graph, told that its denials were not there last week."""
    old = ox.Store()
    gone = {q.subject for q in small.quads_for_pattern(None, sayso.speechAct, act.deny, None)}
    old.extend(quad for quad in small if quad.subject not in gone)
    path = tmp_path_factory.mktemp("since") / "view.html"
    told = earlier(difference(old, small), "<last week>")
    path.write_text(render(read(small), since=told), encoding="utf-8")
    return path


def test_what_is_new_is_found_and_explained(opening: Any, since_page: Path) -> None:
    """The findings name it, the filter leaves it alone, its evidence says why it is new."""
    seen = opening(since_page)
    page = seen.page
    words = page.evaluate("sayso.data.statements.find((s) => s.act === 'deny').words")
    assert page.locator("#findings h2", has_text="Since <last week>").count() == 1
    assert words in (page.locator("#findings .quotes").first.text_content() or "")
    page.check("[data-facet=since] input[value=added]")
    page.click("#tab-table")
    assert page.locator("#table tbody tr").count() == 1
    page.click("#table tbody button >> nth=0")
    assert "New since <last week>" in (page.locator("#evidence .earlier").text_content() or "")
    seen.quiet()
