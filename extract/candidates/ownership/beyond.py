"""What a content runs on into though it is no longer said: what came of it, another one's figure.

"Roe said it was safe, *only for Falk to close it*", "…, *while insurers put the cost at $9m*".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract.candidates.ownership.pieces import cut
from extract.records import Candidate, Span
from extract.syntax.clauses import mark
from extract.syntax.outcomes import outcome
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import before, child, children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["within_bounds"]

_BESIDE = frozenset({"while", "whereas"})


def within_bounds(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without what stands behind their content and is told by the article."""
    return [_bounded(reading, one) for one in candidates]


def _bounded(reading: Reading, one: Candidate) -> Candidate:
    block = reading.block_at(one.cue[0].start) if one.cue else None
    if block is None:
        return one
    apart = [p for s in one.content for p in _beyond(block, s)]
    apart = [p for p in apart if not any(c.start >= p.start for c in one.cue)]
    return cut(reading.text, one, apart) if apart else one


def _beyond(block: Block, said: Span) -> Iterator[Span]:
    """The stretches of a content that are not said, outside what is quoted."""
    for verb in block.tokens(said):
        only = outcome(verb)
        if only is not None and only.i > block.tokens(said)[0].i:
            yield Span(block.at(only).start, said.end)
        elif _figure_of_another(verb):
            clause = block.over(t for t in verb.subtree)
            yield Span(clause.start, min(clause.end, said.end))


def _figure_of_another(verb: Token) -> bool:
    """The case "…, while *insurers put* their bill at $9m"."""
    if verb.dep_ != "advcl" or mark(verb) not in _BESIDE or child(verb, "nsubj") is None:
        return False
    comma = before(verb.left_edge)
    prepositions = (p for p in children(verb, "prep") if p.lower_ in {"at", "between"})
    counted = any(t.like_num for p in prepositions for t in p.subtree)
    figures = verb.lemma_ in words("cues", "counting")
    return comma is not None and comma.text == "," and figures and counted
