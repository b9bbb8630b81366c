"""Checks of a whole graph: rules as SPARQL files, and words against texts.

Every file of ``checks/`` is one rule: its first line says the rule in words, its query selects
the nodes that break it (``?node``, and ``?detail`` for what is wrong with them). A second line
says how far the rule looks: ``# Looks across articles.`` needs no more of an article than what
others have to do with; ``# Looks within and across articles.`` is true of either and so asked of
both. Any other looks at one article and at what describes the nodes that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

import pyoxigraph as ox

from graph.iri import stretch
from graph.terms import prov, sayso
from graph.triples.sheet import sha256

__all__ = ["Finding", "Rule", "check", "check_across", "check_within", "finding", "rules"]


class Finding(NamedTuple):
    """Something in a graph that breaks a rule.

    :param name: the rule, e.g. ``denial-not-negative``.
    :param node: IRI of what breaks it.
    :param message: the rule in words and what is wrong here, in one line.
    """

    name: str
    node: str
    message: str


class Rule(NamedTuple):
    """A rule of the folder ``checks/``.

    :param name: the file's name without suffix.
    :param words: the rule as a sentence.
    :param query: SPARQL that selects what breaks it.
    :param within, across: whether it is asked of articles one by one, and of what joins them.
    """

    name: str
    words: str
    query: str
    within: bool = True
    across: bool = False


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, sorted by name."""
    found = [f for f in files("graph").joinpath("checks").iterdir() if f.name.endswith(".rq")]
    return tuple(sorted(_rule(f.name, f.read_text(encoding="utf-8")) for f in found))


def check(
    graph: ox.Store | Iterable[ox.Quad], texts: Mapping[str, str] | None = None
) -> list[Finding]:
    """What in a graph breaks a rule, sorted; empty when all is well.

    :param graph: all named graphs together; they are read as one.
    :param texts: IRI of a text version -> its stored text, where the graph does not hold it.
    """
    store = graph if isinstance(graph, ox.Store) else _store(graph)
    found = [f for rule in rules() for f in _broken(store, rule)]
    found += _span_findings(store, texts or {})
    return sorted(set(found))


def check_within(store: ox.Store) -> list[Finding]:
    """What in some whole articles breaks a rule that looks at one article, sorted.

    :param store: these articles, and what describes the nodes that they name.
    """
    found = [f for rule in rules() if rule.within for f in _broken(store, rule)]
    return sorted({*found, *_span_findings(store, {})})


def check_across(store: ox.Store) -> list[Finding]:
    """What breaks a rule that looks across articles, sorted.

    :param store: what several articles have to do with, and what follows from all of them.
    """
    return sorted({f for rule in rules() if rule.across for f in _broken(store, rule)})


def _rule(file: str, query: str) -> Rule:
    first, second, *_ = query.split("\n", 2)
    words = first.removeprefix("#").strip()
    across = second.startswith("# Looks ") and "across" in second
    within = not across or "within" in second
    return Rule(file.removesuffix(".rq"), words, query, within, across)


def _store(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def _broken(store: ox.Store, rule: Rule) -> Iterator[Finding]:
    rows = store.query(rule.query, use_default_graph_as_union=True)
    for row in cast("ox.QuerySolutions", rows):
        yield finding(rule.name, row["node"], rule.words, row["detail"])


def finding(name: str, node: object, words: str, detail: object | None = None) -> Finding:
    """A finding in one line.

    :param words: the rule as a sentence.
    :param detail: what is wrong with the node.
    """
    message = f"{words.rstrip('.')}: {_plain(detail)}" if detail is not None else words
    return Finding(name, _plain(node), " ".join(message.split()))


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


class _Text(NamedTuple):
    words: str
    sha256: str


#: What leads to a mention, and what is said of one.
_TO_MENTIONS = (
    sayso.contentSpan, sayso.cueSpan, sayso.sourceSpan, sayso.linkSpan, sayso.evidence,
)  # fmt: skip
_OF_MENTIONS = (sayso.refersTo, sayso.literalReferent)


def _span_findings(store: ox.Store, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Findings on words that are not those of their text, and on texts of another hash."""
    known = _texts(store, texts)
    for iri, stored in known.items():
        digest = sha256(stored.words)
        if stored.sha256 and digest != stored.sha256:
            rule = "A text version has the hash of its own words"
            yield finding("text-hash", iri, rule, f"sha256 is {digest}")
    for mention in _mentions(store):
        problem = _misplaced(mention, known)
        if problem:
            yield finding("span-words", mention, "A mention stands in its text", problem)
    for report, problem in _misquoted(store, known):
        rule = "The words of a statement stand where its report says"
        yield finding("span-words", report, rule, problem)


def _mentions(store: ox.Store) -> set[str]:
    found = {
        _plain(quad.object)
        for term in _TO_MENTIONS
        for quad in store.quads_for_pattern(None, term, None, None)
    }
    return found.union(
        _plain(quad.subject)
        for term in _OF_MENTIONS
        for quad in store.quads_for_pattern(None, term, None, None)
    )


def _texts(store: ox.Store, texts: Mapping[str, str]) -> dict[str, _Text]:
    words = {
        _plain(q.subject): _plain(q.object)
        for q in store.quads_for_pattern(None, sayso.text, None, None)
    }
    hashes = {
        _plain(q.subject): _plain(q.object)
        for q in store.quads_for_pattern(None, sayso.sha256, None, None)
    }
    together = {**words, **texts}
    return {iri: _Text(together[iri], hashes.get(iri, "")) for iri in sorted(together)}


def _misplaced(mention: str, known: Mapping[str, _Text]) -> str:
    at = stretch(mention)
    if at is None:
        return "its IRI does not end in text, start and end"
    if at.text not in known:
        return f"the text {at.text} is not at hand"
    length = len(known[at.text].words)
    return "" if at.start < at.end <= length else f"the text has {length} characters"


def _misquoted(store: ox.Store, known: Mapping[str, _Text]) -> Iterator[tuple[str, str]]:
    """Extracted reports whose statement has other words than those they point at."""
    written = _values(store, prov.wasAttributedTo)
    starts, stops = _values(store, sayso.start), _values(store, sayso.end)
    statements, contents = _values(store, sayso.reports), _values(store, sayso.content)
    for report, mentions in _values(store, sayso.contentSpan).items():
        places = [at for at in map(stretch, mentions) if at and at.text in known]
        if not places:
            continue
        ends = [str(min(at.start for at in places)), str(max(at.end for at in places))]
        if [*starts.get(report, ()), *stops.get(report, ())] != ends:
            yield report, f"its words stand from {ends[0]} to {ends[1]}; it says otherwise"
        if report in written or len(places) != len(mentions):
            continue
        there = " … ".join(known[at.text].words[at.start : at.end] for at in sorted(places))
        for statement in statements.get(report, ()):
            for content in contents.get(statement, ()):
                # A clause may be worded in another order than its stretches stand in.
                if sorted(content.split(" … ")) != sorted(there.split(" … ")):
                    yield report, f"{there[:60]!r} stands there, not {content[:60]!r}"


def _values(store: ox.Store, term: ox.NamedNode) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, term, None, None):
        node, value = _plain(quad.subject), _plain(quad.object)
        values = found.setdefault(node, [value])
        if value not in values:
            values.append(value)
            values.sort()
    return found
