"""What the shell completes: names of questions, their parameters, and names of the graph."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from graph.cli.common import GRAPH
from graph.errors import SaysoError

__all__ = ["complete_question", "complete_setting"]

_MOST = 50


def complete_question(
    context: click.Context,  # noqa: ARG001 - click gives it
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """The shipped questions that begin so, each with what it asks."""
    from graph.ask import query

    names = [name for name in query.names() if name.startswith(incomplete)]
    return [CompletionItem(name, help=query.question(name).asks) for name in names]


def complete_setting(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """The parameters of the question, and behind ``=`` the names that the graph has for one."""
    from graph.ask import query

    with suppress(SaysoError):
        asked = query.question(str(context.params.get("question")))
        name, equals, begun = incomplete.partition("=")
        if not equals:
            return [CompletionItem(f"{p}=") for p in asked.parameters if p.startswith(name)]
        return [CompletionItem(f"{name}={found}") for found in _names(context, name, begun)]
    return []


def _names(context: click.Context, kind: str, begun: str) -> list[str]:
    from graph.ask import lookup
    from graph.opening import open_graph

    if kind not in lookup.KINDS:
        return []
    path = context.params.get("graph") or context.lookup_default("graph") or GRAPH
    wanted = begun.casefold()
    found = lookup.labels(open_graph(Path(path)), kind)
    return [label for label in found if label.casefold().startswith(wanted)][:_MOST]
