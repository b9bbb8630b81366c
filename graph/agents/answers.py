"""What the tools answer: plain records, each of which leads back to words in an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.ask.disputes import Dispute
from graph.ask.explain import Evidence, explain
from graph.ask.listings import printed
from graph.ask.lookup import compact, expand, find, find_node, matches
from graph.ask.show import portrait
from graph.ask.walk import Walk
from graph.errors import QueryError
from ontology import PREFIXES

__all__ = [
    "Actor", "Dossier", "Found", "Point", "Quotation", "Said", "Sought", "Stance", "Statements",
    "actors", "dossier", "evidence", "points", "statements",
]  # fmt: skip

# No slots: the SDK would take a slot for a default value.

#: So many characters of any one text go out, and so many entries of any one list.
_LONG = 2_000
MOST = 50


@dataclass(frozen=True)
class Quotation:
    """Words as they stand in an article.

    :param exact: the words; of several stretches each by itself.
    :param offsets: start and end of each stretch, in code points of the stored text, half open.
    :param sentence: the sentence around them.
    :param confidence: the extractor's own, 0 to 1; empty for what a person wrote.
    :param verdict: a curator's; empty when nobody decided.
    """

    article: str
    file: str
    title: str
    published: str
    url: str
    exact: list[str]
    offsets: list[tuple[int, int]]
    sentence: str
    confidence: str
    verdict: str


@dataclass(frozen=True)
class Said:
    """One statement.

    :param speakers: who says it; the candidates when ``status`` is ambiguous, nobody when unknown.
    :param certainty: the speaker's own.
    :param chain: through whom it came.
    :param links: other statements it contradicts, answers or backs, and whether they do it.
    """

    statement: str
    content: str
    speakers: list[str]
    status: str
    act: str
    polarity: str
    certainty: str
    chain: str
    about: list[str]
    quotations: list[Quotation]
    links: list[str]


@dataclass(frozen=True)
class Statements:
    """One page of statements, the latest first.

    :param total: how many there are in all.
    :param next_offset: where the next page begins; None on the last.
    """

    total: int
    statements: list[Said]
    next_offset: int | None


@dataclass(frozen=True)
class Actor:
    """Somebody, or a body, that speaks or is spoken of."""

    actor: str
    name: str
    kind: str
    statements: int
    also: list[str]


@dataclass(frozen=True)
class Found:
    """Actors of a name.

    :param total: how many there are in all.
    """

    total: int
    actors: list[Actor]


@dataclass(frozen=True)
class Dossier:
    """One actor in short.

    :param roles: each with where it is from.
    :param about: of whom it speaks, and how often.
    :param disputed: points on which others contradict it, and who.
    """

    actor: str
    name: str
    kind: str
    country: str
    also: list[str]
    roles: list[str]
    about: dict[str, int]
    disputed: list[str]
    changes_of_position: list[str]
    latest: list[Said]


@dataclass(frozen=True)
class Stance:
    """One statement on a disputed point.

    :param side: affirms, denies or leaves open.
    """

    side: str
    said: Said
    reason: str


@dataclass(frozen=True)
class Point:
    """What is disputed; nobody is called right.

    :param conflicts: why each two statements contradict each other.
    """

    point: str
    label: str
    stances: list[Stance]
    conflicts: list[str]


class Sought(NamedTuple):
    """Which statements are asked for; what is empty asks for nothing.

    :param speaker, about: a name, a prefixed name or an IRI.
    :param words: must all stand in the statement.
    :param since, until: first and last day, ISO, on which it was printed.
    """

    speaker: str = ""
    about: str = ""
    words: str = ""
    act: str = ""
    since: str = ""
    until: str = ""


def actors(store: ox.Store, name: str, most: int = 10) -> Found:
    """Actors whose name, or a part of it, is this one; those who say most first."""
    walk = Walk(store)
    found = [
        Actor(
            compact(a.node.value),
            a.label,
            a.kind,
            len(walk.pointing(a.node, "sayso:speaker")),
            [v.value for v in walk.all(a.node, "skos:altLabel")][:10],
        )
        for a in matches(store, "actor", name)
    ]
    found.sort(key=lambda a: (-a.statements, a.name, a.actor))
    return Found(len(found), found[: _bounded(most)])


def dossier(store: ox.Store, name: str) -> Dossier:
    """One actor: roles, of whom it speaks, what is disputed, and its latest statements.

    :raises QueryError: when no actor, or more than one, is called so.
    """
    node = find(store, "actor", name).node
    of = portrait(store, node)
    counts: dict[str, int] = {}
    for line in of.lines:
        for other in line.about if line.part == "says" else ():
            counts[other] = counts.get(other, 0) + 1
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return Dossier(
        of.id,
        of.label,
        of.kind,
        of.country,
        list(of.names[:MOST]),
        [", ".join(filter(None, (r.role, r.body, r.country, r.origin))) for r in of.roles[:MOST]],
        dict(often),
        [f"{d.point} (by {', '.join(d.others)})" for d in of.disputed[:MOST]],
        [c.point for c in of.changes[:MOST]],
        statements(store, Sought(speaker=of.id), most=5).statements,
    )


def statements(store: ox.Store, sought: Sought, offset: int = 0, most: int = 10) -> Statements:
    """Statements that fit, the latest first.

    :raises QueryError: when a name means nobody or several.
    """
    pattern = _pattern(store, sought)
    days = printed(store, pattern)
    dated = [(days.get(node.value, ""), node) for node in _fitting(store, pattern, sought)]
    kept = [(day, node) for day, node in dated if _within(day, sought)]
    kept.sort(key=lambda pair: (pair[0], pair[1].value), reverse=True)
    start, size = max(0, offset), _bounded(most)
    page = [said(store, s) for _, s in kept[start : start + size]]
    after = start + size
    return Statements(len(kept), page, after if after < len(kept) else None)


def evidence(store: ox.Store, name: str) -> Said:
    """One statement with all its quotations.

    :param name: the id of a statement or report, or the start of one.
    :raises QueryError: when there is none, or the start fits several.
    """
    return said(store, find_node(store, ("statement", "report"), name))


def points(store: ox.Store, found: Iterable[Dispute]) -> list[Point]:
    """Disputes with the words of each side."""
    return [
        Point(
            d.id,
            d.label,
            [Stance(h.side, evidence(store, h.id), h.reason) for h in d.holdings[:MOST]],
            [f"{c.one} and {c.other}: {c.reason}" for c in d.conflicts[:MOST]],
        )
        for d in found
    ]


def said(store: ox.Store, node: ox.NamedNode) -> Said:
    """A statement, or the statement of a report, as a record."""
    walk = Walk(store)
    why = explain(store, node)
    statement = expand(why.id)
    if statement is None or not why.content:
        raise QueryError(f"{compact(node.value)} is no statement")
    return Said(
        statement.value,
        _cut(why.content),
        list(why.holder.names[:MOST]),
        why.holder.status,
        why.act,
        why.polarity,
        why.certainty,
        why.chain,
        walk.labels(walk.nodes(statement, "sayso:about"))[:MOST],
        [_quotation(walk, e) for e in why.evidence[:MOST]],
        [f"{r.link}: {r.who}: {_cut(r.content)} ({r.id})" for r in why.related[:MOST]],
    )


def _quotation(walk: Walk, one: Evidence) -> Quotation:
    report, article = expand(one.report), expand(one.article)
    text = walk.node(report, "sayso:inText") if report else None
    stored = walk.words(text, "sayso:text")
    return Quotation(
        one.article,
        one.file,
        walk.label(article) if article else "",
        walk.words(article, "schema:datePublished"),
        walk.words(article, "schema:url"),
        [_cut(span.of(stored)) for span in one.spans],
        [(span.start, span.end) for span in one.spans],
        _cut("".join(words for words, _ in one.passage.pieces)),
        one.confidence,
        one.verdict,
    )


def _fitting(store: ox.Store, pattern: str, sought: Sought) -> set[ox.NamedNode]:
    """The statements of a pattern that hold all words."""
    wanted = [w.casefold() for w in sought.words.split()]
    rows: Any = store.query(
        f"SELECT DISTINCT ?s ?content {{ {pattern} . ?s sayso:content ?content }}",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    return {s for s, content in rows if all(w in content.value.casefold() for w in wanted)}


def _pattern(store: ox.Store, sought: Sought) -> str:
    """SPARQL for the statements, ``?s``, of somebody, about somebody and of an act."""
    parts = []
    if sought.speaker:
        parts.append(f"?s sayso:speaker {find(store, 'actor', sought.speaker).node}")
    if sought.about:
        parts.append(f"?s sayso:about {_anything(store, sought.about)}")
    if sought.act:
        parts.append(f"?s sayso:speechAct {ox.NamedNode(PREFIXES['act'] + sought.act)}")
    return " . ".join(parts or ["?s a sayso:Statement"])


def _anything(store: ox.Store, name: str) -> ox.NamedNode:
    """The country of a name, else the actor."""
    try:
        return find(store, "country", name).node
    except QueryError:
        return find(store, "actor", name).node


def _within(day: str, sought: Sought) -> bool:
    if not (sought.since or sought.until):
        return True
    return bool(day) and sought.since <= day <= (sought.until or "9999")


def _bounded(most: int) -> int:
    return max(1, min(most, MOST))


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
