"""A first look in four steps: offered once, to whom it can be spared the next time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_four_steps_and_never_again(opening: Any, asking: Path) -> None:
    """Each step shows what it speaks of; who closes it is not asked at the next visit."""
    seen = opening(asking / "view.html")
    page = seen.page
    assert page.is_visible("#welcome")
    page.get_by_role("button", name="A look in four steps").click()
    titles = []
    for _ in range(4):
        titles.append(page.inner_text("#tour h2"))
        assert page.evaluate("document.activeElement.id") == "tour-title"
        shown, box = page.locator(".toured").bounding_box(), page.locator("#tour").bounding_box()
        assert shown["width"] > 20
        assert 0 <= box["y"] <= 860 - box["height"]
        page.locator("#tour .strong").click()
    assert len(set(titles)) == 4
    assert not page.is_visible("#tour")
    assert page.locator(".toured").count() == 0
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert not page.is_visible("#welcome")
    page.click("#help")
    page.click("#help-tour")
    assert page.is_visible("#tour")
    page.keyboard.press("Escape")
    assert not page.is_visible("#tour")


def test_no_thanks_is_remembered(opening: Any, asking: Path) -> None:
    """One click, and it is never offered again."""
    page = opening(asking / "view.html").page
    page.get_by_role("button", name="No, thanks").click()
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert not page.is_visible("#welcome")


def test_a_link_leads_to_what_it_names(opening: Any, asking: Path) -> None:
    """Who follows a link is not stopped by a tour."""
    assert not opening(asking / "view.html", "#view=table").page.is_visible("#welcome")


def test_a_browser_that_keeps_nothing_is_not_asked(browser: Any, asking: Path) -> None:
    """Where storage is closed the page opens all the same and offers nothing it would forget."""
    context = browser.new_context(viewport={"width": 1440, "height": 860})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw Error('closed'); } })"
    )
    page.goto((asking / "view.html").as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert not page.is_visible("#welcome")
    page.click("#help")
    page.click("#help-tour")
    page.get_by_role("button", name="never again").click()
    assert wrong == []
    context.close()
