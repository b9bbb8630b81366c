"""The difference between two builds for people: a terminal, a Markdown file, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from rich.text import Text

from graph.ask.diff import Change, Difference

__all__ = ["FORMS", "as_json", "as_markdown", "as_text", "summary", "told"]

_SIGNS = {"added": "+", "gone": "-", "changed": "~"}
_STYLES = {"added": "green", "gone": "red", "changed": "yellow"}
#: Reason -> what it means to a reader.
_REASONS = {
    "article added": "the article is new",
    "article removed": "the article is gone",
    "article renamed": "the article has another name",
    "text": "its text was edited",
    "extractor": "another extractor read it",
    "decision": "somebody decided it",
    "facts": "the facts or decisions are others",
    "reading": "sayso reads it otherwise",
}
_WIDE = 100


def as_text(found: Difference) -> Text:
    """The difference in lines, those of one article together; ends in a line break."""
    text = Text()
    for line in summary(found):
        text.append(f"{line}\n", "bold")
    for path, changes in _by_article(found):
        text.append(f"\n{path}\n", "bold")
        for change in changes:
            text.append(f"  {_SIGNS[change.kind]} ", _STYLES[change.kind])
            text.append(f"{_spoken(change)}\n")
            text.append(f"      {'; '.join((*told(change), change.statement))}\n", "dim")
    return text


def as_markdown(found: Difference) -> str:
    """The difference as Markdown: a list of what changed for each article."""
    lines = ["# What changed", "", *(f"- {_escaped(line)}" for line in summary(found))]
    for path, changes in _by_article(found):
        lines += ["", f"## {_escaped(path)}", ""]
        for change in changes:
            lines.append(f"- **{change.kind}** {_escaped(_spoken(change))}  ")
            lines.append(f"  {_escaped('; '.join((*told(change), change.statement)))}")
    return "\n".join(lines) + "\n"


def as_json(found: Difference) -> str:
    """The difference as one JSON object."""
    made: dict[str, Any] = {
        "statements": {"before": found.counts[0], "after": found.counts[1]},
        "articles": found.articles,
        "disputes": found.disputes,
        "changes": [
            {**c._asdict(), "fields": {n: list(pair) for n, pair in c.fields.items()}}
            for c in found.statements
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


#: Name of a form -> the function that makes it.
FORMS: dict[str, Callable[[Difference], str]] = {
    "text": lambda found: as_text(found).plain,
    "md": as_markdown,
    "json": as_json,
}


def summary(found: Difference) -> Iterator[str]:
    """The whole in lines: how many statements, which articles, which disputes."""
    before, after = found.counts
    kinds: Counter[str] = Counter(change.kind for change in found.statements)
    parts = ", ".join(f"{kinds[kind]:,} {kind}" for kind in _SIGNS if kinds[kind])
    yield f"{before:,} statements before, {after:,} after: {parts or 'no statement differs'}"
    for what, paths in found.articles.items():
        if paths:
            yield f"articles {what}: {', '.join(paths)}"
    for what, labels in found.disputes.items():
        for label in labels:
            yield f"dispute {what}: {label}"


def _by_article(found: Difference) -> Iterator[tuple[str, list[Change]]]:
    for path, changes in groupby(found.statements, key=lambda c: c.article):
        yield path, list(changes)


def _spoken(change: Change) -> str:
    return f"{change.who}: {_short(change.content)}"


def told(change: Change) -> Iterator[str]:
    """What of a statement reads otherwise, each as it was and is, then why it changed."""
    for name, (before, after) in change.fields.items():
        if name == "words":
            yield f"words were: {_short(before)}"
        else:
            yield f"{name}: {before or 'none'} -> {after or 'none'}"
    yield _REASONS[change.why]


def _short(words: str) -> str:
    return words if len(words) <= _WIDE else f"{words[:_WIDE].rpartition(' ')[0]} …"


def _escaped(words: str) -> str:
    """Words that Markdown shows as they are."""
    for sign in "\\`*_[]<>#|":
        words = words.replace(sign, f"\\{sign}")
    return words
