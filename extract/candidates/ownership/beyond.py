"""What a content runs on into though it is no longer said: what came of it, another one's figure.

"Roe said it was safe, *only for Falk to close it*", "…, *while insurers put the cost at $9m*".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.candidates.ownership.pieces import cut
from extract.records import Candidate, Span
from extract.syntax.clauses import mark
from extract.syntax.outcomes import outcome
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside, spans
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
    one = cut(reading.text, one, apart) if apart else one
    begins = _own_part(reading, block, one)
    behind = (Span(max(s.start, begins), s.end) for s in one.content if s.end > begins)
    return replace(one, content=tuple(behind))


def _own_part(reading: Reading, block: Block, one: Candidate) -> int:
    """Where the part of a sentence begins that a clause within that part tells, else 0.

    The case "Roe was careful: *prices*, he noted, *were open*".
    """
    frame = min(s.start for s in (*one.source, *one.cue))
    sentence = block.sentence_at(frame)
    if sentence is None or sentence.start >= frame or not any(s.start > frame for s in one.content):
        return 0
    quoted = spans(reading.text, sentence.start, sentence.end)
    ahead = block.tokens(Span(sentence.start, frame))
    stops = [t.i for t in ahead if t.text in {":", ";"} and not inside(quoted, block.at(t))]
    own = (t for t in ahead if t.i > stops[-1] and t.is_alpha) if stops else iter(())
    first = next(own, None)
    return block.at(first).start if first is not None else 0


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
