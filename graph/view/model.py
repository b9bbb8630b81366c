"""A store read into the records of the page, every list in its one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import pyoxigraph as ox

from graph.iri import stretch
from graph.model.wording import claim
from graph.view.dating import called, said_on
from graph.view.reasons import LINKS, reasons, sides
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
from graph.view.things import Columns, Thing, expanded
from graph.view.wording import Telling, telling

__all__ = ["read"]

_KINDS = {
    "Person": "person",
    "Organization": "organization",
    "Government": "government",
    "Group": "group",
    "UnnamedSource": "unnamed",
    "ArticleVoice": "voice",
}
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


def read(store: ox.Store) -> View:
    """Everything the page shows of a store.

    :param store: the named graphs of ``docs/model.md``; read as their union.
    """
    return _Reader(store).view()


def _local(name: str | None, default: str) -> str:
    return name.partition(":")[2] or name if name else default


class _Reader:
    def __init__(self, store: ox.Store) -> None:
        self.columns = Columns(store)
        self.labels = self.columns.labels()
        self.texts = self.columns.things("TextVersion")
        runs = self.columns["prov:used"].items()
        self.runs = {text: run for run, texts in sorted(runs, reverse=True) for text in texts}

    def view(self) -> View:
        articles = self._articles()
        self.articles = {a.id: a for a in articles}
        statements = self._statements()
        facts = tuple(self._fact(t) for t in self.columns.things("Fact").values())
        used = set(chain.from_iterable((*s.holders, *s.via, *s.of) for s in statements))
        used.update(chain.from_iterable((f.subject, f.object) for f in facts))
        about = set(chain.from_iterable(s.about for s in statements))
        about.update(chain.from_iterable((f.subject, f.object) for f in facts))
        decisions = tuple(self._decision(t) for t in self.columns.things("Decision").values())
        return View(
            articles,
            self._actors(used),
            self._countries(about),
            statements,
            facts,
            decisions,
            self._likenesses(used),
            self._named(statements, facts, decisions),
        )

    def _label(self, name: str) -> str:
        return self.labels.get(name) or _local(name, name)

    def _maybe(self, name: str | None) -> str | None:
        return self._label(name) if name else None

    def _named(self, *groups: Iterable[Statement | Fact | Decision]) -> dict[str, str]:
        """Labels of what is only referred to: addressees, ends of facts, targets."""
        names: set[str] = set()
        for item in chain.from_iterable(groups):
            if isinstance(item, Statement):
                names.update(filter(None, (item.addressee, *item.points)))
            elif isinstance(item, Fact):
                names.update((item.subject, item.object))
        return {name: self.labels[name] for name in sorted(names) if name in self.labels}

    # ------------------------------------------------------------ texts and who is in them

    def _articles(self) -> tuple[Article, ...]:
        texts = {t.one("sayso:versionOf"): t for t in self.texts.values()}
        found = self.columns.things("Article").values()
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
        for kind, short in _KINDS.items():
            for name, thing in self.columns.things(kind).items():
                if name in used:
                    found[name] = self._actor(thing, short, posts)
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
        for p in self.columns.things("Post").values():
            post = Post(
                role=p.one("sayso:role") or self._maybe(p.one("sayso:office")) or "post",
                body=self._maybe(p.one("org:organization")),
                country=self._maybe(p.one("sayso:ofCountry")),
                former=p.one("sayso:former") in ("true", "1"),
                earliest=p.one("sayso:earliest"),
                latest=p.one("sayso:latest"),
                by_hand=p.one("prov:wasAttributedTo") is not None,
            )
            for member in p.all("org:member"):
                held.setdefault(member, []).append(post)
        return {member: surest_first(posts) for member, posts in held.items()}

    def _countries(self, used: set[str]) -> tuple[Country, ...]:
        found = self.columns.things("Country")
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

    def _statements(self) -> tuple[Statement, ...]:
        self.propositions = self.columns.things("Proposition")
        self.quantities = self.columns.things("Quantity")
        self.countries = self.columns.things("Country")
        reports = self._reports()
        found = self.columns.things("Statement").values()
        self.reasons = reasons(self.columns, {s.id for s in found})
        self.sides = sides(self.columns)
        made = [self._statement(s, reports.get(s.id, [])) for s in found]
        return tuple(sorted(made, key=_place))

    def _statement(self, s: Thing, reports: list[Report]) -> Statement:
        said = self.propositions.get(s.one("sayso:proposition") or "", s)
        speakers, about = s.all("sayso:speaker"), s.all("sayso:about")
        words, times = s.one("sayso:content") or "", s.all("sayso:timeExpression")
        days = s.one("sayso:earliest"), s.one("sayso:latest")
        points = self.columns.ours("onPoint").get(s.id, ())
        told = self._telling(s, words, reports)
        article = self.articles.get(reports[0].article) if reports else None
        alone = speakers[0] if len(speakers) == 1 else None
        return Statement(
            id=s.id,
            words=words,
            holder=_local(s.one("sayso:holderStatus"), "resolved" if speakers else "unknown"),
            act=_local(s.one("sayso:speechAct"), "other"),
            polarity=_local(s.one("sayso:polarity"), "underspecified"),
            certainty=_local(s.one("sayso:certainty"), "uncommitted"),
            speaker=alone,
            together=() if alone else speakers,
            candidates=s.all("sayso:candidateSpeaker"),
            via=s.all("sayso:via"),
            chain=s.one("sayso:chain"),
            about=tuple(name for name in about if name in self.countries),
            of=tuple(name for name in about if name not in self.countries),
            addressee=s.one("sayso:addressee"),
            evaluation=s.one("sayso:evaluation"),
            status=_local(said.one("sayso:eventStatus"), "") or None,
            claim=said.one("rdfs:label") or claim(*_clause(said), words),
            quantities=self._counts(said),
            times=times,
            earliest=days[0],
            latest=days[1],
            reports=tuple(reports),
            links={k: v for k in LINKS if (v := self.columns.ours(k).get(s.id))},
            reasons=self.reasons.get(s.id, {}),
            points=points,
            denies=tuple(p for p in points if (s.id, p) in self.sides),
            said=said_on(words, times, days, article.date if article else None),
            says=told.says,
            within=told.within,
        )

    def _telling(self, s: Thing, words: str, reports: list[Report]) -> Telling:
        act = _local(s.one("sayso:speechAct"), "other")
        polarity = _local(s.one("sayso:polarity"), "underspecified")
        first = reports[0] if reports else None
        if first is None or not first.cue:
            return telling(act, polarity, words, "", first.lemma if first else None, "")
        text = self.articles[first.article].text if first.article in self.articles else ""
        cue = " … ".join(text[start:end] for start, end in first.cue)
        start = first.cue[0][0]
        after = max((end for _, end in first.content if end <= start), default=0)
        return telling(act, polarity, words, cue, first.lemma, text[max(after, start - 60) : start])

    def _counts(self, said: Thing) -> tuple[Quantity, ...]:
        names = said.all("sayso:quantity")
        return tuple(_quantity(self.quantities[n]) for n in names if n in self.quantities)

    def _reports(self) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = {}
        for r in self.columns.things("Report").values():
            for statement in r.all("sayso:reports"):
                found.setdefault(statement, []).append(self._report(r))
        return {name: sorted(reports, key=_where) for name, reports in found.items()}

    def _report(self, r: Thing) -> Report:
        confidence = r.one("sayso:confidence")
        author, text = r.one("prov:wasAttributedTo"), self.texts.get(r.one("sayso:inText") or "")
        run = self.runs.get(text.id) if text else None
        return Report(
            id=r.id,
            article=(text.one("sayso:versionOf") if text else None) or "",
            content=self._spans(r, "sayso:contentSpan"),
            cue=self._spans(r, "sayso:cueSpan"),
            source=self._spans(r, "sayso:sourceSpan"),
            lemma=r.one("sayso:cue"),
            style=_local(r.one("sayso:quoteStyle"), "") or None,
            rule=r.one("sayso:rule"),
            confidence=float(confidence) if confidence else None,
            by=self._maybe(author or run),
            hand=author is not None,
            verdict=_local(r.one("sayso:verdict"), "") or None,
        )

    def _spans(self, report: Thing, name: str) -> Offsets:
        places = (stretch(expanded(mention)) for mention in report.all(name))
        return tuple(sorted((at.start, at.end) for at in places if at))

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
        pairs = [(t, t.all("sayso:between")) for t in self.columns.things("Likeness").values()]
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


def _clause(said: Thing) -> tuple[str, str, str]:
    names = ("sayso:subjectText", "sayso:predicateText", "sayso:objectText")
    subject, predicate, value = (said.one(name) or "" for name in names)
    return subject, predicate, value


def _where(report: Report) -> tuple[str, Offsets, str]:
    return report.article, report.content, report.id


def _place(statement: Statement) -> tuple[tuple[str, Offsets, str], str]:
    first = _where(statement.reports[0]) if statement.reports else ("~", (), "")
    return first, statement.id


def _quantity(q: Thing) -> Quantity:
    low, high = q.one("schema:minValue"), q.one("schema:maxValue")
    bounds = " and ".join(filter(None, (low, high)))
    number = q.one("schema:value") or bounds
    pattern = _COMPARATORS.get(_local(q.one("sayso:comparator"), "exactly"), "{}")
    counted = q.one("sayso:countOf")
    reading = pattern.format(number) + (f" {counted}" if counted else "")
    return Quantity(q.one("rdfs:label") or reading, reading)
