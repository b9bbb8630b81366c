"""The page in a real browser: what it shows is what the graph holds, and it asks for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

_STATEMENTS = "sayso.data.statements"
#: Words and reports of a statement lie in the text until somebody looks.
_WHOLE = "((s) => ({ ...s, words: s.words, reports: s.reports }))"


def _denial(page: Any) -> str:
    found: str = page.evaluate(f"{_STATEMENTS}.find((s) => s.act === 'deny').id")
    return found


def _expected(page: Any, name: str) -> list[list[str]]:
    """The words of each report of a statement, sliced by code points in the test itself."""
    s = page.evaluate(f"(id) => {_WHOLE}({_STATEMENTS}.find((s) => s.id === id))", name)
    texts = {a["id"]: a["text"] for a in page.evaluate("sayso.data.articles")}
    return [[texts[r["article"]][a:b] for a, b in r["content"]] for r in s.get("reports", [])]


def _marked(page: Any) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('#evidence .text')]"
        ".map((t) => [...t.querySelectorAll('mark')].map((m) => m.textContent))"
    )
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390, 320])
def test_it_opens_quietly(opening: Any, small_page: Path, theme: str, width: int) -> None:
    """No request beyond itself, no error, no breach of the policy, no sideways scrolling."""
    seen = opening(small_page, width=width, theme=theme)
    seen.page.click("#tab-overview")
    seen.page.click("#tab-statements")
    seen.page.click("#tab-table")
    seen.page.click("#table tbody button >> nth=0")
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.page.evaluate("document.documentElement.dataset.theme") == theme
    seen.quiet()


def test_every_control_stays_quiet(opening: Any, small_page: Path) -> None:
    """Using each control once asks for nothing and breaks nothing."""
    seen = opening(small_page, "#view=statements")
    for control in ("#theme", "#nearer", "#farther", "#fit", "#tab-table", "th button >> nth=0"):
        seen.page.click(control)
    seen.page.check("#voice")
    seen.page.check("[data-facet=speaker] input[type=checkbox] >> nth=0")
    seen.page.fill("#search", "no such words")
    seen.page.wait_for_selector("#table >> text=No statement matches")
    assert seen.page.locator("#table tbody tr").count() == 0
    seen.page.keyboard.press("Escape")
    seen.page.click("#table >> text=Show all again")
    assert seen.page.locator("#table tbody tr").count() > 0
    seen.quiet()


def test_table_and_graph_hold_the_same_statements(opening: Any, small_page: Path) -> None:
    """With the article's voice on, rows, drawn cards and the model's statements are the same."""
    page = opening(small_page, "#view=statements&voice=1").page
    model = set(page.evaluate(f"{_STATEMENTS}.map((s) => s.id)"))
    cards = "sayso.nodes.get().filter((n) => n.kind === 'statement').map((n) => n.id)"
    assert set(page.evaluate(cards)) == model
    page.click("#tab-table")
    rows = page.evaluate("[...document.querySelectorAll('tbody tr')].map((r) => r.dataset.id)")
    assert sorted(rows) == sorted(model)


def test_the_articles_voice_starts_hidden_and_says_so(opening: Any, small_page: Path) -> None:
    """What the text claims by itself is counted in the head, and shown on demand."""
    page = opening(small_page).page
    voices = page.evaluate(f"{_STATEMENTS}.filter((s) => s.holder === 'voice').length")
    assert voices > 0
    assert f"{voices} in the articles’ own voice not shown" in page.inner_text("#count")
    page.check("#voice")
    assert "not shown" not in page.inner_text("#count")


def test_clicking_a_denial_marks_its_words(opening: Any, small_page: Path) -> None:
    """A click on the card in the canvas opens the evidence with exactly those words marked."""
    page = opening(small_page, "#view=statements").page
    name = _denial(page)
    at = page.evaluate(
        """(id) => { const [x, y, w, h] = sayso.drawn.boxes.get(id);
        return sayso.network.canvasToDOM({ x: x + w / 2, y: y + h / 2 }); }""",
        name,
    )
    page.locator("#canvas").click(position=at)
    page.wait_for_selector("#evidence .text mark")
    assert _marked(page) == _expected(page, name)
    assert page.inner_text("#evidence .chip") == "denies"
    assert "sel=" in page.evaluate("location.hash")
    mark = page.locator("#evidence .text mark").first
    assert page.evaluate(
        "(m) => { const t = m.closest('#evidence'), a = t.getBoundingClientRect(),"
        " b = m.getBoundingClientRect(); return b.top >= a.top && b.bottom <= a.bottom; }",
        mark.element_handle(),
    )


def test_every_quotation_is_its_stretch_of_the_text(opening: Any, small_page: Path) -> None:
    """For each statement the marked words are text[start:end], behind an emoji too."""
    page = opening(small_page, "#voice=1&view=table").page
    for name in page.evaluate(f"{_STATEMENTS}.map((s) => s.id)"):
        page.click(f"tr[data-id='{name}'] button")
        assert _marked(page) == _expected(page, name)


def test_three_scales_are_three_lines(opening: Any, small_page: Path) -> None:
    """The speaker's certainty, the extractor's confidence and the curator's verdict stand apart."""
    page = opening(small_page).page
    page.click("#tab-table")
    page.click(f"tr[data-id='{_denial(page)}'] button")
    lines = page.locator(".scales dd").all_inner_texts()
    assert [line.split()[0] for line in lines] == ["certain", "0.90", "accepted"]
    assert ["speaker" in lines[0], "extractor" in lines[1], "curator" in lines[2]] == [True] * 3


def test_denials_are_drawn_in_their_own_dash_and_colour(opening: Any, small_page: Path) -> None:
    """What vis-network draws: a denial shares neither pattern nor colour with other lines."""
    page = opening(small_page, "#view=statements").page
    lines = page.evaluate(
        "sayso.edges.get().filter((e) => e.kind === 'says')"
        ".map((e) => [!!e.deny, JSON.stringify(e.dashes), e.color.color])"
    )
    denied = [line for line in lines if line[0]]
    other = [line for line in lines if not line[0]]
    assert denied
    assert other
    for field in (1, 2):
        assert not {d[field] for d in denied} & {o[field] for o in other}


def test_unknown_and_ambiguous_are_seen(opening: Any, small_page: Path) -> None:
    """An unknown speaker is a node of its own; each candidate has a dotted line with a "?"."""
    page = opening(small_page, "#view=statements").page
    assert page.evaluate("sayso.nodes.get('unknown').lines") == ["Unknown speaker"]
    dotted = page.evaluate("sayso.edges.get().filter((e) => e.kind === 'candidate')")
    assert len(dotted) == 2
    assert all(e["label"] == "?" and e["dashes"] for e in dotted)


def test_labels_are_cut_as_they_were_measured(opening: Any, small_page: Path) -> None:
    """The page cuts the words of each card into the lines that Python wrapped."""
    page = opening(small_page, "#view=statements&voice=1").page
    for lines, words in page.evaluate(
        "sayso.nodes.get().filter((n) => n.kind === 'statement').map((n) =>"
        " [n.lines, sayso.data.statements.find((s) => s.id === n.id).words])"
    ):
        assert " ".join(lines).removesuffix("…") in words


def test_the_keyboard_reaches_the_evidence(opening: Any, small_page: Path) -> None:
    """Arrows walk and are announced, Enter opens the evidence, Escape leads back."""
    page = opening(small_page, "#view=statements").page
    page.focus("#canvas")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#live").startswith("Statement.")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#live").startswith("Country:")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.locator("#evidence .text mark").count() >= 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "canvas"
    assert page.evaluate("sayso.state.sel") is None


def test_from_load_to_the_evidence_by_keyboard_alone(opening: Any, small_page: Path) -> None:
    """Tab, Enter on the first link, an arrow, Enter: the words of a statement are open."""
    page = opening(small_page).page
    for key in ("Tab", "Enter", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.locator("#evidence .text mark").count() >= 1
    assert page.inner_text("#live").startswith("Statement.")


def test_keys_act_only_in_the_graph(opening: Any, small_page: Path) -> None:
    """Outside the graph a single key does nothing, but the slash, which leads to the search."""
    page = opening(small_page, "#sel=actor:kern").page
    before = page.evaluate("location.hash")
    page.focus("#theme")
    for key in ("1", "2", "f", "0", "Backspace"):
        page.keyboard.press(key)
    assert page.evaluate("location.hash") == before
    assert page.evaluate("document.activeElement.id") == "theme"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("a/b")
    assert page.input_value("#search") == "a/b"


def test_filters_count_and_hide(opening: Any, small_page: Path) -> None:
    """Each box carries the number of statements it stands for; ticking it leaves them alone."""
    page = opening(small_page, "#view=table").page
    box = page.locator("[data-facet=act] .facet", has_text="denies")
    assert box.locator("i").inner_text() == "1"
    before = page.locator("tbody tr").count()
    box.locator("input").check()
    assert page.locator("tbody tr").count() == 1 < before
    assert "denies" in page.inner_text("tbody tr")
    box.locator("input").uncheck()
    assert page.locator("tbody tr").count() == before


def test_the_address_carries_the_state(opening: Any, small_page: Path) -> None:
    """Opening the address of a filtered, chosen state shows the same again."""
    page = opening(small_page).page
    page.fill("#search", "sweden")
    page.click("[data-facet=certainty] summary")
    page.locator("[data-facet=certainty] input[value=certain]").check()
    page.click("#tab-table")
    page.click("tbody button >> nth=0")
    count, fragment = page.inner_text("#count"), page.evaluate("location.hash")
    again = opening(small_page, fragment).page
    assert again.inner_text("#count") == count
    assert again.inner_text("#evidence h2") == page.inner_text("#evidence h2")


def test_a_hostile_address_is_ignored(opening: Any, small_page: Path) -> None:
    """Unknown names in the address choose and filter nothing."""
    fragment = "#sel=<img src=x>&near=__proto__&act=constructor&about=%3Cscript%3E&view=x&by=y"
    seen = opening(small_page, fragment)
    assert seen.page.evaluate("[sayso.state.sel, sayso.state.scope]") == [None, None]
    assert "7 of 8 statements" in seen.page.inner_text("#count")
    seen.quiet()


def test_narrow_windows_show_cards(opening: Any, small_page: Path) -> None:
    """At 390 pixels the rows of the table are cards, and the evidence covers the foot."""
    page = opening(small_page, "#view=table", width=390).page
    assert page.locator("#table").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == "block"
    page.click("tbody button >> nth=0")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#evidence')).position") == "fixed"
    )


def test_forced_colours_keep_the_picture_and_the_choice(opening: Any, small_page: Path) -> None:
    """Cards stay lighter than their words, and the open tab differs from the others."""
    page = opening(small_page, "#view=statements").page
    page.emulate_media(forced_colors="active")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    tabs = page.evaluate(
        "[...document.querySelectorAll('[role=tab]')]"
        ".map((t) => [t.getAttribute('aria-selected'), getComputedStyle(t).backgroundColor])"
    )
    (chosen,) = (colour for on, colour in tabs if on == "true")
    assert chosen not in [colour for on, colour in tabs if on == "false"]
    # The middle of a card, left of its words.
    pixel = page.evaluate(
        """() => { const id = [...sayso.drawn.boxes.keys()].find((k) => k.includes("statement"));
        const [x, y] = sayso.drawn.boxes.get(id), c = document.querySelector("canvas");
        const at = sayso.network.canvasToDOM({ x: x + 96, y: y + 4 }), k = c.width / c.clientWidth;
        return [...c.getContext("2d").getImageData(at.x * k, at.y * k, 1, 1).data]; }"""
    )
    assert min(pixel[:3]) > 200
