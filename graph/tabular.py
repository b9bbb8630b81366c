"""A graph as tables, for tools that know rows: articles, actors, statements, reports, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.export.table import Cell, Column, Table
from graph.model.kinds import KINDS
from graph.model.reading import Reader, statements
from graph.model.records import Ref, Statement
from graph.model.source import Columns
from graph.terms import rdfs, sayso, schema, skos

__all__ = ["statement_rows", "statement_table", "tables"]


def tables(store: ox.Store) -> list[Table]:
    """The tables of a graph; equal graphs give equal tables.

    :param store: the named graphs of ``docs/model.md``.
    """
    source = Columns(store)
    reader = Reader(source)
    said = list(statements(source))
    rows = {
        "articles": _articles(source, reader),
        "actors": _actors(source, reader),
        "statements": [_statement(source, reader, one) for one in said],
        "reports": sorted(_reports(reader, said)),
        "links": sorted(_links(source, reader)),
    }
    return [Table(name, *_TOLD[name], ("id",), found) for name, found in rows.items()]


def statement_rows(store: ox.Store) -> list[tuple[Cell, ...]]:
    """The rows of the statements alone, sorted by IRI; the points they are on come last."""
    source = Columns(store)
    reader = Reader(source)
    return [_statement(source, reader, one) for one in statements(source)]


def statement_table(rows: Iterable[tuple[Cell, ...]]) -> Table:
    """The table of such rows."""
    return Table("statements", *_TOLD["statements"], ("id",), list(rows))


_ARTICLES = (
    Column("id", "iri", "The article."),
    Column("title", "string", "Its title, or its id where it has none."),
    Column("path", "string", "The file it was read from, below the folder of articles."),
    Column("published", "date", "When it was printed."),
    Column("outlet", "string", "Who published it."),
    Column("author", "string", "Who wrote it."),
    Column("url", "string", "Where it stands."),
)
_ACTORS = (
    Column("id", "iri", "The actor, or the country."),
    Column("name", "string", "What it is called."),
    Column("kind", "string", "person, organization, government, group, unnamed, voice, country."),
    Column("country", "iri", "The country it belongs to, or governs.", "actors"),
    Column("also", "string", "Other names, parted by a vertical bar."),
)
_STATEMENTS = (
    Column("id", "iri", "The statement."),
    Column("content", "string", "The words."),
    Column("claim", "string", "What is claimed, in words."),
    Column("act", "string", "The speech act."),
    Column("polarity", "string", "positive, negative or underspecified."),
    Column("certainty", "string", "How sure the speaker presents it."),
    Column("status", "string", "resolved, joint, unnamed, voice, unknown or ambiguous."),
    Column("speakers", "iris", "Who says it, alone or together.", "actors"),
    Column("speaker_names", "string", "What they are called, parted by a vertical bar."),
    Column("candidates", "iris", "Of whom one says it.", "actors"),
    Column("via", "iris", "Who passed it on.", "actors"),
    Column("about", "iris", "Whom it is about.", "actors"),
    Column("about_names", "string", "What they are called, parted by a vertical bar."),
    Column("relation", "string", "The relation that is claimed, where it is one of ours."),
    Column("subject", "iri", "Who does what is claimed.", "actors"),
    Column("object", "iri", "To whom it is done.", "actors"),
    Column("event_status", "string", "Whether it is so, is planned, may come."),
    Column("earliest", "string", "The first day that is spoken of."),
    Column("latest", "string", "The last day that is spoken of."),
    Column("points", "iris", "The points it is on."),
)
_REPORTS = (
    Column("id", "iri", "The report."),
    Column("statement", "iri", "What it reports.", "statements"),
    Column("article", "iri", "Where it stands.", "articles"),
    Column("start", "integer", "Code points of the stored text before the words."),
    Column("end", "integer", "Offset behind the last of the words."),
    Column("quote", "string", "The words as printed; several stretches parted by an ellipsis."),
    Column("cue", "string", "The reporting words."),
    Column("source", "string", "The words that name the source."),
    Column("style", "string", "direct, indirect, mixed or narrated."),
    Column("confidence", "number", "How sure the extractor is, 0 to 1."),
    Column("verdict", "string", "What a curator decided."),
    Column("rule", "string", "The rule that found it."),
)
_LINKS = (
    Column("id", "iri", "The link."),
    Column("from", "iri", "A statement, or an article.", ""),
    Column("kind", "string", "contradicts, corroborates, respondsTo, updates, onPoint, copyOf …"),
    Column("to", "iri", "What it is linked to."),
    Column("side", "string", "On a point: positive affirms it, negative denies it."),
    Column("score", "number", "How sure the build is, 0 to 1."),
    Column("reason", "string", "Why, in words."),
)


_TOLD = {
    "articles": ("The articles that were read.", _ARTICLES),
    "actors": ("Who speaks or is spoken of.", _ACTORS),
    "statements": ("One holder's one attitude to one claim; a claim, never a fact.", _STATEMENTS),
    "reports": ("The places in articles that report a statement, with the words.", _REPORTS),
    "links": ("What the build found between statements, and why.", _LINKS),
}


def _articles(source: Columns, reader: Reader) -> list[tuple[Cell, ...]]:
    one = reader.one
    terms = (
        rdfs.label, sayso.path, schema.datePublished, schema.publisher, schema.author, schema.url,
    )  # fmt: skip
    found = sorted(source.of_type(sayso.Article))
    return [(iri, *(one(iri, term) or None for term in terms)) for iri in found]


def _actors(source: Columns, reader: Reader) -> list[tuple[Cell, ...]]:
    found = sorted({iri for class_ in KINDS for iri in source.of_type(class_)})
    return [
        (
            iri,
            reader.one(iri, rdfs.label) or None,
            reader.ref(iri).kind,
            reader.one(iri, sayso.governs) or reader.one(iri, sayso.ofCountry) or None,
            "|".join(source.all(iri, skos.altLabel)) or None,
        )
        for iri in found
    ]


def _statement(source: Columns, reader: Reader, said: Statement) -> tuple[Cell, ...]:
    points = source.all(said.id, sayso.onPoint)
    return (
        said.id, said.content, said.claim, said.act, said.polarity, said.certainty, said.holder,
        _ids(said.speakers), _names(reader, said.speakers), _ids(said.candidates), _ids(said.via),
        _ids(said.about), _names(reader, said.about), said.relation or None,
        said.subject.id if said.subject else None, said.object.id if said.object else None,
        said.status or None, said.earliest or None, said.latest or None, " ".join(points) or None,
    )  # fmt: skip


def _reports(reader: Reader, said: Iterable[Statement]) -> Iterator[tuple[Cell, ...]]:
    for one in said:
        for report in one.reports:
            text = reader.one(report.text, sayso.text)
            words = [
                " … ".join(text[start:end] for start, end in places) or None
                for places in (report.content, report.cue, report.source)
            ]
            ends = (report.content[0][0], report.content[-1][1]) if report.content else (None, None)
            yield (
                report.id, one.id, report.article or None, *ends, *words, report.style or None,
                float(report.confidence) if report.confidence else None, report.verdict or None,
                report.rule or None,
            )  # fmt: skip


def _links(source: Columns, reader: Reader) -> Iterator[tuple[Cell, ...]]:
    for iri in source.of_type(sayso.Link):
        score = reader.one(iri, sayso.linkScore)
        yield (
            iri,
            reader.one(iri, sayso.linkFrom) or None,
            reader.local(iri, sayso.linkKind),
            reader.one(iri, sayso.linkTo) or None,
            reader.local(iri, sayso.side) or None,
            float(score) if score else None,
            reader.one(iri, sayso.linkReason) or None,
        )


def _ids(refs: Iterable[Ref]) -> Cell:
    return " ".join(ref.id for ref in refs) or None


def _names(reader: Reader, refs: Iterable[Ref]) -> Cell:
    return "|".join(reader.one(ref.id, rdfs.label) for ref in refs) or None
