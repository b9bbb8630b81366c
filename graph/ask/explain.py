"""One statement opened on its words: where it stands, who holds it, who decided what about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from extract.document import Span
from graph.ask.context import Passage, passage
from graph.ask.lookup import compact
from graph.ask.walk import Walk
from graph.iri import stretch

__all__ = ["Decided", "Evidence", "Explanation", "Holding", "Related", "explain"]


class Evidence(NamedTuple):
    """One place in one text that reports the statement.

    :param file: the article's path below the articles folder.
    :param spans: the words of the content, code points in the stored text.
    :param source, cue: the words that name the speaker, the reporting words; empty for narration.
    :param confidence: the extractor's own, 0 to 1, as written; empty for hand-written reports.
    :param verdict: the curator's; empty when nobody decided.
    """

    report: str
    article: str
    file: str
    spans: tuple[Span, ...]
    passage: Passage
    source: str
    cue: str
    style: str
    rule: str
    extractor: str
    confidence: str
    verdict: str


class Holding(NamedTuple):
    """Who the statement is laid to.

    :param names: the holder, or all who hold it together; the candidates when ambiguous; empty
        when unknown.
    :param found: how the holder was found, in words.
    """

    status: str
    names: tuple[str, ...]
    found: str


class Decided(NamedTuple):
    """What a person decided about it, with the reason given."""

    outcome: str
    by: str
    when: str
    why: str
    id: str


class Related(NamedTuple):
    """Another statement it is linked to.

    :param link: ``contradicts``, ``is contradicted by``, ``answers`` ...
    """

    link: str
    who: str
    content: str
    id: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the graph holds one statement.

    :param fields: further properties with values, as name and words.
    """

    id: str
    content: str
    act: str
    polarity: str
    certainty: str
    holder: Holding
    chain: str
    fields: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    decisions: tuple[Decided, ...]
    related: tuple[Related, ...]


_FIELDS = (
    ("about", "sayso:about"),
    ("addressee", "sayso:addressee"),
    ("evaluation", "sayso:evaluation"),
    ("time", "sayso:timeExpression"),
    ("from", "sayso:earliest"),
    ("to", "sayso:latest"),
)
_LINKS = (
    ("sayso:contradicts", "contradicts", "is contradicted by"),
    ("sayso:respondsTo", "answers", "is answered by"),
    ("sayso:corroborates", "backs", "is backed by"),
    ("sayso:updates", "brings up to date", "is brought up to date by"),
    ("sayso:repeats", "tells again", "is told again by"),
)


def explain(store: ox.Store, node: ox.NamedNode) -> Explanation:
    """All that stands behind a statement.

    :param node: the statement, or a report of it.
    """
    walk = Walk(store)
    statement = walk.node(node, "sayso:reports") or node
    reports = walk.pointing(statement, "sayso:reports")
    return Explanation(
        compact(statement.value),
        walk.words(statement, "sayso:content"),
        walk.words(statement, "sayso:speechAct"),
        walk.words(statement, "sayso:polarity"),
        walk.words(statement, "sayso:certainty"),
        _holding(walk, statement, reports),
        walk.chain(statement),
        tuple(_fields(walk, statement)),
        tuple(_evidence(walk, report) for report in reports),
        tuple(_decisions(walk, statement, reports)),
        tuple(_related(walk, statement)),
    )


def _holding(walk: Walk, statement: ox.NamedNode, reports: Sequence[ox.NamedNode]) -> Holding:
    status = walk.words(statement, "sayso:holderStatus")
    nodes = walk.nodes(statement, "sayso:speaker", "sayso:candidateSpeaker")
    names = tuple(f"{walk.label(n)} ({compact(n.value)})" for n in nodes)
    return Holding(status, names, _how_found(walk, status, nodes, reports))


def _how_found(
    walk: Walk, status: str, nodes: Sequence[ox.NamedNode], reports: Sequence[ox.NamedNode]
) -> str:
    if status == "voice":
        return "nobody is named, so the article says it itself"
    if status == "unknown":
        return "the words name nobody"
    told = sorted({t for r in reports if (t := walk.words(r, "sayso:holderReason"))})
    if told:
        return "; ".join(told)
    mentions = [m for report in reports for m in walk.nodes(report, "sayso:sourceSpan")]
    words = ", ".join(f"“{walk.printed(m)}”" for m in mentions)
    if status == "ambiguous":
        return f"{words or 'the words'} may mean any of them"
    meant = [n for m in mentions for n in walk.nodes(m, "sayso:refersTo") if n in nodes]
    if meant:
        return f"{words} refers to {walk.label(meant[0])}"
    return f"named by {words}" if words else "from the words around it"


def _fields(walk: Walk, statement: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for title, name in _FIELDS:
        values = [_word(walk, value) for value in walk.all(statement, name)]
        if values:
            yield title, ", ".join(values)
    said = walk.says(statement)
    yield "proposition", walk.claim(statement)
    yield "event status", walk.words(said, "sayso:eventStatus")
    for quantity in walk.nodes(said, "sayso:quantity"):
        yield "quantity", _quantity(walk, quantity)


def _word(walk: Walk, value: ox.NamedNode | ox.Literal) -> str:
    return value.value if isinstance(value, ox.Literal) else walk.label(value)


def _quantity(walk: Walk, quantity: ox.NamedNode) -> str:
    parts = ("schema:value", "schema:minValue", "schema:maxValue")
    numbers = [walk.words(quantity, part) for part in parts]
    how = walk.words(quantity, "sayso:comparator")
    counted = walk.words(quantity, "sayso:countOf")
    value = " to ".join(filter(None, numbers))
    return f"“{walk.label(quantity)}”: {' '.join(filter(None, (how, value, counted)))}"


def _evidence(walk: Walk, report: ox.NamedNode) -> Evidence:
    text = walk.node(report, "sayso:inText")
    article = walk.node(text, "sayso:versionOf") if text else None
    content, cue, source = (
        _spans(walk, report, name)
        for name in ("sayso:contentSpan", "sayso:cueSpan", "sayso:sourceSpan")
    )
    stored = walk.words(text, "sayso:text")
    by = walk.run(report)
    return Evidence(
        compact(report.value),
        compact(article.value) if article else "",
        walk.words(article, "sayso:path"),
        content,
        passage(stored, content, (*cue, *source)),
        _words(stored, source),
        _words(stored, cue),
        walk.words(report, "sayso:quoteStyle"),
        walk.words(report, "sayso:rule"),
        walk.label(by) if by else "",
        walk.words(report, "sayso:confidence"),
        walk.words(report, "sayso:verdict"),
    )


def _spans(walk: Walk, report: ox.NamedNode, name: str) -> tuple[Span, ...]:
    places = (stretch(mention.value) for mention in walk.nodes(report, name))
    return tuple(sorted(Span(at.start, at.end) for at in places if at))


def _words(stored: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(stored) for span in spans)


def _decisions(
    walk: Walk, statement: ox.NamedNode, reports: Sequence[ox.NamedNode]
) -> Iterator[Decided]:
    found = {d for node in (statement, *reports) for d in walk.pointing(node, "sayso:decides")}
    lines = [
        Decided(
            walk.words(decision, "sayso:outcome"),
            walk.words(decision, "prov:wasAssociatedWith"),
            walk.words(decision, "prov:endedAtTime"),
            walk.words(decision, "rdfs:comment") or walk.words(decision, "rdfs:label"),
            compact(decision.value),
        )
        for decision in found
    ]
    yield from sorted(lines, key=lambda d: (d.when, d.id))


def _related(walk: Walk, statement: ox.NamedNode) -> Iterator[Related]:
    for name, to, back in _LINKS:
        yield from (_other(walk, to, node) for node in walk.nodes(statement, name))
        yield from (_other(walk, back, node) for node in walk.pointing(statement, name))
    for proposition in walk.nodes(statement, "sayso:proposition"):
        for node in walk.pointing(proposition, "sayso:proposition"):
            if node != statement:
                yield _other(walk, "is on the same point as", node)


def _other(walk: Walk, link: str, node: ox.NamedNode) -> Related:
    return Related(link, walk.holders(node), walk.words(node, "sayso:content"), compact(node.value))
