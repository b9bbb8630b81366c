"""Where a report stands in the graph and in its article: all that judging it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from extract.records import Span
from graph.ask.lookup import compact, find_node
from graph.ask.walk import Walk
from graph.curate.anchor import Anchor
from graph.errors import QueryError
from ontology import PREFIXES

__all__ = ["Placed", "placed", "reports"]

#: How much of the neighbouring words is written down, in code points.
_AROUND = 48
_REPORT = ox.NamedNode(PREFIXES["sayso"] + "Report")


class Placed(NamedTuple):
    """A report with its words.

    :param claims: the node that says what is claimed, or None.
    :param stored: the text of its article.
    :param text: the hash of that text.
    :param span: the longest stretch of what is said, in code points of the text.
    """

    report: ox.NamedNode
    statement: ox.NamedNode | None
    claims: ox.NamedNode | None
    article: ox.NamedNode
    stored: str
    text: str
    span: Span

    @property
    def anchor(self) -> Anchor:
        """The longest stretch of the content with its neighbours in the same paragraph."""
        start, end = self.span
        before = self.stored[max(0, start - _AROUND) : start].rpartition("\n")[2]
        after = self.stored[end : end + _AROUND].partition("\n")[0]
        return Anchor(self.span.of(self.stored), before.strip(), after.strip())

    @property
    def paragraph(self) -> Span:
        """The paragraph it stands in."""
        start = self.stored.rfind("\n", 0, self.span.start) + 1
        end = self.stored.find("\n", self.span.end)
        return Span(start, len(self.stored) if end < 0 else end)


def placed(store: ox.Store, name: str) -> Placed:
    """The one report that a name means.

    :param name: the report's or statement's id, or the start of one.
    :raises QueryError: when there is none, or more than one.
    """
    report = _report(store, name)
    found = _placed(Walk(store), report)
    if found is None:
        raise QueryError(f"{compact(report.value)} has no words in any article")
    return found


def reports(store: ox.Store) -> Iterator[Placed]:
    """Every report that has words in an article, sorted by IRI."""
    walk = Walk(store)
    for report in walk.pointing(_REPORT, "rdf:type"):
        found = _placed(walk, report)
        if found is not None:
            yield found


def _placed(walk: Walk, report: ox.NamedNode) -> Placed | None:
    place, statement = walk.report(report), walk.node(report, "sayso:reports")
    spans = [Span(start, end) for start, end in place.content]
    if not place.article or not spans:
        return None
    said = walk.node(statement, "sayso:proposition") if statement else None
    return Placed(
        report,
        statement,
        said or statement,
        ox.NamedNode(place.article),
        walk.stored(place),
        walk.words(ox.NamedNode(place.text), "sayso:sha256"),
        max(spans, key=lambda s: (s.end - s.start, -s.start)),
    )


def _report(store: ox.Store, name: str) -> ox.NamedNode:
    walk = Walk(store)
    try:
        node = find_node(store, ("report", "statement"), name)
    except QueryError as error:
        hint = "a rejected report has left the graph: to undo, delete its decision and build again"
        raise QueryError(f"{error.message} ({hint})") from None
    reports = walk.pointing(node, "sayso:reports") or [node]
    if len(reports) > 1:
        listed = ", ".join(compact(report.value) for report in reports[:8])
        raise QueryError(f"{name!r} stands in {len(reports)} places: {listed}; decide on one")
    if walk.node(reports[0], "sayso:inText") is None:
        raise QueryError(f"{compact(node.value)} is no report or statement")
    return reports[0]
