"""The page of so many statements that a record for each would cost more than all the rest.

Of each article its statements are kept as the rows of the page; here they are put together as
columns, article by article. The page is the one that :func:`graph.view.model.together` leads to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from graph.model import source
from graph.view import kept, packing
from graph.view.model import Named, Piece, Reader
from graph.view.packing import Many
from graph.view.reasons import Hint, Ties
from graph.view.records import Article, View

__all__ = ["Extent", "Lot", "dumped", "extent", "fits", "gathered", "place"]

#: Values that many rows have in common are held once; these have nothing in common.
_OWN = frozenset({"words", "claim"})

_Row = dict[str, Any]
#: A statement: its identifier, its row and its reports.
_Told = tuple[str, _Row, Sequence[Sequence[Any]]]


class Extent(NamedTuple):
    """How many statements a lot has, and where the first and the last of them stand."""

    statements: int = 0
    first: Sequence[Any] = ()
    last: Sequence[Any] = ()


class Lot(NamedTuple):
    """The rows of some articles.

    :param plain: gives what :func:`dumped` made, each time it is asked.
    """

    extent: Extent
    plain: Callable[[], Sequence[Any]]


def dumped(piece: Piece) -> list[Any]:
    """A piece of the page as lists, its statements as rows with their reports."""
    texts = {article.id: article.text for article in piece.articles}
    rows = [
        [s.id, packing.lean(s, texts), [packing.told(report, s.id) for report in s.reports]]
        for s in piece.statements
    ]
    articles, _, hints = kept.dumped(piece._replace(statements=()))
    return [articles, rows, hints]


def extent(plain: Sequence[Any]) -> Extent:
    """The extent of what :func:`dumped` made."""
    rows = plain[1]
    return Extent(len(rows), place(rows[0]), place(rows[-1])) if rows else Extent()


def fits(lots: Iterable[Lot]) -> bool:
    """Whether the statements are too many to be drawn."""
    return sum(lot.extent.statements for lot in lots) > packing.MOST_DRAWN


def gathered(graph: source.Columns, lots: Iterable[Lot]) -> tuple[View, Many]:
    """Everything the page shows, the statements as columns and not in the view.

    :param graph: all that articles have in common, and what follows from them.
    :param lots: of all articles, each in one.
    """
    rows, survey, many = _Rows(lots), _Survey(), Many()
    for name, row, reports in rows.every():
        survey.add(name, row)
        if rows.fit:
            many.add(name, row, reports)
        else:
            survey.weigh(row)
    reader = Reader(graph)
    ties = reader.ties(set(survey.ids), rows.hints)
    points = chain.from_iterable(map(ties.points, survey.ids))
    named = Named(survey.used, survey.about, survey.spoken_to.union(points))
    view = reader.without(tuple(sorted(rows.articles, key=attrgetter("id"))), named)
    if not rows.fit:
        return _some(view, rows, survey, ties)
    for number, name in enumerate(survey.ids):
        many.tie(number, ties.of(name))
    return view, many


class _Rows:
    """The rows of all statements in their order."""

    def __init__(self, lots: Iterable[Lot]) -> None:
        self._lots = list(lots)
        self._same: dict[str, str] = {}
        #: What stands in the lots besides; known once they were gone through.
        self.articles: list[Article] = []
        self.hints: list[Hint] = []
        #: Whether one page holds all of them.
        self.fit = sum(lot.extent.statements for lot in self._lots) <= packing.MOST

    def every(self) -> Iterator[_Told]:
        """Each statement: its identifier, its row and its reports."""
        self.articles, self.hints = [], []
        for some in _beside(self._lots):
            for articles, _, hints in some:
                self.articles += (Article(*values) for values in articles)
                self.hints += (Hint(*values) for values in hints)
            rows = list(chain.from_iterable(rows for _, rows, _ in some))
            if len(some) > 1:
                rows.sort(key=place)
            for name, row, reports in rows:
                for field, value in row.items():
                    if field not in _OWN:
                        row[field] = self._once(value)
                yield name, row, reports

    def _once(self, value: Any) -> Any:
        if type(value) is str:
            return self._same.setdefault(value, value)
        return list(map(self._once, value)) if type(value) is list else value


class _Survey:
    """Whom and what some statements name, and how much each weighs among them."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.used, self.about, self.spoken_to = set[str](), set[str](), set[str]()
        self.reported = 0
        self._said: Counter[tuple[str | None, str]] = Counter()

    def add(self, name: str, row: _Row) -> None:
        """Note whom a statement names."""
        self.ids.append(name)
        self.used.update(_speakers(row) or row.get("candidates", ()))
        self.used.update(row.get("via", ()), row.get("of", ()))
        self.about.update(row.get("about", ()))
        self.spoken_to.update(filter(None, (row.get("addressee"),)))
        self.reported += row.get("holder") != "voice"

    def weigh(self, row: _Row) -> None:
        """Note who speaks about whom."""
        self._said.update(_lines(row))

    def heaviest(self, row: _Row) -> int:
        """How many statements are by one of its speakers about what it is about."""
        return max((self._said[line] for line in _lines(row)), default=0)


def _speakers(row: _Row) -> Sequence[str]:
    alone = row.get("speaker")
    return (alone,) if alone else row.get("together", ())


def _lines(row: _Row) -> Iterator[tuple[str | None, str]]:
    """Who speaks and about whom, as :attr:`graph.view.records.Statement.topics` has it."""
    speakers = _speakers(row)
    of = (f"about {name}" for name in row.get("of", ()) if name not in speakers)
    topics = (*row.get("about", ()), *of)
    return ((who, topic) for who in speakers or (None,) for topic in topics)


def _some(view: View, rows: _Rows, survey: _Survey, ties: Ties) -> tuple[View, Many]:
    """As much as one page can hold."""
    links = (ties.links(name).values() for name in survey.ids)
    linked = set(chain.from_iterable(chain.from_iterable(links)))
    linked.update(name for name in survey.ids if ties.links(name))
    ranks = (
        (row.get("holder") == "voice", name not in linked, -survey.heaviest(row), number)
        for number, (name, row, _) in enumerate(rows.every())
    )
    chosen = {number for *_, number in nsmallest(packing.KEPT, ranks)}
    ties.only({survey.ids[number] for number in chosen})
    many, kept, articles = Many(), _Survey(), set[str]()
    for number, (name, row, reports) in enumerate(rows.every()):
        if number in chosen:
            kept.add(name, row)
            articles.update(way[0] for way, *_ in reports)
            many.add(name, row, reports)
            many.tie(len(many.ids) - 1, ties.of(name))
    ends = chain.from_iterable((fact.subject, fact.object) for fact in view.facts)
    some = packing.only(view, kept.used | kept.about | set(ends), articles)
    many.left = {
        "statements": [len(kept.ids), len(survey.ids)],
        "reported": [kept.reported, survey.reported],
        "articles": [len(some.articles), len(view.articles)],
    }
    return some, many


def _beside(lots: Iterable[Lot]) -> Iterator[list[Sequence[Any]]]:
    """Lots in the order of their statements; those whose statements stand among others together."""
    together: list[Lot] = []
    last: Sequence[Any] = ()
    for lot in sorted(lots, key=lambda one: _order(one.extent.first)):
        if together and _order(lot.extent.first) > _order(last):
            yield [one.plain() for one in together]
            together = []
        together.append(lot)
        last = max(last, lot.extent.last, key=_order)
    if together:
        yield [one.plain() for one in together]


def _order(place: Sequence[Any]) -> Any:
    """A place that can be held against others, whether it was JSON or not."""
    return tuple(map(_order, place)) if isinstance(place, list | tuple) else place


def place(told: Sequence[Any]) -> Any:
    """Where a statement stands: by its first report, one without any last."""
    name, _, reports = told
    if not reports:
        return (("~", (), ""), name)
    way, report, content, *_ = reports[0]
    # The first of what tells how it was found is the article.
    first = way[0], _order(content), report or f"report:{name.partition(':')[2]}"
    return first, name
