"""Actors, what words refer to them, and the posts they are given in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from extract.records import Actor, Extraction, PostMention, Reference, Span
from graph.iri import mint
from graph.model.kinds import CLASSES
from graph.terms import boolean, org, rdf, rdfs, sayso, time, words
from graph.triples.sheet import Sheet

__all__ = [
    "Actors", "actor_iri", "country", "known_actors", "write_posts", "write_references",
]  # fmt: skip


def country(iso2: str) -> ox.NamedNode:
    """The node of a country.

    :param iso2: ISO 3166-1 alpha-2 in capitals.
    """
    return mint("country", iso2.lower())


def actor_iri(article: str, actor: Actor) -> ox.NamedNode:
    """The node of an actor before any merging across articles.

    :param article: the id of the article that names it.
    """
    if actor.iri is not None:
        return ox.NamedNode(actor.iri)
    if actor.kind == "voice":
        return mint("voice", article)
    return mint("actor", article, actor.key.removeprefix(f"{article}#") or actor.label)


class Actors:
    """The actors of one article; each that no person has described is described once.

    :param sheet: where they are written down.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._nodes: dict[str, ox.NamedNode] = {}
        self.referents: dict[Span, dict[str, ox.NamedNode]] = {}

    def node(self, actor: Actor) -> ox.NamedNode:
        """The node of an actor, described if it is not hand-written."""
        known = self._nodes.get(actor.key)
        if known is None:
            known = self._nodes[actor.key] = actor_iri(self._sheet.document.id, actor)
            if actor.iri is None:
                self._describe(known, actor)
        return known

    def _describe(self, node: ox.NamedNode, actor: Actor) -> None:
        add = self._sheet.add
        # A government governs a country; one whose country is not known is just a body.
        governs = actor.kind == "government" and actor.country is not None
        kind = "organization" if actor.kind == "government" and not governs else actor.kind
        add(node, rdf.type, CLASSES[kind])
        add(node, rdfs.label, words(actor.label))
        if actor.country is not None:
            add(node, sayso.ofCountry, country(actor.country))
            if governs:
                add(node, sayso.governs, country(actor.country))
        if actor.kind in {"unnamed", "voice"}:
            add(node, sayso.inArticle, self._sheet.article)

    def meant(self, named: Reference, known: dict[str, Actor]) -> ox.NamedNode | None:
        """The node that words name; None for an actor whom the article does not tell of.

        :param known: the article's actors by key.
        """
        if named.kind == "country":
            return country(named.key)
        return self.node(known[named.key]) if named.key in known else None

    def refer(self, span: Span, kind: str, node: ox.NamedNode) -> None:
        """Note what a stretch of text refers to.

        :param kind: ``speaker``, ``actor``, ``country`` or ``literal``; the first one noted of a
            kind stays.
        """
        self.referents.setdefault(span, {}).setdefault(kind, node)


def known_actors(extraction: Extraction) -> dict[str, Actor]:
    """Every actor an article's records name, by key; the first record of a key wins."""
    found: dict[str, Actor] = {}
    for actor in _all(extraction):
        found.setdefault(actor.key, actor)
    return found


def _all(extraction: Extraction) -> Iterable[Actor]:
    for mention in extraction.actors:
        yield mention.actor
    for post in extraction.posts:
        yield post.person
        if post.organization is not None:
            yield post.organization
    for attribution in extraction.attributions:
        holder = attribution.holder
        yield from holder.possible
        yield from holder.via
        for part in attribution.parts:
            yield from (mention.actor for mention in part.actors)


def write_posts(sheet: Sheet, actors: Actors, posts: Iterable[PostMention]) -> None:
    """Who holds which office according to the text; one node for a person and a role.

    Where several places tell one post, the first that names a body, a country or a time counts.
    """
    told: dict[ox.NamedNode, list[PostMention]] = {}
    for post in posts:
        told.setdefault(_post(sheet, actors, post), []).append(post)
    for node, listed in told.items():
        _describe_post(sheet, actors, node, listed)
        for post in listed:
            sheet.add(node, sayso.evidence, sheet.mention(post.span))


def _post(sheet: Sheet, actors: Actors, post: PostMention) -> ox.NamedNode:
    article, person = sheet.document.id, post.person
    local = person.key.removeprefix(f"{article}#")
    # A hand-written person gets an empty part in front, so that a namesake's post stays apart.
    who = ("", actors.node(person).value.rsplit("/", 1)[-1]) if person.iri else (local,)
    role = "-".join(post.role.casefold().split())
    return mint("post", article, *who, role, *(("former",) if post.former else ()))


def _describe_post(
    sheet: Sheet, actors: Actors, node: ox.NamedNode, told: Sequence[PostMention]
) -> None:
    first = told[0]
    sheet.add(node, rdf.type, sayso.Post)
    sheet.add(node, org.member, actors.node(first.person))
    sheet.add(node, sayso.role, words(first.role))
    sheet.add(node, sayso.former, boolean(first.former))
    body = next((p.organization for p in told if p.organization is not None), None)
    if body is not None:
        sheet.add(node, org.organization, actors.node(body))
    code = next((p.country for p in told if p.country is not None), None)
    if code is not None:
        sheet.add(node, sayso.ofCountry, country(code))
    when = next((p.time for p in told if p.time is not None), None)
    if when is not None:
        sheet.add(node, sayso.timeExpression, words(when.span.of(sheet.document.text)))
        for predicate, day in ((sayso.earliest, when.earliest), (sayso.latest, when.latest)):
            literal = time(day) if day else None
            if literal is not None:
                sheet.add(node, predicate, literal)


def write_references(sheet: Sheet, actors: Actors, extraction: Extraction) -> None:
    """What the words of a text refer to: one node for each stretch, with one meaning.

    A stretch that names an actor means the actor; a country named by the same words is then what
    they name literally.
    """
    for named in extraction.actors:
        actors.refer(named.span, "actor", actors.node(named.actor))
        if named.literal is not None:
            actors.refer(named.span, "literal", ox.NamedNode(named.literal))
    for place in extraction.countries:
        actors.refer(place.span, "country", country(place.iso2))
    for span in sorted(actors.referents):
        _write_reference(sheet, span, actors.referents[span])


def _write_reference(sheet: Sheet, span: Span, meant: dict[str, ox.NamedNode]) -> None:
    mention = sheet.mention(span)
    actor = meant.get("speaker") or meant.get("actor")
    referent, literal = (actor, meant.get("country")) if actor else (meant.get("country"), None)
    literal = meant.get("literal") or literal
    if referent is not None:
        sheet.add(mention, sayso.refersTo, referent)
    if literal is not None:
        sheet.add(mention, sayso.literalReferent, literal)
