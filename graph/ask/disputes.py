"""Who disputes what: each disputed point with who holds what, in which words, and why it is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import compact, expand
from graph.ask.query import Result
from graph.ask.walk import Walk
from graph.model.records import Link, Statement
from graph.model.source import Columns
from graph.terms import sayso

__all__ = [
    "Conflict", "Dispute", "Holding", "found", "involving", "kept", "opposing", "plain", "table",
]  # fmt: skip

_SIDES = {"positive": "affirms", "negative": "denies"}
#: In this order sides are shown.
SIDES = ("affirms", "denies", "leaves open")


class Holding(NamedTuple):
    """One statement on a disputed point.

    :param who: everybody who holds it, in words, or the holder's status.
    :param speakers: ids of everybody who holds it.
    :param side: how it stands to the point: ``affirms``, ``denies`` or ``leaves open``.
    :param certainty: the speaker's own.
    :param when: time words and days, and the article's date.
    :param score: how sure the build is that it belongs here, as written; empty for what a person
        linked.
    :param reason: why it belongs here.
    :param copies: ids of articles that only repeat the one it stands in.
    :param printed: the first day, ISO, on which an article told it; "" when none is dated.
    """

    who: str
    speakers: tuple[str, ...]
    side: str
    act: str
    certainty: str
    content: str
    when: str
    article: str
    about: tuple[str, ...]
    id: str
    score: str = ""
    reason: str = ""
    copies: tuple[str, ...] = ()
    printed: str = ""


class Conflict(NamedTuple):
    """Two statements that contradict each other, and why."""

    one: str
    other: str
    reason: str
    score: str = ""


class Dispute(NamedTuple):
    """A point on which statements contradict each other; nobody is called right.

    :param label: the point, in words.
    :param holdings: all statements on it, by side, then by holder.
    :param apart: figures that look like a conflict and are none, each with what parts them.
    """

    label: str
    id: str
    holdings: tuple[Holding, ...]
    conflicts: tuple[Conflict, ...]
    apart: tuple[Conflict, ...] = ()

    @property
    def voices(self) -> int:
        """How many holders stand against one another."""
        return len({h.who for h in self.opposed})

    @property
    def articles(self) -> int:
        """How many articles the statements that stand against one another were first told in."""
        return len({h.article for h in self.opposed})

    @property
    def disputed(self) -> frozenset[str]:
        """Ids of the statements that some other contradicts."""
        return frozenset(end for c in self.conflicts for end in (c.one, c.other))

    @property
    def opposed(self) -> list[Holding]:
        """The statements that some other contradicts."""
        disputed = self.disputed
        return [h for h in self.holdings if h.id in disputed]


def found(graph: ox.Store | Columns, known: Mapping[str, Dispute] | None = None) -> list[Dispute]:
    """The disputes of a graph: most voices first, then most articles, then by what they are about.

    They are the points the build found, what a person linked as contradicting, and propositions
    that some affirm and others deny.

    :param known: IRI of a disputed point -> what is told of it, where that need not be read.
    """
    reader, known = _Reader(Columns.of(graph)), known or {}
    points = reader.instances("sayso:Dispute")
    derived = [known.get(node.value) or reader.dispute(node) for node in points]
    told = {frozenset((c.one, c.other)) for d in derived for c in d.conflicts}
    by_hand = list(reader.linked(told))
    told |= {frozenset(h.id for h in d.holdings) for d in by_hand}
    return sorted((*derived, *by_hand, *reader.opposed(told)), key=_rank)


def _rank(dispute: Dispute) -> tuple[int, int, str, str]:
    return -dispute.voices, -dispute.articles, dispute.label.casefold(), dispute.id


def involving(
    disputes: Iterable[Dispute], country: str | None = None, actor: str | None = None
) -> list[Dispute]:
    """Those disputes in which a country is at issue, or an actor takes part.

    :param country, actor: prefixed names of the nodes; None for any.
    """
    return [
        d
        for d in disputes
        if (country is None or any(country in h.about for h in d.holdings))
        and (actor is None or any(actor in h.speakers for h in d.holdings))
    ]


def kept(disputes: Iterable[Dispute], since: str = "", articles: int = 1) -> list[Dispute]:
    """Those disputes that are recent enough and told in enough articles.

    :param since: the first day, ISO, on which a disputed statement has to be printed; "" for any.
    :param articles: in how many articles at least they have to be told.
    """
    return [d for d in disputes if d.articles >= articles and _last(d) >= since]


def _last(dispute: Dispute) -> str:
    """The last day on which a disputed statement was printed; "" when none is known."""
    return max((h.printed for h in dispute.opposed), default="")


def opposing(disputes: Iterable[Dispute], one: str, other: str) -> list[Dispute]:
    """Those disputes in which a statement of one contradicts a statement of the other.

    :param one, other: prefixed names of two actors.
    """
    return [d for d in disputes if any(_between(d, c, {one, other}) for c in d.conflicts)]


def _between(dispute: Dispute, conflict: Conflict, both: set[str]) -> bool:
    speakers = {h.id: set(h.speakers) for h in dispute.holdings}
    ends = [speakers.get(end, set()) & both for end in (conflict.one, conflict.other)]
    return bool(ends[0]) and bool(ends[1]) and ends[0] | ends[1] == both


_Pairs = AbstractSet[frozenset[str]]


def _ids(pair: Iterable[ox.NamedNode]) -> frozenset[str]:
    return frozenset(compact(node.value) for node in pair)


_OF_LINKS = ("linkReason", "linkScore", "side")


class _Told(NamedTuple):
    """What is said of a link, in words; "" where nothing is."""

    reason: str
    score: str
    side: str


class _Reader:
    """Reads disputes from a store."""

    def __init__(self, columns: Columns) -> None:
        self._store, self._walk, self._columns = columns.store, Walk(columns.store), columns

    @cached_property
    def _links(self) -> Mapping[tuple[str, str, str], ox.NamedNode]:
        """Start, kind and end of a link -> its node."""
        columns = self._columns
        one, other = columns.first(sayso.linkFrom), columns.first(sayso.linkTo)
        kind = columns.local(sayso.linkKind)
        return {
            (one.get(iri, ""), kind.get(iri, ""), other.get(iri, "")): ox.NamedNode(iri)
            for iri in sorted(columns.of_type(sayso.Link))
        }

    @cached_property
    def _beside(self) -> Mapping[tuple[str, str, str], Link]:
        """Start, kind and end of a link -> that link, of those that stand beside the store."""
        return {(link.one, link.kind, link.other): link for link in self._columns.beside}

    def _told(self, one: str, kind: str, other: str) -> _Told:
        """What is said of a link; of several the last in the alphabet tells."""
        node, link = self._links.get((one, kind, other)), self._beside.get((one, kind, other))
        if link is not None and (node is None or node.value < link.id):
            return _Told(link.reason, link.score, link.side)
        return _Told(*(self._walk.words(node, f"sayso:{name}") for name in _OF_LINKS))

    def instances(self, kind: str) -> list[ox.NamedNode]:
        """The nodes of a class, sorted."""
        type_, class_ = expand("rdf:type"), expand(kind)
        quads = self._store.quads_for_pattern(None, type_, class_, None)
        named = {q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}
        return sorted(named, key=lambda node: node.value)

    def dispute(self, point: ox.NamedNode) -> Dispute:
        """One point with all that is said on it."""
        members = self._walk.pointing(point, "sayso:onPoint")
        holdings = (self._holding(m, point) for m in members)
        inside = set(members)
        conflicts = self._between(inside, "contradicts")
        apart = self._between(inside, "keptApart")
        return Dispute(
            self._walk.label(point), compact(point.value), _sorted(holdings), conflicts, apart
        )

    def _between(self, inside: set[ox.NamedNode], kind: str) -> tuple[Conflict, ...]:
        ordered = sorted(inside, key=lambda node: node.value)
        pairs = ((a, b) for a in ordered for b in self._walk.nodes(a, f"sayso:{kind}"))
        return tuple(self._conflict(a, kind, b) for a, b in pairs if b in inside)

    def _conflict(self, one: ox.NamedNode, kind: str, other: ox.NamedNode) -> Conflict:
        told = self._told(one.value, kind, other.value)
        reason = told.reason or "a person linked them"
        return Conflict(compact(one.value), compact(other.value), reason, told.score)

    def linked(self, told: _Pairs) -> Iterator[Dispute]:
        """Pairs that stand as contradicting without a point of their own.

        :param told: ids of those that have one.
        """
        quads = self._store.quads_for_pattern(None, expand("sayso:contradicts"), None, None)
        subjects = {q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}
        for one in sorted(subjects, key=lambda node: node.value):
            for other in self._walk.nodes(one, "sayso:contradicts"):
                if _ids((one, other)) in told:
                    continue
                conflict = self._conflict(one, "contradicts", other)
                yield self._pair((one, other), conflict, self._walk.words(one, "sayso:content"))

    def opposed(self, told: _Pairs) -> Iterator[Dispute]:
        """Pairs of statements that affirm and deny one proposition.

        :param told: ids of those that are told already.
        """
        shared: defaultdict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(None, expand("sayso:proposition"), None, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                shared[quad.object].append(quad.subject)
        for point in sorted(shared, key=lambda node: node.value):
            for pair in combinations(sorted(set(shared[point]), key=lambda n: n.value), 2):
                sides = {self._walk.words(s, "sayso:polarity") for s in pair}
                if sides == {"positive", "negative"} and _ids(pair) not in told:
                    one, other = (compact(s.value) for s in pair)
                    why = "one affirms and the other denies one proposition"
                    conflict = Conflict(one, other, why)
                    yield self._pair(pair, conflict, self._walk.label(point))

    def _pair(self, pair: tuple[ox.NamedNode, ...], conflict: Conflict, label: str) -> Dispute:
        holdings = _sorted(self._holding(s, None) for s in pair)
        return Dispute(label, "", holdings, (conflict,))

    def _holding(self, statement: ox.NamedNode, point: ox.NamedNode | None) -> Holding:
        walk, said = self._walk, self._walk.statement(statement)
        told = self._told(said.id, "onPoint", point.value if point else "")
        side = told.side or said.polarity
        articles = [ox.NamedNode(iri) for iri in said.articles]
        return Holding(
            walk.holders(said),
            tuple(compact(one.id) for one in said.speakers),
            _SIDES.get(side, "leaves open"),
            said.act,
            said.certainty,
            said.content,
            self._when(said, articles),
            ", ".join(map(compact, said.articles)),
            tuple(compact(one.id) for one in said.about),
            compact(said.id),
            told.score,
            told.reason,
            tuple(compact(c.value) for a in articles for c in walk.pointing(a, "sayso:copyOf")),
            next(iter(walk.days(said)), ""),
        )

    def _when(self, said: Statement, articles: Iterable[ox.NamedNode]) -> str:
        dates = [self._walk.words(a, "schema:datePublished") for a in articles]
        told = ["–".join(dict.fromkeys(filter(None, (said.earliest, said.latest)))), *said.times]
        printed = [f"printed {d}" for d in dict.fromkeys(filter(None, dates))]
        return ", ".join(filter(None, (*told, *printed)))


def _sorted(holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    order = {side: index for index, side in enumerate(SIDES)}
    return tuple(sorted(holdings, key=lambda h: (order[h.side], h.who.casefold(), h.id)))


# ---------------------------------------------------------------- as data

_COLUMNS = (
    "dispute", "point", "side", "who", "act", "certainty", "words", "when", "article", "copies",
    "against", "why", "score", "speaker", "statement",
)  # fmt: skip


def table(disputes: Iterable[Dispute]) -> Result:
    """Disputes as rows, one for each statement on a disputed point.

    ``against`` holds the ids of the statements that contradict it, ``why`` their reasons, ``score``
    how sure the build is that it belongs to the point.
    """
    rows = [
        tuple(ox.Literal(value) for value in _row(number, dispute, holding, against[holding.id]))
        for number, dispute in enumerate(disputes, 1)
        for against in (_against(dispute),)
        for holding in dispute.holdings
    ]
    return Result("rows", _COLUMNS, tuple(rows))


def _against(dispute: Dispute) -> defaultdict[str, list[Conflict]]:
    """Id of a statement -> the conflicts it is in."""
    found: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in dispute.conflicts:
        for end in {conflict.one, conflict.other}:
            found[end].append(conflict)
    return found


def _row(
    number: int, dispute: Dispute, one: Holding, against: Sequence[Conflict]
) -> tuple[str, ...]:
    others = (c.other if c.one == one.id else c.one for c in against)
    why = dict.fromkeys(c.reason for c in against)
    return (
        str(number), dispute.label, one.side, one.who, one.act, one.certainty, one.content,
        one.when, one.article, " ".join(one.copies), " ".join(sorted(others)), " | ".join(why),
        one.score, " ".join(one.speakers), one.id,
    )  # fmt: skip


def plain(disputes: Iterable[Dispute]) -> list[dict[str, object]]:
    """Disputes as plain data, for JSON."""
    return [
        {
            "point": d.label,
            "id": d.id,
            "holdings": [h._asdict() for h in d.holdings],
            "conflicts": [c._asdict() for c in d.conflicts],
            "apart": [c._asdict() for c in d.apart],
        }
        for d in disputes
    ]
