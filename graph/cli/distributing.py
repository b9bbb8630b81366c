"""A build by the engine that a person names: one graph here, or shards and a summary of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Protocol

from extract.inputs.files import shown
from graph.ask.lookup import compact
from graph.assembly.plan import Plan
from graph.cli.building import Built, require_articles
from graph.cli.building import build as local
from graph.cli.common import note

__all__ = ["Make", "by"]

#: Of what a build counts, what its summary tells.
_TOLD = ("articles", "statements", "points", "disputes", "links", "quads")


class Make(Protocol):
    """What builds a graph and tells of it, as :func:`graph.cli.building.build` does."""

    def __call__(
        self, articles: Sequence[Path], facts: Path | None, out: Path, plan: Plan, *, quiet: bool
    ) -> Built:
        """Build the graph."""


def by(engine: str) -> Make:
    """What builds the graph.

    :param engine: ``local``, or what runs the tasks of a build in shards.
    """
    return local if engine == "local" else partial(_distributed, engine=engine)


def _distributed(
    articles: Sequence[Path],
    facts: Path | None,
    out: Path,
    plan: Plan,
    *,
    quiet: bool,
    engine: str,
) -> Built:
    """Build the graph in shards.

    :param plan: ``jobs`` is how many tasks run at once.
    :param quiet: whether to name no steps.
    :raises InputError: when a named path does not exist or there is no article in any of them.
    :raises BuildError: when the engine is not installed, or loses workers again and again.
    """
    from graph.distributed.build import Cut, build
    from graph.distributed.engines import engine as started

    require_articles(articles)
    began = time.monotonic()

    def told(step: str) -> None:
        if not quiet:
            note(f"{time.monotonic() - began:,.0f} s: {step}")

    with closing(started(engine, plan.jobs)) as workers:
        given = [facts] if facts else []
        done = build(articles, given, out, workers, plan, Cut(note=told))
    counted = ", ".join(f"{done.counts.get(name, 0):,} {name}" for name in _TOLD)
    load = "each is N-Quads that any store loads (docs/scaling.md)"
    summary = f"built {done.folder}: {counted}; {time.monotonic() - began:.1f} s\n{load}"
    refused = tuple(f"{shown(r.path)}: {r.reason}" for r in done.refused)
    found = tuple(f"{one.name}: {compact(one.node)}: {one.message}" for one in done.findings)
    return Built(done.counts.get("articles", 0), refused, summary, found)
