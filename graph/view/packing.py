"""The records as the data of the page: what the script can tell from the rest is left out.

Lists of records become columns, which compress well and open fast. A graph of more than
:data:`MOST` statements does not fit into a page that opens: of it the page holds
the :data:`KEPT` statements that bear most on the whole; counts name the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.view.drawing import CARD, FEW, draw
from graph.view.options import OPTIONS
from graph.view.records import (
    Actor,
    Article,
    Country,
    Decision,
    Fact,
    Likeness,
    Offsets,
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

__all__ = ["KEPT", "MOST", "columns", "data"]

#: Up to so many statements a page holds all of them; of more it holds so many.
MOST = 200_000
KEPT = 20_000
#: With the articles' own voice, which starts hidden, more are not laid out ahead.
MOST_DRAWN = 3000

#: Values that ``base.js`` puts back where a statement carries none.
_USUAL = {"holder": "resolved", "certainty": "certain"}
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


class _Known(NamedTuple):
    """What the records of statements are packed with.

    :param texts: article -> its stored text.
    :param at: identifier of an actor or a country -> its number in its list.
    :param ways: how reports were found -> the number of that way.
    """

    texts: Mapping[str, str]
    at: Mapping[str, int]
    ways: dict[_Way, int]


def data(view: View) -> dict[str, Any]:
    """Everything the page's script works with.

    :param view: what was read from the store.
    """
    kept = _kept(view)
    drawn = _packed(draw(kept)) if _few(view) else {"options": OPTIONS, "card": CARD}
    found = {
        "base": BASE,
        **_records(kept),
        "words": {**words()._asdict(), "negation": negation()},
        "graph": drawn,
        "left": _left(kept, view) if kept is not view else None,
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
    return replace(
        view,
        statements=statements,
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


def columns(rows: Sequence[_Row]) -> dict[str, Any]:
    """Rows as columns: ``n`` and, by name, a list with None for what a row lacks.

    A column that few rows have is a pair instead: the numbers of these rows, and their values.
    """
    names = dict.fromkeys(name for row in rows for name in row)
    packed: dict[str, Any] = {}
    for name in sorted(names):
        held = [(at, row[name]) for at, row in enumerate(rows) if name in row]
        if 4 * len(held) > len(rows):
            packed[name] = [row.get(name) for row in rows]
        else:
            packed[name] = {"at": [at for at, _ in held], "v": [value for _, value in held]}
    return {"n": len(rows), "columns": packed}


def _records(view: View) -> dict[str, Any]:
    at = {a.id: number for number, a in enumerate(view.actors)}
    at |= {c.id: number for number, c in enumerate(view.countries)}
    known = _Known({article.id: article.text for article in view.articles}, at, {})
    statements = [_statement(s, known) for s in view.statements]
    reports = [(of, r) for of, s in enumerate(view.statements) for r in s.reports]
    return {
        **_articles(view.articles),
        "actors": columns([_actor(a) for a in view.actors]),
        "countries": [_plain(c) for c in view.countries],
        **_statements(statements),
        "reports": _reports(reports, view.statements, known),
        "facts": [_plain(f) for f in view.facts],
        "decisions": [_plain(d) for d in view.decisions],
        "likenesses": [_plain(one) for one in view.likenesses],
        "labels": view.labels,
        "ways": [_lean(dict(zip(_SHARED, way, strict=True))) for way in known.ways],
    }


def _articles(articles: Sequence[Article]) -> dict[str, Any]:
    """The articles, those of many with one character for a frequent word."""
    rows, short = [_plain(a) for a in articles], shortened([a.text for a in articles])
    if short is None:
        return {"articles": rows}
    for row, text in zip(rows, short.texts, strict=True):
        row.update({"whole": True} if text is None else {"text": text})
    return {"articles": rows, "frequent": short.words}


def _statements(rows: list[_Row]) -> dict[str, Any]:
    """The statements as columns, their identifiers as bytes where they are digits."""
    ids = hexadecimal([row["id"] for row in rows])
    if ids is None:
        return {"statements": columns(rows)}
    return {
        "statements": columns([{k: v for k, v in row.items() if k != "id"} for row in rows]),
        "ids": ids,
    }


def _plain(record: Any) -> _Row:
    """A record without what is empty or false: the script takes the absent for nothing."""
    return {name: value for name in _FIELDS[type(record)] if (value := getattr(record, name))}


def _actor(actor: Actor) -> _Row:
    found = _plain(actor)
    if actor.posts:
        found["posts"] = [_plain(post) for post in actor.posts]
    return found


def _statement(s: Statement, known: _Known) -> _Row:
    found = _plain(s)
    found.pop("reports", None)
    found["id"] = s.id.removeprefix("statement:")
    for name, usual in _USUAL.items():
        if found.get(name) == usual:
            del found[name]
    if s.polarity == _polarity(s.act):
        del found["polarity"]
    if len(s.reports) != 1:
        found["n"] = len(s.reports)
    if s.claim == s.words:
        found.pop("claim", None)
    if s.reports and s.words == _printed(s.reports[0], known.texts):
        found.pop("words", None)
    for name in ("speaker", "together", "candidates", "via", "about", "of"):
        if name in found:
            found[name] = _numbers(found[name], known.at)
    if s.quantities:
        found["quantities"] = [_plain(q) for q in s.quantities]
    return found


def _polarity(act: str) -> str:
    """The polarity of most statements of an act."""
    return "negative" if act == "deny" else "positive"


def _numbers(names: str | tuple[str, ...], at: Mapping[str, int]) -> Any:
    """Numbers in the place of identifiers; one that stands in no list stays as it is."""
    if isinstance(names, str):
        return at.get(names, names)
    return [at.get(name, name) for name in names]


def _reports(
    reports: Sequence[tuple[int, Report]], statements: Sequence[Statement], known: _Known
) -> dict[str, Any]:
    """All reports as columns; their spans in one list of differences.

    For each of content, cue and source: how many spans, then for each its start, counted from the
    start of the span before (across reports too), and its length.
    """
    rows: list[_Row] = []
    spans: list[int] = []
    last = 0
    for of, report in reports:
        way = tuple(getattr(report, name) for name in _SHARED)
        row: _Row = {"way": known.ways.setdefault(way, len(known.ways))}
        if report.id != f"report:{statements[of].id.partition(':')[2]}":
            row["id"] = report.id
        rows.append(row)
        for found in (report.content, report.cue, report.source):
            last = _added(spans, found, last)
    return {**columns(rows), "spans": spans}


def _added(spans: list[int], found: Offsets, last: int) -> int:
    spans.append(len(found))
    for start, end in found:
        spans.extend((start - last, end - start))
        last = start
    return last


def _printed(report: Report, texts: Mapping[str, str]) -> str:
    """The words of a report's content as they stand in its article."""
    text = texts.get(report.article, "")
    return " … ".join(text[start:end] for start, end in report.content)


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
