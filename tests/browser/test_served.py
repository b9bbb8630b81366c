"""What a browser finds on the server besides the page: the editor, and a page behind every IRI."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.opening import open_graph
from graph.serve import Limits, Server
from ontology import BASE
from tests.browser.test_axe import AXE, RUN
from tests.graph.serve.served import small_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(asking: Path) -> Iterator[str]:
    """Where a server of a small graph answers."""
    server = Server(asking / "graph.trig", 0, Limits(seconds=60), page=small_page)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server.address
    server.stop()
    thread.join(20)
    server.close()


@pytest.fixture
def page(local_browser: Any, address: str) -> Iterator[Any]:
    """A page that must neither complain nor ask anybody else."""
    found = local_browser.new_page()
    wrong: list[str] = []
    found.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    found.on("pageerror", lambda e: wrong.append(str(e)))
    found.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
    yield found
    found.close()
    assert not [w for w in wrong if not w.startswith("data:")]


def test_the_editor_asks_a_shipped_question(page: Any, address: str) -> None:
    """Chosen from the list, a question is asked, its rows are shown, and drawn as bars."""
    page.goto(f"{address}sparql")
    page.select_option("#questions", "who-spoke")
    page.wait_for_selector(".yasr table tbody tr")
    page.click(".yasr .select_chart")
    assert page.locator("svg.chart rect").count() > 1
    page.goto(f"{address}sparql?query=ASK%20%7B%20%3Fs%20a%20sayso%3AStatement%20%7D")
    page.wait_for_selector(".yasr >> text=True")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_kind_of_page_can_be_used_by_everybody(
    page: Any, address: str, asking: Path, theme: str
) -> None:
    """Axe finds nothing on the page of any kind of thing, nor on the vocabulary."""
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": 390, "height": 800})
    subjects = {getattr(q.subject, "value", "") for q in open_graph(asking / "graph.trig")}
    kinds = {i.removeprefix(f"{BASE}id/").partition("/")[0]: i for i in sorted(subjects)}
    paths = [i.removeprefix(BASE) for i in kinds.values() if i.startswith(f"{BASE}id/")]
    assert len(paths) > 8
    turned = f"{kinds['country'].removeprefix(BASE)}?list=said-of-it&page=2"
    for path in (*paths, turned, "ns"):
        page.goto(address + path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path


@pytest.mark.parametrize("width", [1440, 390])
def test_the_editor_can_be_used_by_everybody(page: Any, address: str, width: int) -> None:
    """Axe finds nothing on the editor, before a question, with its rows, and in a second tab."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}sparql")
    page.wait_for_selector(".CodeMirror-line")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
    page.select_option("#questions", "who-spoke")
    page.wait_for_selector(".yasr table tbody tr")
    assert page.evaluate(RUN) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.click(".tabsList .addTab")
    page.wait_for_selector(".tabsList .tab.active:nth-child(2)")
    assert page.evaluate(RUN) == []
