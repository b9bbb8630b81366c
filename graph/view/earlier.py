"""What the page tells of an earlier build: what is new since, reads otherwise, or is gone."""

from __future__ import annotations

from typing import Any

from graph.ask.diff import Change, Difference
from graph.ask.diff_report import summary, told

__all__ = ["earlier"]

#: So many statements that are gone stand in the page; of more their number.
MOST_GONE = 1000


def earlier(found: Difference, name: str) -> dict[str, Any]:
    """The difference from an earlier build as data of the page of the later one.

    :param found: from that build to the one whose page it is, as `sayso diff` tells it.
    :param name: what readers know the earlier build by.
    """
    gone = [change for change in found.statements if change.kind == "gone"]
    return {
        "name": name,
        "summary": list(summary(found)),
        "statements": {
            change.statement: [change.kind, *told(change)]
            for change in found.statements
            if change.kind != "gone"
        },
        "gone": [_gone(change) for change in gone[:MOST_GONE]],
        "left": len(gone[MOST_GONE:]),
    }


def _gone(change: Change) -> dict[str, str]:
    return {
        "who": change.who,
        "words": change.content,
        "article": change.article,
        "why": "; ".join(told(change)),
    }
