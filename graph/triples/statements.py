"""Reports, and the statements, propositions and quantities they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import pyoxigraph as ox

from extract.keys import printed
from extract.records import (
    Actor,
    Attribution,
    Extraction,
    Holder,
    Part,
    Proposition,
    Quantity,
    Span,
    Spans,
)
from graph.iri import mint, normalise_quote, report_key
from graph.model.wording import chain
from graph.terms import (
    act,
    decimal,
    integer,
    number,
    rdf,
    rdfs,
    rel,
    sayso,
    schema,
    time,
    val,
    words,
)
from graph.triples.actors import Actors, country
from graph.triples.sheet import Sheet

__all__ = ["Place", "Verdict", "content_of", "places", "write_place", "write_statement"]

#: Of these the status says how the holder was found.
_SAY_IT_THEMSELVES = frozenset({"voice", "unknown"})


class Place(NamedTuple):
    """One part of one attribution: what becomes a report and a statement.

    :param key: the local name of both.
    :param at: the numbers of the attribution and of the part in it.
    """

    key: str
    attribution: Attribution
    part: Part
    at: tuple[int, int] = (0, 0)


class Verdict(NamedTuple):
    """What a person decided about a report; None keeps what the extractor found.

    :param outcome: ``accepted``, ``rejected`` or ``corrected``.
    :param speaker: IRI of the actor who said it.
    :param name: that actor's label, for the chain.
    :param unknown: that nobody can tell who said it.
    :param about: IRIs of the countries and actors that it is about.
    :param content: where the words stand that are said.
    """

    outcome: str
    speaker: str | None = None
    name: str | None = None
    act: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    unknown: bool = False
    about: tuple[str, ...] | None = None
    content: Spans | None = None

    def applied(self, place: Place) -> Place:
        """A place with the words that a person says are the right ones; its key stays."""
        return place if self.content is None else place._replace(part=_said(place, self.content))


def _said(place: Place, content: Spans) -> Part:
    """A part whose words are others: what was read from the old ones alone goes."""

    def inside(span: Span) -> bool:
        return any(span.within(stretch) for stretch in content)

    part = place.part
    return replace(
        part,
        content=content,
        proposition=Proposition(part.proposition.status),
        quantities=tuple(q for q in part.quantities if inside(q.span)),
        times=tuple(t for t in part.times if inside(t.span)),
        actors=tuple(m for m in part.actors if inside(m.span)),
        evaluation=None,
    )


def content_of(part: Part, text: str) -> str:
    """The words of a part, its stretches joined by an ellipsis."""
    return " … ".join(span.of(text) for span in part.content)


def places(extraction: Extraction) -> Iterator[Place]:
    """The parts of all attributions with their keys, in order of the text.

    The same words get the same key in every build as long as their turn among equal words stays.
    """
    document, seen = extraction.document, dict[str, int]()
    for turn, attribution in enumerate(extraction.attributions):
        for index, part in enumerate(attribution.parts):
            quote = printed(document.text, part.content)
            same = normalise_quote(quote)
            nth = seen.get(same, 0)
            seen[same] = nth + 1
            yield Place(report_key(document.id, quote, nth), attribution, part, (turn, index))


def ends(content: Sequence[Span]) -> Iterator[tuple[ox.NamedNode, ox.Literal]]:
    """Where the words of a report begin and end; of several stretches, the first and the last."""
    if content:
        yield sayso.start, integer(min(span.start for span in content))
        yield sayso.end, integer(max(span.end for span in content))


def write_place(sheet: Sheet, actors: Actors, place: Place, verdict: Verdict | None) -> None:
    """A report, where it stands, and how it was found.

    :param verdict: a person's corrections, if any.
    """
    report, found = mint("report", place.key), place.attribution
    add = sheet.add
    add(report, rdf.type, sayso.Report)
    add(report, sayso.reports, mint("statement", place.key))
    add(report, sayso.inText, sheet.text)
    for predicate, spans in (
        (sayso.contentSpan, place.part.content),
        (sayso.cueSpan, found.cue),
        (sayso.sourceSpan, found.source),
    ):
        for span in spans:
            add(report, predicate, sheet.mention(span))
    for predicate, value in ends(place.part.content):
        add(report, predicate, value)
    if found.cue_lemma:
        add(report, sayso.cue, words(found.cue_lemma))
    add(report, sayso.quoteStyle, val[found.style])
    add(report, sayso.rule, words(found.rule))
    add(report, sayso.confidence, decimal(found.confidence))
    if found.holder.reason and found.holder.status not in _SAY_IT_THEMSELVES:
        add(report, sayso.holderReason, words(found.holder.reason))
    if verdict is not None and verdict.unknown:
        return
    if verdict is not None and verdict.speaker is not None:
        _refer(actors, found, ox.NamedNode(verdict.speaker))
    elif found.holder.actor is not None and found.style != "narrated":
        _refer(actors, found, actors.node(found.holder.actor))
    else:
        for actor, span in zip(found.holder.together, found.holder.words, strict=False):
            actors.refer(span, "speaker", actors.node(actor))


def _refer(actors: Actors, found: Attribution, speaker: ox.NamedNode) -> None:
    """The words of the source mean the speaker, be they a name, a title or a pronoun."""
    spans: Spans = found.source if len(found.source) == 1 else ()
    mention = found.holder.mention
    for span in dict.fromkeys((*((mention,) if mention else ()), *spans)):
        actors.refer(span, "speaker", speaker)


def write_statement(
    sheet: Sheet, actors: Actors, place: Place, known: dict[str, Actor], verdict: Verdict | None
) -> None:
    """What is said by whom, with which attitude.

    :param known: the article's actors by key.
    :param verdict: a person's corrections, if any.
    """
    node, part = mint("statement", place.key), place.part
    fixed = verdict or Verdict("")
    add = sheet.add
    add(node, rdf.type, sayso.Statement)
    add(node, sayso.content, words(content_of(part, sheet.document.text)))
    add(node, sayso.speechAct, act[fixed.act or part.act])
    add(node, sayso.polarity, val[fixed.polarity or part.polarity])
    add(node, sayso.certainty, val[fixed.certainty or part.certainty])
    _write_holder(sheet, actors, node, place.attribution.holder, fixed)
    _write_about(sheet, actors, node, part, fixed)
    told = part.addressee
    if told is not None and told.kind == "actor" and told.key in known:
        add(node, sayso.addressee, actors.node(known[told.key]))
    if part.evaluation:
        add(node, sayso.evaluation, words(part.evaluation))
    _write_times(sheet, node, part)
    _write_claim(sheet, actors, place, known)


def _write_about(
    sheet: Sheet, actors: Actors, node: ox.NamedNode, part: Part, fixed: Verdict
) -> None:
    if fixed.about is not None:
        for iri in fixed.about:
            sheet.add(node, sayso.about, ox.NamedNode(iri))
        return
    for iso2 in part.about:
        sheet.add(node, sayso.about, country(iso2))
    for mention in part.actors:
        meant = actors.node(mention.actor)
        sheet.add(node, sayso.about, meant)
        actors.refer(mention.span, "actor", meant)


def _write_holder(
    sheet: Sheet, actors: Actors, node: ox.NamedNode, holder: Holder, fixed: Verdict
) -> None:
    add = sheet.add
    for actor in holder.via:
        add(node, sayso.via, actors.node(actor))
    if holder.via:
        # Of several who passed it on only this tells the order.
        names = (actor.label for actor in holder.via)
        add(node, sayso.chain, words(chain(names, _named(holder, fixed))))
    if fixed.unknown:
        add(node, sayso.holderStatus, val.unknown)
        return
    if fixed.speaker is not None:
        add(node, sayso.holderStatus, val.resolved)
        add(node, sayso.speaker, ox.NamedNode(fixed.speaker))
        return
    add(node, sayso.holderStatus, val[holder.status])
    for actor in holder.speakers:
        add(node, sayso.speaker, actors.node(actor))
    for candidate in holder.candidates:
        add(node, sayso.candidateSpeaker, actors.node(candidate))


def _named(holder: Holder, fixed: Verdict) -> str:
    if fixed.unknown or fixed.speaker is not None:
        return "unknown" if fixed.unknown else fixed.name or str(fixed.speaker)
    if holder.status == "voice":
        return ""
    if holder.speakers:
        return " and ".join(actor.label for actor in holder.speakers)
    return " or ".join(actor.label for actor in holder.candidates) or "unknown"


def _write_times(sheet: Sheet, node: ox.NamedNode, part: Part) -> None:
    for phrase in part.times:
        sheet.add(node, sayso.timeExpression, words(phrase.span.of(sheet.document.text)))
    bounds = {(p.earliest, p.latest) for p in part.times if p.earliest or p.latest}
    # Two different times in one statement: which of them dates it is not known, so neither does.
    if len(bounds) == 1:
        for predicate, day in zip((sayso.earliest, sayso.latest), bounds.pop(), strict=True):
            literal = time(day[:10]) if day else None
            if literal is not None:
                sheet.add(node, predicate, literal)


def _write_claim(sheet: Sheet, actors: Actors, place: Place, known: dict[str, Actor]) -> None:
    node, part, add = mint("statement", place.key), place.part, sheet.add
    said = part.proposition
    add(node, sayso.eventStatus, val[said.status])
    for predicate, text in (
        (sayso.subjectText, said.subject),
        (sayso.predicateText, said.predicate),
        (sayso.objectText, said.object),
        (sayso.placeText, said.place),
    ):
        if text:
            add(node, predicate, words(text))
    for predicate, end in (
        (sayso.propSubject, said.subject_ref),
        (sayso.propObject, said.object_ref),
    ):
        named = actors.meant(end, known) if end else None
        if named is not None:
            add(node, predicate, named)
    if said.relation:
        add(node, sayso.propPredicate, rel[said.relation])
    if said.place_ref:
        add(node, sayso.place, country(said.place_ref))
    counted = [q for q in part.quantities if (q.value, q.low, q.high) != (None, None, None)]
    for index, quantity in enumerate(counted):
        add(node, sayso.quantity, _write_quantity(sheet, (place.key, str(index)), quantity))


def _write_quantity(sheet: Sheet, key: tuple[str, str], quantity: Quantity) -> ox.NamedNode:
    node, add = mint("quantity", *key), sheet.add
    add(node, rdf.type, sayso.Quantity)
    add(node, rdfs.label, words(quantity.span.of(sheet.document.text)))
    bounds = ((schema.minValue, quantity.low), (schema.maxValue, quantity.high))
    for predicate, bound in (
        ((schema.value, quantity.value),) if quantity.value is not None else bounds
    ):
        if bound is not None:
            add(node, predicate, number(bound))
    add(node, sayso.comparator, val[quantity.comparator])
    if quantity.unit:
        add(node, sayso.countOf, words(quantity.unit))
    return node
