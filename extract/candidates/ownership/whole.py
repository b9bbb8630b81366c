"""A quotation that opens within what somebody says is said to its end, sentence ends or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from extract.records import Candidate, Span, Spans
from extract.stretches import Stretches, merged
from extract.syntax import quotations
from extract.syntax.parse import Reading

__all__ = ["whole"]

_MARKS = " \t\u00a0.,;:?!…\"“”«»„'’"


def whole(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, each with all of the quotation that its content breaks off in.

    The case "Roe said she was *“proud of all. The roof leaks.”*". What another candidate has of it
    stays that one's.
    """
    made = list(candidates)
    quoted = quotations.spans(reading.text, 0, len(reading.text))
    spoken = [one for one in made if not one.unsure and not _nested(quoted, one)]
    taken = Stretches(s for one in spoken for s in (*one.content, *one.cue, *one.source))
    out: list[Candidate] = []
    for one in made:
        own = () if _nested(quoted, one) else one.content
        rest = [r for s in own if (r := _rest(reading.text, quoted, s)) is not None]
        free = tuple(r for r in rest if not taken.overlap(r))
        out.append(replace(one, content=merged((*one.content, *free))) if free else one)
    return out


def _nested(quoted: Spans, one: Candidate) -> bool:
    """Whether somebody quoted reports it, which makes no candidate."""
    return any(quotations.inside(quoted, cue) for cue in one.cue)


def _rest(text: str, quoted: Spans, content: Span) -> Span | None:
    """What is left of a quotation that opens within a stretch and ends behind it."""
    at = bisect_right(quoted, content.end - 1, key=lambda q: q.start) - 1
    if at < 0 or not content.start <= quoted[at].start < content.end < quoted[at].end:
        return None
    rest = Span(content.end, quoted[at].end)
    return rest if rest.of(text).strip(_MARKS) else None
