"""The candidates of any extractor without what their content runs on into: it is no longer said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.candidates.ownership.pieces import cut
from extract.records import Candidate, Span
from extract.syntax.beyond import beyond
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside, spans

__all__ = ["within_bounds"]


def within_bounds(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without what stands behind their content and is told by the article."""
    return [_bounded(reading, one) for one in candidates]


def _bounded(reading: Reading, one: Candidate) -> Candidate:
    block = reading.block_at(one.cue[0].start) if one.cue else None
    if block is None:
        return one
    quoted = spans(reading.text, block.span.start, block.span.end)
    told = (block.tokens(s) for s in one.content)
    free = ([t for t in said if not inside(quoted, block.at(t))] for said in told)
    apart = [Span(block.at(a).start, block.at(b).end) for said in free for a, b in beyond(said)]
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
