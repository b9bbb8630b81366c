"""Which names are surely those of actors, so that words can be said to be about them.

The parser takes many a place, event or thing for a person or a body. Whoever speaks has shown to
be one; of who is only spoken of, the name has to show it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from extract.entities.names import Named
from extract.records import Actor, ActorMention, Attribution, Span
from extract.syntax.parse import Reading
from extract.syntax.tree import before, child, head_of
from extract.wordlists import words

__all__ = ["shown"]

_LINK = re.compile(r" (?:of|for|on|against) ")
_BRACKET = re.compile(r"[)\]],? ?")
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def shown(reading: Reading, named: Named, found: Sequence[Attribution]) -> tuple[ActorMention, ...]:
    """The mentions of actors that the article shows to be such, in order.

    A country's name means the country, whatever it does.

    :param found: everything the article reports, with its holders.
    """
    sure = {key for key, _ in named.genders} | set(_speaking(found)) | set(_acting(reading, named))
    sure |= {p.person.key for p in named.posts}
    places = _places(reading, {m.span.of(reading.text) for m in named.actors})
    countries = {c.span for c in named.countries if c.form in {"name", "abbreviation"}}
    beginnings = set(_beginnings(reading, named))
    return tuple(
        m
        for m in named.actors
        if m.span not in countries
        and m.span not in beginnings
        and not _cut_short(reading, m, countries)
        and (
            m.actor.iri is not None
            or m.actor.key in sure
            or _telling(m.actor, m.span.of(reading.text), places)
        )
    )


def _speaking(found: Iterable[Attribution]) -> Iterator[str]:
    for one in found:
        if one.holder.status in {"resolved", "joint"}:
            yield from (a.key for a in one.holder.speakers if a.kind != "unnamed")


def _acting(reading: Reading, named: Named) -> Iterator[str]:
    """The bodies that do something to something: "Norvik has cut jobs"."""
    for mention in named.actors:
        block = reading.block_at(mention.span.start)
        if mention.actor.kind != "organization" or block is None:
            continue
        top = head_of(block.tokens(mention.span))
        if top is None or top.dep_ != "nsubj" or top.tag_ in {"NN", "NNS", "NNPS"}:
            continue  # "borders", with a capital where a sentence begins
        if child(top.head, "dobj", "xcomp", "ccomp"):
            yield mention.actor.key


def _beginnings(reading: Reading, named: Named) -> Iterator[Span]:
    """The case "*NATO* Harbour Staff", "(President *Otto*) Lind": a name before the rest of it."""
    for one, other in pairwise(named.actors):
        gap = reading.text[one.span.end : other.span.start]
        block = reading.block_at(one.span.start)
        if block is None or other.span.end > block.span.end:
            continue
        last, rest = block.tokens(one.span)[-1], block.tokens(other.span)
        joined = last.dep_ == "compound" and last.head in rest
        if _BRACKET.fullmatch(gap) or (gap == " " and joined):
            yield one.span


def _cut_short(reading: Reading, mention: ActorMention, countries: Container[Span]) -> bool:
    """The case "National *Security Council*": the end of the name of another body."""
    block = reading.block_at(mention.span.start)
    if mention.actor.kind != "organization" or block is None:
        return False
    named = block.tokens(mention.span)
    previous = before(named[0])
    return (
        previous is not None
        and previous.pos_ == "PROPN"
        and previous.dep_ == "compound"
        and previous.head in named
        and block.at(previous) not in countries
    )


def _telling(actor: Actor, name: str, places: Container[str]) -> bool:
    """Whether a name says by itself that it is a person's or a body's."""
    if name in places:
        return False
    if actor.kind == "person":
        return len(actor.label.split()) > 1
    *first, last = actor.label.lower().split()
    head = _LINK.split(actor.label.lower())[0].split()[-1:]
    if not words("parts", "happenings").isdisjoint({last, *head}):
        return False
    acronym = name.isupper() and len(name) > 1
    nouns = {last, *head, *first}
    return acronym or any(_of_body(n) for n in nouns)


def _of_body(noun: str) -> bool:
    """Whether a word of a name says that a body bears it: "Council", "Forces", "Inc."."""
    nouns = words("names", "organizations", "heads") | words("parts", "bodies")
    return noun.rstrip(".") in nouns or noun.removesuffix("s") in nouns


def _places(reading: Reading, names: Container[str]) -> set[str]:
    """The names of one word that the parser takes for a place's anywhere in the article."""
    return {
        token.text
        for block in reading.blocks
        for token in block.doc
        if token.ent_type_ in _PLACES and token.text in names
    }
