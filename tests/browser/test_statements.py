"""Statements as cards: real elements, only those near the window, each of them to be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.view import render
from tests.browser.newsroom import newsroom

pytestmark = pytest.mark.browser

_CARDS = "#cards .said"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 150 articles with some 3,000 statements."""
    path = tmp_path_factory.mktemp("room") / "view.html"
    path.write_text(render(newsroom()), encoding="utf-8")
    return path


def test_of_thousands_only_those_near_the_window_are_there(opening: Any, room: Path) -> None:
    """A few dozen cards at the top, others further down, and never all of them."""
    seen = opening(room, "#view=statements")
    page = seen.page
    total = page.evaluate("sayso.shown().length")
    assert total > 1000
    page.wait_for_timeout(200)
    first = page.locator(_CARDS).first.get_attribute("data-id")
    assert 20 <= page.locator(_CARDS).count() <= 200
    page.evaluate(
        "() => { const c = document.querySelector('#cards'); c.scrollTop = c.scrollHeight / 2; }"
    )
    page.wait_for_function(
        "(first) => document.querySelector('#cards .said').dataset.id !== first", arg=first
    )
    box = page.locator("#cards").bounding_box()
    inside = "([x, y]) => !!document.elementFromPoint(x, y)?.closest('.said, .group')"
    page.wait_for_function(inside, arg=[box["x"] + 200, box["y"] + box["height"] / 2])
    assert page.locator(_CARDS).count() <= 240
    assert page.evaluate("sayso.nodes.length") == 0
    seen.quiet()


def test_few_are_a_picture_and_one_may_choose(opening: Any, room: Path) -> None:
    """Up to sixty, or a neighbourhood, are a graph; either is a click, and in the address."""
    page = opening(room, "#view=statements&speaker=actor:kovar").page
    assert page.is_visible("#canvas")
    page.get_by_role("button", name="Cards").click()
    assert page.is_visible("#cards")
    assert "as=cards" in page.url
    page.go_back()
    page.wait_for_selector("#canvas", state="visible")
    page.evaluate("location.hash = 'view=statements&near=actor:lund&depth=1'")
    page.wait_for_selector("#canvas", state="visible")
    page.evaluate("location.hash = 'view=statements'")
    page.wait_for_selector("#cards", state="visible")
    page.get_by_role("button", name="Graph").click()
    assert "of 3" in page.inner_text("#left-out").replace(",", "")[:20] or page.is_visible(
        "#left-out"
    )


def test_by_point_the_disputed_come_first_joined_by_a_bracket(opening: Any, room: Path) -> None:
    """The two on the bridge stand together, a bracket to their left, each with who says it."""
    page = opening(room, "#view=statements&group=point").page
    page.wait_for_timeout(150)
    group = page.locator("#cards .group", has_text="cracks in the Sound Bridge").first
    cards = group.locator(".said")
    assert cards.count() == 2
    assert "Nils Lund" in cards.nth(0).inner_text()
    assert "Ana Kovar denies" in " ".join(cards.nth(1).inner_text().split())
    joins = page.evaluate(
        """() => { const box = (e) => e.getBoundingClientRect(), [a, b] = document.querySelectorAll(
        '#cards .said'), [p] = [...document.querySelectorAll('#cards .joins path')].map(box).sort(
        (x, y) => x.top - y.top); return [p.right, box(a).left, p.top - box(a).top,
        box(b).bottom - p.bottom]; }"""
    )
    assert joins[0] <= joins[1] + 1
    assert 0 <= joins[2] <= 40
    assert joins[3] >= 0


def test_what_is_chosen_comes_into_view(opening: Any, room: Path) -> None:
    """One far down stands in sight, marked; one that the filters leave out is told to be so."""
    seen = opening(room, "#view=statements")
    page = seen.page
    last = page.evaluate("sayso.shown().at(-1).id")
    page.evaluate("(id) => { location.hash = `view=statements&sel=${id}`; }", last)
    card = page.locator(f"{_CARDS}[data-id='{last}']")
    card.wait_for()
    page.wait_for_function(
        """(id) => { const li = document.querySelector(`#cards .said[data-id='${id}']`);
        const r = li?.getBoundingClientRect();
        return r && r.top >= 0 && r.bottom <= innerHeight; }""",
        arg=last,
    )
    assert "chosen" in card.get_attribute("class")
    page.evaluate(
        "(id) => { location.hash = `view=statements&as=cards&speaker=actor:lund&sel=${id}`; }", last
    )
    page.wait_for_function("() => sayso.shown().length < 200")
    assert "not among those" in page.inner_text("#left-out")
    seen.quiet()


def test_by_keyboard_alone(opening: Any, room: Path) -> None:
    """One stop of Tab; arrows lead on into what was not there, left to whose it is; Enter opens."""
    page = opening(room, "#view=statements&group=person").page
    assert page.locator(f"{_CARDS} .words[tabindex='0']").count() == 1
    page.focus(f"{_CARDS} .words[tabindex='0']")
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    here = "document.activeElement.closest('.said')"
    assert page.evaluate(f"!!{here}")
    at = page.evaluate(f"{here}.dataset.id")
    box = page.evaluate(f"(({here}).getBoundingClientRect()).toJSON()")
    assert 0 <= box["top"] < 860
    page.keyboard.press("Enter")
    assert page.evaluate("sayso.state.sel") == at
    page.focus(f"{_CARDS}[data-id='{at}'] .words")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.open")
    page.keyboard.press("End")
    assert page.evaluate(f"{here}.dataset.id") == page.evaluate(
        "[...document.querySelectorAll('#cards .said')].at(-1).dataset.id"
    )


def test_words_are_text_that_can_be_marked_and_found(opening: Any, room: Path) -> None:
    """Marked words choose nothing; the browser's own find goes to them."""
    page = opening(room, "#view=statements&q=watched").page
    page.get_by_role("button", name="Cards").click()
    words = page.locator(f"{_CARDS} .words", has_text="watched day and night").first
    assert words.is_visible()
    assert page.evaluate("find('watched day and night')")
    page.evaluate("getSelection().removeAllRanges()")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#cards .words')).userSelect")
        == "text"
    )


def test_in_forced_colours_cards_keep_their_words_and_edges(browser: Any, room: Path) -> None:
    """Words and ground differ, and what is chosen has an outline of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 860}, forced_colors="active")
    page = context.new_page()
    page.goto(f"{room.as_uri()}#view=statements")
    page.wait_for_selector(_CARDS)
    page.locator(f"{_CARDS} .words").first.click()
    ink, ground, outline = page.evaluate(
        """() => { const c = document.querySelector('#cards .said.chosen'), s = getComputedStyle(c);
        const w = getComputedStyle(c.querySelector('.words'));
        return [w.color, s.backgroundColor, s.outlineStyle]; }"""
    )
    assert ink != ground
    assert outline == "solid"
    context.close()


@pytest.mark.parametrize("fragment", ["#view=statements", "#view=statements&as=graph"])
def test_a_swipe_over_the_statements_scrolls_the_page(
    browser: Any, room: Path, fragment: str
) -> None:
    """On a phone nothing holds the finger back: cards and picture scroll with the page."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{room.as_uri()}{fragment}")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(200)
    finger = context.new_cdp_session(page)
    for kind, y in zip(("touchStart", *["touchMove"] * 4), range(700, 199, -125), strict=True):
        points = [{"x": 200, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(30)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("() => scrollY > 100")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
