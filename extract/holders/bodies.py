"""Bodies without a name: "the council", "the bank"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.capitals import seat_of
from extract.entities.evidence import body_nouns
from extract.entities.known_names import known_given
from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.holders.antecedents import person_noun
from extract.holders.noun_phrases import determiner
from extract.holders.offices import Before
from extract.records import Actor, ActorMention, Holder, Span
from extract.syntax.parse import Block
from extract.syntax.tree import after, child
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Known", "called", "called_short", "goes_on", "made_of_many", "only_body", "seated"]


class Known(NamedTuple):
    """What an article tells of its bodies.

    :param before: tells what the text before a word is about; None for nothing.
    """

    text: str
    named: Named
    before: Before | None


def only_body(known: Known, block: Block, span: Span, top: Token) -> Holder | None:
    """The body that a bare noun with "the" means, several when it may be any of them, or None.

    :param span: where the phrase stands.
    :param top: its noun.
    """
    told = [c for c in top.children if c.dep_ in {"amod", "compound"}]
    theirs = [c.iso2 for c in known.named.countries_in(span) for t in told
              if block.at(t).overlaps(c.span)]  # fmt: skip
    if determiner(top) != "the" or len(theirs) != len(told) or len(set(theirs)) > 1:
        return None
    actors = _of_noun(known, block, span, top)
    if theirs:
        actors = tuple(a for a in actors if a.country == theirs[0])
    noun = top.lemma_.casefold()
    if len(actors) == 1:
        return Holder("resolved", actors[0], mention=span, reason=f"the only {noun} named before")
    if actors:
        reason = f"more than one {noun} is named before"
        return Holder("ambiguous", None, actors, span, reason=reason)
    body = _just_named(known, block, span, top)
    if body is None:
        return None
    return Holder("resolved", body, mention=span, reason=f"the body just named, as the {noun}")


def seated(named: Named, top: Token) -> Actor | None:
    """The government that a noun for one means by its capital: "the authorities in Riyadh"."""
    ruling = words("names", "organizations", "governments")
    place = child(inner, "pobj") if (inner := child(top, "prep")) is not None else None
    bare = all(c.dep_ in {"det", "prep"} for c in top.children)
    if place is None or inner is None or inner.lower_ != "in" or not bare:
        return None
    if ruling.isdisjoint({top.lower_, top.lemma_.casefold()}) or determiner(top) not in {"", "the"}:
        return None
    seat = seat_of(place.text, named.gazetteer)
    return seat.actor if seat is not None else None


def _of_noun(known: Known, block: Block, span: Span, top: Token) -> tuple[Actor, ...]:
    """The bodies so far whose names have a noun, and of no other country; sorted by key."""
    noun = top.lemma_.casefold()
    so_far = {
        m.actor.key: m.actor
        for m in known.named.actors
        if m.actor.kind in {"organization", "government"}
        and m.span.start < span.start
        and noun in normal(m.actor.label).split()
    }
    here = known.before.country(block, top) if known.before else None
    ours = [a for a in so_far.values() if a.country == here]
    ours = ours or [a for a in so_far.values() if a.country is None or here is None]
    return tuple(sorted(ours, key=lambda a: a.key))


def _just_named(known: Known, block: Block, span: Span, top: Token) -> Actor | None:
    """The body just spoken of, where its name does not say what it is: "HSBC", "the bank".

    None where the noun came before any body, or came with "a" for one without a name.
    """
    noun, heads = top.lemma_.casefold(), words("names", "organizations", "heads")
    if known.before is None or noun not in words("names", "organizations", "standing_for"):
        return None
    told = known.text[: span.end]
    if re.search(rf"\b(an?|another|one)( [\w-]+)? {noun}\b", told, re.IGNORECASE):
        return None
    first = re.search(rf"\bthe {noun}\b", told, re.IGNORECASE)
    until = first.start() if first else span.start
    bodies = {
        m.actor.key: m.actor
        for m in known.named.actors
        if m.actor.kind == "organization"
        and m.span.start < until
        and heads.isdisjoint(normal(m.actor.label).split())
    }
    return known.before.nearest(block, top, bodies.values())


def called(core: Sequence[Token], top: Token) -> list[Token]:
    """The name right behind a noun that says what body it names: "the news agency *Norda Press*".

    A comma may stand between them. Empty for none; a person's name is not the body's.
    """
    if top.lemma_.casefold() not in body_nouns() or not top.is_lower or core[-1].i < top.i:
        return []
    name = [t for t in core if t.i > top.i] or _explained(top)
    proper = all(t.tag_ == "NNP" and t.text[:1].isupper() for t in name)
    person = any(known_given(t.text) and not t.text.isupper() for t in name)
    dated = any(t.ent_type_ == "DATE" for t in name)
    return name if proper and not (person or dated) else []


def _explained(top: Token) -> list[Token]:
    """The name between commas behind a noun: "the outlet, *Norda Press*,"."""
    comma = after(top)
    at = after(comma) if comma is not None and comma.text == "," else None
    name: list[Token] = []
    while at is not None and at.tag_ == "NNP":
        name.append(at)
        at = after(at)
    return name if at is None or at.text in {",", "."} else []


def called_short(
    known: Known, speaking: Iterable[ActorMention], span: Span, top: Token
) -> Actor | None:
    """The one body named before whose name a noun with "the" ends, or None.

    "Orvel Palace said …. The *palace* …": whatever kind of thing the noun is otherwise.

    :param speaking: the bodies that have spoken so far.
    :param span: where the phrase stands.
    """
    noun = top.lower_
    bare = determiner(top) == "the" and len(list(top.children)) == 1
    if top.lemma_.casefold() in words("names", "organizations", "heads"):
        return None  # only_body decides
    if not bare or top.tag_ not in {"NN", "NNP"} or person_noun(top):
        return None
    before = [m for m in (*known.named.actors, *speaking) if m.span.end <= span.start]
    bodies = (m.actor for m in before if m.actor.kind in {"organization", "government"})
    named = {a.key: a for a in bodies if _ends_in(noun, a.label)}
    return next(iter(named.values())) if len(named) == 1 else None


def _ends_in(noun: str, name: str) -> bool:
    words_ = name.casefold().split()
    return len(words_) > 1 and words_[-1] == noun


def goes_on(top: Token) -> bool:
    """Whether a people opens a longer name: "*Heathlanders* for Progress"."""
    link = next((c for c in top.children if c.dep_ == "prep" and c.lower_ == "for"), None)
    return link is not None and any(c.text[:1].isupper() for c in link.children)


def made_of_many(top: Token) -> bool:
    """Whether a noun means no body but what some people make up: "a *network* of agents"."""
    links = [c for c in top.children if c.dep_ == "prep" and c.lower_ == "of"]
    return any(o.tag_ == "NNS" for link in links for o in link.children if o.dep_ == "pobj")
