"""What it costs to handle a page of 400 articles with 17,000 statements.

    python -m benchmarks.handling [--page FILE]

CPU milliseconds of the page's main thread, so that a busy machine distorts little: from opening to
usable, from a letter to the suggestions, from a tick to the new rows or cards.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.view import browser, heap
from graph.view import render
from tests.browser.newsroom import newsroom

__all__ = ["Handled", "markdown", "measure"]

ARTICLES, EACH = 400, 40
_AGAIN = 5
#: Until what was made is painted; rows further down follow in the frames after it.
_SETTLED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
#: What is asked for -> the milliseconds or megabytes it may take.
LIMITS = {
    "page, MB": 4.0,
    "usable, CPU ms": 1500.0,
    "first suggestions, CPU ms": 100.0,
    "a tick, Table, CPU ms": 100.0,
    "a tick, Statements, CPU ms": 100.0,
    "heap, MB": 40.0,
}


class Handled(NamedTuple):
    """What was measured: name -> the median of a few times."""

    values: dict[str, float]


class _Watch:
    """The CPU time of the main thread of one page."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def now(self) -> float:
        """Milliseconds spent so far."""
        found = self._session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(m["value"] for m in found if m["name"] == "TaskDuration"))

    def of(self, act: Callable[[], object]) -> float:
        """Milliseconds that something costs until it is on the screen."""
        self._page.evaluate(_SETTLED)
        before = self.now()
        act()
        self._page.evaluate(_SETTLED)
        return self.now() - before


def measure(path: Path, chromium: str) -> Handled:
    """Open a page and handle it as a reader does."""
    with browser(chromium) as started:
        page = started.new_context(viewport={"width": 1440, "height": 900}).new_page()
        watch = _Watch(page)
        usable = watch.of(lambda: _open(page, path))
        # What is read ahead when there is time is not part of what follows.
        page.wait_for_timeout(3000)
        values = {
            "page, MB": path.stat().st_size / 1e6,
            "usable, CPU ms": usable,
            "first suggestions, CPU ms": _suggested(page, watch),
            "a tick, Table, CPU ms": _ticked(page, watch, "table"),
            "a tick, Statements, CPU ms": _ticked(page, watch, "statements"),
            "heap, MB": heap(page) / 1e6,
        }
        return Handled(values)


def _open(page: Any, path: Path) -> None:
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")


def _suggested(page: Any, watch: _Watch) -> float:
    """A letter more in the search; the search of all words waits until nothing more comes."""
    page.click("#search")
    times = []
    for letter in "kovar"[:_AGAIN]:
        times.append(watch.of(lambda: page.keyboard.press(letter)))  # noqa: B023 - at once
        page.wait_for_timeout(600)
    page.keyboard.press("Escape")
    page.fill("#search", "")
    page.wait_for_timeout(600)
    return statistics.median(times)


def _ticked(page: Any, watch: _Watch, view: str) -> float:
    page.click(f"#tab-{view}")
    box = "[data-facet=act] input[type=checkbox]"
    times = []
    for _ in range(_AGAIN):
        page.wait_for_timeout(200)
        # Not the browser driver's own click, which looks where it clicks first.
        times.append(watch.of(lambda: page.evaluate(f"document.querySelector('{box}').click()")))
    if page.is_checked(f"{box} >> nth=0"):
        page.click(f"{box} >> nth=0")
    return statistics.median(times)


def markdown(page: Path | None = None, chromium: str | None = None) -> str:
    """The table: what is measured beside what it may take.

    :param page: a page to measure; None for one of made-up articles.
    """
    found = chromium or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        return "No Chromium on this machine: the page was not handled."
    with tempfile.TemporaryDirectory() as folder:
        path = page or Path(folder, "view.html")
        if page is None:
            path.write_text(render(newsroom(ARTICLES, EACH)), encoding="utf-8")
        values = measure(path, found).values
    rows = [f"| {name} | {value:,.1f} | {LIMITS[name]:g} |" for name, value in values.items()]
    return "\n".join(["| 400 articles | measured | at most |", "|---|---|---|", *rows])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--page", type=Path)
    print(markdown(parser.parse_args().page))


if __name__ == "__main__":
    main()
