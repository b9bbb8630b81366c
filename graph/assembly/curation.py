"""What people wrote, laid over what was extracted: verdicts and hand-written reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pyoxigraph as ox

from extract.records import Extraction, Span
from graph.assembly import ledger
from graph.assembly.shard import Shard
from graph.check import Finding
from graph.curate.anchor import Anchor, found
from graph.curate.decisions import Decision, Match, read, verdicts
from graph.curate.matching import match
from graph.export.rdf import blocks
from graph.facts import Facts
from graph.iri import mint
from graph.terms import oa, rdfs, sayso
from graph.triples import anchored, places, triples
from ontology import BASE

__all__ = ["Curated", "curate"]

Load = Callable[[Shard], Extraction]

_STATEMENT = f"{BASE}id/statement/"
_ARTICLE = f"{BASE}id/article/"


@dataclass(frozen=True, slots=True)
class Curated:
    """The shards after the decisions, and what the decisions came to.

    :param matches: in the order in which the decisions apply.
    :param entries: the ledger's lines on decisions.
    :param others: the decisions that are on no report, in the order in which they apply.
    """

    shards: tuple[Shard, ...]
    matches: tuple[Match, ...] = ()
    entries: tuple[dict[str, Any], ...] = ()
    findings: tuple[Finding, ...] = ()
    others: tuple[Decision, ...] = ()


class _Written(NamedTuple):
    """A report that a person wrote, with the words it stands for."""

    node: ox.NamedNode
    anchor: Anchor


@dataclass(slots=True)
class _Page:
    """What people wrote about one article."""

    decisions: list[Decision] = field(default_factory=list)
    reports: list[_Written] = field(default_factory=list)


def curate(shards: Sequence[Shard], facts: Facts, load: Load) -> Curated:
    """Apply what people wrote to the articles it is about; all others stay as they are.

    :param shards: every article of the build, before any decision.
    :param load: gives an article's extraction.
    """
    decisions = [d for file in facts.files for d in read(file.quads, file.path)]
    decisions.sort(key=lambda d: (d.when, d.iri))
    pages = _pages(decisions, facts, shards)
    work = _Work(facts, load)
    by_article = {mint("article", s.id).value: s for s in shards}
    changed = {iri: work.page(by_article.get(iri), page) for iri, page in sorted(pages.items())}
    known = [changed.get(iri) or shard for iri, shard in by_article.items()]
    order = {decision.iri: index for index, decision in enumerate(decisions)}
    work.matches.sort(key=lambda m: order[m.decision.iri])
    work.entries.sort(key=lambda entry: order[entry["decision"]])
    others = [d for d in decisions if not d.judges_reports]
    return Curated(
        tuple(known),
        tuple(work.matches),
        tuple(work.entries),
        tuple(sorted((*work.findings, *_conflicts(work.matches)))),
        tuple(others),
    )


# ---------------------------------------------------------------- what is about which article


def _pages(
    decisions: Iterable[Decision], facts: Facts, shards: Sequence[Shard]
) -> dict[str, _Page]:
    home = {key: mint("article", s.id).value for s in shards for key in s.keys}
    named = _renamed(shards)
    pages: dict[str, _Page] = {}
    for decision in decisions:
        if decision.judges_reports:
            homes = sorted(home[key] for key in decision.keys if key in home)
            article = decision.article or (homes[0] if homes else "")
            article = named(article, decision.text)
            pages.setdefault(article, _Page()).decisions.append(decision)
    for article, report in _reports(facts):
        pages.setdefault(article, _Page()).reports.append(report)
    return pages


def _renamed(shards: Sequence[Shard]) -> Callable[[str, str | None], str]:
    """A function that finds the text decided on where its article is gone: under another name.

    Only the very same text counts, and only where it stands once; else the name stays as it is.
    """
    here = {mint("article", s.id).value for s in shards}
    texts: dict[str, list[str]] = {}
    for shard in shards:
        told = shard.entry.get("text_sha256", "")
        texts.setdefault(told, []).append(mint("article", shard.id).value)

    def found(article: str, text: str | None) -> str:
        same = texts.get(text, []) if text and article not in here else []
        return same[0] if len(same) == 1 else article

    return found


def _reports(facts: Facts) -> Iterator[tuple[str, _Written]]:
    """The hand-written reports with the article each is anchored in."""
    for node in facts.instances(sayso.Report):
        said: dict[ox.NamedNode, str] = {}
        for quad in facts.about(node):
            said.setdefault(quad.predicate, getattr(quad.object, "value", ""))
        if sayso.inArticle in said and oa.exact in said:
            around = (said.get(oa.prefix, ""), said.get(oa.suffix, ""))
            yield said[sayso.inArticle], _Written(node, Anchor(said[oa.exact], *around))


def _labels(facts: Facts) -> dict[str, str]:
    found: dict[str, str] = {}
    for quad in facts.quads:
        if quad.predicate == rdfs.label and isinstance(quad.subject, ox.NamedNode):
            label = getattr(quad.object, "value", "")
            found[quad.subject.value] = min(label, found.get(quad.subject.value, label))
    return found


# ---------------------------------------------------------------- one article


class _Work:
    def __init__(self, facts: Facts, load: Load) -> None:
        self.load = load
        self.labels = _labels(facts)
        self.kept = frozenset(
            q.object.value.removeprefix(_STATEMENT)
            for q in facts.quads
            if q.predicate == sayso.reports and isinstance(q.object, ox.NamedNode)
        )
        self.matches: list[Match] = []
        self.entries: list[dict[str, Any]] = []
        self.findings: list[Finding] = []

    def page(self, shard: Shard | None, page: _Page) -> Shard | None:
        """Apply one article's decisions and anchor its hand-written reports."""
        extraction = self.load(shard) if shard is not None else None
        matches = [match(decision, extraction) for decision in page.decisions]
        self.matches += matches
        there = {p.key: p for p in places(extraction)} if extraction is not None else {}
        text = extraction.document.text if extraction is not None else ""
        self.entries += [ledger.decision(m, there, text) for m in matches]
        self.findings += [_orphan(m) for m in matches if m.how == "orphaned"]
        spans = [(r, self._span(r, text)) for r in page.reports]
        if shard is None or extraction is None:
            return None
        quads = triples(extraction, verdicts(matches, self.labels), self.kept)
        for report, span in spans:
            quads += anchored(extraction.document, report.node, span) if span else []
        return replace(shard, stored=blocks(quads))

    def _span(self, report: _Written, text: str) -> Span | None:
        spans = found(report.anchor, text)
        if len(spans) == 1:
            return spans[0]
        told = "stand in more than one place; add oa:prefix" if spans else "are not in its article"
        words = f"its words “{report.anchor.exact[:60]}” {told}"
        self.findings.append(Finding("report-not-anchored", report.node.value, words))
        return None


def _article(iri: str) -> str:
    """An article as people write its IRI."""
    return f"article:{iri.removeprefix(_ARTICLE)}"


def _orphan(orphan: Match) -> Finding:
    decision = orphan.decision
    about = f"“{decision.anchor.exact[:60]}”" if decision.anchor else "a report that is gone"
    place = f" in {_article(decision.article)}" if decision.article else ""
    message = f"applies to nothing ({about}{place}): {orphan.why}; mend it or remove it"
    return Finding("decision-orphaned", decision.iri, message)


def _conflicts(matches: Iterable[Match]) -> Iterator[Finding]:
    outcomes: dict[str, tuple[str, str]] = {}
    for one in matches:
        decision = one.decision
        for key in one.reports:
            before = outcomes.get(key)
            if before and (before[0] == "rejected") != (decision.outcome == "rejected"):
                told = (
                    f"says {decision.outcome} where {before[1]} says {before[0]}; the later holds"
                )
                yield Finding("decisions-differ", decision.iri, told)
            outcomes[key] = (decision.outcome, decision.iri)
