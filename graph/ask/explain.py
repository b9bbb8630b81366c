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
from graph.model.records import Offsets, Quantity, Report, Statement

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
    said = walk.statement(node)
    statement = ox.NamedNode(said.id)
    return Explanation(
        compact(said.id),
        said.content,
        said.act,
        said.polarity,
        said.certainty,
        _holding(walk, said),
        walk.chain(said),
        tuple(_fields(walk, said)),
        tuple(_evidence(walk, report) for report in said.reports),
        tuple(_decisions(walk, said)),
        tuple(_related(walk, statement, said)),
    )


def _holding(walk: Walk, said: Statement) -> Holding:
    refs = said.speakers or said.candidates
    names = zip(walk.names(refs), refs, strict=True)
    told = tuple(f"{name} ({compact(one.id)})" for name, one in names)
    return Holding(said.holder, told, _how_found(walk, said))


def _how_found(walk: Walk, said: Statement) -> str:
    if said.holder == "voice":
        return "nobody is named, so the article says it itself"
    if said.holder == "unknown":
        return "the words name nobody"
    told = sorted({report.reason for report in said.reports if report.reason})
    if told:
        return "; ".join(told)
    return _by_source(walk, said)


def _by_source(walk: Walk, said: Statement) -> str:
    """How the holder was found as far as the words tell that name the source."""
    reports = (ox.NamedNode(report.id) for report in said.reports)
    mentions = [m for report in reports for m in walk.nodes(report, "sayso:sourceSpan")]
    words = ", ".join(f"“{walk.printed(m)}”" for m in mentions)
    if said.holder == "ambiguous":
        return f"{words or 'the words'} may mean any of them"
    speakers = {one.id for one in said.speakers}
    meant = [n for m in mentions for n in walk.nodes(m, "sayso:refersTo") if n.value in speakers]
    if meant:
        return f"{words} refers to {walk.label(meant[0])}"
    return f"named by {words}" if words else "from the words around it"


def _fields(walk: Walk, said: Statement) -> Iterator[tuple[str, str]]:
    addressee = walk.label(ox.NamedNode(said.addressee)) if said.addressee else ""
    for title, words in (
        ("about", ", ".join(walk.names(said.about))),
        ("addressee", addressee),
        ("evaluation", said.evaluation),
        ("time", ", ".join(said.times)),
        ("from", said.earliest),
        ("to", said.latest),
        ("proposition", said.claim),
        ("event status", said.status),
        *(("quantity", _quantity(one)) for one in said.quantities),
    ):
        if words:
            yield title, words


def _quantity(one: Quantity) -> str:
    value = " to ".join(filter(None, (one.value, one.low, one.high)))
    return f"“{one.words}”: {' '.join(filter(None, (one.comparator, value, one.unit)))}"


def _evidence(walk: Walk, report: Report) -> Evidence:
    article = ox.NamedNode(report.article) if report.article else None
    content, cue, source = map(_spans, (report.content, report.cue, report.source))
    stored = walk.stored(report)
    return Evidence(
        compact(report.id),
        compact(report.article),
        walk.words(article, "sayso:path"),
        content,
        passage(stored, content, (*cue, *source)),
        _words(stored, source),
        _words(stored, cue),
        report.style,
        report.rule,
        walk.label(ox.NamedNode(report.by)) if report.by else "",
        report.confidence,
        report.verdict,
    )


def _spans(offsets: Offsets) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in offsets)


def _words(stored: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(stored) for span in spans)


def _decisions(walk: Walk, said: Statement) -> Iterator[Decided]:
    judged = (ox.NamedNode(iri) for iri in (said.id, *(report.id for report in said.reports)))
    found = {d for node in judged for d in walk.pointing(node, "sayso:decides")}
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


def _related(walk: Walk, statement: ox.NamedNode, said: Statement) -> Iterator[Related]:
    for name, to, back in _LINKS:
        yield from (_other(walk, to, node) for node in walk.nodes(statement, name))
        yield from (_other(walk, back, node) for node in walk.pointing(statement, name))
    shared = ox.NamedNode(said.shared) if said.shared else None
    for node in walk.pointing(shared, "sayso:proposition") if shared else ():
        if node != statement:
            yield _other(walk, "is on the same point as", node)


def _other(walk: Walk, link: str, node: ox.NamedNode) -> Related:
    other = walk.statement(node)
    return Related(link, walk.holders(other), other.content, compact(other.id))
