"""The one reader of the statement schema: a source of values in, typed records out."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.iri import Stretch, stretch
from graph.model.kinds import KINDS
from graph.model.records import Offsets, Post, Quantity, Ref, Report, Statement
from graph.model.source import Columns, Source
from graph.terms import dcterms, org, prov, rdfs, sayso, schema

__all__ = ["Reader", "posts", "statements"]

_KINDS = {class_.value: kind for class_, kind in KINDS.items()}
_CLASSES = tuple(KINDS)


def statements(columns: Columns) -> Iterator[Statement]:
    """Every statement of a graph, sorted by IRI; made once for all who ask."""
    made: tuple[Statement, ...] | None = columns.made.get("statements")
    if made is None:
        reader = Reader(columns)
        every = sorted(columns.of_type(sayso.Statement))
        made = columns.made["statements"] = tuple(map(reader.statement, every))
    return iter(made)


def posts(columns: Columns) -> Iterator[Post]:
    """Every post of a graph, sorted by IRI."""
    reader = Reader(columns)
    return (reader.post(iri) for iri in sorted(columns.of_type(sayso.Post)))


class Reader:
    """Reads statements, what they rest on, and posts.

    :param source: what their values come from.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._refs: dict[str, Ref] = {}

    def one(self, node: str, term: ox.NamedNode) -> str:
        """The first value of a property; "" when there is none."""
        values = self.source.all(node, term) if node else ()
        return values[0] if values else ""

    def local(self, node: str, term: ox.NamedNode) -> str:
        """The local name of the first value of a property, a value of a scheme."""
        return self.one(node, term).rpartition("#")[2]

    def ref(self, iri: str) -> Ref:
        """What an IRI leads to, with its kind."""
        found = self._refs.get(iri)
        if found is None:
            kinds = {_KINDS[c] for c in self.source.classes(iri, _CLASSES)}
            # A country that a graph only refers to is one by its IRI.
            kind = next((k for k in reversed(_KINDS.values()) if k in kinds), "")
            kind = kind or ("country" if "/country/" in iri else "")
            found = self._refs[iri] = Ref(iri, kind)
        return found

    def refs(self, node: str, term: ox.NamedNode) -> tuple[Ref, ...]:
        """What the values of a property lead to."""
        return tuple(map(self.ref, self.source.all(node, term)))

    def statement(self, iri: str) -> Statement:
        """A statement with its reports and quantities."""
        one, local, refs = self.one, self.local, self.refs
        shared = one(iri, sayso.proposition)
        said = shared or iri
        subject, value = one(said, sayso.propSubject), one(said, sayso.propObject)
        return Statement(
            id=iri,
            content=one(iri, sayso.content),
            act=local(iri, sayso.speechAct),
            polarity=local(iri, sayso.polarity),
            certainty=local(iri, sayso.certainty),
            holder=local(iri, sayso.holderStatus),
            speakers=refs(iri, sayso.speaker),
            candidates=refs(iri, sayso.candidateSpeaker),
            via=refs(iri, sayso.via),
            chain=one(iri, sayso.chain),
            about=refs(iri, sayso.about),
            addressee=one(iri, sayso.addressee),
            evaluation=one(iri, sayso.evaluation),
            times=tuple(self.source.all(iri, sayso.timeExpression)),
            earliest=one(iri, sayso.earliest),
            latest=one(iri, sayso.latest),
            shared=shared,
            label=one(shared, rdfs.label),
            status=local(said, sayso.eventStatus),
            subject_text=one(said, sayso.subjectText),
            predicate_text=one(said, sayso.predicateText),
            object_text=one(said, sayso.objectText),
            place_text=one(said, sayso.placeText),
            subject=self.ref(subject) if subject else None,
            relation=local(said, sayso.propPredicate),
            object=self.ref(value) if value else None,
            quantities=tuple(map(self.quantity, self.source.all(said, sayso.quantity))),
            reports=tuple(map(self.report, self.source.pointing(iri, sayso.reports))),
        )

    def report(self, iri: str) -> Report:
        """A report, with the run that found it or the person who wrote it."""
        one, text = self.one, self.one(iri, sayso.inText)
        person = one(iri, prov.wasAttributedTo)
        runs = self.source.pointing(text, prov.used) if text else ()
        return Report(
            id=iri,
            text=text,
            article=one(text, sayso.versionOf),
            content=self.offsets(iri, sayso.contentSpan),
            cue=self.offsets(iri, sayso.cueSpan),
            source=self.offsets(iri, sayso.sourceSpan),
            lemma=one(iri, sayso.cue),
            style=self.local(iri, sayso.quoteStyle),
            rule=one(iri, sayso.rule),
            confidence=one(iri, sayso.confidence),
            reason=one(iri, sayso.holderReason),
            by=person or next(iter(runs), ""),
            hand=bool(person),
            verdict=self.local(iri, sayso.verdict),
        )

    def offsets(self, node: str, term: ox.NamedNode) -> Offsets:
        """Where the mentions that a property leads to stand, sorted."""
        places = map(stretch, self.source.all(node, term))
        return tuple(sorted((at.start, at.end) for at in places if at))

    def quantity(self, iri: str) -> Quantity:
        """A number with what is counted."""
        return Quantity(
            iri,
            self.one(iri, rdfs.label),
            self.one(iri, schema.value),
            self.one(iri, schema.minValue),
            self.one(iri, schema.maxValue),
            self.local(iri, sayso.comparator),
            self.one(iri, sayso.countOf),
        )

    def post(self, iri: str) -> Post:
        """A post, of an article or by hand."""
        one, former = self.one, self.one(iri, sayso.former)
        return Post(
            id=iri,
            holder=one(iri, org.member),
            role=one(iri, sayso.role),
            office=one(iri, sayso.office),
            body=one(iri, org.organization),
            country=one(iri, sayso.ofCountry),
            former=former in {"true", "1"} if former else None,
            earliest=one(iri, sayso.earliest),
            latest=one(iri, sayso.latest),
            evidence=tuple(self.source.all(iri, sayso.evidence)),
            by=one(iri, prov.wasAttributedTo),
            source=one(iri, dcterms.source),
        )

    def printed(self, mention: str) -> str:
        """The words of a mention, as they stand in its text; "" where the text is not at hand."""
        at = stretch(mention)
        return self.words(at) if at else ""

    def words(self, at: Stretch) -> str:
        """The words of a stretch."""
        return self.one(at.text, sayso.text)[at.start : at.end]

    def article(self, mention: str) -> str:
        """IRI of the article that a mention stands in, or ""."""
        at = stretch(mention)
        return self.one(at.text, sayso.versionOf) if at else ""
