"""A first-time visitor's five tasks, through what can be seen and clicked alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def _visible(page: Any, text: str) -> Any:
    return page.get_by_text(text, exact=False).locator("visible=true").first


def test_what_peskov_denied_and_in_which_sentence(opening: Any, asking: Path) -> None:
    """Tasks 1 and 3: search a name, tick what is denied, read the sentence in the article."""
    page = opening(asking / "view.html").page
    page.get_by_label("Search speakers, words, countries").fill("Peskov")
    page.locator("[data-facet=act] .facet", has_text="denies").hover()
    page.get_by_role("button", name="Only denies").click()
    page.get_by_role("tab", name="Table").click()
    row = page.get_by_role("row").nth(1)
    assert "Dmitry Peskov" in row.inner_text()
    row.get_by_role("button").click()
    panel = page.get_by_label("Evidence", exact=True)
    assert "denies" in panel.get_by_role("heading", level=2).inner_text()
    mark = panel.get_by_label("The article with the words marked").locator("mark").first
    assert mark.is_visible()
    assert "fake news" in mark.inner_text()


def test_who_disputes_it(opening: Any, asking: Path) -> None:
    """Task 2: the panel of Peskov's denial names who holds the contrary, and leads there."""
    page = opening(asking / "view.html").page
    page.get_by_label("Search speakers, words, countries").fill("fake news")
    panel = page.get_by_label("Evidence", exact=True)
    panel.get_by_role("button", name="Dmitry Peskov denies").first.click()
    assert panel.get_by_role("heading", name="Disputed by (4)").is_visible()
    panel.get_by_role("button", name="Lloyd Austin acknowledges").first.click()
    assert panel.locator(".text mark").inner_text() == "the presence of North Korean personnel"


def test_statements_about_north_korea_with_a_figure_as_csv(opening: Any, asking: Path) -> None:
    """Tasks 4 and 5: two facets, then the rows that are shown as a file."""
    page = opening(asking / "view.html").page
    page.get_by_label("The article’s own voice").check()
    for facet, value in (("about", "North Korea"), ("figure", "with a figure")):
        page.locator(f"[data-facet={facet}] .facet", has_text=value).first.hover()
        page.get_by_role("button", name=f"Only {value}", exact=True).click()
    page.get_by_role("tab", name="Table").click()
    rows = page.get_by_role("row").count() - 1
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(found) == rows >= 3
    assert all("North Korea" in row["about"] and row["figures"] for row in found)
    assert any("10000" in row["figures"].replace(",", "") for row in found)
