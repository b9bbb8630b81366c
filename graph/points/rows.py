"""The statements of a graph as plain rows: all that is needed to compare them, and nothing of RDF.

The graph is read property by property, each once, so the cost grows with the number of triples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from graph.iri import stretch
from graph.terms import org, rdf, rdfs, sayso, schema

__all__ = ["Columns", "Figure", "Meant", "Row", "Rows", "Speaker", "one_holder", "read"]

_KINDS = {
    sayso.Person: "person", sayso.Organization: "organization", sayso.Government: "government",
    sayso.Group: "group", sayso.UnnamedSource: "unnamed", sayso.ArticleVoice: "voice",
}  # fmt: skip
_NUMBERS = (schema.value, schema.minValue, schema.maxValue)
_WORDS = (
    rdfs.label, sayso.proposition, sayso.content, sayso.subjectText,
    sayso.predicateText, sayso.objectText, sayso.placeText, sayso.propSubject, sayso.propObject,
    sayso.cue, sayso.evaluation, sayso.earliest, sayso.latest, sayso.countOf, *_NUMBERS,
)  # fmt: skip
_VALUES = (
    sayso.holderStatus, sayso.propPredicate, sayso.speechAct, sayso.polarity, sayso.certainty,
    sayso.eventStatus, sayso.quoteStyle, sayso.comparator,
)  # fmt: skip
_SEVERAL = (sayso.speaker, sayso.about, sayso.quantity, sayso.timeExpression, sayso.contentSpan)


class Figure(NamedTuple):
    """A number with what is counted.

    :param value, low, high: as printed; None where open.
    :param comparator: local name of the comparator.
    :param unit: what is counted, in words, or "".
    :param words: as printed.
    """

    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    words: str


class Meant(NamedTuple):
    """A claim of the same article that a statement denies, as its own words tell.

    :param id: IRI of that statement.
    :param reason: by which words, for a reader.
    :param sure: 0 to 1.
    """

    id: str
    reason: str
    sure: float


class Speaker(NamedTuple):
    """Somebody who holds a statement, alone or together with others.

    :param id: IRI of the actor.
    :param who: what it is called.
    """

    id: str
    who: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """One statement, as far as it can be compared.

    :param id: IRI of the statement.
    :param article: IRI of the article it is first reported in.
    :param start: where its words begin there, in code points.
    :param holders: everybody who holds it; empty when unknown or ambiguous.
    :param speaker: IRI of the one who holds it; "" when nobody or several do.
    :param who: the holders' labels, or the holder's status.
    :param kind: the kind of the one holder, or "".
    :param of: IRI of the country that the one holder belongs to, or "".
    :param subject, object: IRIs of what the proposition's ends name; "" where none.
    :param about: IRIs of the countries it concerns.
    :param dated: first and last day, ISO, or "".
    :param answers: what it denies by pointing at it ("those claims"), the surest first.
    """

    id: str
    article: str
    start: int
    holders: tuple[Speaker, ...]
    speaker: str
    who: str
    kind: str
    of: str
    content: str
    subject_text: str
    predicate_text: str
    object_text: str
    place_text: str
    relation: str
    subject: str
    object: str
    about: frozenset[str]
    figures: tuple[Figure, ...]
    act: str
    polarity: str
    certainty: str
    status: str
    cue: str
    style: str
    evaluation: str
    times: tuple[str, ...]
    dated: tuple[str, str]
    answers: tuple[Meant, ...] = ()


class Rows(NamedTuple):
    """All rows, and what they are compared against.

    :param rows: sorted by article, place and id.
    :param texts: IRI of an article -> its stored text.
    :param labels: IRI -> label, of actors and countries.
    :param countries: IRI of an actor -> IRI of the country it acts for or belongs to.
    :param governments: IRIs of actors that act for their country as a whole.
    :param forms: IRI of an article -> words for a country there -> IRI of the country.
    :param published: IRI of an article -> its date, ISO.
    """

    rows: tuple[Row, ...]
    texts: Mapping[str, str]
    labels: Mapping[str, str]
    countries: Mapping[str, str]
    governments: frozenset[str]
    forms: Mapping[str, Mapping[str, str]]
    published: Mapping[str, str]


def one_holder(one: Row, other: Row) -> bool:
    """Whether two statements share a holder, as far as can be told: by node, or by name.

    Two nodes may be one person who is not merged yet; a link between them would be worth nothing.
    """
    return any(_same(a, b) for a in one.holders for b in other.holders)


def _same(one: Speaker, other: Speaker) -> bool:
    if one.id == other.id:
        return True
    names = set(one.who.lower().split()), set(other.who.lower().split())
    named = one.kind == other.kind and one.kind in {"person", "organization", "government"}
    return named and (names[0] <= names[1] or names[1] <= names[0])


class Columns:
    """Properties of a store as mappings, each read once."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def pairs(self, term: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """Subject and value of each triple with a property."""
        for quad in self.store.quads_for_pattern(None, term, None, None):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(
                quad.object, ox.BlankNode | ox.Triple
            ):
                yield quad.subject.value, quad.object.value

    def first(self, term: ox.NamedNode) -> dict[str, str]:
        """Subject -> its value; of several the first in the alphabet."""
        found: dict[str, str] = {}
        for subject, value in self.pairs(term):
            earlier = found.get(subject)
            found[subject] = value if earlier is None else min(earlier, value)
        return found

    def local(self, term: ox.NamedNode) -> dict[str, str]:
        """Subject -> the local name of its value."""
        return {s: v.rpartition("#")[2] for s, v in self.first(term).items()}

    def every(self, term: ox.NamedNode) -> dict[str, list[str]]:
        """Subject -> all its values, sorted."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for subject, value in self.pairs(term):
            found[subject].add(value)
        return {subject: sorted(values) for subject, values in found.items()}

    def of_type(self, kind: ox.NamedNode) -> set[str]:
        """The subjects of a class."""
        found = self.store.quads_for_pattern(None, rdf.type, kind, None)
        return {q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)}


def read(store: ox.Store) -> Rows:
    """The statements of a graph.

    :param store: the named graphs of the articles and the facts, decisions applied.
    """
    columns = Columns(store)
    kinds = {iri: name for kind, name in _KINDS.items() for iri in columns.of_type(kind)}
    places = _Places(columns)
    reader = _Reader(columns, places, kinds)
    statements = columns.of_type(sayso.Statement)
    rows = (reader.row(s, reader.report[s]) for s in statements if s in reader.report)
    return Rows(
        tuple(sorted(rows, key=lambda r: (r.article, r.start, r.id))),
        places.texts,
        reader.words[rdfs.label],
        reader.countries,
        reader.governments,
        places.forms(columns),
        columns.first(schema.datePublished),
    )


def _through_posts(columns: Columns, known: Mapping[str, str]) -> dict[str, str]:
    """A person's country where only the person's posts tell it."""
    holders, found = columns.first(org.member), dict[str, str]()
    for post, country in sorted(columns.first(sayso.ofCountry).items()):
        if post in holders and holders[post] not in known:
            found.setdefault(holders[post], country)
    return found


def _answers(columns: Columns) -> dict[str, tuple[Meant, ...]]:
    """Statement -> what it denies by its own words, the surest first."""
    ends = [columns.first(t) for t in (sayso.linkFrom, sayso.linkTo, sayso.linkReason)]
    scores = columns.first(sayso.linkScore)
    found: defaultdict[str, list[Meant]] = defaultdict(list)
    for link, kind in columns.local(sayso.linkKind).items():
        if kind == "answers":
            one, other, why = (end.get(link, "") for end in ends)
            found[one].append(Meant(other, why, float(scores.get(link, "0"))))
    return {one: tuple(sorted(made, key=lambda m: (-m.sure, m.id))) for one, made in found.items()}


class _Places:
    """Where things stand: mentions, the texts they are in, and the articles of these."""

    def __init__(self, columns: Columns) -> None:
        self.of_text = columns.first(sayso.versionOf)
        self.text = columns.first(sayso.inText)
        self.words = columns.first(sayso.text)
        self.texts = {
            self.of_text[t]: self.words[t] for t in sorted(self.words) if t in self.of_text
        }

    def article(self, node: str) -> str:
        return self.of_text.get(self.text.get(node, ""), "")

    def forms(self, columns: Columns) -> dict[str, dict[str, str]]:
        """Article -> printed words -> the one country they mean there."""
        found: dict[str, dict[str, str]] = {}
        meant = columns.every(sayso.refersTo)
        literal = columns.first(sayso.literalReferent)
        for mention in sorted({*meant, *literal}):
            nodes = [
                n for n in (*meant.get(mention, ()), literal.get(mention, "")) if "/country/" in n
            ]
            at = stretch(mention) if len(nodes) == 1 else None
            if at is not None:
                words = self.words[at.text][at.start : at.end].lower()
                found.setdefault(self.of_text[at.text], {})[words] = nodes[0]
        return found


class _Reader:
    """The columns that rows are made of.

    :param kinds: actor -> its kind.
    """

    def __init__(self, columns: Columns, places: _Places, kinds: Mapping[str, str]) -> None:
        self.places, self.kinds = places, kinds
        self.words = {term: columns.first(term) for term in _WORDS}
        self.values = {term: columns.local(term) for term in _VALUES}
        self.several = {term: columns.every(term) for term in _SEVERAL}
        # Of several reports the one that stands first in the alphabet, so that order never counts.
        self.report = {s: r for r, s in sorted(columns.pairs(sayso.reports), reverse=True)}
        self.countries = {**columns.first(sayso.ofCountry), **columns.first(sayso.governs)}
        self.countries = {**_through_posts(columns, self.countries), **self.countries}
        self.governments = frozenset(columns.first(sayso.governs))
        self.answers = _answers(columns)

    def text(self, term: ox.NamedNode, node: str) -> str:
        return self.words[term].get(node, "")

    def value(self, term: ox.NamedNode, node: str) -> str:
        return self.values[term].get(node, "")

    def row(self, statement: str, report: str) -> Row:
        text, value = self.text, self.value
        said = text(sayso.proposition, statement) or statement
        holders = tuple(map(self.holder, self.several[sayso.speaker].get(statement, ())))
        speaker = holders[0].id if len(holders) == 1 else ""
        names = " and ".join(holder.who for holder in holders)
        article, start = self.place(report)
        about = self.several[sayso.about].get(statement, ())
        return Row(
            id=statement,
            article=article,
            start=start,
            holders=holders,
            speaker=speaker,
            who=names or f"({value(sayso.holderStatus, statement)})",
            kind=self.kinds.get(speaker, ""),
            of=self.countries.get(speaker, ""),
            content=text(sayso.content, statement),
            subject_text=text(sayso.subjectText, said),
            predicate_text=text(sayso.predicateText, said),
            object_text=text(sayso.objectText, said),
            place_text=text(sayso.placeText, said),
            relation=value(sayso.propPredicate, said),
            subject=text(sayso.propSubject, said),
            object=text(sayso.propObject, said),
            about=frozenset(n for n in about if "/country/" in n),
            figures=tuple(map(self.figure, self.several[sayso.quantity].get(said, ()))),
            act=value(sayso.speechAct, statement),
            polarity=value(sayso.polarity, statement),
            certainty=value(sayso.certainty, statement),
            status=value(sayso.eventStatus, said),
            cue=text(sayso.cue, report),
            style=value(sayso.quoteStyle, report),
            evaluation=text(sayso.evaluation, statement),
            times=tuple(self.several[sayso.timeExpression].get(statement, ())),
            dated=(text(sayso.earliest, statement), text(sayso.latest, statement)),
            answers=self.answers.get(statement, ()),
        )

    def holder(self, actor: str) -> Speaker:
        """Who an actor is."""
        return Speaker(actor, self.text(rdfs.label, actor), self.kinds.get(actor, ""))

    def place(self, report: str) -> tuple[str, int]:
        """Article and start of a report's content."""
        spans = self.several[sayso.contentSpan].get(report, ())
        starts = (at.start for at in map(stretch, spans) if at)
        return self.places.article(report), min(starts, default=0)

    def figure(self, node: str) -> Figure:
        numbers = (self.text(term, node) for term in _NUMBERS)
        value, low, high = (float(n) if n else None for n in numbers)
        comparator = self.value(sayso.comparator, node) or "exactly"
        unit, words = self.text(sayso.countOf, node), self.text(rdfs.label, node)
        return Figure(value, low, high, comparator, unit, words)
