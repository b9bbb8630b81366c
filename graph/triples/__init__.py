"""Where text becomes RDF: the records of one article as the quads of its graph.

Nothing else turns records into triples; see ``docs/model.md`` for what is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import pyoxigraph as ox

from extract.records import Document, Extraction, Span
from graph.iri import mint
from graph.terms import prov, rdf, rdfs, sayso, schema, time, words
from graph.triples.actors import Actors, known_actors, write_posts, write_references
from graph.triples.answers import write_answers
from graph.triples.sheet import Sheet, sha256
from graph.triples.statements import Place, Verdict, ends, places, write_place, write_statement

__all__ = ["Place", "Verdict", "anchored", "article_triples", "places", "sha256", "triples"]


def triples(
    extraction: Extraction,
    verdicts: Mapping[str, Verdict] | None = None,
    kept: Collection[str] = (),
) -> list[ox.Quad]:
    """One article's graph, sorted.

    :param verdicts: report key -> what a person decided; a rejected report is left out, with all
        that only it needs.
    :param kept: keys of statements that stay although their report is rejected, because a
        hand-written report rests on them too.
    """
    found = tuple(places(extraction))
    return _written(extraction, found, verdicts or {}, kept).quads


def article_triples(extraction: Extraction, found: Sequence[Place]) -> Iterator[ox.Triple]:
    """One article's graph before any decision, sorted, without its name.

    :param found: the article's places, as :func:`places` gives them.
    """
    return _written(extraction, found, {}, ()).triples()


def _written(
    extraction: Extraction,
    found: Sequence[Place],
    decided: Mapping[str, Verdict],
    kept: Collection[str],
) -> Sheet:
    sheet = Sheet(extraction.document)
    actors, known = Actors(sheet), known_actors(extraction)
    _write_article(sheet)
    _write_run(sheet, extraction.extractor)
    written: list[Place] = []
    for one in found:
        verdict = decided.get(one.key)
        rejected = verdict is not None and verdict.outcome == "rejected"
        place = one if verdict is None else verdict.applied(one)
        if not rejected:
            write_place(sheet, actors, place, verdict)
        if not rejected or place.key in kept:
            write_statement(sheet, actors, place, known, None if rejected else verdict)
            written.append(place)
    write_answers(sheet, written, decided)
    write_posts(sheet, actors, extraction.posts)
    write_references(sheet, actors, extraction)
    return sheet


def anchored(document: Document, report: ox.NamedNode, span: Span) -> list[ox.Quad]:
    """What ties a hand-written report to the words it was written for.

    :param span: the words in the stored text.
    """
    sheet = Sheet(document)
    sheet.add(report, sayso.inText, sheet.text)
    sheet.add(report, sayso.contentSpan, sheet.mention(span))
    for predicate, value in ends((span,)):
        sheet.add(report, predicate, value)
    return sheet.quads


def _write_article(sheet: Sheet) -> None:
    document, article, add = sheet.document, sheet.article, sheet.add
    meta = document.meta
    add(article, rdf.type, sayso.Article)
    add(article, rdfs.label, words(meta.title or document.id))
    add(article, sayso.path, words(document.path))
    published = time(meta.date) if meta.date else None
    for predicate, value in (
        (schema.datePublished, published),
        (schema.author, words(meta.author) if meta.author else None),
        (schema.publisher, words(meta.outlet) if meta.outlet else None),
        (schema.url, words(meta.url) if meta.url else None),
    ):
        if value is not None:
            add(article, predicate, value)
    add(sheet.text, rdf.type, sayso.TextVersion)
    add(sheet.text, sayso.versionOf, article)
    add(sheet.text, sayso.sha256, words(sheet.sha256))
    add(sheet.text, sayso.rawSha256, words(document.raw_sha256))
    add(sheet.text, sayso.encoding, words(document.encoding))
    add(sheet.text, sayso.text, words(document.text))


def _write_run(sheet: Sheet, extractor: str) -> None:
    run = mint("run", "-".join(extractor.split()))
    sheet.add(run, rdf.type, sayso.ExtractionRun)
    sheet.add(run, rdfs.label, words(extractor))
    _, _, version = extractor.partition(" ")
    if version:
        sheet.add(run, schema.softwareVersion, words(version))
    sheet.add(run, prov.used, sheet.text)
