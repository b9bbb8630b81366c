"""The page of so many statements that a record for each would cost more than all the rest.

Of each article its statements are kept as the rows of the page; here they are put together as
columns, article by article. The page is the one that :func:`graph.view.model.together` leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from graph.model import source
from graph.view import kept, packing
from graph.view.model import Named, Piece, Reader
from graph.view.packing import Many
from graph.view.reasons import Hint
from graph.view.records import Article, View

__all__ = ["Extent", "Lot", "dumped", "extent", "fits", "gathered", "place"]

#: Values that many rows have in common are held once; these have nothing in common.
_OWN = frozenset({"words", "claim"})


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
    """Whether the statements are too many to be drawn, and no more than one page holds."""
    return packing.MOST_DRAWN < sum(lot.extent.statements for lot in lots) <= packing.MOST


def gathered(graph: source.Columns, lots: Iterable[Lot]) -> tuple[View, Many]:
    """Everything the page shows, the statements as columns and not in the view.

    :param graph: all that articles have in common, and what follows from them.
    :param lots: of all articles, each in one.
    """
    found = _Gathering()
    for some in _beside(lots):
        found.add(some)
    reader = Reader(graph)
    ties = reader.ties(set(found.many.ids), found.hints)
    points: set[str] = set()
    for number, name in enumerate(found.many.ids):
        told = ties.of(name)
        points.update(told.get("points", ()))
        for field, value in told.items():
            found.many.statements.put(field, number, value)
    articles = tuple(sorted(found.articles, key=attrgetter("id")))
    named = Named(found.used, found.about, found.spoken_to | points)
    return reader.without(articles, named), found.many


class _Gathering:
    """What is gathered lot by lot."""

    def __init__(self) -> None:
        self.many = Many()
        self.articles: list[Article] = []
        self.hints: list[Hint] = []
        self.used, self.about, self.spoken_to = set[str](), set[str](), set[str]()
        self._same: dict[str, str] = {}

    def add(self, some: Sequence[Sequence[Any]]) -> None:
        """Add lots whose statements stand among each other."""
        for articles, _, hints in some:
            self.articles += (Article(*values) for values in articles)
            self.hints += (Hint(*values) for values in hints)
        rows = list(chain.from_iterable(rows for _, rows, _ in some))
        if len(some) > 1:
            rows.sort(key=place)
        for name, row, reports in rows:
            self._row(row)
            self.many.add(name, row, reports)

    def _row(self, row: dict[str, Any]) -> None:
        for name, value in row.items():
            if name not in _OWN:
                row[name] = self._once(value)
        alone = row.get("speaker")
        speakers = [alone] if alone else row.get("together", ())
        self.used.update(speakers or row.get("candidates", ()))
        self.used.update(row.get("via", ()), row.get("of", ()))
        self.about.update(row.get("about", ()))
        self.spoken_to.update(filter(None, (row.get("addressee"),)))

    def _once(self, value: Any) -> Any:
        if type(value) is str:
            return self._same.setdefault(value, value)
        return list(map(self._once, value)) if type(value) is list else value


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
