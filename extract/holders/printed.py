"""Whose text an article prints in full: who is named where it is led in, and gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.records import ActorMention, Passage
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import head_of
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["giver"]

_GIVING = frozenset({"by", "from", "of"})


def giver(reading: Reading, named: Named, passage: Passage) -> ActorMention | None:
    """Who gives a text that is set off, with the words that name him; None where nothing tells.

    The one person whom the sentence before it names as the giver; where that names nobody, the only
    person named before the text, when he gives and does not get.
    """
    before = [b for b in reading.blocks if b.span.end <= passage.span.start]
    led_in = bool(before) and (passage.kind == "text" or before[-1].text.rstrip().endswith(":"))
    if passage.author is not None or not led_in:
        return None
    persons = _persons(named, before)
    *_, (line, sentence) = before[-1].sentences()
    if any(t.lemma_.casefold() in words("names", "papers", "turns") for t in sentence):
        return None
    if any(m.span.within(line) for _, m in persons):
        persons = [(b, m) for b, m in persons if m.span.within(line)]
        return _one([(b, m) for b, m in persons if _gives(b.tokens(m.span))])
    alone = len({m.actor.key for _, m in persons}) == 1
    return _one([(b, m) for b, m in persons if _gives(b.tokens(m.span))]) if alone else None


def _persons(named: Named, blocks: Sequence[Block]) -> list[tuple[Block, ActorMention]]:
    found = ((b, m) for b in blocks for m in named.actors_in(b.span))
    return [(b, m) for b, m in found if m.actor.kind == "person"]


def _one(givers: Sequence[tuple[Block, ActorMention]]) -> ActorMention | None:
    """Where the only one of them is named last."""
    return givers[-1][1] if len({m.actor.key for _, m in givers}) == 1 else None


def _gives(name: Sequence[Token]) -> bool:
    """Whether a name is who does something, by whom it is, or whose it is."""
    top = head_of(list(name)) or name[-1]
    while top.dep_ in {"appos", "compound"} and top.head is not top:
        top = top.head
    return top.dep_ in {*SUBJECTS, "poss"} or top.head.lower_ in _GIVING
