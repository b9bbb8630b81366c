"""What is made of each article by itself, kept until the article or what it names changes.

Of each article's statements the takes that points are found by, what stands for its text, what in
it breaks a rule, and what page and network show of it. Articles that have to be looked
at are looked at some at a time, each with what is nearby; what people wrote is one more, together
with the articles of whose nodes it speaks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import pyoxigraph as ox

from graph.assembly import shown
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.nearby import Body, Nearby, loaded
from graph.assembly.outline import Outline
from graph.assembly.piecewise import kept_or_made
from graph.assembly.shown import Shown
from graph.check import Finding, check_within
from graph.model.source import Columns
from graph.points import kept
from graph.points.copies import Sketch, sketch
from graph.points.rows import read
from graph.points.takes import Take, takes
from graph.view.things import compact

__all__ = ["Part", "parts"]


class Part(NamedTuple):
    """What is made of some articles by themselves.

    :param takes: those of their statements, in order.
    :param sketches: IRI of an article -> what stands for its text.
    :param findings: what breaks a rule that looks at one article.
    :param shown: what page and network show of them.
    """

    takes: Sequence[Take]
    sketches: Mapping[str, Sketch]
    findings: tuple[Finding, ...]
    shown: Shown


def parts(outlines: Sequence[Outline], nearby: Nearby, body: Body, cache: Cache) -> Iterator[Part]:
    """The parts of all articles and of what people wrote, as earlier builds made them or now.

    :param body: gives the Turtle blocks of a graph, by its IRI.
    """
    work = _Work(nearby, body, cache)
    by_hand = [one for one in outlines if one.graph.value in nearby.by_hand]
    yield work.facts(by_hand, {compact(o.article) for o in outlines if o not in by_hand})
    articles = (one for one in outlines if one.graph.value not in nearby.by_hand)
    yield from kept_or_made(
        articles, lambda one: work.key(nearby.digest(one)), work.kept, work.made
    )


class _Work:
    def __init__(self, nearby: Nearby, body: Body, cache: Cache) -> None:
        self._nearby = nearby
        self._body = body
        self._cache = cache
        self._loader = kept.Loader()

    @staticmethod
    def key(digest: str) -> str:
        """Where the cache keeps the part of something with that hash."""
        return key_of("part", digest, code_digest("graph", "ontology"), code_digest("extract"))

    def kept(self, key: str) -> Part | None:
        """A part as an earlier build made it; None where there is none that can be read."""
        data = self._cache.get(key)
        if data is None:
            return None
        try:
            found, sketches, findings, seen = json.loads(data)
            return Part(
                self._loader.loaded(found),
                {article: tuple(hashes) for article, hashes in sketches.items()},
                tuple(Finding(*f) for f in findings),
                shown.loaded(seen),
            )
        except (ValueError, TypeError):
            return None

    def facts(self, articles: Sequence[Outline], others: AbstractSet[str]) -> Part:
        """What people wrote, with the articles of whose nodes they wrote.

        :param others: ids of the other articles, which may be named.
        """
        key = self.key(f"facts {self._nearby.facts_digest(articles)}")
        found = self.kept(key)
        if found is None:
            columns = self._read(articles, self._nearby.facts_quads(articles))
            whole = self._part(columns)
            piece = whole.shown.piece
            own = tuple(a for a in piece.articles if a.id not in others)
            found = whole._replace(shown=whole.shown._replace(piece=piece._replace(articles=own)))
            self._keep(key, found)
        return found

    def made(self, some: Sequence[tuple[Outline, str]]) -> Iterator[Part]:
        """The parts of some articles, looked at together and kept one by one."""
        outlines = [one for one, _ in some]
        columns = self._read(outlines, (q for one in outlines for q in self._nearby.quads(one)))
        whole = self._part(columns)
        # Nearly always there is none; else each article is asked which are its own.
        alone = whole.findings and len(some) > 1
        of: defaultdict[str, list[Take]] = defaultdict(list)
        for take in whole.takes:
            of[take.row.article].append(take)
        seen = shown.shares(columns, whole.shown)
        for one, key in some:
            findings = whole.findings
            if alone:
                findings = tuple(check_within(self._read([one], self._nearby.quads(one)).store))
            sketches = {a: s for a, s in whole.sketches.items() if a == one.article}
            part = Part(of[one.article], sketches, findings, seen[one.graph.value])
            self._keep(key, part)
            yield part

    def _read(self, articles: Iterable[Outline], around: Iterable[ox.Quad]) -> Columns:
        return Columns(loaded(articles, around, self._body))

    def _part(self, columns: Columns) -> Part:
        rows = read(columns, self._nearby.countries)
        sketches = {article: sketch(text) for article, text in rows.texts.items()}
        findings = tuple(check_within(columns.store))
        return Part(list(takes(rows)), sketches, findings, shown.of_articles(columns))

    def _keep(self, key: str, part: Part) -> None:
        plain = [kept.dumped(part.takes), part.sketches, part.findings, shown.dumped(part.shown)]
        self._cache.put(key, json.dumps(plain, separators=(",", ":")).encode())
