"""What tells of the saying where a tagger counts it among the words: who hears them, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.candidates.tagger.tags import Found
from extract.document import Span
from extract.syntax.clauses import passive
from extract.syntax.occasions import occasion
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import after, child, head_of
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["unheard"]

_CLAUSES = frozenset({"that", "whether", "if", "to", "how", "why", "what", "when", "where", "who"})


def unheard(reading: Reading, one: Found) -> Found:
    """What a tagger found, without who is told and on what occasion.

    "*Roe* was told by Falk that it fell", "It fell, Roe said as *he opened the talks*".
    """
    block = reading.block_at(one.cue[0][0]) if one.cue else None
    verb = _head(block, one.cue) if block is not None else None
    if block is None or verb is None:
        return one
    one = _without_occasion(block, one, verb)
    if len(one.content) < 2 or not passive(verb):
        return one
    patient = child(verb, "nsubjpass")
    if verb.lemma_.lower() not in words("cues", "addressing") or patient is None:
        return one
    at = block.over(list(patient.subtree))
    said = [s for s in one.content if not (Span(*s).overlaps(at) and s[1] <= one.cue[0][0])]
    told = block.tokens(Span(*said[0])) if said else []
    return replace(one, content=tuple(said)) if told and told[0].lower_ in _CLAUSES else one


def _without_occasion(block: Block, one: Found, verb: Token) -> Found:
    """What was found without a clause that tells when it was said, where more stands before it."""
    if len(one.content) < 2 or one.content[0][0] > one.cue[0][0]:
        return one
    beside = after(verb)
    clause = beside.head if beside is not None and beside.dep_ == "mark" else None
    if clause is None or not occasion(verb, clause):
        return one
    when = block.over([clause.left_edge, clause.right_edge])
    kept = [s for s in one.content if not when.start <= s[0] < when.end]
    return replace(one, content=tuple(kept)) if kept else one


def _head(block: Block, spans: tuple[tuple[int, int], ...]) -> Token | None:
    return head_of([t for s in spans for t in block.tokens(Span(*s))])
