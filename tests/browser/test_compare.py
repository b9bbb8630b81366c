"""Two side by side, and the time that is brushed over: mouse, finger and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from graph.view import render
from tests.browser.newsroom import newsroom

pytestmark = pytest.mark.browser

_BARS = "#timeline .bars:not(.undated) .bar"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 150 articles."""
    path = tmp_path_factory.mktemp("room") / "view.html"
    path.write_text(render(newsroom()), encoding="utf-8")
    return path


def _range(page: Any) -> list[str]:
    found: list[str] = page.evaluate("[sayso.state.from, sayso.state.to]")
    return found


@pytest.mark.parametrize("width", [1440, 390])
def test_two_people_and_what_they_dispute(opening: Any, room: Path, width: int) -> None:
    """From her page to him in three actions: the shared point stands there, each on one side."""
    seen = opening(room, width=width)
    page = seen.page
    page.get_by_label("Search people, countries, points, articles and words").fill("chief engin")
    page.get_by_role("option", name="Nils Lund").click()
    page.get_by_label("Evidence", exact=True).get_by_role("button", name="Compare").click()
    assert page.evaluate("document.activeElement.id") == "compare-1"
    page.keyboard.type("Ana Kovar (transport")
    page.keyboard.press("Enter")
    told = page.inner_text("#compare")
    assert "Against each other (1)" in told
    assert "Points they share (1)" in told
    card = page.locator("#compare .card", has_text="cracks in the Sound Bridge").first
    left, right = card.locator(".side").all()
    assert "cracks were found" in left.inner_text()
    assert "there are any cracks" in right.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Change sides").click()
    assert page.input_value("#compare-0").startswith("Ana Kovar")
    page.go_back()
    page.wait_for_function("() => sayso.state.pair[0] === 'actor:lund'")
    seen.quiet()


def test_two_countries_and_the_counts_lead_on(opening: Any, room: Path) -> None:
    """Who speaks of both, with counts that are the rows one gets."""
    page = opening(room, "#view=compare&pair=country:0&pair=country:1").page
    count = page.locator("#compare .both .count").first
    n = int(count.inner_text().split()[0])
    count.click()
    assert n > 0
    expect(page.locator("#table tbody tr")).to_have_count(n)


def test_what_an_address_names_is_looked_up(opening: Any, room: Path) -> None:
    """Nobody by that name is nobody; the form asks again."""
    seen = opening(room, "#view=compare&pair=actor:nobody&pair=point:bridge")
    assert "Choose two" in seen.page.inner_text("#compare")
    seen.page.fill("#compare-0", "xyzzy")
    seen.page.keyboard.press("Enter")
    assert "Choose two" in seen.page.inner_text("#compare")
    seen.quiet()


def test_filters_hold_for_both(opening: Any, room: Path) -> None:
    """What is narrowed elsewhere is narrowed here."""
    page = opening(room, "#view=compare&pair=actor:lund&pair=actor:kovar&act=deny").page
    told = page.inner_text("#compare")
    assert "0 statements" in told
    assert "there are any cracks" in told


def _drag(page: Any, start: int, end: int) -> None:
    bars = page.locator(_BARS)
    one, other = bars.nth(start).bounding_box(), bars.nth(end).bounding_box()
    page.mouse.move(one["x"] + 4, one["y"] + 20)
    page.mouse.down()
    page.mouse.move(other["x"] + 4, other["y"] + 20, steps=5)
    page.mouse.up()


@pytest.mark.parametrize("view", ["findings", "overview", "statements", "table", "compare"])
def test_a_drag_over_the_bars_narrows_every_view(opening: Any, room: Path, view: str) -> None:
    """The range is the bars', in both directions; facets and counts follow; Any time undoes it."""
    seen = opening(room, f"#view={view}&pair=actor:lund&pair=actor:kovar")
    page = seen.page
    everything = page.inner_text("#count")
    _drag(page, 1, 2)
    assert _range(page) == ["2026-02-01", "2026-03-31"]
    assert "Said: 2026-02-01 to 2026-03-31" in page.inner_text("#chips")
    narrowed = page.inner_text("#count")
    assert narrowed != everything
    assert page.locator(f"{_BARS}[aria-pressed=true]").count() == 2
    _drag(page, 4, 3)
    assert _range(page) == ["2026-04-01", "2026-05-31"]
    page.get_by_role("button", name="Any time").click()
    assert page.inner_text("#count") == everything
    seen.quiet()


def test_a_click_is_no_drag(opening: Any, room: Path) -> None:
    """A bar is chosen by a click and let go by another; Shift and a click reach to it."""
    page = opening(room).page
    bars = page.locator(_BARS)
    bars.nth(1).click()
    assert _range(page) == ["2026-02-01", "2026-02-28"]
    bars.nth(3).click(modifiers=["Shift"])
    assert _range(page) == ["2026-02-01", "2026-04-30"]
    bars.nth(1).click()
    bars.nth(1).click()
    assert _range(page) == ["", ""]


def test_arrows_move_and_with_shift_take_the_range_along(opening: Any, room: Path) -> None:
    """The bars are one stop of Tab; Shift with arrows widens and narrows again."""
    page = opening(room).page
    assert page.locator(f"{_BARS}:not([tabindex='-1'])").count() == 1
    page.locator(_BARS).first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert _range(page) == ["2026-02-01", "2026-04-30"]
    page.keyboard.press("Shift+ArrowLeft")
    assert _range(page) == ["2026-02-01", "2026-03-31"]
    assert "2026-02-01 to 2026-03-31" in page.inner_text("#live")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert _range(page)[0] == "2026-06-01"
    assert page.locator(f"{_BARS}:not([tabindex='-1'])").count() == 1


def test_a_finger_brushes_and_still_scrolls(browser: Any, room: Path) -> None:
    """Across the bars a finger takes a range; the bars are wide enough to be hit at 390 px."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(room.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    bars = page.locator(_BARS)
    assert all(bar.bounding_box()["width"] >= 24 for bar in bars.all())
    assert page.evaluate("getComputedStyle(document.querySelector('.bars')).touchAction") == "pan-y"
    bars.first.scroll_into_view_if_needed()
    one, other = bars.nth(0).bounding_box(), bars.nth(2).bounding_box()
    touch = context.new_cdp_session(page)
    y = one["y"] + 20
    points = [one["x"] + 6, one["x"] + 30, other["x"] + 6]
    for kind, x in zip(("touchStart", "touchMove", "touchMove"), points, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("() => sayso.state.from !== '' || sayso.state.to !== ''")
    assert _range(page) == ["2026-01-01", "2026-03-31"]
    context.close()
