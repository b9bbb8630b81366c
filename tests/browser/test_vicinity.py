"""A neighbourhood as a graph: sixty things at most, folded and unfolded in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.view import render
from tests.browser.newsroom import newsroom

pytestmark = pytest.mark.browser

_THINGS = "sayso.nodes.get().filter((n) => n.kind !== 'port').length"
_ON = """(id) => sayso.nodes.get().filter((n) => n.kind === 'statement' && sayso.data.statements
  .find((s) => s.id === n.id).about?.includes(id)).length"""
_LEFT = "sayso.drawn.fold.left.get('country:1') ?? 0"
NEAR = "#view=statements&near=actor:p1&depth=1"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 150 articles."""
    path = tmp_path_factory.mktemp("room") / "view.html"
    path.write_text(render(newsroom()), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "what", ["near=actor:p1&depth=1", "near=actor:p1&depth=3", "near=country:2"]
)
def test_at_most_sixty_things_and_none_left_out_silently(
    opening: Any, room: Path, what: str
) -> None:
    """What is not drawn by itself stands in a line or at its speaker, and is counted."""
    seen = opening(room, f"#view=statements&{what}")
    page = seen.page
    assert 30 <= page.evaluate(_THINGS) <= 60
    told = page.inner_text("#left-out")
    drawn, shown = page.evaluate("[sayso.drawn.cards, sayso.drawn.list.length]")
    assert f"{drawn} of {shown:,} statements are drawn one by one" in told
    assert page.evaluate("sayso.edges.get().some((e) => e.kind === 'fold' && e.n > 0)")
    seen.quiet()


def test_what_fits_is_drawn_as_a_whole(opening: Any, debate_page: Path) -> None:
    """A small neighbourhood has nothing folded and says nothing of it."""
    page = opening(debate_page, "#view=statements&near=actor:ada&depth=3").page
    assert page.evaluate("sayso.drawn.fold.left.size") == 0
    assert not page.is_visible("#left-out")


def test_an_end_unfolds_and_folds_in_place(opening: Any, room: Path) -> None:
    """By its button, by a key or by a click on its sign; the address keeps it, Back leads out."""
    seen = opening(room, f"{NEAR}&sel=country:1")
    page = seen.page
    before = page.evaluate(_ON, "country:1")
    page.locator("#fold").click()
    after, left = page.evaluate(_ON, "country:1"), page.evaluate(_LEFT)
    assert after > before
    assert page.evaluate(_THINGS) <= 60
    again = opening(room, page.evaluate("location.hash")).page
    assert again.evaluate(_ON, "country:1") == after
    page.focus("#canvas")
    page.keyboard.press("e")
    assert page.evaluate(_ON, "country:1") == 0
    assert page.evaluate(_LEFT) == after + left
    assert "0 of " in page.inner_text("#live")
    x, y = page.evaluate(
        """() => { const n = sayso.nodes.get('country:1'), b = sayso.drawn.boxes.get('country:1'),
        p = sayso.network.canvasToDOM({ x: n.x, y: b[1] + b[3] - 8 }),
        r = document.querySelector('#canvas').getBoundingClientRect();
        return [p.x + r.x, p.y + r.y]; }"""
    )
    page.mouse.click(x, y)
    assert page.evaluate(_ON, "country:1") == after
    seen.quiet()


def test_colour_and_size_tell_what_the_reader_chooses(opening: Any, room: Path) -> None:
    """The legend names each colour, the address keeps both, and the picture that is saved too."""
    seen = opening(room, NEAR)
    page = seen.page
    page.get_by_label("Colour").select_option("outlet")
    page.get_by_label("Size").select_option("said")
    legend = page.inner_text("#legend")
    assert "The Coastal Herald" in legend
    assert "Inland Post" in legend
    assert "colour=outlet" in page.url
    assert "size=said" in page.url
    again = opening(room, page.evaluate("location.hash")).page
    assert again.get_by_label("Colour").input_value() == "outlet"
    assert "The Coastal Herald" in again.inner_text("#legend")
    again.get_by_label("Colour").select_option("certainty")
    assert "certain" in again.inner_text("#legend")
    with again.expect_download() as download:
        again.click("#export")
        again.get_by_role("button", name="SVG").click()
    assert ">possible<" in Path(download.value.path()).read_text(encoding="utf-8")
    seen.quiet()


@pytest.mark.parametrize("odd", ["colour=__proto__", "size=constructor", "open=%3Cb%3E&shut=x"])
def test_an_odd_address_changes_nothing(opening: Any, room: Path, odd: str) -> None:
    """What no choice is called is not taken from an address."""
    seen = opening(room, f"{NEAR}&{odd}")
    assert seen.page.evaluate("[sayso.state.colour, sayso.state.size]") == ["", ""]
    assert seen.page.evaluate("sayso.state.open.length + sayso.state.shut.length") == 0
    seen.quiet()
