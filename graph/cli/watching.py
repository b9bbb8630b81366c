"""The command that builds again whenever an article or a fact changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.inputs.files import shown
from graph.ask.lookup import compact
from graph.cli.building import counted
from graph.cli.common import articles_or_default, facts_or_default, note, seconds
from graph.cli.make import build as build_command
from graph.errors import InputError, SaysoError

if TYPE_CHECKING:
    from graph.assembly.pipeline import BuildResult

__all__ = ["rebuilding", "watch"]

#: Path -> when it was changed last, and how large it is.
_State = dict[str, tuple[int, int]]
#: Options of `sayso build` that make no sense for many builds in a row.
_NOT_HERE = frozenset({"quiet", "stdin_kind", "engine"})


@click.command(
    short_help="Build again whenever something changes.",
    epilog="\b\nExamples:\n  sayso watch\n  sayso watch news/ --facts facts/ -o graph/ --every 5\n",
    params=[p for p in build_command.params if p.name not in _NOT_HERE],
)
@click.option(
    "--every",
    type=seconds(0.1),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="How often to look; what changes is built once it has been still for so long.",
)
def watch(
    articles: tuple[Path, ...], facts: Path | None, out: Path, every: float, **plan: Any
) -> None:
    """Build the graph from ARTICLES and the facts, and again whenever one of them changes.

    Tells one line for each build. Takes the options of `sayso build`. Ctrl+C stops it.
    """
    from graph.assembly.pipeline import Plan, build

    places, written = articles_or_default(articles), facts_or_default(facts)

    roots = [*places, *([written] if written else [])]
    for path in roots:
        if not path.exists():
            raise InputError("there is no such file or folder", shown(path))
    known: set[str] = set()

    def made() -> str:
        done = build(places, [written] if written else [], out, plan=Plan(**plan))
        return _told(done, known)

    note(f"watching {', '.join(map(str, roots))}; Ctrl+C stops")
    try:
        for line in rebuilding(roots, made, lambda: _wait(every)):
            note(f"{datetime.now().astimezone():%H:%M:%S} {line}")
    except KeyboardInterrupt:
        note("stopped")


def _wait(seconds: float) -> None:
    time.sleep(seconds)


def rebuilding(
    roots: Sequence[Path], build: Callable[[], str], wait: Callable[[], None]
) -> Iterator[str]:
    """Build at once, then after each change that has come to rest; what each build told.

    :param roots: the files and folders that are looked at, with all below them.
    :param build: builds and tells of it in one line.
    :param wait: waits between two looks.
    """
    built: _State | None = None
    seen = _state(roots)
    while True:
        if seen != built:
            built = seen
            try:
                yield build()
            except SaysoError as error:
                yield f"not built: {error}"
        wait()
        now = _state(roots)
        while now != seen:  # not before files have come to rest
            seen = now
            wait()
            now = _state(roots)


def _state(roots: Sequence[Path]) -> _State:
    return {str(path): told for root in roots for path in _below(root) if (told := _told_of(path))}


def _below(root: Path) -> Iterator[Path]:
    yield root
    if root.is_dir():
        yield from root.rglob("*")


def _told_of(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except OSError:  # gone since it was listed
        return None
    return facts.st_mtime_ns, facts.st_size


def _told(done: BuildResult, known: set[str]) -> str:
    """A build in one line.

    :param known: what earlier builds found wrong; what this one found is put in its place.
    """
    counts = done.counts
    parts = [
        ", ".join(counted(what, counts.get(what, 0)) for what in ("articles", "statements")),
        f"{done.fresh:,} read anew",
    ]
    for wrong, what in ((done.refused, "files not used"), (done.findings, "findings")):
        if wrong:
            parts.append(counted(what, len(wrong)))
    told = [f"{shown(r.path)}: {r.reason}" for r in done.refused]
    told += [f"{f.name}: {compact(f.node)}: {f.message}" for f in done.findings]
    fresh = [line for line in told if line not in known]
    known.clear()
    known.update(told)
    if fresh:
        more = f" (and {len(fresh) - 1:,} more)" if len(fresh) > 1 else ""
        parts.append(f"new: {fresh[0]}{more}")
    return f"built {done.out}: {'; '.join(parts)}"
