"""What tells of the saying where a tagger counts it among the words: who hears them, and when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.candidates.tagger.tags import Found
from extract.document import Span
from extract.syntax.clauses import passive
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import child, head_of
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["unheard"]

_OCCASION = re.compile(r"\s+(?:as|when|while)\s+")
_CLAUSES = frozenset({"that", "whether", "if", "to", "how", "why", "what", "when", "where", "who"})


def unheard(reading: Reading, one: Found) -> Found:
    """What a tagger found, without who is told and on what occasion.

    "*Roe* was told by Falk that it fell", "It fell, Roe said as *he opened the talks*".
    """
    one = _without_occasion(reading.text, one)
    if not one.cue or len(one.content) < 2:
        return one
    block = reading.block_at(one.cue[0][0])
    verb = _head(block, one.cue) if block is not None else None
    if block is None or verb is None or not passive(verb):
        return one
    patient = child(verb, "nsubjpass")
    if verb.lemma_.lower() not in words("cues", "addressing") or patient is None:
        return one
    at = block.over(list(patient.subtree))
    said = [s for s in one.content if not (Span(*s).overlaps(at) and s[1] <= one.cue[0][0])]
    told = block.tokens(Span(*said[0])) if said else []
    return replace(one, content=tuple(said)) if told and told[0].lower_ in _CLAUSES else one


def _without_occasion(text: str, one: Found) -> Found:
    if not one.cue or len(one.content) < 2 or one.content[0][0] > one.cue[0][0]:
        return one
    last = one.cue[-1][1]
    kept = [s for s in one.content if s[0] < last or _OCCASION.fullmatch(text[last : s[0]]) is None]
    return replace(one, content=tuple(kept))


def _head(block: Block, spans: tuple[tuple[int, int], ...]) -> Token | None:
    return head_of([t for s in spans for t in block.tokens(Span(*s))])
