"""Checks of a whole graph: rules as SPARQL files, words against texts, and the SHACL shapes.

Every file of ``checks/`` is one rule: its first line says the rule in words, its query selects
the nodes that break it (``?node``, and ``?detail`` for what is wrong with them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

import pyoxigraph as ox
from rdflib import RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph.terms import sayso
from graph.triples.sheet import sha256
from ontology import PREFIXES, text

__all__ = ["Finding", "Rule", "check", "rules", "shacl"]


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
    """

    name: str
    words: str
    query: str


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


def shacl(graph: ox.Store | Iterable[ox.Quad]) -> list[Finding]:
    """What in a graph breaks the SHACL shapes, sorted; the name is that of the node shape.

    Core constraints only, on a plain graph, without imports: nothing is fetched.
    """
    import pyshacl

    data = Graph()
    for quad in graph:
        data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    for triple in _subclasses():
        data.add(triple)
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_shapes(), inference="none", advanced=False, do_owl_imports=False
    )
    return sorted({_violation(report, result) for result in report.subjects(SH.resultSeverity)})


@cache
def _shapes() -> Graph:
    return Graph().parse(data=text("shapes.ttl"), format="turtle")


@cache
def _subclasses() -> tuple[tuple[Node, Node, Node], ...]:
    """The hierarchy among our own classes, so that a person counts as an actor."""
    vocabulary = Graph().parse(data=text("sayso.ttl"), format="turtle")
    own = PREFIXES["sayso"]
    return tuple(
        t for t in vocabulary.triples((None, RDFS.subClassOf, None)) if str(t[2]).startswith(own)
    )


def _violation(report: Graph, result: Node) -> Finding:
    shape = report.value(result, SH.sourceShape)
    # Property shapes have no name of their own: go up to the node shape that holds them.
    while isinstance(shape, BNode):
        shape = next(iter(_shapes().subjects(None, shape)), None)
    node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
    value, path = report.value(result, SH.value), report.value(result, SH.resultPath)
    detail = " ".join(str(x)[:200] for x in (path, value) if isinstance(x, URIRef | Literal))
    return _finding(str(shape).rpartition("#")[2], node, str(message), detail or None)


def _term(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype)
    return BNode(_plain(term))


def _rule(file: str, query: str) -> Rule:
    first = query.split("\n", 1)[0]
    return Rule(file.removesuffix(".rq"), first.removeprefix("#").strip(), query)


def _store(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def _broken(store: ox.Store, rule: Rule) -> Iterator[Finding]:
    rows = store.query(rule.query, use_default_graph_as_union=True)
    for row in cast("ox.QuerySolutions", rows):
        yield _finding(rule.name, row["node"], rule.words, row["detail"])


def _finding(name: str, node: object, words: str, detail: object | None = None) -> Finding:
    message = f"{words.rstrip('.')}: {_plain(detail)}" if detail is not None else words
    return Finding(name, _plain(node), " ".join(message.split()))


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


class _Text(NamedTuple):
    words: str
    sha256: str


class _Places(NamedTuple):
    """Node -> its values, sorted, each property read once for all nodes."""

    starts: Mapping[str, list[str]]
    ends: Mapping[str, list[str]]
    sources: Mapping[str, list[str]]


def _span_findings(store: ox.Store, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Findings on mentions that are not the words of their text, and on texts of another hash."""
    known = _texts(store, texts)
    for iri, stored in known.items():
        digest = sha256(stored.words)
        if stored.sha256 and digest != stored.sha256:
            rule = "A text version has the hash of its own words"
            yield _finding("text-hash", iri, rule, f"sha256 is {digest}")
    places = _Places(*(_values(store, t) for t in (sayso.start, sayso.end, sayso.inText)))
    for quad in store.quads_for_pattern(None, sayso.exact, None, None):
        node, exact = quad.subject, _plain(quad.object)
        for problem in _misplaced(places, _plain(node), exact, known):
            rule = "A mention holds the words that stand at its offsets"
            yield _finding("span-words", node, rule, problem)


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


def _misplaced(places: _Places, node: str, exact: str, known: Mapping[str, _Text]) -> Iterator[str]:
    starts, ends, sources = (values.get(node, []) for values in places)
    if not (len(starts) == len(ends) == len(sources) == 1):
        yield "it needs exactly one start, end and text"
        return
    stored = known.get(sources[0])
    if stored is None:
        yield f"the text {sources[0]} is not at hand"
        return
    at = f"[{starts[0]}, {ends[0]})"
    if not (starts[0].isdecimal() and ends[0].isdecimal()):
        yield f"{at} are no offsets"
        return
    if (there := stored.words[int(starts[0]) : int(ends[0])]) != exact:
        yield f"{at} is {there[:60]!r}, not {exact[:60]!r}"


def _values(store: ox.Store, term: ox.NamedNode) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, term, None, None):
        node, value = _plain(quad.subject), _plain(quad.object)
        values = found.setdefault(node, [value])
        if value not in values:
            values.append(value)
            values.sort()
    return found
