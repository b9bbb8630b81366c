"""The page of the articles in data/: the promises of the README, seen in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_seeds_page_is_small(built: Path) -> None:
    """Two articles with everything that draws them fit into 730 kB."""
    assert (built / "view.html").stat().st_size <= 730_000


def test_peskovs_denial_opens_on_its_sentence(opening: Any, built: Path) -> None:
    """Search Peskov, choose his denial: his words are marked where they stand in the article."""
    seen = opening(built / "view.html", "#view=table")
    page = seen.page
    page.fill("#search", "peskov denies")
    page.click("tbody button >> nth=0")
    chosen = "sayso.data.statements.find((s) => s.id === sayso.state.sel)"
    s = page.evaluate(f"((s) => ({{ reports: s.reports }}))({chosen})")
    texts = {a["id"]: a["text"] for a in page.evaluate("sayso.data.articles")}
    (report, *_) = s["reports"]
    words = [texts[report["article"]][a:b] for a, b in report["content"]]
    assert page.locator("#evidence .text >> nth=0 >> mark").all_text_contents() == words
    assert "fake news" in " ".join(words)
    assert "Dmitry Peskov" in page.inner_text("#evidence h2")
    assert "undated" in page.inner_text("#evidence .how")
    seen.quiet()


def test_every_statement_of_the_seeds_shows_its_words(opening: Any, built: Path) -> None:
    """Whatever extraction found, each marked stretch equals text[start:end]."""
    page = opening(built / "view.html", "#view=table&voice=1").page
    texts = {a["id"]: a["text"] for a in page.evaluate("sayso.data.articles")}
    statements = page.evaluate(
        "sayso.data.statements.map((s) => ({ id: s.id, reports: s.reports }))"
    )
    expect(page.locator("#table tbody tr")).to_have_count(len(statements))
    for s in statements:
        page.evaluate(
            "(id) => document.querySelector(`tr[data-id='${id}'] button`).click()", s["id"]
        )
        marked = page.locator("#evidence .text mark").all_text_contents()
        assert marked == [
            texts[r["article"]][a:b] for r in s.get("reports", []) for a, b in r["content"]
        ]
