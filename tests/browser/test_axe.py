"""Accessibility as axe-core sees it: no violation in any state, theme or width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "axe/axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}"""


def _drawer(page: Any) -> None:
    page.click("#sparql")
    page.select_option("#questions", label="Who denies what?")
    page.wait_for_selector("#answer tbody tr")


def _export(page: Any) -> None:
    page.click("#export")


def _help(page: Any) -> None:
    page.click("#help")


def _filters(page: Any) -> None:
    if page.is_visible("#show-filters"):
        page.click("#show-filters")
    page.check("[data-facet=act] input[type=checkbox] >> nth=0")


def _nothing(page: Any) -> None:
    page.fill("#search", "no such words anywhere")


def _suggestions(page: Any) -> None:
    page.fill("#search", "ko")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#suggestions [aria-selected=true]")


def _correction(page: Any) -> None:
    page.click("#wrong")
    page.check("#decide-correct")
    page.fill("#decide-speaker", "Nobody Of This Name")
    page.select_option("#decide-new", "person")
    page.wait_for_selector("#decide-save")


def _tour(page: Any) -> None:
    page.click("#help")
    page.click("#help-tour")
    page.get_by_role("button", name="Next").click()


def _as_it_is(page: Any) -> None:
    """The address alone makes the state."""


#: Name -> fragment of the address, what is done then.
STATES = {
    "findings": ("#", _as_it_is),
    "findings of few": ("#disputed=yes&voice=1", _as_it_is),
    "suggestions": ("#", _suggestions),
    "statements": ("#view=statements", _as_it_is),
    "overview": ("#view=overview", _as_it_is),
    "overview of points": ("#view=overview&by=point&voice=1", _as_it_is),
    "country": ("#sel=country:kp", _as_it_is),
    "point": ("#sel=POINT", _as_it_is),
    "article": ("#view=table&sel=ARTICLE", _as_it_is),
    "table": ("#view=table", _as_it_is),
    "evidence": ("#view=statements&voice=1&sel=DENIAL", _as_it_is),
    "actor": ("#view=statements&sel=actor:dmitry-peskov", _as_it_is),
    "neighbourhood": ("#view=statements&near=actor:dmitry-peskov&depth=2", _as_it_is),
    "path": ("#view=statements&path=actor:dmitry-peskov&path=country:ru", _as_it_is),
    "filters": ("#view=statements", _filters),
    "empty": ("#view=statements", _nothing),
    "empty table": ("#view=table", _nothing),
    "export": ("#view=statements", _export),
    "correction": ("#view=table&sel=DENIAL", _correction),
    "compare": ("#view=compare&pair=actor:dmitry-peskov&pair=actor:lloyd-austin", _as_it_is),
    "compare nobody": ("#view=compare", _as_it_is),
    "cards": ("#view=statements&as=cards&voice=1", _as_it_is),
    "cards by point": ("#view=statements&as=cards&group=point&sel=DENIAL", _as_it_is),
    "tour": ("#", _tour),
    "help": ("#view=table", _help),
    "sparql": ("#view=statements", _drawer),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 320])
def test_no_violation_in_any_state(opening: Any, asking: Path, width: int, theme: str) -> None:
    """WCAG 2.2 A and AA and the best practices hold everywhere; nothing scrolls sideways."""
    path = asking / "view.html"
    page = opening(path, width=width, theme=theme, csp=False).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    names = page.evaluate(
        """() => { const s = sayso.data.statements.find((s) => s.act === "deny" && s.points);
        return { DENIAL: s.id, POINT: s.points[0], ARTICLE: s.article }; }"""
    )
    found: dict[str, Any] = {}
    for name, (fragment, act) in STATES.items():
        page.goto("about:blank")
        for word, name_ in names.items():
            fragment = fragment.replace(word, name_)  # noqa: PLW2901
        page.goto(f"{path.as_uri()}{fragment}")
        page.wait_for_selector("html[data-ready]", state="attached")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        act(page)
        found[name] = page.evaluate(RUN)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found[name].append("scrolls sideways")
    wrong = {name: seen for name, seen in found.items() if seen}
    assert not wrong, "\n".join(f"{name}: {seen}" for name, seen in wrong.items())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_debate_has_no_violation(opening: Any, debate_page: Path, theme: str) -> None:
    """Dispute curves, timeline and reasons too."""
    for width in (1440, 320):
        page = opening(debate_page, "#view=statements", width=width, theme=theme, csp=False).page
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == []
        page.evaluate("location.hash = 'view=table&sel=statement:s1'")
        page.click("#evidence .whys summary")
        page.wait_for_selector("#evidence .why")
        assert page.evaluate(RUN) == []


@pytest.mark.parametrize("zoom", [2, 4])
def test_enlarged_nothing_scrolls_sideways(opening: Any, asking: Path, zoom: int) -> None:
    """Text twice and four times as large on a screen of 1280 by 1024 is read by scrolling down."""
    path = asking / "view.html"
    page = opening(path, width=1280 // zoom).page
    for view in ("findings", "overview", "statements", "table", "compare"):
        page.goto("about:blank")
        page.goto(f"{path.as_uri()}#view={view}")
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        assert page.is_visible("#search"), view


def test_nothing_moves_for_who_wants_no_motion(opening: Any, asking: Path) -> None:
    """With less motion asked for, nothing on the page fades, slides or scrolls by itself."""
    path = asking / "view.html"
    page = opening(path).page
    moving = """() => [...document.querySelectorAll("*")].filter((e) => {
      const s = getComputedStyle(e);
      return s.transitionDuration.split(", ").some((d) => parseFloat(d) > 0)
        || s.animationName !== "none" || s.scrollBehavior === "smooth";
    }).map((e) => e.tagName)"""
    for view in ("findings", "overview", "statements", "table", "compare"):
        page.emulate_media(reduced_motion="reduce")
        page.goto("about:blank")
        page.goto(f"{path.as_uri()}#view={view}")
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.evaluate(moving) == [], view
