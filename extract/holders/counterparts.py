"""Who holds the same office of another country: "the minister met *his Danish counterpart*"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.records import ActorMention, PostMention
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import child, children, head_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counterparts"]

_NOUN = "counterpart"


def counterparts(reading: Reading, named: Named) -> Iterator[PostMention]:
    """The offices of those whom an article calls somebody's counterpart in another country.

    Whose counterpart it is must be told by a name with an office, or be the only one with an
    office whom the sentence names before.
    """
    for block in reading.blocks:
        for noun in (t for t in block.doc if t.lower_ == _NOUN and t.tag_ == "NN"):
            who, held = _bearer(named, block, noun), _owner(named, block, noun)
            front = block.over(list(noun.lefts) or [noun])
            codes = {c.iso2 for c in named.countries_in(front)}
            if who is not None and held is not None and len(codes) == 1:
                (country,) = codes
                if held.person.key != who.actor.key and held.country != country:
                    span = block.over([*noun.lefts, noun])
                    yield PostMention(span, who.actor, held.role, None, country, held.former)


def _bearer(named: Named, block: Block, noun: Token) -> ActorMention | None:
    """The person whose name stands beside the noun: "his counterpart(,) *Jan Falk*"."""
    for mention in named.actors_in(block.over(noun.sent)):
        top = head_of(block.tokens(mention.span))
        explained = top is not None and (
            (top.dep_ == "appos" and top.head == noun)
            or (noun.dep_ == "appos" and noun.head == top)
        )
        if explained and mention.actor.kind == "person":
            return mention
    return None


def _owner(named: Named, block: Block, noun: Token) -> PostMention | None:
    """The office of whose counterpart somebody is, or None."""
    owner = child(noun, "poss")
    if owner is None:
        return None
    sentence = block.over([t for t in noun.sent if t.i < noun.i])
    whose = block.over(list(children(noun, "poss"))) if owner.pos_ != "PRON" else sentence
    told = {m.actor.key for m in named.actors_in(whose) if m.actor.kind == "person"}
    posts = [p for p in named.posts if p.person.key in told and p.span.start < block.at(noun).start]
    near = [p for p in posts if p.span.overlaps(sentence)] or posts
    return near[-1] if len({p.person.key for p in near}) == 1 else None
