"""The source of what the tagger found, made whole by the parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from extract import quotes
from extract.document import Span
from extract.reading import Block, Reading
from extract.rules.tree import noun_phrase, subject
from extract.tagger.tags import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["sourced"]

_DETERMINERS = frozenset({"the", "a", "an"})


def sourced(reading: Reading, found: Iterable[Found]) -> list[Found]:
    """The finds, each with a whole noun phrase for a source where the parse has one.

    A source of "The" alone grows to the phrase it opens; a cue without source is given the subject
    of its verb ("Trump went on, comparing …").
    """
    return [_grown(reading, one) for one in found]


def _grown(reading: Reading, one: Found) -> Found:
    words = [reading.text[s:e].lower() for s, e in one.source]
    if words and not all(w in _DETERMINERS for w in words):
        return one
    block = reading.block_at(one.cue[0][0]) if one.cue else None
    head = _head(block, one) if block is not None else None
    if block is None or head is None or _taken(reading, block, head, one):
        return one
    source = block.over(block.doc[i] for i in noun_phrase(head))
    return one if _crosses(source, one) else replace(one, source=((source.start, source.end),))


def _head(block: Block, one: Found) -> Token | None:
    """The word that heads the phrase the source opens, or the subject of the cue."""
    if one.source:
        opening = block.tokens(Span(*one.source[-1]))
        return opening[-1].head if opening and opening[-1].dep_ == "det" else None
    verbs = [t for s in one.cue for t in block.tokens(Span(*s)) if t.pos_ == "VERB"]
    return subject(verbs[-1]) if verbs else None


def _taken(reading: Reading, block: Block, head: Token, one: Found) -> bool:
    """Whether a word is no speaker: quoted, or part of the cue or of what is said."""
    at = block.at(head)
    if quotes.inside(quotes.spans(reading.text, 0, len(reading.text)), at):
        return True
    return any(at.start < e and s < at.end for s, e in (*one.content, *one.cue))


def _crosses(source: Span, one: Found) -> bool:
    return any(source.start < e and s < source.end for s, e in (*one.content, *one.cue))
