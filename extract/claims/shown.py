"""Which names are surely those of actors, so that words can be said to be about them.

The parser takes many a place, event or thing for a person or a body. Whoever speaks has shown to
be one; of who is only spoken of, the name has to show it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from extract.entities.names import Named
from extract.records import Actor, ActorMention, Attribution
from extract.syntax.parse import Reading
from extract.syntax.tree import child, head_of
from extract.wordlists import table, words

__all__ = ["shown"]

_LINK = re.compile(r" (?:of|for|on|against) ")
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
    return tuple(
        m
        for m in named.actors
        if m.span not in countries
        and (
            m.actor.iri is not None
            or m.actor.key in sure
            or _telling(m.actor, m.span.of(reading.text), places)
        )
    )


def _speaking(found: Iterable[Attribution]) -> Iterator[str]:
    for one in found:
        if one.holder.status == "resolved" and one.holder.actor is not None:
            yield one.holder.actor.key


def _acting(reading: Reading, named: Named) -> Iterator[str]:
    """The bodies that do something to something: "Norvik has cut jobs"."""
    for mention in named.actors:
        block = reading.block_at(mention.span.start)
        if mention.actor.kind != "organization" or block is None:
            continue
        top = head_of(block.tokens(mention.span))
        if top is not None and top.dep_ == "nsubj" and child(top.head, "dobj", "xcomp", "ccomp"):
            yield mention.actor.key


def _telling(actor: Actor, name: str, places: Container[str]) -> bool:
    """Whether a name says by itself that it is a person's or a body's."""
    if name in places:
        return False
    if actor.kind == "person":
        return len(actor.label.split()) > 1
    *before, last = actor.label.lower().split()
    head = _LINK.split(actor.label.lower())[0].split()[-1:]
    if not words("parts", "happenings").isdisjoint({last, *head}):
        return False
    acronym = name.isupper() and len(name) > 1
    return bool(before) or acronym or last in table("names")["organizations"]["heads"]


def _places(reading: Reading, names: Container[str]) -> set[str]:
    """The names of one word that the parser takes for a place's anywhere in the article."""
    return {
        token.text
        for block in reading.blocks
        for token in block.doc
        if token.ent_type_ in _PLACES and token.text in names
    }
