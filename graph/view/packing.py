"""The records as the data of the page: what the script can tell from the rest is left out.

Lists of records become columns, which compress well and open fast. A graph of more than
:data:`MOST` statements does not fit into a page that opens: of it the page holds
the :data:`KEPT` statements that bear most on the whole; counts name the rest.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.view.drawing import CARD, FEW, draw
from graph.view.options import OPTIONS
from graph.view.records import (
    Actor,
    Article,
    Country,
    Decision,
    Fact,
    Likeness,
    Post,
    Quantity,
    Report,
    Statement,
    View,
)
from graph.view.shortening import hexadecimal, shortened
from graph.view.wording import negation
from graph.view.words import words
from ontology import BASE

if TYPE_CHECKING:
    from graph.view.network import SaysoNetwork

__all__ = [
    "KEPT", "MOST", "MOST_DRAWN", "NAMING", "Many", "Table", "columns", "data", "lean", "only",
    "printed", "told",
]  # fmt: skip

#: Up to so many statements a page holds all of them; of more it holds so many.
MOST = 200_000
KEPT = 20_000
#: With the articles' own voice, which starts hidden, more are not laid out ahead.
MOST_DRAWN = 3000

#: Values that ``base.js`` puts back where a statement carries none.
_USUAL = {"holder": "resolved", "certainty": "certain"}
#: The fields of a statement that name actors and countries.
NAMING = ("speaker", "together", "candidates", "via", "about", "of")
#: How a report was found; the same for most reports of an article.
_SHARED = ("article", "by", "confidence", "hand", "lemma", "rule", "style", "verdict")
#: What the script knows of a node by its kind.
_TOLD = ("kind", "x")
_NOTHING: tuple[Any, ...] = (None, "", (), [], {})
_FIELDS = {
    kind: tuple(f.name for f in fields(kind))
    for kind in (Actor, Article, Country, Decision, Fact, Likeness, Post, Quantity, Statement)
}

_Way = tuple[Any, ...]
_Row = dict[str, Any]


def data(view: View, many: Many | None = None) -> dict[str, Any]:
    """Everything the page's script works with.

    :param view: what was read from the store.
    :param many: its statements, where they are so many that they were never records.
    """
    kept = view if many else _kept(view)
    drawn = _packed(draw(kept)) if not many and _few(view) else {"options": OPTIONS, "card": CARD}
    found = {
        "base": BASE,
        **_records(kept, many or _many(kept)),
        "words": {**words()._asdict(), "negation": negation()},
        "graph": drawn,
        "left": many.left if many else _left(kept, view) if kept is not view else None,
    }
    return {name: value for name, value in found.items() if value}


# ---------------------------------------------------------------- what is packed


def _few(view: View) -> bool:
    """Whether every statement can be drawn at the start."""
    reported = sum(not s.narrated for s in view.statements)
    return reported <= FEW and len(view.statements) <= MOST_DRAWN


def _kept(view: View) -> View:
    """The view itself, or as much of it as one page can hold."""
    if len(view.statements) <= MOST:
        return view
    said = Counter(
        (speaker, topic)
        for s in view.statements
        for speaker in s.speakers or (None,)
        for topic in s.topics
    )
    disputed = {o for s in view.statements for links in s.links.values() for o in links}

    def rank(item: tuple[int, Statement]) -> tuple[bool, bool, int, int]:
        at, s = item
        lines = (said[who, topic] for who in s.speakers or (None,) for topic in s.topics)
        heaviest = max(lines, default=0)
        return s.narrated, not (s.links or s.id in disputed), -heaviest, at

    chosen = sorted(at for at, _ in sorted(enumerate(view.statements), key=rank)[:KEPT])
    return _only(view, tuple(view.statements[at] for at in chosen))


def _only(view: View, statements: tuple[Statement, ...]) -> View:
    """A view without what these statements do not need."""
    used = {name for s in statements for name in (*s.holders, *s.via, *s.about, *s.of)}
    used.update(chain.from_iterable((f.subject, f.object) for f in view.facts))
    articles = {report.article for s in statements for report in s.reports}
    return replace(only(view, used, articles), statements=statements)


def only(view: View, used: AbstractSet[str], articles: AbstractSet[str]) -> View:
    """A view with some of its articles, actors and countries, by identifier."""
    return replace(
        view,
        articles=tuple(a for a in view.articles if a.id in articles),
        actors=tuple(a for a in view.actors if a.id in used),
        countries=tuple(c for c in view.countries if c.id in used),
    )


def _left(kept: View, view: View) -> dict[str, list[int]]:
    """How many of how many are in the page."""
    reported = [sum(not s.narrated for s in of.statements) for of in (kept, view)]
    return {
        "statements": [len(kept.statements), len(view.statements)],
        "reported": reported,
        "articles": [len(kept.articles), len(view.articles)],
    }


# ---------------------------------------------------------------- records


class Table:
    """Rows put together as columns, one after the other.

    A column that few rows have is a pair: the numbers of these rows, and their values.
    """

    def __init__(self) -> None:
        self.count = 0
        self._held: dict[str, tuple[array[int], list[Any]]] = {}

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a row."""
        for name, value in row.items():
            self.put(name, self.count, value)
        self.count += 1

    def put(self, name: str, at: int, value: Any) -> None:
        """Put a value behind those of a column.

        :param at: the number of its row.
        """
        held = self._held.get(name)
        if held is None:
            held = self._held[name] = (array("l"), [])
        held[0].append(at)
        held[1].append(value)

    def replace(self, name: str, made: Callable[[Any], Any]) -> None:
        """Put another value in the place of each of a column."""
        if name in self._held:
            values = self._held[name][1]
            values[:] = map(made, values)

    def packed(self) -> dict[str, Any]:
        """``n`` and, by name, a list with None for what a row lacks, or a pair."""
        return {
            "n": self.count,
            "columns": {name: self._column(name) for name in sorted(self._held)},
        }

    def _column(self, name: str) -> Any:
        at, values = self._held[name]
        if 4 * len(at) <= self.count:
            return {"at": at.tolist(), "v": values}
        if len(at) == self.count:
            return values
        found = [None] * self.count
        for number, value in zip(at, values, strict=True):
            found[number] = value
        return found


def columns(rows: Iterable[_Row]) -> dict[str, Any]:
    """Rows as columns: ``n`` and, by name, a list with None for what a row lacks.

    A column that few rows have is a pair instead: the numbers of these rows, and their values.
    """
    table = Table()
    for row in rows:
        table.add(row)
    return table.packed()


class Many:
    """Statements and their reports as columns; who or what is named in them, not yet by number."""

    def __init__(self) -> None:
        #: How many of how many there are, where these are not all.
        self.left: dict[str, list[int]] | None = None
        #: The identifiers of the statements.
        self.ids: list[str] = []
        self.statements, self.reports = Table(), Table()
        self._ways: dict[_Way, int] = {}
        self._spans = array("l")
        self._last = 0

    def add(self, name: str, row: _Row, reports: Iterable[Sequence[Any]]) -> None:
        """Add a statement.

        :param name: its identifier.
        :param row: as :func:`lean` gives it.
        :param reports: as :func:`told` gives them.
        """
        self.ids.append(name)
        self.statements.add(row)
        for way, report, *spans in reports:
            found: _Row = {"way": self._ways.setdefault(tuple(way), len(self._ways))}
            if report is not None:
                found["id"] = report
            self.reports.add(found)
            for one in spans:
                self._add(one)

    def tie(self, number: int, told: Mapping[str, Any]) -> None:
        """Add what ties a statement to others.

        :param number: that of the statement; they come in order.
        :param told: as :meth:`graph.view.reasons.Ties.of` gives it.
        """
        for field, value in told.items():
            self.statements.put(field, number, value)

    def _add(self, found: Sequence[Sequence[int]]) -> None:
        """Add the spans of a report's content, cue or source.

        How many there are, then of each its start, counted from the start of the span before
        (across reports too), and its length.
        """
        self._spans.append(len(found))
        for start, end in found:
            self._spans.extend((start - self._last, end - start))
            self._last = start

    def packed(self, at: Mapping[str, int]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Statements and reports, and how these were found; nothing can be added any more.

        :param at: identifier of an actor or a country -> its number in its list.
        """
        for name in NAMING:
            self.statements.replace(name, partial(_numbers, at=at))
        # Identifiers go as bytes where they are digits.
        names = [name.removeprefix("statement:") for name in self.ids]
        ids = hexadecimal(names)
        if ids is None:
            for number, name in enumerate(names):
                self.statements.put("id", number, name)
        said = {
            "statements": self.statements.packed(),
            **({} if ids is None else {"ids": ids}),
            "reports": {**self.reports.packed(), "spans": self._spans.tolist()},
        }
        return said, [_lean(dict(zip(_SHARED, way, strict=True))) for way in self._ways]


def _many(view: View) -> Many:
    texts, made = {article.id: article.text for article in view.articles}, Many()
    for s in view.statements:
        made.add(s.id, lean(s, texts), (told(report, s.id) for report in s.reports))
    return made


def _records(view: View, many: Many) -> dict[str, Any]:
    at = {a.id: number for number, a in enumerate(view.actors)}
    at |= {c.id: number for number, c in enumerate(view.countries)}
    said, ways = many.packed(at)
    return {
        **_articles(view.articles),
        "actors": columns([_actor(a) for a in view.actors]),
        "countries": [_plain(c) for c in view.countries],
        **said,
        "facts": [_plain(f) for f in view.facts],
        "decisions": [_plain(d) for d in view.decisions],
        "likenesses": [_plain(one) for one in view.likenesses],
        "labels": view.labels,
        "ways": ways,
    }


def _articles(articles: Sequence[Article]) -> dict[str, Any]:
    """The articles, those of many with one character for a frequent word."""
    rows, short = [_plain(a) for a in articles], shortened([a.text for a in articles])
    if short is None:
        return {"articles": rows}
    for row, text in zip(rows, short.texts, strict=True):
        row.update({"whole": True} if text is None else {"text": text})
    return {"articles": rows, "frequent": short.words}


def _plain(record: Any) -> _Row:
    """A record without what is empty or false: the script takes the absent for nothing."""
    return {name: value for name in _FIELDS[type(record)] if (value := getattr(record, name))}


def _actor(actor: Actor) -> _Row:
    found = _plain(actor)
    if actor.posts:
        found["posts"] = [_plain(post) for post in actor.posts]
    return found


def lean(s: Statement, texts: Mapping[str, str]) -> _Row:
    """A statement without what the script can tell, its identifier and its reports.

    :param texts: article -> its stored text.
    """
    found = _plain(s)
    found.pop("reports", None)
    found.pop("id", None)
    for name, usual in _USUAL.items():
        if found.get(name) == usual:
            del found[name]
    if s.polarity == _polarity(s.act):
        del found["polarity"]
    if len(s.reports) != 1:
        found["n"] = len(s.reports)
    if s.claim == s.words:
        found.pop("claim", None)
    if s.reports and s.words == printed(s.reports[0].article, s.reports[0].content, texts):
        found.pop("words", None)
    if s.quantities:
        found["quantities"] = [_plain(q) for q in s.quantities]
    return found


def _polarity(act: str) -> str:
    """The polarity of most statements of an act."""
    return "negative" if act == "deny" else "positive"


def _numbers(names: str | Sequence[str], at: Mapping[str, int]) -> Any:
    """Numbers in the place of identifiers; one that stands in no list stays as it is."""
    if isinstance(names, str):
        return at.get(names, names)
    return [at.get(name, name) for name in names]


def told(report: Report, statement: str) -> list[Any]:
    """A report: how it was found, its name where its statement does not tell it, and its spans."""
    way = [getattr(report, name) for name in _SHARED]
    name = None if report.id == f"report:{statement.partition(':')[2]}" else report.id
    return [way, name, report.content, report.cue, report.source]


def printed(article: str, content: Sequence[Sequence[int]], texts: Mapping[str, str]) -> str:
    """The words of a report's content as they stand in its article."""
    text = texts.get(article, "")
    return " … ".join(text[start:end] for start, end in content)


# ---------------------------------------------------------------- drawings


def _packed(network: SaysoNetwork) -> dict[str, Any]:
    """A drawing with numbers of nodes in the place of their names; ``bands.js`` puts them back."""
    at = {node["id"]: number for number, node in enumerate(network.nodes)}
    ends = [{"from": at[edge["from"]], "to": at[edge["to"]]} for edge in network.edges]
    edges = [_lean(edge | end) for edge, end in zip(network.edges, ends, strict=True)]
    nodes = [_lean({k: v for k, v in node.items() if k not in _TOLD}) for node in network.nodes]
    return {"nodes": nodes, "edges": edges, "options": network.options, "card": CARD}


def _lean(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in values.items() if v is not False and v not in _NOTHING}
