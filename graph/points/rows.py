"""The statements of a graph as plain rows: all that is needed to compare them, and nothing of RDF.

The graph is read property by property, each once, so the cost grows with the number of triples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from graph.model.reading import Reader, statements
from graph.model.records import Quantity, Statement
from graph.model.source import Columns
from graph.terms import org, rdfs, sayso, schema

__all__ = ["Figure", "Meant", "Row", "Rows", "Speaker", "of_countries", "one_holder", "read"]


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


# Nobody changes one. Frozen, making one of what was kept would take seven times as long.
@dataclass(slots=True, unsafe_hash=True)
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


def read(graph: ox.Store | Columns, held: Mapping[str, str] | None = None) -> Rows:
    """The statements of a graph.

    :param graph: the named graphs of the articles and the facts, decisions applied.
    :param held: as :func:`of_countries` tells of the whole graph, where this is a part of it.
    """
    columns = Columns.of(graph)
    labels = columns.first(rdfs.label)
    countries = of_countries(columns) if held is None else held
    answers = _answers(columns)
    rows = (
        _row(statement, labels, countries, answers)
        for statement in statements(columns)
        if statement.reports
    )
    texts = columns.first(sayso.text)
    articles = columns.first(sayso.versionOf)
    return Rows(
        tuple(sorted(rows, key=lambda r: (r.article, r.start, r.id))),
        {articles[t]: texts[t] for t in sorted(texts) if t in articles},
        labels,
        countries,
        frozenset(columns.first(sayso.governs)),
        _forms(columns),
        columns.first(schema.datePublished),
    )


def of_countries(columns: Columns) -> dict[str, str]:
    """IRI of an actor -> IRI of the country it acts for or belongs to, or its posts tell."""
    known = {**columns.first(sayso.ofCountry), **columns.first(sayso.governs)}
    return {**_through_posts(columns, known), **known}


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


def _forms(columns: Columns) -> dict[str, dict[str, str]]:
    """Article -> printed words -> the one country they mean there."""
    found: dict[str, dict[str, str]] = {}
    reader = Reader(columns)
    meant, literal = columns.every(sayso.refersTo), columns.every(sayso.literalReferent)
    for mention in sorted({*meant, *literal}):
        named = (*meant.get(mention, ()), *literal.get(mention, ())[:1])
        countries = [n for n in named if reader.ref(n).is_country]
        if len(countries) == 1:
            words = reader.printed(mention).lower()
            found.setdefault(reader.article(mention), {})[words] = countries[0]
    return found


def _row(
    said: Statement,
    labels: Mapping[str, str],
    countries: Mapping[str, str],
    answers: Mapping[str, tuple[Meant, ...]],
) -> Row:
    """A statement as it stands where it is reported first."""
    # Of several reports the one that stands first in the alphabet, so that order never counts.
    report = said.reports[0]
    holders = tuple(Speaker(one.id, labels.get(one.id, ""), one.kind) for one in said.speakers)
    alone = holders[0] if len(holders) == 1 else Speaker("", "", "")
    return Row(
        id=said.id,
        article=report.article,
        start=report.start,
        holders=holders,
        speaker=alone.id,
        who=" and ".join(holder.who for holder in holders) or f"({said.holder})",
        kind=alone.kind,
        of=countries.get(alone.id, ""),
        content=said.content,
        subject_text=said.subject_text,
        predicate_text=said.predicate_text,
        object_text=said.object_text,
        place_text=said.place_text,
        relation=said.relation,
        subject=said.subject.id if said.subject else "",
        object=said.object.id if said.object else "",
        about=frozenset(one.id for one in said.about if one.is_country),
        figures=tuple(map(_figure, said.quantities)),
        act=said.act,
        polarity=said.polarity,
        certainty=said.certainty,
        status=said.status,
        cue=report.lemma,
        style=report.style,
        evaluation=said.evaluation,
        times=said.times,
        dated=(said.earliest, said.latest),
        answers=answers.get(said.id, ()),
    )


def _figure(of: Quantity) -> Figure:
    value, low, high = (float(n) if n else None for n in (of.value, of.low, of.high))
    return Figure(value, low, high, of.comparator or "exactly", of.unit, of.words)
