"""A headless Chromium that reaches nothing, and pages that tell what they asked for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from graph.assembly.pipeline import Plan, build
from graph.view import render, write
from tests.browser.debate import debate

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/graph/data/small.trig"
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: Runs before the page: remembers every breach of the policy.
_WATCH = """
globalThis.breaches = [];
document.addEventListener("securitypolicyviolation", (e) => breaches.push(e.violatedDirective));
"""


@dataclass
class Seen:
    """An opened page with everything it asked for and complained of.

    :param requests: addresses, the page itself included.
    :param complaints: console errors and warnings, uncaught errors.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def quiet(self) -> None:
        """Assert that the page asked for nothing but itself and complained of nothing."""
        assert [r for r in self.requests if not r.startswith(("file:", "data:", "blob:"))] == []
        assert len([r for r in self.requests if r.startswith("file:")]) == 1
        assert self.complaints == []
        assert self.page.evaluate("breaches") == []


Opening = Callable[..., Seen]


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers; one process of tests can have one only."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Callable[..., Browser]:
    """Starts the Chromium of this machine with some more flags."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        message = "no chromium on this machine"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return lambda *more: driver.chromium.launch(executable_path=found, args=[*_FLAGS, *more])


@pytest.fixture(scope="session")
def browser(chromium: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium with every host name mapped to nothing."""
    started = chromium("--host-resolver-rules=MAP * ~NOTFOUND")
    yield started
    started.close()


@pytest.fixture
def local_browser(chromium: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium that reaches this machine and nothing else."""
    started = chromium("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    yield started
    started.close()


@pytest.fixture
def opening(browser: Browser) -> Iterator[Opening]:
    """Open a file in a fresh context: ``opening(path, "#hash", width=…, theme=…)``.

    It opens on the findings; ``view=statements`` in the fragment opens the graph.
    """
    contexts = []

    def open_page(
        path: Path,
        fragment: str = "",
        width: int = 1440,
        theme: str = "light",
        *,
        csp: bool = True,
        ready: bool = True,
    ) -> Seen:
        context = browser.new_context(
            viewport={"width": width, "height": 860}, accept_downloads=True, bypass_csp=not csp
        )
        contexts.append(context)
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        seen = Seen(page)
        page.on("request", lambda r: seen.requests.append(r.url))
        page.on("pageerror", lambda e: seen.complaints.append(str(e)))
        page.on(
            "console",
            lambda m: seen.complaints.append(m.text) if m.type in ("error", "warning") else None,
        )
        page.add_init_script(_WATCH)
        page.goto(f"{path.as_uri()}{fragment}")
        if ready:
            page.wait_for_selector("html[data-ready]", state="attached")
        return seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the articles in data/, its page with the SPARQL drawer."""
    out = tmp_path_factory.mktemp("asking")
    build([ROOT / "data/articles"], [ROOT / "data/facts"], out, plan=Plan(sparql=True))
    return out


@pytest.fixture(scope="session")
def debate_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a made-up debate with disputes, reasons, figures and dates."""
    path = tmp_path_factory.mktemp("debate") / "view.html"
    path.write_text(render(debate()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small() -> ox.Store:
    """The small graph of one invented article."""
    store = ox.Store()
    store.load(path=SMALL, format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def small_page(small: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small graph as a file."""
    path = tmp_path_factory.mktemp("view") / "view.html"
    write(small, path)
    return path
