"""The form of a candidate: how much it says, in what grammar, how its source hangs on its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.records import Candidate, Spans
from extract.syntax.clauses import finite
from extract.syntax.parse import Reading
from extract.syntax.styles import style
from extract.syntax.tree import head_of, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Form", "form"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Form(NamedTuple):
    """What a candidate looks like.

    :param length, naming: words of the content and of the source.
    :param clause: whether the content is a finite clause.
    :param subject: whether the source is the subject of the cue.
    :param direct: whether the content is quoted from its first letter to its last.
    """

    length: int
    naming: int
    clause: bool
    subject: bool
    direct: bool


def form(reading: Reading, made: Candidate) -> Form:
    """The form of what a reader found in an article."""
    source, cue, said = (_head(reading, spans) for spans in (made.source, made.cue, made.content))
    return Form(
        length=_words(reading, made.content),
        naming=_words(reading, made.source),
        clause=said is not None and verbal(said) and finite(said),
        subject=_subject(source, cue),
        direct=style(reading, made.content) == "direct",
    )


def _subject(source: Token | None, cue: Token | None) -> bool:
    if source is None or cue is None or source.doc is not cue.doc:
        return False
    return source.dep_ in _SUBJECTS and source.head.i == cue.i


def _words(reading: Reading, spans: Spans) -> int:
    return sum(len(s.of(reading.text).split()) for s in spans)


def _head(reading: Reading, spans: Spans) -> Token | None:
    """The word that leads some spans, as far as they stand in one paragraph."""
    block = reading.block_at(spans[0].start) if spans else None
    return head_of([t for s in spans for t in block.tokens(s)]) if block is not None else None
