"""The shipped questions as the drawer of the page offers them."""

from __future__ import annotations

from typing import Any

from graph.ask import query
from ontology import PREFIXES

__all__ = ["questions"]


def questions() -> dict[str, Any]:
    """Prefixes that need no declaration, and each shipped question with its text and parameters."""
    asked = (query.question(name) for name in query.names())
    return {
        "prefixes": PREFIXES,
        "questions": [
            {
                "name": q.name,
                "asks": q.asks,
                "text": query.whole(q.text),
                "parameters": dict(q.parameters),
            }
            for q in asked
        ],
    }
