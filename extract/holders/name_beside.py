"""A description with a person's name at one end: "Gen Roe – the chief", "…, a poet, Ana Ruiz"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.holders.noun_phrases import determiner, is_title, named_by, owner
from extract.records import ActorMention, Span
from extract.syntax.parse import Block
from extract.syntax.tree import after

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["name_before", "name_last"]

_DASHES = frozenset({"-", "–", "—"})


def name_before(named: Named, block: Block, top: Token, words: Span) -> ActorMention | None:
    """The person whom a phrase names before a dash or comma, behind which it explains him, or None.

    A parse may take what explains the name for the head: "Ana Roe, *nurse* at the clinic".

    :param top: the noun that heads the phrase.
    """
    mention = next(iter(named.actors_in(words)), None)
    if mention is None or mention.actor.kind != "person":
        return None
    name = block.tokens(mention.span)
    dash = after(name[-1])
    ahead = (t for t in block.tokens(words) if t.i < name[0].i)
    apart = dash is not None and dash.text in _DASHES and dash.whitespace_ != ""
    comma = dash is not None and dash.text == "," and top.tag_ == "NN" and not determiner(top)
    apart = apart or comma
    explained = apart and top.i > name[-1].i and all(map(is_title, ahead))
    return mention if explained else None


def name_last(named: Named, block: Block, top: Token, words: Span) -> ActorMention | None:
    """The only person of a phrase that ends it, where all before can only describe him, or None.

    :param top: the noun that heads the phrase.
    """
    if top.tag_ in {"NNS", "NNPS"}:
        return None
    inside = (m for m in named.actors_in(words) if m.actor.kind == "person")
    persons = [m for m in inside if not owner(block.tokens(m.span)[-1])]
    if len(persons) != 1 or persons[0].span.end < words.end - 1:
        return None
    (mention,) = persons
    described = block.tokens(Span(words.start, max(words.start + 1, mention.span.start)))
    first = block.tokens(mention.span)[0]
    return mention if named_by(t for t in described if t.i < first.i) else None
