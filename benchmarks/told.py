"""What a graph says of the statements of some articles: who contradicts, backs or repeats whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from benchmarks.marked_news import Place
from benchmarks.news import placed
from extract import inputs
from extract.document import Document, Span
from graph.iri import stretch
from graph.terms import sayso

__all__ = ["Found", "Told", "told", "where"]


@dataclass(frozen=True, slots=True)
class Found:
    """One statement of a graph.

    :param words: offsets of its words into the decoded file.
    :param points: point -> side taken on it.
    """

    id: str
    words: frozenset[Place]
    points: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a graph says of the statements of some articles.

    :param statements: file name of an article -> its statements.
    :param opposed: pairs of statements that contradict each other.
    :param backed: pairs of statements of which one backs the other.
    :param first: statement -> the one that it only tells again, word for word or by its holder;
        what is said of the one goes for the other.
    :param apart: pairs of statements that give figures of different things or of different days.
    """

    statements: Mapping[str, Sequence[Found]]
    opposed: frozenset[frozenset[str]]
    backed: frozenset[frozenset[str]]
    first: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    def told_first(self, statement: str) -> str:
        """The statement that tells first what one tells."""
        while statement in self.first:
            statement = self.first[statement]
        return statement

    def by_first(self) -> Told:
        """The same with every pair laid to the first tellings of its statements."""
        opposed, backed, apart = (
            frozenset(frozenset(map(self.told_first, pair)) for pair in pairs)
            for pairs in (self.opposed, self.backed, self.apart)
        )
        return Told(self.statements, opposed, backed, self.first, apart)


def where(folders: Sequence[Path], name: str) -> Path | None:
    """The article of a name in the first folder that holds it."""
    return next((path for folder in folders if (path := folder / name).exists()), None)


def told(store: ox.Store, folders: Sequence[Path]) -> Told:
    """What a graph says of the statements of its articles that lie in some folders.

    :raises ValueError: when the graph was built from other words than those of an article.
    """
    names = {article: Path(path).name for article, path in _values(store, sayso.path)}
    texts, spans, points = dict(_values(store, sayso.text)), _spans(store), _points(store)
    statements = {
        names[article]: _statements(document, spans[version], points)
        for version, article in _values(store, sayso.versionOf)
        if (document := _document(folders, names[article], texts[version])) is not None
    }
    opposed, backed = (_linked(store, term) for term in (sayso.contradicts, sayso.corroborates))
    apart = _linked(store, sayso.keptApart) | _linked(store, sayso.updates)
    return Told(statements, opposed, backed, dict(_values(store, sayso.repeats)), apart)


def _values(store: ox.Store, predicate: ox.NamedNode) -> Iterator[tuple[str, str]]:
    quads = store.quads_for_pattern(None, predicate, None, None)
    return ((_text(q.subject), _text(q.object)) for q in quads)


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.Literal | ox.NamedNode) else ""


def _document(folders: Sequence[Path], name: str, text: str) -> Document | None:
    path = where(folders, name)
    if path is None:
        return None
    (document,) = (d for d in inputs.load([path]) if isinstance(d, Document))
    if document.text != text:
        raise ValueError(f"{path}: the graph was built from other words; build it again")
    return document


def _spans(store: ox.Store) -> dict[str, dict[str, list[Span]]]:
    """The content of every statement in every text that holds it."""
    reports = dict(_values(store, sayso.reports))
    out: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for report, mention in set(_values(store, sayso.contentSpan)):
        if (at := stretch(mention)) is not None:
            out[at.text][reports[report]].append(Span(at.start, at.end))
    return out


def _statements(
    document: Document, spans: Mapping[str, Iterable[Span]], points: Mapping[str, dict[str, str]]
) -> list[Found]:
    return [
        Found(id_, placed(document, tuple(sorted(set(content)))), points.get(id_, {}))
        for id_, content in sorted(spans.items())
    ]


def _points(store: ox.Store) -> dict[str, dict[str, str]]:
    """Statement -> point -> side."""
    kinds, ones, points, sides = (
        dict(_values(store, predicate))
        for predicate in (sayso.linkKind, sayso.linkFrom, sayso.linkTo, sayso.side)
    )
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for link, kind in kinds.items():
        if kind == sayso.onPoint.value:
            out[ones[link]][points[link]] = sides.get(link, "")
    return out


def _linked(store: ox.Store, predicate: ox.NamedNode) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(ends) for ends in _values(store, predicate))
