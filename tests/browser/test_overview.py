"""Many statements: what is found first, counts by speaker, each drawn once a filter leaves few."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from graph.view import View, packing, render
from graph.view.records import Actor, Article, Country, Report, Statement

pytestmark = pytest.mark.browser


def _statement(i: int) -> Statement:
    found = ("say", "indirect", "verb", 0.5, "rules")
    report = Report(f"report:{i}", "article:a", ((0, 5),), ((6, 10),), (), *found, hand=False)
    return Statement(
        f"statement:{i}",
        "Words",
        "resolved",
        "deny" if i % 3 == 0 else "assert",
        "positive",
        "certain",
        speaker=f"actor:{i % 200}",
        about=(f"country:{i % 40}", f"country:{(i * 7) % 40 + 40}"),
        reports=(report,),
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of 900 statements by 200 speakers about 80 countries."""
    view = View(
        articles=(Article("article:a", "Title", "a.txt", "Words said."),),
        actors=tuple(Actor(f"actor:{i}", f"Speaker {i}", "person") for i in range(200)),
        countries=tuple(Country(f"country:{i}", f"Country {i}") for i in range(80)),
        statements=tuple(_statement(i) for i in range(900)),
    )
    path = tmp_path_factory.mktemp("many") / "view.html"
    path.write_text(render(view), encoding="utf-8")
    return path


def test_it_starts_with_what_is_found(opening: Any, many: Path) -> None:
    """No picture of everything: one sentence with the numbers, and who is quoted most."""
    seen = opening(many)
    lede = seen.page.inner_text(".lede")
    assert "900 statements by 200 speakers about 80 countries" in lede
    assert seen.page.locator(".rank li").count() == 8
    seen.quiet()


def test_the_overview_counts_who_speaks_about_what(opening: Any, many: Path) -> None:
    """Rows by speaker, columns by country, the heaviest first, the rest one click away."""
    seen = opening(many, "#view=overview")
    page = seen.page
    assert page.locator(".matrix tbody tr").count() == 30
    assert page.locator(".matrix thead th").count() == 3 + 10 + 1
    page.get_by_role("button", name="170 more speakers").click()
    assert page.locator(".matrix tbody tr").count() == 90
    page.get_by_role("button", name="70 more countries").click()
    assert page.locator(".matrix thead th").count() == 3 + 20 + 1
    seen.quiet()


def test_the_overview_is_sorted_by_any_column(opening: Any, many: Path) -> None:
    """A click sorts by that column, a second the other way; the order is told to everybody."""
    page = opening(many, "#view=overview").page
    page.get_by_role("button", name="sort by number of denials").click()
    counts = page.locator(".matrix tbody tr td:nth-of-type(2)").all_inner_texts()
    assert counts == sorted(counts, key=int, reverse=True)
    page.get_by_role("button", name="sort by name").click()
    names = page.locator(".matrix tbody th .who").all_inner_texts()
    assert names == sorted(names)
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Speaker")


def test_every_cell_leads_to_as_many_statements(opening: Any, debate_page: Path) -> None:
    """Each count of the overview, of whatever subject, is the number of rows it leads to."""
    for subject in ("country", "actor", "point"):
        page = opening(debate_page, f"#view=overview&by={subject}").page
        for i in range(page.locator(".matrix .count").count()):
            cell = page.locator(".matrix .count").nth(i)
            said = int(cell.inner_text())
            cell.click()
            assert page.evaluate("sayso.shown().length") == said
            page.get_by_role("button", name="← Back").click()
            page.wait_for_selector("#overview:not([hidden])")


def test_nobody_is_lost_in_the_overview(opening: Any, small_page: Path) -> None:
    """Every statement stands in a row; unknown and ambiguous speakers stand last."""
    page = opening(small_page, "#view=overview&voice=1").page
    names = page.locator(".matrix tbody th .who").all_inner_texts()
    assert set(names[-3:]) == {"Unknown speaker", "Ambiguous speaker", "The article itself"}
    totals = page.locator(".matrix tbody tr td:nth-of-type(1)").all_inner_texts()
    assert sum(map(int, totals)) == page.evaluate("sayso.shown().length")


def test_a_search_draws_each_statement_without_overlap(opening: Any, many: Path) -> None:
    """Few enough statements stand closed up in their bands, none upon another."""
    seen = opening(many)
    page = seen.page
    page.fill("#search", "speaker 17")
    page.wait_for_function("() => sayso.shown().length < 300")
    page.click("#tab-statements")
    page.click("[data-how=graph]")
    boxes = page.evaluate("[...sayso.drawn.boxes.entries()]")
    for kind in ("actor", "statement", "country"):
        band = sorted((y, h) for name, (_, y, _, h) in boxes if name.startswith(f"{kind}:"))
        assert len(band) > 1
        assert all(y + h <= below + 0.01 for (y, h), (below, _) in itertools.pairwise(band))
    seen.quiet()


def test_a_capped_compressed_page_says_what_it_leaves_out(
    opening: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Much data is unpacked in the page under its policy, and one line counts what is missing."""
    monkeypatch.setattr(packing, "MOST", 5000)
    monkeypatch.setattr(packing, "KEPT", 5000)
    view = View(
        articles=(Article("article:a", "Title", "a.txt", "Words said. " * 20_000),),
        actors=tuple(Actor(f"actor:{i}", f"Speaker {i}", "person") for i in range(200)),
        countries=tuple(Country(f"country:{i}", f"Country {i}") for i in range(80)),
        statements=tuple(_statement(i) for i in range(6000)),
    )
    path = tmp_path / "view.html"
    path.write_text(render(view), encoding="utf-8")
    seen = opening(path)
    assert seen.page.evaluate("document.getElementById('data').textContent[0]") != "{"
    told = seen.page.inner_text("#capped")
    assert "5,000 of 6,000 statements" in told
    assert "Left out: 1,000" in told
    seen.page.fill("#search", "speaker 177")
    seen.page.wait_for_function("() => sayso.shown().length < 300")
    seen.page.click("#tab-statements")
    assert seen.page.evaluate("sayso.drawn.boxes.size") > 0
    seen.quiet()
