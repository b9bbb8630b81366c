"""The editor that a browser finds at ``/sparql``: YASGUI with our questions and terms."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from graph.ask import query
from graph.serve import vocabulary
from graph.serve.pages import environment
from ontology import BASE, PREFIXES

__all__ = ["HEADERS", "page"]

#: The editor sets styles of elements while it runs and draws its icons from data.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; "
    "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {"Vary": "Accept", "Content-Security-Policy": _POLICY}
_FIRST = "who-said-what"


@lru_cache(maxsize=1)
def page() -> bytes:
    """The page of the editor."""
    questions = [query.question(name) for name in query.names()]
    terms = {group.title: group.terms for group in vocabulary.groups()}
    given: dict[str, Any] = {
        "prefixes": dict(PREFIXES),
        "classes": [_whole(t.name) for t in terms["Classes"]],
        "properties": [_whole(t.name) for t in terms["Properties"]],
        "questions": [{"name": q.name, "asks": q.asks, "text": q.text} for q in questions],
        "base": BASE,
        "first": query.question(_FIRST).text,
    }
    template = environment().get_template("editor.html.j2")
    return template.render(questions=questions, given=given).encode("utf-8")


def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
