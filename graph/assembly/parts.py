"""What is made of each article by itself, kept until the article or what it names changes.

Of each article's statements the takes that points are found by, what stands for its text, what in
it breaks a rule, and what page and network show of it. Articles that have to be looked
at are looked at some at a time, each with what is nearby; what people wrote is one more, together
with the articles of whose nodes it speaks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.assembly import shown
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.nearby import Body, Nearby, loaded
from graph.assembly.outline import Outline
from graph.assembly.piecewise import kept_or_made
from graph.assembly.shown import Aside, Shown
from graph.assembly.spool import Laid, Spool
from graph.assembly.spool import read as bytes_of
from graph.check import Finding, check_within
from graph.model.source import Columns
from graph.points import kept, traits
from graph.points.back import resolved
from graph.points.copies import Sketch, sketch
from graph.points.rows import read
from graph.points.takes import Take, takes
from graph.points.traits import Lot
from graph.view.many import Extent
from graph.view.things import compact

__all__ = ["Part", "parts"]


class Part(NamedTuple):
    """What is made of some articles by themselves.

    :param lot: what their statements are compared by.
    :param sketches: IRI of an article -> what stands for its text.
    :param findings: what breaks a rule that looks at one article.
    :param shown: what page and network show of them.
    """

    lot: Lot
    sketches: Mapping[str, Sketch]
    findings: tuple[Finding, ...]
    shown: Aside


def parts(
    outlines: Sequence[Outline],
    nearby: Nearby,
    body: Body,
    cache: Cache,
    spool: Spool | None = None,
) -> Iterator[Part]:
    """The parts of all articles and of what people wrote, as earlier builds made them or now.

    :param body: gives the Turtle blocks of a graph, by its IRI.
    :param spool: where what is shown is laid aside meanwhile; None holds it in memory.
    """
    work = _Work(nearby, body, cache, spool)
    by_hand = [one for one in outlines if one.graph.value in nearby.by_hand]
    yield work.facts(by_hand, {compact(o.article) for o in outlines if o not in by_hand})
    articles = (one for one in outlines if one.graph.value not in nearby.by_hand)
    yield from kept_or_made(
        articles, lambda one: work.key(nearby.digest(one)), work.kept, work.made
    )


class _Work:
    def __init__(self, nearby: Nearby, body: Body, cache: Cache, spool: Spool | None) -> None:
        self._spool = spool
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
            head, *laid, numbers = _pieces(data)
            found, sketches, findings, extent = json.loads(head)
            known = {article: tuple(hashes) for article, hashes in sketches.items()}
            told = tuple(Finding(*f) for f in findings)
            held, page, network, rows = self._aside(laid)
            lot = Lot(traits.loaded(found, numbers), self._takes(held))
            return Part(lot, known, told, Aside(page, network, rows, Extent(*extent)))
        except (ValueError, TypeError):
            return None

    def _aside(self, data: Sequence[bytes]) -> list[Laid | bytes]:
        return [*data] if self._spool is None else self._spool.pieces(data)

    def _takes(self, stored: Laid | bytes) -> Callable[[int], Take]:
        """Takes laid aside, each to be read where something is new."""

        def take(number: int) -> Take:
            lines = bytes_of(stored).split(b"\n")
            (found,) = self._loader.loaded(json.loads(lines[number]))
            return found

        return take

    def facts(self, articles: Sequence[Outline], others: AbstractSet[str]) -> Part:
        """What people wrote, with the articles of whose nodes they wrote.

        :param others: ids of the other articles, which may be named.
        """
        key = self.key(f"facts {self._nearby.facts_digest(articles)}")
        found = self.kept(key)
        if found is None:
            columns = self._read(articles, self._nearby.facts_quads(articles))
            seen = shown.of_articles(columns)
            own = tuple(a for a in seen.page.articles if a.id not in others)
            seen = seen._replace(page=seen.page._replace(articles=own))
            found = self._keep(key, self._read_off(columns), seen)
        return found

    def made(self, some: Sequence[tuple[Outline, str]]) -> Iterator[Part]:
        """The parts of some articles, looked at together and kept one by one."""
        outlines = [one for one, _ in some]
        columns = self._read(outlines, (q for one in outlines for q in self._nearby.quads(one)))
        whole = self._read_off(columns)
        # Nearly always there is none; else each article is asked which are its own.
        alone = whole.findings and len(some) > 1
        of: defaultdict[str, list[Take]] = defaultdict(list)
        for take in whole.takes:
            of[take.row.article].append(take)
        seen = shown.shares(columns, shown.of_articles(columns))
        for one, key in some:
            findings = whole.findings
            if alone:
                findings = tuple(check_within(self._read([one], self._nearby.quads(one)).store))
            sketches = {a: s for a, s in whole.sketches.items() if a == one.article}
            part = _Found(of[one.article], sketches, findings)
            yield self._keep(key, part, seen[one.graph.value])

    def _read(self, articles: Iterable[Outline], around: Iterable[ox.Quad]) -> Columns:
        return Columns(loaded(articles, around, self._body))

    def _read_off(self, columns: Columns) -> _Found:
        rows = read(columns, self._nearby.countries)
        sketches = {article: sketch(text) for article, text in rows.texts.items()}
        return _Found(list(takes(rows)), sketches, tuple(check_within(columns.store)))

    def _keep(self, key: str, part: _Found, seen: Shown) -> Part:
        """A part with what is shown of it; kept for the next build."""
        told, held = shown.dumped(seen), list(resolved(part.takes))
        found, numbers = traits.dumped(traits.of_takes(held))
        head = _line([found, part.sketches, part.findings, told.extent])
        lines = b"\n".join(_line(kept.dumped([take])) for take in held)
        data = (lines, *map(bytes_of, told[:3]))
        self._cache.put(key, _together((head, *data, numbers)))
        # As if it had been kept: what many have in common is held once.
        stored, page, network, rows = self._aside(data)
        lot = Lot(traits.loaded(found, numbers), self._takes(stored))
        aside = Aside(page, network, rows, told.extent)
        return Part(lot, part.sketches, part.findings, aside)


class _Found(NamedTuple):
    """What was read off some articles."""

    takes: Sequence[Take]
    sketches: Mapping[str, Sketch]
    findings: tuple[Finding, ...]


def _line(plain: Any) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode()


def _together(pieces: Sequence[bytes]) -> bytes:
    return b"".join((_line(list(map(len, pieces))), b"\n", *pieces))


def _pieces(data: bytes) -> list[bytes]:
    """The pieces that :func:`_together` made one of."""
    head, _, body = data.partition(b"\n")
    bounds = pairwise(accumulate(json.loads(head), initial=0))
    return [body[low:high] for low, high in bounds]
