"""Looking around: scopes and the way back, paths, time, disputes, and names that never collide."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def _shown(page: Any) -> list[str]:
    found: list[str] = page.evaluate("sayso.shown().map((s) => s.id.slice(10))")
    return found


def test_a_neighbourhood_grows_and_is_taken_back(opening: Any, debate_page: Path) -> None:
    """One step: her statements; two: what disputes them; three: all that its ends touch; back."""
    seen = opening(debate_page, "#view=table&sel=actor:ada")
    page = seen.page
    page.click("#evidence >> text=Look around in the graph")
    everything = _shown(page)
    page.click("#evidence .steps >> text=1")
    assert _shown(page) == ["s0", "s5"]
    page.click("#chips .steps >> text=2")
    assert _shown(page) == ["s0", "s1", "s5"]
    page.click("#chips .steps >> text=3")
    assert _shown(page) == ["s0", "s1", "s2", "s3", "s4", "s5"]
    page.click("#back")
    page.click("#back")
    assert _shown(page) == ["s0", "s5"]
    page.click("#back")
    assert _shown(page) == everything
    assert not page.is_visible("#chips")
    seen.quiet()


def test_the_browsers_own_button_takes_back_too(opening: Any, debate_page: Path) -> None:
    """A step stands in the history of the browser."""
    page = opening(debate_page, "#view=statements").page
    page.focus("#canvas")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    assert len(_shown(page)) == 2
    page.go_back()
    page.wait_for_function("() => sayso.shown().length === 7")
    assert not page.is_visible("#chips")


def test_the_shortest_path_is_told_and_drawn(opening: Any, debate_page: Path) -> None:
    """From Ada to Dov it leads over two statements about Celand; nothing leads to Eve."""
    seen = opening(debate_page, "#view=statements&sel=actor:ada")
    page = seen.page
    page.click("#evidence >> text=Look around in the graph")
    page.fill("#path-to", "Dov Ames")
    page.keyboard.press("Enter")
    assert _shown(page) == ["s4", "s5"] or _shown(page) == ["s3", "s5"]
    told = page.inner_text("#chips")
    assert "Ada Kern to Dov Ames: 4 steps over 2 statements" in told
    assert page.locator("#evidence ol li").count() == 5
    page.evaluate("location.hash = 'view=statements&path=actor:ada&path=actor:eve'")
    page.wait_for_selector("text=No path leads from Ada Kern to Eve Oss")
    assert page.is_visible("#empty")
    seen.quiet()


def test_nobody_of_that_name(opening: Any, debate_page: Path) -> None:
    """A name that nobody has is told at once and changes nothing."""
    page = opening(debate_page, "#sel=actor:ada").page
    page.click("#evidence >> text=Look around in the graph")
    page.fill("#path-to", "Zed")
    page.click("#evidence button:text-is('Find')")
    assert "Nobody here is called that" in page.inner_text("#evidence")
    assert len(_shown(page)) == 7


def test_disputes_are_drawn_and_give_their_reasons(opening: Any, debate_page: Path) -> None:
    """Each dispute is one curve; the panel lists it with its reason, or says there is none."""
    page = opening(debate_page, "#view=statements&sel=statement:s0").page
    assert page.evaluate("sayso.drawn.brackets.map((b) => b.pair.length)") == [2, 2]
    assert "Disputed by (1)" in page.inner_text("#evidence")
    page.click("#evidence .whys summary")
    assert "denies the crossing that the other reports" in page.inner_text("#evidence .why")
    page.click("#evidence .lines >> text=Bo Lind")
    assert "Disputed by (1)" in page.inner_text("#evidence")
    page.evaluate("location.hash = 'sel=statement:s3'")
    page.wait_for_selector("#evidence p.why")
    assert "no reason is given" in page.inner_text("#evidence .why")


def test_a_point_gathers_what_is_said_on_it(opening: Any, debate_page: Path) -> None:
    """The point of a statement is a facet, and one click in its panel leaves those on it."""
    page = opening(debate_page, "#sel=statement:s1").page
    page.click("#evidence dd >> text=soldiers crossed the river")
    page.click("#evidence >> text=2 statements in the table")
    assert _shown(page) == ["s0", "s1"]
    assert "point=" in page.evaluate("location.hash")


def test_curves_of_disputes_never_run_into_each_other(opening: Any, debate_page: Path) -> None:
    """Two curves whose heights overlap stand in different lanes."""
    page = opening(debate_page, "#view=statements").page
    found = page.evaluate("sayso.drawn.brackets")
    assert found
    for one, other in itertools.combinations(found, 2):
        apart = one["bottom"] < other["top"] or other["bottom"] < one["top"]
        assert apart or one["reach"] != other["reach"]


def test_time_narrows_and_the_undated_can_be_hidden(opening: Any, debate_page: Path) -> None:
    """A bar shows its day with the undated, the switch hides these, the bars count what is left."""
    seen = opening(debate_page)
    page = seen.page
    assert page.locator("#timeline .bar").count() == 9 + 1
    page.click("#timeline [data-key='2024-05-09']")
    assert _shown(page) == ["s2", "s3", "s4", "s5"]
    page.click("#timeline [data-key=undated]")
    assert _shown(page) == ["s3", "s4"]
    assert page.evaluate("document.activeElement.dataset.key") == "undated"
    page.fill("#timeline [data-key=from]", "2024-05-02")
    assert _shown(page) == ["s1", "s3", "s4", "s6"] or _shown(page) == ["s3", "s4"]
    page.click("#timeline >> text=Any time")
    assert len(_shown(page)) == 7
    seen.quiet()


def test_only_one_value_is_one_click(opening: Any, debate_page: Path) -> None:
    """One tick leaves one value of a facet; the others count what that leaves; a chip undoes it."""
    page = opening(debate_page).page
    page.locator("[data-facet=about]").get_by_label("Celand").check()
    assert _shown(page) == ["s3", "s4", "s5"]
    denies = page.locator("[data-facet=act] .facet", has_text="denies")
    assert denies.locator("i").inner_text() == "1"
    page.get_by_role("button", name="Take away: About: Celand").click()
    assert len(_shown(page)) == 7
    assert not page.is_visible("#chips")


def test_every_state_comes_back_from_its_address(opening: Any, debate_page: Path) -> None:
    """Filters, search, time, scope, view and choice: the address gives the same page again."""
    addresses = (
        "#view=overview&q=celand", "#near=actor%3Aada&depth=2&sel=statement%3As1",
        "#path=actor%3Aada&path=actor%3Adov&view=table", "#speaker=actor%3Adov&about=country%3Ac",
        "#from=2024-05-02&to=2024-05-09&undated=0",
        "#act=deny&about=country%3Aa&sel=country%3Ac", "#sel=point%3Acrossing&q=river",
    )  # fmt: skip
    for address in addresses:
        page = opening(debate_page, address).page
        rows, panel = _shown(page), page.inner_text("#evidence")
        again = opening(debate_page, page.evaluate("location.hash")).page
        assert _shown(again) == rows, address
        assert again.inner_text("#evidence") == panel
        assert again.evaluate("sayso.state.view") == page.evaluate("sayso.state.view")
        assert 0 < len(rows) < 7, address


_OVERLAPS = """() => { const all = [...sayso.drawn.boxes.values()], found = [];
  for (let i = 0; i < all.length; i += 1) for (let j = 0; j < i; j += 1) {
    const [a, b, c, d] = all[i], [e, f, g, h] = all[j];
    if (a < e + g - 0.5 && e < a + c - 0.5 && b < f + h - 0.5 && f < b + d - 0.5)
      found.push([i, j]);
  } return found; }"""
_WIDEST = """() => { const ctx = document.createElement("canvas").getContext("2d"),
  sans = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  return sayso.nodes.get().filter((n) => n.kind === "actor" || n.kind === "country")
    .flatMap((n) => n.lines.map((line) => { ctx.font = `600 13px ${sans}`;
      return ctx.measureText(line).width - (n.kind === "actor" ? 158 : 158); })); }"""


@pytest.mark.parametrize("which", ["debate_page", "small_page", "seeds"])
def test_labels_never_overlap(
    opening: Any, request: pytest.FixtureRequest, asking: Path, which: str
) -> None:
    """No name and no card stands on another; as all grow alike, at no zoom either."""
    path = asking / "view.html" if which == "seeds" else request.getfixturevalue(which)
    for fragment in ("#view=statements", "#view=statements&voice=1", "#view=statements&q=a"):
        page = opening(path, fragment).page
        assert page.evaluate(_OVERLAPS) == []
        assert max(page.evaluate(_WIDEST), default=0) <= 0


def test_nothing_moves_by_itself(opening: Any, debate_page: Path) -> None:
    """No physics: a second after the start every node is where it was."""
    page = opening(debate_page, "#view=statements").page
    where = "JSON.stringify(sayso.network.getPositions())"
    before = page.evaluate(where)
    page.wait_for_timeout(600)
    assert page.evaluate(where) == before
    assert page.evaluate("sayso.network.physics.physicsEnabled") is False
