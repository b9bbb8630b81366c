"""Ten tasks of somebody who sees the page for the first time, each in at most five actions.

On 150 and on 400 articles with realistic names, on a desk and on a phone; only what can be seen is
clicked, and every way leads on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from graph.view import render
from tests.browser.newsroom import newsroom

pytestmark = pytest.mark.browser

SEARCH = "Search people, countries, points, articles and words"
MOST = 5


class Visitor:
    """Somebody who clicks and types, counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.actions = 0
        self.panel = page.get_by_label("Evidence", exact=True)

    def click(self, found: Any) -> None:
        """One click on what is seen."""
        self.actions += 1
        found.first.click()

    def press(self, name: str, inside: Any = None) -> None:
        """One click on a button by its name."""
        self.click((inside or self.page).get_by_role("button", name=name))

    def type(self, label: str, words: str) -> None:
        """Words into one field."""
        self.actions += 1
        self.page.get_by_label(label, exact=True).first.fill(words)

    def find(self, asked: str, name: str) -> None:
        """Type into the search and take a suggestion."""
        self.type(SEARCH, asked)
        self.click(self.page.get_by_role("option", name=name))

    def tab(self, name: str) -> None:
        """One of the views."""
        self.click(self.page.get_by_role("tab", name=name))

    def saved(self, press: Callable[[], None]) -> bytes:
        """What a click saves."""
        with self.page.expect_download() as download:
            press()
        return Path(download.value.path()).read_bytes()

    def bar(self, month: str) -> None:
        """One of the bars of time."""
        self.press(month, self.page.locator("#timeline"))


def _denied(v: Visitor) -> None:
    """What did Ana Kovar deny, and who disputes it?"""
    v.find("kovar transport", "Ana Kovar")
    v.press("Ana Kovar denies", v.panel)
    assert v.panel.get_by_role("heading", name="Disputed by (1)").count() == 1
    assert "Nils Lund" in v.panel.inner_text()


def _words(v: Visitor) -> None:
    """Where does it stand in the article?"""
    v.press("there are any cracks", v.page.locator(".card"))
    mark = v.panel.get_by_label("The article with the words marked").locator("mark").first
    box = mark.bounding_box()
    assert 0 <= box["y"] <= v.page.viewport_size["height"] - box["height"]
    v.press("The whole article", v.panel)
    assert len(v.panel.locator(".text").first.inner_text()) > 200


def _march(v: Visitor) -> None:
    """Everything that Ana Kovar said in March."""
    v.find("kovar transport", "Ana Kovar")
    v.press("statements in the table", v.panel)
    v.bar("2026-03")
    rows = v.page.locator("#table tbody tr").all_inner_texts()
    assert any("watched day and night" in row for row in rows)
    assert not any("there are any cracks" in row for row in rows)


def _figures(v: Visitor) -> None:
    """All figures for the storm, and who gave them."""
    v.find("storm", "boats lost in the storm")
    told = v.panel.inner_text()
    for words in ("at least 40 boats", "12 boats", "Sound Rescue Service", "Ana Kovar"):
        assert words in told


def _compared(v: Visitor) -> None:
    """Ana Kovar and Nils Lund side by side, with the point they share."""
    v.find("chief engin", "Nils Lund")
    v.press("Compare", v.panel)
    v.type("with", "Ana Kovar (transport")
    v.actions += 1
    v.page.keyboard.press("Enter")
    told = v.page.inner_text("#compare")
    assert "Points they share (1)" in told
    assert "cracks in the Sound Bridge" in told


def _same(v: Visitor) -> None:
    """Are there two of that name, and what would one write down about it?"""
    v.find("kovar transport", "Ana Kovar")
    assert "Perhaps the same (1)" in v.panel.inner_text()
    v.press("Decide: is Ana Kovar", v.panel)
    v.click(v.page.get_by_label("They are two"))
    command = v.page.get_by_label("The command that writes it").inner_text()
    assert command == "sayso decide actor:kovar different actor:kovar-2"


def _taken(v: Visitor) -> None:
    """All about the dispute as a file."""
    v.press("cracks in the Sound Bridge", v.page.locator(".card h3"))
    told = v.saved(lambda: v.press("Markdown", v.panel)).decode()
    assert "## Say it is so (1)" in told
    assert "Ana Kovar denies" in told


def _back(v: Visitor) -> None:
    """From a person to a country and back to where one was."""
    v.press("Ana Kovar", v.page.locator(".card"))
    v.press("Norway", v.panel)
    v.actions += 1
    v.page.go_back()
    v.page.wait_for_function("() => sayso.state.sel === 'actor:kovar'")
    v.actions += 1
    v.page.go_back()
    v.page.wait_for_function("() => sayso.state.sel === null && sayso.state.view === 'findings'")


def _overview(v: Visitor) -> None:
    """Who speaks most about Chile, and in which words?"""
    v.tab("Overview")
    v.press("Chile, sort by", v.page.locator("#overview"))
    cell = v.page.locator("#overview tbody tr").first.get_by_role("button", name="on Chile")
    count = int(cell.inner_text().split()[0])
    v.click(cell)
    assert count > 0
    expect(v.page.locator("#table tbody tr")).to_have_count(count)


def _wrong(v: Visitor) -> None:
    """A statement is read wrongly: say so, and see how it is written down."""
    v.press("there are any cracks", v.page.locator(".card"))
    v.press("This is wrong", v.panel)
    v.click(v.page.get_by_label("Nobody says this here"))
    v.actions += 1
    v.page.get_by_label("Why for whoever reads it later").fill("a heading")
    command = v.page.get_by_label("The command that writes it")
    expect(command).to_have_text(re.compile("^sayso decide report:.* reject --why 'a heading'$"))


TASKS = (_denied, _words, _march, _figures, _compared, _same, _taken, _back, _overview, _wrong)


@pytest.fixture(scope="module", params=[150, 400])
def room(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of so many articles."""
    path = tmp_path_factory.mktemp("room") / "view.html"
    path.write_text(render(newsroom(request.param)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__.strip("_"))
def test_a_task_in_five_actions(opening: Any, room: Path, task: Any, width: int) -> None:
    """It is done in at most five actions; nothing scrolls sideways, nothing is asked for."""
    seen = opening(room, width=width)
    if width < 500:
        seen.page.set_viewport_size({"width": width, "height": 844})
    visitor = Visitor(seen.page)
    task(visitor)
    assert visitor.actions <= MOST
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen.quiet()
