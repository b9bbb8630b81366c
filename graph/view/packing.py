"""The records as the data of the page: what the script can tell from the rest is left out.

A large graph does not fit into a page that opens. Beyond :data:`MOST` statements only what people
are reported to say most often is packed, then the articles' own words; counts name the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from itertools import chain
from typing import Any, NamedTuple

from graph.view.drawing import CARD, Overview, draw, draw_overview
from graph.view.network import OPTIONS, SaysoNetwork
from graph.view.records import (
    Actor,
    Article,
    Country,
    Decision,
    Fact,
    Post,
    Quantity,
    Report,
    Statement,
    View,
)
from graph.view.words import words

__all__ = ["MOST", "data"]

#: How many statements one page holds.
MOST = 20_000

#: Values that ``base.js`` puts back where a statement carries none.
_USUAL = {"holder": "resolved", "polarity": "positive", "certainty": "certain"}
#: How a report was found; the same for most reports of an article.
_SHARED = ("article", "by", "confidence", "hand", "lemma", "rule", "style", "verdict")
#: What the script knows of a node by its kind.
_TOLD = ("kind", "x")
_NOTHING: tuple[Any, ...] = (None, "", (), [], {})
_FIELDS = {
    kind: tuple(f.name for f in fields(kind))
    for kind in (Actor, Article, Country, Decision, Fact, Post, Quantity, Statement)
}

_Way = tuple[Any, ...]


class _Judged(NamedTuple):
    """What the records of statements are packed with.

    :param texts: article -> its stored text.
    :param targets: what decisions are about.
    :param ways: how reports were found -> the number of that way.
    """

    texts: Mapping[str, str]
    targets: frozenset[str]
    ways: dict[_Way, int]


def data(view: View) -> dict[str, Any]:
    """Everything the page's script works with.

    :param view: what was read from the store.
    """
    many = draw_overview(view)
    kept = _kept(view, many)
    graph = _packed(draw(kept)) if many is None else {"options": OPTIONS, "card": CARD}
    found = {
        **_records(kept),
        "words": words()._asdict(),
        "graph": graph,
        "overview": _overview(many),
        "left": _left(kept, view) if kept is not view else None,
    }
    return {name: value for name, value in found.items() if value}


# ---------------------------------------------------------------- what is packed


def _kept(view: View, many: Overview | None) -> View:
    """The view itself, or as much of it as one page can hold."""
    if many is None or len(view.statements) <= MOST:
        return view
    said = Counter((s.speaker, country) for s in view.statements for country in s.about)
    disputed = {o for s in view.statements for links in s.links.values() for o in links}

    def rank(item: tuple[int, Statement]) -> tuple[bool, bool, int, int]:
        at, s = item
        heaviest = max((said[s.speaker, country] for country in s.about), default=0)
        return s.narrated, not (s.links or s.id in disputed), -heaviest, at

    chosen = sorted(at for at, _ in sorted(enumerate(view.statements), key=rank)[:MOST])
    statements = tuple(view.statements[at] for at in chosen)
    used = {name for s in statements for name in (*s.holders, *s.via, *s.about)}
    used.update(chain.from_iterable((f.subject, f.object) for f in view.facts))
    used.update(many.network.node_map)
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


def _records(view: View) -> dict[str, Any]:
    judged = _Judged(
        {article.id: article.text for article in view.articles},
        frozenset(decision.target for decision in view.decisions),
        {},
    )
    statements = [_statement(s, judged) for s in view.statements]
    return {
        "articles": [_plain(a) for a in view.articles],
        "actors": [_actor(a) for a in view.actors],
        "countries": [_plain(c) for c in view.countries],
        "statements": statements,
        "facts": [_plain(f) for f in view.facts],
        "decisions": [_plain(d) for d in view.decisions],
        "labels": view.labels,
        "ways": [_lean(dict(zip(_SHARED, way, strict=True))) for way in judged.ways],
    }


def _plain(record: Any) -> dict[str, Any]:
    """A record without what is empty or false: the script takes the absent for nothing."""
    return {name: value for name in _FIELDS[type(record)] if (value := getattr(record, name))}


def _actor(actor: Actor) -> dict[str, Any]:
    found = _plain(actor)
    if actor.posts:
        found["posts"] = [_plain(post) for post in actor.posts]
    return found


def _statement(s: Statement, judged: _Judged) -> dict[str, Any]:
    found = _plain(s)
    for name, usual in _USUAL.items():
        if found.get(name) == usual:
            del found[name]
    if s.claim == s.words:
        found.pop("claim", None)
    if s.reports and s.words == _printed(s.reports[0], judged.texts):
        found.pop("words", None)
    if s.quantities:
        found["quantities"] = [_plain(q) for q in s.quantities]
    if s.reports:
        found["reports"] = [_report(r, judged) for r in s.reports]
    return found


def _report(report: Report, judged: _Judged) -> dict[str, Any]:
    way = tuple(getattr(report, name) for name in _SHARED)
    found: dict[str, Any] = {"way": judged.ways.setdefault(way, len(judged.ways))}
    for name in ("content", "cue", "source"):
        spans = getattr(report, name)
        if spans:
            found[name] = spans
    if report.id in judged.targets:
        found["id"] = report.id
    return found


def _printed(report: Report, texts: Mapping[str, str]) -> str:
    """The words of a report's content as they stand in its article."""
    text = texts.get(report.article, "")
    return " … ".join(text[start:end] for start, end in report.content)


# ---------------------------------------------------------------- drawings


def _overview(many: Overview | None) -> Mapping[str, Any] | None:
    if many is None:
        return None
    return {**_packed(many.network), "speakers": many.speakers, "lines": many.lines}


def _packed(network: SaysoNetwork) -> dict[str, Any]:
    """A drawing with numbers of nodes in the place of their names; ``bands.js`` puts them back."""
    at = {node["id"]: number for number, node in enumerate(network.nodes)}
    ends = [{"from": at[edge["from"]], "to": at[edge["to"]]} for edge in network.edges]
    edges = [_lean(edge | end) for edge, end in zip(network.edges, ends, strict=True)]
    nodes = [_lean({k: v for k, v in node.items() if k not in _TOLD}) for node in network.nodes]
    return {"nodes": nodes, "edges": edges, "options": network.options, "card": CARD}


def _lean(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in values.items() if v is not False and v not in _NOTHING}
