"""The same tasks in the Firefox of this machine, and its own judgement of the page's policy.

What drives a page runs code in it by `eval`, which the policy forbids and Firefox, unlike Chromium,
lets nobody do. So the tasks are done on the page without its policy, and the page with it is read
and clicked from outside.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from graph.view import render
from tests.browser import test_visitor
from tests.browser.newsroom import newsroom
from tests.browser.test_visitor import MOST, TASKS, Visitor

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
#: On a phone: the words first, the facets in a drawer, two people side by side.
_SMALL = ("_denied", "_words", "_compared")
CASES = [(task, 1440) for task in TASKS] + [(getattr(test_visitor, n), 390) for n in _SMALL]


class FirefoxVisitor(Visitor):
    """One whose browser saves what it is given into a folder."""

    def __init__(self, page: Page, folder: Path) -> None:
        super().__init__(page)
        self._folder = folder

    def saved(self, press: Callable[[], None]) -> bytes:
        """What a click saves; Firefox tells nobody when it is done."""
        press()
        until = time.monotonic() + 20
        while time.monotonic() < until:
            found = [p for p in self._folder.glob("dossier-*") if p.stat().st_size]
            if found and not list(self._folder.glob("*.part")):
                return found[0].read_bytes()
            time.sleep(0.05)
        raise AssertionError("nothing was saved")


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox saves to."""
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="module")
def firefox(
    driver: Playwright, saves: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """The Firefox of this machine, which reaches nothing."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no firefox on this machine")
        pytest.skip("no firefox on this machine")
    start = tmp_path_factory.mktemp("bin") / "firefox"
    go = shlex.join([sys.executable, "-m", "tests.browser.bidi", found])
    start.write_text(f'#!/bin/sh\ncd {shlex.quote(str(ROOT))} && exec {go} "$@"\n')
    start.chmod(0o755)
    kept: dict[str, str | float | bool] = {
        "browser.download.dir": str(saves),
        "browser.download.folderList": 2,
        "browser.download.useDownloadDir": True,
        "network.dns.disabled": True,
    }
    browser = driver.firefox.launch(
        executable_path=str(start),
        channel="moz-firefox",
        firefox_user_prefs=kept,
        downloads_path=str(saves),  # where later ones save, whatever they prefer
    )
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The page of 150 articles as it is, and without its policy."""
    text, folder = render(newsroom()), tmp_path_factory.mktemp("fox")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', "", text, count=1)
    (folder / "view.html").write_text(text, encoding="utf-8")
    (folder / "bare.html").write_text(bare, encoding="utf-8")
    return folder / "view.html", folder / "bare.html"


def _opened(browser: Browser, path: Path, width: int) -> tuple[Page, list[str]]:
    """The page, ready, and everything it complains of or asks for."""
    size = {"width": width, "height": 844 if width < 500 else 860}
    page = browser.new_context(viewport=size).new_page()  # type: ignore[arg-type]
    told: list[str] = []
    page.on("request", lambda r: told.append(r.url) if r.url.startswith("http") else None)
    page.on("pageerror", lambda e: told.append(str(e)))
    page.on("console", lambda m: told.append(m.text) if m.type in ("error", "warning") else None)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    return page, told


@pytest.mark.parametrize(("task", "width"), CASES, ids=lambda v: getattr(v, "__name__", str(v)))
def test_a_task_in_five_actions_in_firefox(
    firefox: Browser, pages: tuple[Path, Path], saves: Path, task: Any, width: int
) -> None:
    """It is done in at most five actions; nothing scrolls sideways, nothing is complained of."""
    page, told = _opened(firefox, pages[1], width)
    visitor = FirefoxVisitor(page, saves)
    task(visitor)
    assert visitor.actions <= MOST
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()
    assert told == []


def test_firefox_keeps_to_the_policy(firefox: Browser, pages: tuple[Path, Path]) -> None:
    """With its policy the page opens, shows the dispute and its words, and breaks no rule."""
    page, told = _opened(firefox, pages[0], 1440)
    page.get_by_role("button", name="cracks in the Sound Bridge").first.click()
    panel = page.get_by_label("Evidence", exact=True)
    panel.get_by_role("button", name="there are any cracks").first.click()
    assert "Nils Lund" in panel.inner_text()
    for name in ("Overview", "Statements", "Table", "Compare", "Findings"):
        page.get_by_role("tab", name=name).click()
    page.context.close()
    # What drives the page tries `eval` at each click.
    assert [line for line in told if "JavaScript eval" not in line] == []


@pytest.fixture
def broken(pages: tuple[Path, Path]) -> Path:
    """The page with a script that its policy does not name."""
    before, end, after = pages[0].read_text(encoding="utf-8").rpartition("</body>")
    path = pages[0].with_name("broken.html")
    path.write_text(f"{before}<script>1;</script>{end}{after}", encoding="utf-8")
    return path


def test_firefox_would_tell_of_a_breach(firefox: Browser, broken: Path) -> None:
    """A script that the policy does not name is told of: silence means that nothing was broken."""
    page, told = _opened(firefox, broken, 1440)
    page.wait_for_timeout(200)
    page.context.close()
    assert any("inline script" in line for line in told)
