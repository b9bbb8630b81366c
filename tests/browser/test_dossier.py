"""A dossier: the page and the command line give the same bytes, and nothing in it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.opening import open_graph
from graph.view import View, read, render
from graph.view.dossier import dossier
from graph.view.dossier_files import html, markdown
from tests.browser.debate import debate
from tests.browser.newsroom import newsroom

pytestmark = pytest.mark.browser


def _saved(page: Any, target: str, form: str) -> str:
    page.evaluate("(id) => { location.hash = `sel=${encodeURIComponent(id)}`; }", target)
    page.wait_for_function("(id) => sayso.state.sel === id", arg=target)
    with page.expect_download() as download:
        page.click(f"[data-dossier={form}]")
    assert download.value.suggested_filename.endswith(f".{form}")
    return Path(download.value.path()).read_bytes().decode("utf-8")


def _targets(view: View) -> list[str]:
    speaking = {name for s in view.statements if not s.narrated for name in s.holders}
    actors = [a.id for a in view.actors if a.id in speaking and a.kind != "voice"]
    points = sorted({p for s in view.statements for p in s.points})
    return [*actors[:12], *(c.id for c in view.countries[:2]), *points[:8]]


def _compare(opening: Any, path: Path, view: View) -> None:
    targets = _targets(view)
    # Chromium asks before a page saves its eleventh file.
    for some in (targets[n : n + 5] for n in range(0, len(targets), 5)):
        seen = opening(path)
        for target in some:
            blocks = dossier(view, target)
            assert _saved(seen.page, target, "md") == markdown(blocks), target
            assert _saved(seen.page, target, "html") == html(blocks), target
        seen.quiet()


def test_of_the_articles(opening: Any, asking: Path) -> None:
    """Speakers, countries and points of the articles in data/, with a person's decisions."""
    _compare(opening, asking / "view.html", read(open_graph(asking)))


@pytest.mark.parametrize("made", [debate, newsroom])
def test_of_made_up_ones(opening: Any, tmp_path: Path, made: Any) -> None:
    """Disputes with reasons, entries that may be the same, letters beyond the 16-bit plane."""
    view = made()
    path = tmp_path / "view.html"
    path.write_text(render(view), encoding="utf-8")
    _compare(opening, path, view)


def test_it_opens_quietly_and_prints_what_it_says(opening: Any, tmp_path: Path) -> None:
    """As a page of its own it asks for nothing and holds both sides of the dispute."""
    path = tmp_path / "dossier.html"
    path.write_text(html(dossier(newsroom(), "point:bridge")), encoding="utf-8")
    context = opening(path, ready=False)
    told = context.page.inner_text("body")
    assert "Say it is so (1)" in told
    assert "Say it is not so (1)" in told
    assert "transport minister" not in context.page.title()
    context.quiet()
