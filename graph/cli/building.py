"""A build as a person starts it: with a progress bar, and a summary of what came of it."""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from extract.inputs.files import find, shown
from graph.ask.lookup import compact
from graph.assembly.pipeline import BuildResult, Plan
from graph.assembly.pipeline import build as pipeline
from graph.cli.unread import NotEnglish, not_english, other_kinds
from graph.errors import InputError

__all__ = ["Built", "build", "counted", "pace_of", "require_articles"]


# So many seconds tell nothing of the pace.
_SOON = 1.0
# How many kinds of repairs are named; and the number of places that one of them stands for.
_MENDED = 4
_COUNT = re.compile(r" \([\d,]+ places\)$")
_ONE = {
    "quantities": "quantity",
    "silent sentences": "silent sentence",
    "files not used": "file not used",
}
#: Field of an article's page in the ledger -> what it counts.
_SILENT = {
    "silent": "silent sentences",
    "negated": "negated or hypothetical cues",
    "dropped": "dropped candidates",
}


class Built(NamedTuple):
    """What a build did, for people.

    :param articles: how many articles are in the graph.
    :param refused: files that were not used, each with its reason, one line each.
    :param findings: what a person should look at, as `sayso check` tells it.
    :param summary: what was made, how long it took and where to look; several lines.
    """

    articles: int
    refused: tuple[str, ...]
    summary: str
    findings: tuple[str, ...] = ()


def build(
    articles: Sequence[Path],
    facts: Path | None,
    out: Path,
    plan: Plan,
    *,
    quiet: bool = False,
) -> Built:
    """Build the graph, showing progress on a terminal's standard error.

    :param facts: folder or file of hand-written facts; None for none.
    :param quiet: whether to show no progress.
    :raises InputError: when a named path does not exist or there is no article in any of them;
        nothing is written then.
    """
    require_articles(articles)
    began = time.monotonic()
    with _progress(show=not quiet and sys.stderr.isatty()) as progress:
        done = pipeline(
            articles,
            [facts] if facts else [],
            out,
            plan=plan,
            progress=progress,
        )
    refused = tuple(f"{shown(r.path)}: {r.reason}" for r in done.refused)
    summary = _summary(done, time.monotonic() - began)
    found = tuple(f"{one.name}: {compact(one.node)}: {one.message}" for one in done.findings)
    return Built(done.counts.get("articles", 0), refused, summary, found)


def require_articles(articles: Sequence[Path]) -> None:
    """Make sure that there is something to build from.

    :raises InputError: when a named path does not exist or there is no article in any of them.
    """
    for path in articles:
        if not path.exists() and not path.is_symlink():
            raise InputError("there is no such file or folder", shown(path))
    listing = find(articles)
    if listing:
        return
    if listing.refused:
        first = listing.refused[0]
        raise InputError(first.reason, shown(first.path))
    wanted = "put texts, documents, mail, tables or archives there (`sayso build --help`)"
    raise InputError(f"no article here; {wanted}", shown(articles[0]))


@contextmanager
def _progress(*, show: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    if not show:
        yield None
        return
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TextColumn("{task.description}"),
    )
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, pace="")

        def told(done: int, total: int, article: str) -> None:
            name = shown(article).replace("[", r"\[")
            pace = pace_of(done, total, time.monotonic() - began)
            bar.update(task, completed=done, total=total, description=name, pace=pace)

        yield told


def pace_of(done: int, total: int, seconds: float) -> str:
    """How fast articles are read, and how long the rest takes at that pace: `5.2/s, 1:40 left`.

    :param seconds: since the first article was begun.
    """
    if not done or seconds < _SOON:
        return ""
    left = round((total - done) * seconds / done)
    minutes, rest = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"{done / seconds:.1f}/s, {clock} left" if left else ""


def _summary(done: BuildResult, seconds: float) -> str:
    made = ", ".join(counted(name, count) for name, count in done.counts.items() if count)
    lines = [f"built {done.out}: {made or 'nothing'}"]
    kept = done.counts.get("articles", 0) - done.fresh
    read = f"{counted('articles', done.fresh)} read anew, {kept:,} unchanged"
    written = (
        f"{done.changed} of {len(done.outputs)} files written" if done.changed else "no change"
    )
    lines.append(f"{read}; {written}; {seconds:.1f} s")
    report = json.loads((done.out / "report.json").read_bytes())
    lines += [*_left_out(report["articles"]), *_unread(report)]
    if done.refused:
        unused = counted("files", len(done.refused))
        lines.append(f"{unused} not used, named above and in report.json")
    if done.findings:
        found = counted("findings", len(done.findings))
        lines.append(f"{found} to look at: `{_command()} check -g {done.out}`")
    view = done.out / "view.html"
    look = f"open {view}, or ask: " if view.exists() else "ask: "
    lines.append(f"{look}`{_command()} query -g {done.out}`")
    return "\n".join(lines)


def _left_out(articles: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What the texts hold that gave no statement, by reason; the ledger names each place."""
    kinds = Counter(one["kind"] for article in articles for one in article["furniture"])
    parts = [counted(f"{kind}s", count) for kind, count in sorted(kinds.items())]
    for field, things in _SILENT.items():
        count = sum(len(article[field]) for article in articles)
        if count:
            parts.append(counted(things, count))
    if parts:
        yield f"left out: {', '.join(parts)} (each in report.json)"
    mended = Counter(_COUNT.sub("", r["how"]) for article in articles for r in article["repairs"])
    if mended:
        named = ", ".join(kind for kind, _ in mended.most_common(_MENDED))
        rest = ", and more" if len(mended) > _MENDED else ""
        yield f"mended on reading: {named}{rest} (each in report.json)"


def _unread(report: Mapping[str, Any]) -> Iterator[str]:
    """What was not read at all: other languages, other files."""
    foreign = (
        NotEnglish(shown(a["path"]), a["language"], tuple(f["language"] for f in a["foreign"]))
        for a in report["articles"]
    )
    others = other_kinds(one["path"] for one in report["ignored"])
    yield from (f"{line} (each in report.json)" for line in (*not_english(foreign), *others))


def _command() -> str:
    """How the program is called from here: its name, or its path where the shell lacks it."""
    if shutil.which("sayso"):
        return "sayso"
    beside = Path(sys.executable).with_name("sayso")
    here = Path.cwd()
    return shown(beside.relative_to(here) if beside.is_relative_to(here) else beside)


def counted(things: str, count: int) -> str:
    """A number with its noun: 1 article, 2 articles."""
    one = _ONE.get(things) or things.removesuffix("s")
    return f"{count:,} {one if count == 1 else things}"
