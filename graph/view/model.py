"""A store read into the records of the page, every list in its one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import pyoxigraph as ox

from graph.model import source
from graph.model.kinds import ACTORS
from graph.model.reading import posts, statements
from graph.model.records import Quantity as Number
from graph.model.records import Ref
from graph.model.records import Report as Reported
from graph.model.records import Statement as Said
from graph.terms import sayso
from graph.view.dating import called, said_on
from graph.view.reasons import Hint, Ties, hints
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
    surest_first,
)
from graph.view.things import Columns, Thing, compact
from graph.view.wording import Telling, telling

__all__ = ["Named", "Piece", "Reader", "piece", "read", "together"]

_COMPARATORS = {
    "exactly": "{}",
    "about": "about {}",
    "atLeast": "at least {}",
    "atMost": "at most {}",
    "moreThan": "more than {}",
    "lessThan": "less than {}",
    "between": "between {}",
    "orderOf": "in the order of {}",
}


def read(graph: ox.Store | source.Columns) -> View:
    """Everything the page shows of a graph.

    :param graph: the named graphs of ``docs/model.md``; read as their union.
    """
    columns = source.Columns.of(graph)
    return together(columns, [piece(columns)])


class Named(NamedTuple):
    """Whom statements name, as identifiers.

    :param used: who says them, passes them on or is spoken of.
    :param about: the countries they are about.
    :param names: whom they speak to and what they are on.
    """

    used: set[str]
    about: set[str]
    names: set[str]


class Piece(NamedTuple):
    """What the page shows of some articles by themselves.

    :param articles: sorted by id.
    :param statements: without what ties them together.
    :param hints: what in the articles stands between two of them.
    """

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    hints: tuple[Hint, ...] = ()


def piece(graph: ox.Store | source.Columns) -> Piece:
    """What the page shows of the articles of a graph by themselves.

    :param graph: some whole articles, with what is said elsewhere of them and what they name.
    """
    reader = Reader(source.Columns.of(graph))
    articles = reader.articles_read()
    statements = reader.statements_read(articles)
    told = hints(reader.columns, {s.id for s in statements})
    return Piece(articles, statements, tuple(told))


def together(graph: ox.Store | source.Columns, pieces: Iterable[Piece]) -> View:
    """Everything the page shows.

    :param graph: all that articles have in common, and what follows from them.
    :param pieces: of all articles, each in one.
    """
    articles: list[Article] = []
    statements: list[Statement] = []
    told: list[Hint] = []
    for one in pieces:
        articles += one.articles
        statements += one.statements
        told += one.hints
    articles.sort(key=lambda a: a.id)
    statements.sort(key=_place)
    reader = Reader(source.Columns.of(graph))
    ties = reader.ties({s.id for s in statements}, told)
    # One by one in its place, so that no statement is held twice.
    for at, statement in enumerate(statements):
        statements[at] = ties.tied(statement)
    return reader.view(tuple(articles), tuple(statements))


def _local(name: str | None, default: str) -> str:
    return name.partition(":")[2] or name if name else default


class Reader:
    """Reads the records of the page from a store."""

    def __init__(self, given: source.Columns) -> None:
        self.columns, self.given = Columns(given.store), given
        self.labels = self.columns.labels()
        self.articles: Mapping[str, Article] = {}

    def ties(self, statements: AbstractSet[str], told: Iterable[Hint]) -> Ties:
        """What ties some statements together.

        :param told: what stands between any two within their articles.
        """
        return Ties(self.columns, statements, told, self.given.beside)

    def view(self, articles: tuple[Article, ...], statements: tuple[Statement, ...]) -> View:
        """Everything, with what was read of the articles."""
        used = set(chain.from_iterable((*s.holders, *s.via, *s.of) for s in statements))
        about = set(chain.from_iterable(s.about for s in statements))
        names = chain.from_iterable((s.addressee, *s.points) for s in statements)
        whole = self.without(articles, Named(used, about, set(filter(None, names))))
        return replace(whole, statements=statements)

    def without(self, articles: tuple[Article, ...], named: Named) -> View:
        """Everything but the statements."""
        self.articles = {a.id: a for a in articles}
        facts = tuple(self._fact(t) for t in self.columns.things(sayso.Fact).values())
        ends = set(chain.from_iterable((f.subject, f.object) for f in facts))
        used, about, names = (one | ends for one in named)
        decisions = tuple(self._decision(t) for t in self.columns.things(sayso.Decision).values())
        return View(
            articles,
            self._actors(used),
            self._countries(about),
            (),
            facts,
            decisions,
            self._likenesses(used),
            {name: self.labels[name] for name in sorted(names) if name in self.labels},
        )

    def _label(self, name: str) -> str:
        return self.labels.get(name) or _local(name, name)

    def _maybe(self, name: str | None) -> str | None:
        return self._label(name) if name else None

    # ------------------------------------------------------------ texts and who is in them

    def articles_read(self) -> tuple[Article, ...]:
        """The articles, sorted by id."""
        versions = self.columns.things(sayso.TextVersion)
        texts = {t.one("sayso:versionOf"): t for t in versions.values()}
        found = self.columns.things(sayso.Article).values()
        return tuple(self._article(a, texts.get(a.id)) for a in found)

    def _article(self, a: Thing, text: Thing | None) -> Article:
        name = _local(a.id, a.id)
        title, date = a.one("rdfs:label"), a.one("schema:datePublished")
        outlet = self._maybe(a.one("schema:publisher"))
        words = (text.one("sayso:text") if text else None) or ""
        shown = called(title if title != name else None, outlet, date, words)
        return Article(
            id=a.id,
            title=shown,
            path=a.one("sayso:path") or name,
            text=words,
            date=date,
            author=self._maybe(a.one("schema:author")),
            publisher=outlet,
            url=a.one("schema:url"),
            version=text.id if text else None,
            written=title if title != shown else None,
        )

    def _actors(self, used: set[str]) -> tuple[Actor, ...]:
        posts = self._posts()
        found: dict[str, Actor] = {}
        for class_, kind in ACTORS.items():
            for name, thing in self.columns.things(class_).items():
                if name in used:
                    found[name] = self._actor(thing, kind, posts)
        return tuple(sorted(found.values(), key=lambda a: (a.label.casefold(), a.id)))

    def _actor(self, a: Thing, kind: str, posts: Mapping[str, list[Post]]) -> Actor:
        country = a.one("sayso:governs") or a.one("sayso:ofCountry")
        # The voice of an article has no name of its own: it is called by the article's title.
        voiced = self.articles.get(a.one("sayso:inArticle") or "") if kind == "voice" else None
        return Actor(
            id=a.id,
            label=voiced.title if voiced else a.one("rdfs:label") or _local(a.id, a.id),
            kind=kind,
            country=self._maybe(country),
            names=tuple(dict.fromkeys((*a.all("skos:altLabel"), *a.all("sayso:metonym")))),
            posts=tuple(posts.get(a.id, ())),
            article=a.one("sayso:inArticle"),
            lang=None if kind == "voice" else self.columns.language(a.id),
        )

    def _posts(self) -> dict[str, list[Post]]:
        held: dict[str, list[Post]] = {}
        for p in posts(self.given):
            post = Post(
                role=p.role or self._maybe(compact(p.office)) or "post",
                body=self._maybe(compact(p.body)),
                country=self._maybe(compact(p.country)),
                former=bool(p.former),
                earliest=p.earliest or None,
                latest=p.latest or None,
                by_hand=bool(p.by),
            )
            held.setdefault(compact(p.holder), []).append(post)
        return {member: surest_first(listed) for member, listed in held.items()}

    def _countries(self, used: set[str]) -> tuple[Country, ...]:
        found = self.columns.things(sayso.Country)
        picked = [
            Country(
                c.id,
                c.one("rdfs:label") or _local(c.id, c.id),
                c.one("sayso:iso2"),
                self.columns.language(c.id),
            )
            for c in found.values()
            if c.id in used
        ]
        return tuple(sorted(picked, key=lambda c: (c.label.casefold(), c.id)))

    # ------------------------------------------------------------ statements and their evidence

    def statements_read(self, articles: Iterable[Article]) -> tuple[Statement, ...]:
        """The statements, in the order of their articles."""
        self.articles = {a.id: a for a in articles}
        return tuple(sorted(map(self._statement, statements(self.given)), key=_place))

    def _statement(self, s: Said) -> Statement:
        speakers = _compact(s.speakers)
        reports = sorted(map(self._report, s.reports), key=_where)
        told = self._telling(s, reports)
        article = self.articles.get(reports[0].article) if reports else None
        alone = speakers[0] if len(speakers) == 1 else None
        days = s.earliest or None, s.latest or None
        return Statement(
            id=compact(s.id),
            words=s.content,
            holder=s.holder or ("resolved" if speakers else "unknown"),
            act=s.act or "other",
            polarity=s.polarity or "underspecified",
            certainty=s.certainty or "uncommitted",
            speaker=alone,
            together=() if alone else speakers,
            candidates=_compact(s.candidates),
            via=_compact(s.via),
            chain=s.chain or None,
            about=_compact(one for one in s.about if one.is_country),
            of=_compact(one for one in s.about if not one.is_country),
            addressee=compact(s.addressee) if s.addressee else None,
            evaluation=s.evaluation or None,
            status=s.status or None,
            claim=s.claim,
            quantities=tuple(map(_quantity, s.quantities)),
            times=s.times,
            earliest=days[0],
            latest=days[1],
            reports=tuple(reports),
            said=said_on(s.content, s.times, days, article.date if article else None),
            says=told.says,
            within=told.within,
        )

    def _telling(self, s: Said, reports: Sequence[Report]) -> Telling:
        act, polarity = s.act or "other", s.polarity or "underspecified"
        first = reports[0] if reports else None
        if first is None or not first.cue:
            return telling(act, polarity, s.content, "", first.lemma if first else None, "")
        text = self.articles[first.article].text if first.article in self.articles else ""
        cue = " … ".join(text[start:end] for start, end in first.cue)
        start = first.cue[0][0]
        after = max((end for _, end in first.content if end <= start), default=0)
        before = text[max(after, start - 60) : start]
        return telling(act, polarity, s.content, cue, first.lemma, before)

    def _report(self, r: Reported) -> Report:
        return Report(
            id=compact(r.id),
            article=compact(r.article),
            content=r.content,
            cue=r.cue,
            source=r.source,
            lemma=r.lemma or None,
            style=r.style or None,
            rule=r.rule or None,
            confidence=float(r.confidence) if r.confidence else None,
            by=self._maybe(compact(r.by)),
            hand=r.hand,
            verdict=r.verdict or None,
        )

    # ------------------------------------------------------------ what a person wrote

    def _fact(self, f: Thing) -> Fact:
        return Fact(
            id=f.id,
            subject=f.one("sayso:propSubject") or "",
            predicate=self._maybe(f.one("sayso:propPredicate")) or "is related to",
            object=f.one("sayso:propObject") or "",
            by=self._maybe(f.one("prov:wasAttributedTo")),
            source=f.one("dcterms:source") or self._maybe(f.one("prov:wasDerivedFrom")),
            earliest=f.one("sayso:earliest"),
            latest=f.one("sayso:latest"),
        )

    def _likenesses(self, used: set[str]) -> tuple[Likeness, ...]:
        pairs = [(t, t.all("sayso:between")) for t in self.columns.things(sayso.Likeness).values()]
        return tuple(
            Likeness(
                *ends,
                reason=t.one("sayso:mergeReason"),
                objection=t.one("sayso:mergeObjection"),
                score=t.one("sayso:mergeScore"),
            )
            for t, ends in pairs
            if len(ends) == 2 and used.issuperset(ends)
        )

    def _decision(self, d: Thing) -> Decision:
        return Decision(
            target=d.one("sayso:decides") or "",
            outcome=_local(d.one("sayso:outcome"), "unsure"),
            by=self._maybe(d.one("prov:wasAssociatedWith")),
            at=d.one("prov:endedAtTime"),
            why=d.one("rdfs:comment"),
        )


def _compact(refs: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(compact(one.id) for one in refs)


def _where(report: Report) -> tuple[str, Offsets, str]:
    return report.article, report.content, report.id


def _place(statement: Statement) -> tuple[tuple[str, Offsets, str], str]:
    first = _where(statement.reports[0]) if statement.reports else ("~", (), "")
    return first, statement.id


def _quantity(q: Number) -> Quantity:
    number = q.value or " and ".join(filter(None, (q.low, q.high)))
    pattern = _COMPARATORS.get(q.comparator or "exactly", "{}")
    reading = pattern.format(number) + (f" {q.unit}" if q.unit else "")
    return Quantity(q.words or reading, reading)
