"""A first-time visitor on a page of 150 articles: each task in five actions, by what is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.view import render
from tests.browser.newsroom import newsroom

pytestmark = pytest.mark.browser

SEARCH = "Search people, countries, points, articles and words"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 150 articles with some 3,000 statements."""
    path = tmp_path_factory.mktemp("room") / "view.html"
    path.write_text(render(newsroom()), encoding="utf-8")
    return path


def _panel(page: Any) -> Any:
    return page.get_by_label("Evidence", exact=True)


def _suggested(page: Any, asked: str, name: str) -> None:
    page.get_by_label(SEARCH).fill(asked)
    page.get_by_role("option", name=name).first.click()


@pytest.mark.parametrize("width", [1440, 390])
def test_who_disputes_whom_is_the_first_thing_to_read(opening: Any, room: Path, width: int) -> None:
    """Both sides of the bridge stand on the first page, each with name, office, day and outlet."""
    seen = opening(room, width=width)
    page = seen.page
    card = page.locator(".card", has_text="cracks in the Sound Bridge").first
    left, right = card.locator(".side").all()
    assert "1 statement says it is so" in left.inner_text()
    assert "1 statement says it is not so" in right.inner_text()
    for told in ("Ana Kovar", "transport minister", "denies", "2026-01-29", "Coastal Herald"):
        assert told in right.inner_text()
    right.get_by_role("button", name="there are any cracks").click()
    words = _panel(page).get_by_label("The article with the words marked").locator("mark").first
    box = words.bounding_box()
    assert words.inner_text() == "there are any cracks in the Sound Bridge"
    assert 0 <= box["y"] <= page.viewport_size["height"] - box["height"]
    assert _panel(page).get_by_role("heading", name="Disputed by (1)").count() == 1
    seen.quiet()


def test_what_one_person_said_in_march(opening: Any, room: Path) -> None:
    """Her page, her statements in the table, the bar of March."""
    page = opening(room).page
    _suggested(page, "kovar", "Ana Kovar")
    _panel(page).get_by_role("button", name="statements in the table").click()
    page.get_by_role("button", name="2026-03:").click()
    rows = page.get_by_role("row").all_inner_texts()[1:]
    assert len(rows) == 1
    assert "watched day and night" in rows[0]
    assert "Speaker: Ana Kovar" in page.get_by_role("group", name="What is shown").inner_text()


def test_all_figures_for_one_event(opening: Any, room: Path) -> None:
    """The storm is a point: both figures, who gave them, and how sure."""
    page = opening(room).page
    _suggested(page, "storm", "boats lost in the storm")
    told = _panel(page).inner_text()
    for words in ("at least 40 boats", "12 boats", "Sound Rescue Service", "puts it as probable"):
        assert words in told


def test_entries_likely_the_same_are_shown_and_not_merged(opening: Any, room: Path) -> None:
    """Two Ana Kovars are two suggestions; the page of one names the other and why."""
    page = opening(room).page
    page.get_by_label(SEARCH).fill("ana kova")
    assert page.get_by_role("option", name="Ana Kovar").count() == 2
    page.get_by_role("option", name="transport minister").click()
    told = _panel(page).inner_text()
    for words in ("Perhaps the same (1)", "for it: the same full name", "leads a choir"):
        assert words in told


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("kovsr", "Ana Kovar"),
        ("chief engin", "Nils Lund"),
        ("norwya", "Norway"),
        ("nordhaven", "Nordhaven Times, "),
        ("herald report 21", "Herald report 21"),
    ],
)
def test_whatever_it_is_called_it_is_found(opening: Any, room: Path, asked: str, name: str) -> None:
    """By name with a letter wrong, by role, by outlet and by title."""
    page = opening(room).page
    page.get_by_label(SEARCH).fill(asked)
    options = page.get_by_role("option").all_inner_texts()
    assert any(name.rstrip(", ") in option for option in options[:-1]), options


def test_a_speaker_is_ticked_and_told_as_a_chip(opening: Any, room: Path) -> None:
    """The facet of names has its own search; what it leaves is told and taken back in one click."""
    page = opening(room, "#view=table").page
    everything = page.inner_text("#count")
    page.get_by_label("Find in Speaker").fill("lund")
    page.locator("[data-facet=speaker]").get_by_label("Nils Lund").check()
    assert page.get_by_role("row").count() - 1 == 1
    page.get_by_role("button", name="Clear all").click()
    assert page.inner_text("#count") == everything


def test_time_is_when_it_was_said(opening: Any, room: Path) -> None:
    """The bars span the months of the articles, whatever years they speak of."""
    page = opening(room).page
    bars = page.locator("#timeline .bars:not(.undated) .bar")
    names = [bar.get_attribute("aria-label") for bar in bars.all()]
    assert names[0].startswith("2026-01")
    assert names[-1].startswith("2026-06")


def test_the_first_suggestions_come_at_once(opening: Any, room: Path) -> None:
    """Suggestions stand before the statements are searched, and cost the page nothing to count."""
    page = opening(room).page
    page.evaluate("sayso.shown = null")
    page.get_by_label(SEARCH).press_sequentially("bridge", delay=0)
    assert page.get_by_role("option").count() > 1


def test_going_back_leads_where_one_was(opening: Any, room: Path) -> None:
    """From a card to a person to a country, and back the same way, by the browser's own button."""
    page = opening(room).page
    page.locator(".card").get_by_role("button", name="Ana Kovar").first.click()
    _panel(page).get_by_role("button", name="Norway").first.click()
    assert page.get_by_role("tab", name="Table").get_attribute("aria-selected") == "true"
    page.go_back()
    page.wait_for_function("() => sayso.state.sel === 'actor:kovar'")
    page.go_back()
    page.wait_for_function("() => sayso.state.sel === null && sayso.state.view === 'findings'")
