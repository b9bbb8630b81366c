"""One actor, one country or one disputed point with every quotation, source and decision.

A dossier is what one hands on: a list of blocks that Markdown and HTML are written from. The page
makes the same blocks in ``js/dossier.js``; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.view.labels import clean
from graph.view.records import Actor, Article, Decision, Fact, Post, Statement, View
from graph.view.words import words

__all__ = ["Block", "Desk", "Heading", "Item", "Paragraph", "Quote", "dossier"]

#: So many quotations stand under one heading; what is left out is counted.
MOST = 400
_ENDING_DAY = re.compile(r", \d{4}-\d\d-\d\d$")


class Heading(NamedTuple):
    """A heading; 1 is the title."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A line of our own words."""

    text: str


class Item(NamedTuple):
    """A line of a list."""

    text: str


class Quote(NamedTuple):
    """One statement in its words.

    :param by: who says it, with which word, how sure.
    :param source: day, outlet and title, file and place.
    :param url: where the article is, or "".
    :param notes: how it was read, who disputes it, who decided what.
    """

    words: str
    by: str
    source: str
    url: str
    notes: tuple[str, ...]
    deny: bool


Block = Heading | Paragraph | Item | Quote

_CLOSING = (
    "Each quotation stands in its article at the place that is given. What is said is not taken "
    "as a fact here, and nobody is called right. Made with sayso."
)


def dossier(view: View, target: str) -> list[Block]:
    """Everything about one actor, country or point, as blocks in the order of reading.

    :param target: its identifier, as the records have it.
    """
    desk = Desk(view)
    if target in desk.points:
        made = desk.point(target)
    elif target in desk.countries:
        made = desk.country(target)
    else:
        made = desk.actor(target)
    return [*made, Paragraph(_CLOSING)]


def _counted(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or f'{one}s'}"


def _is_denied(s: Statement) -> bool:
    return s.act == "deny" or s.polarity == "negative"


class Desk:
    """The records with what is looked up in them, and how each is put into words."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.words = words()
        self.actors = {a.id: a for a in view.actors}
        self.countries = {c.id: c for c in view.countries}
        self.articles = {a.id: a for a in view.articles}
        self.statements = {s.id: s for s in view.statements}
        self.at = {s.id: n for n, s in enumerate(view.statements)}
        self.points: dict[str, list[Statement]] = {}
        self.against: dict[str, list[str]] = {}
        self.reasons: dict[tuple[str, frozenset[str]], str] = {}
        for s in view.statements:
            self._enter(s)

    def _enter(self, s: Statement) -> None:
        for point in s.points:
            self.points.setdefault(point, []).append(s)
        for other in s.links.get("contradicts", ()):
            if other not in self.statements:
                continue
            for one, two in ((s.id, other), (other, s.id)):
                found = self.against.setdefault(one, [])
                if two not in found:
                    found.append(two)
        for key, why in s.reasons.items():
            kind, _, other = key.rpartition(" ")
            self.reasons[kind, frozenset((s.id, other))] = why

    def why(self, one: str, other: str) -> str:
        """Why two statements are set against each other, or nothing."""
        ends = frozenset((one, other))
        return self.reasons.get(("contradicts", ends)) or self.reasons.get(("", ends), "")

    # ------------------------------------------------------------ words for what there is

    def named(self, name: str) -> str:
        """What an actor, a country or a point is called."""
        known = self.actors.get(name) or self.countries.get(name)
        label = known.label if known else self.view.labels.get(name)
        return clean(label or name.partition(":")[2] or name)

    def speaks(self, s: Statement) -> str:
        """Who says it, in words."""
        if s.holder == "voice":
            return "The article itself"
        glue = " or " if s.candidates else " and "
        return glue.join(map(self.named, s.holders)) or self.words.kinds["unknown"]

    def kinds(self, s: Statement) -> list[str]:
        """What kinds of speakers it has, in words."""
        if s.holder in ("unknown", "ambiguous", "unnamed", "voice"):
            return [self.words.kinds[s.holder]]
        found = (self.actors.get(name) for name in s.speakers)
        return [self.words.kinds[one.kind if one else "unknown"] for one in found]

    def verb(self, s: Statement) -> str:
        """The word with which it is said."""
        return clean(s.says or self.words.acts.get(s.act, s.act))

    def day(self, s: Statement) -> str:
        """The day of speaking, else of the article, ISO, or ""."""
        article = self.article(s)
        return (s.said or (article.date if article else None) or "")[:10]

    def article(self, s: Statement) -> Article | None:
        """The first article that tells it."""
        return self.articles.get(s.reports[0].article) if s.reports else None

    # ------------------------------------------------------------ one statement

    def quote(self, s: Statement, *, against: bool) -> Quote:
        """One statement in its words.

        :param against: whether who disputes it stands below.
        """
        article, verb = self.article(s), self.verb(s)
        sure = self._sureness(s)
        title = _ENDING_DAY.sub("", clean(article.title)) if article else ""
        publisher = clean(article.publisher or "") if article else ""
        outlet = ": ".join(dict.fromkeys(filter(None, (publisher, title))))
        place = f"{clean(article.path)}, characters {self._place(s)}" if article else ""
        return Quote(
            clean(s.words),
            f"{self.speaks(s)} {verb}{f', {sure}' if sure else ''}",
            " · ".join(filter(None, (self.day(s) or "undated", outlet, place))),
            (article.url or "") if article else "",
            tuple(self._notes(s, against=against)),
            _is_denied(s),
        )

    def _sureness(self, s: Statement) -> str:
        if s.certainty == "certain":
            return ""
        if s.certainty == "uncommitted":
            return "leaves it open"
        return f"puts it as {self.words.certainty.get(s.certainty, s.certainty)}"

    @staticmethod
    def _place(s: Statement) -> str:
        return ", ".join(f"{start}–{end}" for start, end in s.reports[0].content)

    def _notes(self, s: Statement, *, against: bool) -> Iterator[str]:
        report = s.reports[0] if s.reports else None
        if s.candidates:
            yield "The text allows each of them; neither is said to have said it."
        if s.via:
            yield f"Passed on by {', '.join(map(self.named, s.via))}"
        if len(s.reports) > 1:
            yield f"Told in {len(s.reports):,} places"
        confidence = report.confidence if report else None
        sure = f"{confidence:.2f}" if confidence is not None else "none"
        verdict = clean(report.verdict) if report and report.verdict else "none yet"
        yield f"Extractor’s confidence {sure}; curator’s verdict: {verdict}"
        for d in self._decisions([s]):
            yield f"Decision: {d}"
        for other in self.against.get(s.id, ()) if against else ():
            found = self.statements[other]
            why = self.why(s.id, other)
            told = f"{self.speaks(found)}: {self.verb(found)} “{clean(found.words)}”"
            yield f"Disputed by {told}{f' ({clean(why)})' if why else ''}"

    def _decisions(self, statements: Iterable[Statement]) -> list[str]:
        targets = {t for s in statements for t in (s.id, *(r.id for r in s.reports))}
        return [self._decision(d) for d in self.view.decisions if d.target in targets]

    @staticmethod
    def _decision(d: Decision) -> str:
        by, at = f" by {d.by}" if d.by else "", f", {d.at}" if d.at else ""
        return clean(f"{d.outcome}{by}{at}{f': {d.why}' if d.why else ''}")

    # ------------------------------------------------------------ lists of statements

    def dated(self, statements: Iterable[Statement]) -> list[Statement]:
        """The oldest first, the undated last."""
        return sorted(statements, key=lambda s: (self.day(s) or "~", self.at[s.id]))

    def quotes(
        self, title: str, statements: Sequence[Statement], *, against: bool = False
    ) -> Iterator[Block]:
        """Statements under a heading that counts them."""
        if not statements:
            return
        yield Heading(2, f"{title} ({len(statements):,})")
        for s in self.dated(statements)[:MOST]:
            yield self.quote(s, against=against)
        if len(statements) > MOST:
            yield Paragraph(f"{len(statements) - MOST:,} more are left out here.")

    def summary(self, statements: Sequence[Statement]) -> Paragraph:
        """How many there are, from when to when."""
        papers = {r.article for s in statements for r in s.reports[:1]}
        days = sorted(filter(None, map(self.day, statements)))
        span = f" ({days[0]})" if days and days[0] == days[-1] else ""
        span = f" ({days[0]} to {days[-1]})" if days and not span else span
        no = sum(map(_is_denied, statements))
        disputed = sum(s.id in self.against for s in statements)
        told = (
            f"{_counted(len(statements), 'statement')} in {_counted(len(papers), 'article')}{span}"
        )
        return Paragraph(f"{told}; {no:,} said not to be so; {disputed:,} disputed.")

    # ------------------------------------------------------------ the three kinds

    def actor(self, name: str) -> Iterator[Block]:
        """All about an actor."""
        actor = self.actors[name]
        heard = [s for s in self.view.statements if not s.narrated]
        said = [s for s in heard if name in s.speakers]
        about = [s for s in heard if name in s.of and name not in s.speakers]
        yield Heading(1, clean(actor.label))
        yield Paragraph(clean(self._kind(actor)))
        if actor.names:
            yield Paragraph(clean(f"Also called {', '.join(actor.names)}"))
        yield self.summary(said)
        yield from self._items("Roles", map(_post, actor.posts))
        yield from self.quotes("Disputed", [s for s in said if s.id in self.against], against=True)
        yield from self.quotes(f"What {clean(actor.label)} said", said)
        maybe = [s for s in heard if name in s.candidates]
        yield from self.quotes("May have said; the text allows another too", maybe)
        yield from self.quotes(f"Said about {clean(actor.label)}", about)
        yield from self._facts(name)
        yield from self._items("Perhaps the same", self._alike(name))

    def country(self, name: str) -> Iterator[Block]:
        """All about a country."""
        about = [s for s in self.view.statements if not s.narrated and name in s.about]
        label = self.named(name)
        yield Heading(1, label)
        yield Paragraph("Country. What is said about it; its government speaks for itself.")
        yield self.summary(about)
        yield from self.quotes("Disputed", [s for s in about if s.id in self.against], against=True)
        yield from self.quotes(f"Said about {label}", about)
        yield from self._facts(name)

    def point(self, name: str) -> Iterator[Block]:
        """All about a point."""
        mine = self.points[name]
        pairs = [(s.id, o) for s in mine for o in self.against.get(s.id, ())
                 if name in self.statements[o].points and self.at[s.id] < self.at[o]]  # fmt: skip
        yield Heading(1, self.named(name))
        told = "A disputed point. Nobody is called right." if pairs else "A point."
        yield Paragraph(told)
        yield self.summary(mine)
        left, right, opposed = self._sides(name, pairs)
        yield from self.quotes("Say it is so" if opposed else "One account", left)
        yield from self.quotes("Say it is not so" if opposed else "Another account", right)
        loud = {s.id for s in (*left, *right)}
        others = [s for s in mine if s.id not in loud]
        yield from self.quotes("Also on it" if pairs else "Statements", others)
        yield from self._items("Why these are set against each other", self._whys(pairs))
        yield from self._items("Decisions", self._decisions(mine))

    def _sides(
        self, point: str, pairs: Sequence[tuple[str, str]]
    ) -> tuple[list[Statement], list[Statement], bool]:
        """Who affirms and who denies; where all affirm, one account and another."""
        near: dict[str, list[str]] = {}
        for one, other in pairs:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
        order = sorted(near, key=self.at.__getitem__)
        side = {i: int(point in self.statements[i].denies) for i in order}
        opposed = len(set(side.values())) == 2
        if not opposed:
            side = _two_coloured(order, near)
        parts = [[self.statements[i] for i in order if side[i] == which] for which in (0, 1)]
        return parts[0], parts[1], opposed

    def _whys(self, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
        for one, other in pairs:
            why = self.why(one, other)
            if why:
                who = " and ".join(self.speaks(self.statements[i]) for i in (one, other))
                yield f"{who}: {clean(why)}"

    # ------------------------------------------------------------ the rest of an actor

    def _kind(self, actor: Actor) -> str:
        kind = self.words.kinds[actor.kind]
        return f"{kind}, {actor.country}" if actor.country else kind

    def _items(self, title: str, items: Iterable[str]) -> Iterator[Block]:
        told = [Item(clean(item)) for item in items]
        if told:
            yield Heading(2, f"{title} ({len(told):,})")
            yield from told

    def _facts(self, name: str) -> Iterator[Block]:
        facts = [f for f in self.view.facts if name in (f.subject, f.object)]
        yield from self._items("Vouched for by a person", map(self._fact, facts))

    def _fact(self, f: Fact) -> str:
        span = f" {f.earliest or '…'} to {f.latest or 'now'}." if f.earliest or f.latest else ""
        by, source = f" By {f.by}." if f.by else "", f" Source: {f.source}" if f.source else ""
        return f"{self.named(f.subject)} {f.predicate} {self.named(f.object)}.{span}{by}{source}"

    def _alike(self, name: str) -> Iterator[str]:
        for one in self.view.likenesses:
            if name in (one.one, one.other):
                other = one.other if one.one == name else one.one
                reason = f"; for it: {one.reason}" if one.reason else ""
                objection = f"; against it: {one.objection}" if one.objection else ""
                yield f"{self.named(other)} ({other}){reason}{objection}"


def _two_coloured(order: Sequence[str], near: dict[str, list[str]]) -> dict[str, int]:
    """What stands against each other on two sides, the first on the first."""
    side: dict[str, int] = {}
    for start in order:
        if start in side:
            continue
        side[start], queue = 0, [start]
        for at in queue:
            for other in near[at]:
                if other not in side:
                    side[other] = 1 - side[at]
                    queue.append(other)
    return side


def _post(p: Post) -> str:
    where: list[str] = []
    told = p.role
    for part in (p.body, p.country):
        if part and part.casefold() not in told.casefold():
            where.append(part)
            told = f"{told} {part}"
    when = f" ({p.earliest or '…'} to {p.latest or '…'})" if p.earliest or p.latest else ""
    again = f" ({p.again + 1:,} times)" if p.again else ""
    return f"{'former ' if p.former else ''}{p.role}{''.join(f', {w}' for w in where)}{when}{again}"
