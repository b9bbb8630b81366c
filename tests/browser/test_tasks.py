"""A first-time visitor's tasks on the articles in data/, through what is seen and clicked alone.

Nobody needs more than five actions for any of them.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

SEARCH = "Search people, countries, points, articles and words"


def _panel(page: Any) -> Any:
    return page.get_by_label("Evidence", exact=True)


def _words(page: Any) -> Any:
    return _panel(page).get_by_label("The article with the words marked").locator("mark").first


def _in_sight(page: Any, found: Any) -> bool:
    """Whether all of it can be read without scrolling."""
    box, size = found.bounding_box(), page.viewport_size
    return bool(box and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_what_peskov_denied_and_in_which_sentence(
    opening: Any, asking: Path, width: int, height: int
) -> None:
    """A name half written, his page, his denial: the words stand in sight, marked."""
    page = opening(asking / "view.html", width=width).page
    page.set_viewport_size({"width": width, "height": height})
    page.get_by_label(SEARCH).fill("pesko")
    page.get_by_role("option", name="Dmitry Peskov").click()
    panel = _panel(page)
    assert panel.get_by_role("heading", name="Dmitry Peskov").is_visible()
    panel.get_by_role("button", name="Dmitry Peskov denies").first.click()
    assert "denies" in panel.get_by_role("heading", level=2).inner_text()
    assert "fake news" in _words(page).inner_text()
    assert _in_sight(page, _words(page))


def test_who_disputes_it(opening: Any, asking: Path) -> None:
    """The first thing on the page is the dispute; its words lead to the article, and on."""
    page = opening(asking / "view.html").page
    card = page.locator(".card", has_text="Dmitry Peskov").first
    assert card.is_visible()
    assert "say it is so" in card.inner_text()
    card.get_by_role("button", name="the connection as").click()
    panel = _panel(page)
    assert panel.get_by_role("heading", name="Disputed by (4)").is_visible()
    panel.get_by_role("button", name="Lloyd Austin acknowledges").first.click()
    assert _words(page).inner_text() == "the presence of North Korean personnel"
    panel.get_by_role("button", name="← Back").click()
    assert "Dmitry Peskov" in panel.get_by_role("heading", level=2).inner_text()


def test_found_by_role_with_a_letter_wrong_and_by_keyboard(opening: Any, asking: Path) -> None:
    """His role and "peskof" find him too; arrows and Enter take the suggestion."""
    page = opening(asking / "view.html").page
    page.keyboard.press("Control+k")
    for asked in ("spokesperson", "peskof"):
        page.keyboard.press("Control+k")
        page.keyboard.type(asked)
        assert page.get_by_role("option", name="Dmitry Peskov").is_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Dmitry Peskov"


def test_statements_about_north_korea_with_a_figure_as_csv(opening: Any, asking: Path) -> None:
    """Two ticks, then the rows that are shown as a file."""
    page = opening(asking / "view.html", "#view=table").page
    page.get_by_label("The articles’ own voice").check()
    page.locator("[data-facet=about]").get_by_label("North Korea", exact=True).check()
    page.locator("[data-facet=figure] summary").click()
    page.locator("[data-facet=figure]").get_by_label("with a figure", exact=True).check()
    rows = page.get_by_role("row").count() - 1
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(found) == rows >= 3
    assert all("North Korea" in row["about"] and row["figures"] for row in found)
    assert any("10000" in row["figures"].replace(",", "") for row in found)
    assert "About: North Korea" in page.get_by_role("group", name="What is shown").inner_text()
    page.get_by_role("button", name="Clear all").click()
    assert page.get_by_role("row").count() - 1 > rows


def test_who_speaks_about_what_and_the_lines_behind_a_count(opening: Any, asking: Path) -> None:
    """A count of the overview leads to exactly so many statements, and back."""
    page = opening(asking / "view.html").page
    page.get_by_role("tab", name="Overview").click()
    page.get_by_role("button", name="People and bodies").click()
    page.get_by_role("button", name="Countries").click()
    cell = page.get_by_role("button", name="Dmitry Peskov on North Korea")
    count = int(cell.inner_text().split()[0])
    cell.click()
    assert page.get_by_role("row").count() - 1 == count > 0
    page.get_by_role("button", name="← Back").click()
    assert page.get_by_role("tab", name="Overview").get_attribute("aria-selected") == "true"


def test_what_is_found_in_the_articles_own_voice(opening: Any, asking: Path) -> None:
    """A search that hits only what is hidden says so, and shows it."""
    page = opening(asking / "view.html", "#view=table").page
    page.get_by_label(SEARCH).fill("staggering number")
    page.get_by_role("button", name="Show it").click()
    assert page.get_by_role("row").count() - 1 == 1


_MACHINE = ("holder", "narrator", "expresses", "underspecified", "Presented as", "shared point")


def test_nobody_reads_the_words_of_a_machine(opening: Any, asking: Path) -> None:
    """In no view and on no page stands a word that only the model knows, or an article's file."""
    page = opening(asking / "view.html", "#voice=1").page
    found = []
    for view in ("findings", "overview", "statements", "table"):
        page.click(f"#tab-{view}")
        found.append(page.inner_text("body"))
    for name in page.evaluate("sayso.data.statements.map((s) => s.id)"):
        page.evaluate("(id) => { location.hash = `view=table&sel=${id}&voice=1`; }", name)
        page.wait_for_function("(id) => sayso.state.sel === id", arg=name)
        found.append(page.inner_text("#evidence"))
    for text in found:
        told = text.replace("004_33706e89d221596f.txt", "").replace("000_b691fc065722bb74.txt", "")
        assert not [word for word in (*_MACHINE, "000_b691", "004_3370") if word in told]
