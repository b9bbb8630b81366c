"""Many statements: a capped overview first, each statement once a filter leaves few."""

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


def test_it_starts_with_what_can_be_read(opening: Any, many: Path) -> None:
    """At most 150 nodes and 500 lines, and a sentence that says what is left out."""
    seen = opening(many)
    assert seen.page.evaluate("sayso.drawn.mode") == "overview"
    assert 0 < seen.page.evaluate("sayso.nodes.length") <= 150
    assert 0 < seen.page.evaluate("sayso.edges.length") <= 500
    assert "of 200 speakers" in seen.page.inner_text("#left-out")
    seen.quiet()


def test_a_search_draws_each_statement_without_overlap(opening: Any, many: Path) -> None:
    """Few enough statements stand closed up in their bands, none upon another."""
    seen = opening(many)
    page = seen.page
    page.fill("#search", "speaker 17")
    page.click("#tab-statements")
    assert page.evaluate("sayso.drawn.mode") == "bands"
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
    seen.page.click("#tab-statements")
    assert seen.page.evaluate("sayso.drawn.mode") == "bands"
    seen.quiet()
