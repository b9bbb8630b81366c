"""The page of many statements: size, processor time, frames; others' pages measured beside it.

    python -m benchmarks.view [--chromium PATH]

Plain pyvis draws the same nodes and edges, Sigma the same GraphML (where npm can fetch it). Times
are CPU seconds of the processes that run and draw the page, and ratios within one run; frames are
medians of a scripted pan in a headless browser without a GPU, so compare them with the empty
page's.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.rivals import plain_pyvis, sigma
from graph.view import View, render
from graph.view.records import Actor, Article, Country, Report, Statement

__all__ = ["browser", "heap", "made", "markdown", "measure"]

_FLAGS = [
    "--headless", "--no-sandbox", "--use-angle=swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-precise-memory-info", "--js-flags=--expose-gc", "--enable-unsafe-swiftshader",
    "--disable-accelerated-2d-canvas",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]  # fmt: skip
_ACTS = ("assert",) * 6 + ("deny", "demand", "warn", "predict")
_PER_ARTICLE, _WORDS = 30, 18
SIZES = (50, 500, 10_000, 50_000)
#: A page is given up after so many CPU seconds, or so many times as many on the clock.
PATIENCE, _CLOCK = 60.0, 8.0
#: A renderer that spends less than this of a second, two seconds long, has come to rest.
_IDLE = 0.06


# ---------------------------------------------------------------- made-up graphs


def _vocabulary(dice: random.Random) -> list[str]:
    parts = ["ka", "lo", "mi", "ren", "tas", "vor", "sel", "un", "dra", "pe", "xi", "gor", "th"]
    return ["".join(dice.choices(parts, k=dice.randint(1, 4))) for _ in range(3000)]


def made(nodes: int) -> View:
    """A graph of so many nodes: a fifth speakers, at most 195 countries, the rest statements.

    Few speakers say much and many little; each statement has 18 words in its article.
    """
    dice = random.Random(nodes)
    actors, countries = max(2, nodes // 5), min(195, max(2, nodes // 20))
    words = _vocabulary(dice)
    statements: list[Statement] = []
    articles: list[Article] = []
    count = nodes - actors - countries
    for at in range(0, count, _PER_ARTICLE):
        text = ""
        for i in range(at, min(count, at + _PER_ARTICLE)):
            who = min(actors - 1, int(dice.paretovariate(0.7)) - 1)
            said = " ".join(dice.choices(words, weights=_zipf(len(words)), k=_WORDS))
            start = len(text) + len(f"Speaker {who} said that ")
            text += f"Speaker {who} said that {said}.\n"
            statements.append(_statement(dice, i, who, countries, (start, start + len(said))))
        date = f"2024-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        name = f"article:{at}"
        articles.append(
            Article(name, f"Article {at}", f"{at}.txt", text, date, version=f"text:{at}")
        )
    return View(
        articles=tuple(articles),
        actors=tuple(Actor(f"actor:{i}", f"Speaker {i}", "person") for i in range(actors)),
        countries=tuple(Country(f"country:{i}", f"Country {i}") for i in range(countries)),
        statements=tuple(statements),
    )


@cache
def _zipf(count: int) -> list[float]:
    return [1 / (rank + 3) for rank in range(count)]


def _statement(
    dice: random.Random, i: int, who: int, countries: int, span: tuple[int, int]
) -> Statement:
    act = dice.choice(_ACTS)
    about = {
        min(countries - 1, int(dice.paretovariate(0.6)) - 1) for _ in range(dice.choice((1, 1, 2)))
    }
    article = f"article:{i // _PER_ARTICLE * _PER_ARTICLE}"
    name = f"{dice.getrandbits(64):016x}"
    cue = (span[0] - 10, span[0] - 6)
    source = (span[0] - 11 - len(f"Speaker {who}"), span[0] - 11)
    return Statement(
        id=f"statement:{name}", words="", holder="resolved", act=act,
        polarity="negative" if act == "deny" else "positive",
        certainty=dice.choice(("certain", "certain", "possible")), speaker=f"actor:{who}",
        about=tuple(f"country:{c}" for c in sorted(about)),
        reports=(Report(f"report:{name}", article, (span,), (cue,), (source,), "say", "indirect",
                        "verb", 0.8, "rules", hand=False),),
    )  # fmt: skip


# ---------------------------------------------------------------- pages


def ours(view: View, path: Path) -> None:
    """The page of sayso."""
    path.write_text(render(view), encoding="utf-8")


#: Those that can be told from a page that never was made.
_PAGES: dict[str, Callable[[View, Path], object]] = {
    "sayso": ours,
    "plain pyvis": plain_pyvis,
    "Sigma": sigma,
}

# ---------------------------------------------------------------- measuring


class Measured(NamedTuple):
    """One page, opened once.

    :param cpu: CPU seconds until it rests, or until patience ended.
    :param rests: whether it came to rest in time.
    :param heap: bytes of the JavaScript heap after collecting; None when it did not reply.
    :param frame: median milliseconds between frames while panning; None when it did not reply.
    """

    size: int
    cpu: float
    rests: bool
    heap: int | None
    frame: float | None


@contextmanager
def browser(chromium: str) -> Iterator[Any]:
    """A browser of its own that reaches nothing.

    :param chromium: its program.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield started
        started.close()


def _cpu(session: Any) -> float:
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return float(sum(p["cpuTime"] for p in found if p["type"] in ("renderer", "GPU")))


def _rest(session: Any, before: float) -> tuple[float, bool]:
    """CPU seconds spent until nothing is spent any more."""
    spent, calm, began = before, 0, time.monotonic()
    while calm < 2 and spent - before < PATIENCE:
        if time.monotonic() - began > _CLOCK * PATIENCE:
            break
        time.sleep(1)
        now = _cpu(session)
        calm = calm + 1 if now - spent < _IDLE else 0
        spent = now
    return spent - before, calm == 2


_PAN = """async (move) => {
  if (move) document.getElementById("tab-statements").click();
  const times = []; let last = performance.now();
  for (let i = 0; i < 120; i += 1) {
    await new Promise(requestAnimationFrame);
    if (move) { const n = sayso.network, c = n.getViewPosition();
      n.moveTo({ position: { x: c.x, y: c.y + 1 }, scale: n.getScale(), animation: false }); }
    const now = performance.now(); times.push(now - last); last = now;
  }
  return times.sort((a, b) => a - b)[60];
}"""


def measure(path: Path, chromium: str, *, own: bool) -> Measured:
    """Open a page in a browser of its own and measure it.

    :param own: whether it is a page of sayso, whose graph can be asked to pan.
    """
    with browser(chromium) as started:
        session = started.new_browser_cdp_session()
        page = started.new_context(viewport={"width": 1440, "height": 900}).new_page()
        before = _cpu(session)
        page.goto(path.as_uri(), wait_until="commit")
        cpu, rests = _rest(session, before)
        held = heap(page) if rests else None
        frame = page.evaluate(_PAN, True) if own and rests else None
        return Measured(path.stat().st_size, cpu, rests, held, frame)


def heap(page: Any) -> int:
    """Bytes of the JavaScript heap after collecting."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return int(found["JSHeapUsedSize"])


# ---------------------------------------------------------------- the tables


def _row(nodes: int, name: str, m: Measured) -> str:
    heap = f"{m.heap / 1e6:.0f}" if m.heap else "no reply"
    frame = f"{m.frame:.0f}" if m.frame else "–"
    cpu = f"{m.cpu:.1f}" if m.rests else f"> {m.cpu:.0f}, given up"
    return f"| {nodes:,} | {name} | {m.size / 1e6:.2f} | {cpu} | {heap} | {frame} |"


def markdown(chromium: str | None = None, sizes: tuple[int, ...] = SIZES) -> str:
    """The tables of the page: ours, plain pyvis and Sigma in the same run.

    :param chromium: the browser; None for the one of this machine.
    """
    found = chromium or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        return "No Chromium on this machine: the page was not measured."
    lines = [
        "| nodes | page | MB | CPU s to rest | JS heap MB | frame ms |",
        "|---|---|---|---|---|---|",
    ]
    ratios: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for nodes in sizes:
            pages = _measured(made(nodes), Path(folder, str(nodes)), found)
            lines += [_row(nodes, name, one) for name, one in pages.items()]
            for name, one in pages.items():
                if name != "sayso":
                    ratios.setdefault(name, []).append(_ratio(one, pages["sayso"], nodes))
    told = [f"CPU of {name} over ours: {', '.join(many)} nodes." for name, many in ratios.items()]
    return "\n".join([*lines, "", *told])


def _measured(view: View, folder: Path, chromium: str) -> dict[str, Measured]:
    """Each page that can be made, opened once."""
    folder.mkdir()
    pages = {}
    for name, make in _PAGES.items():
        path = folder / f"{name.replace(' ', '-')}.html"
        if make(view, path) is not False:
            pages[name] = measure(path, chromium, own=name == "sayso")
    return pages


def _ratio(other: Measured, own: Measured, nodes: int) -> str:
    more = "" if other.rests else "more than "
    return f"{more}{other.cpu / max(own.cpu, 0.01):.0f} times at {nodes:,}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--chromium")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    args = parser.parse_args()
    print(markdown(args.chromium, tuple(args.sizes)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
