"""How words are reported: quoted from first to last, quoted in part, or in the reporter's words."""

from __future__ import annotations

from collections.abc import Iterator

from extract.records import QuoteStyle, Span, Spans
from extract.stretches import merged
from extract.syntax import quotations
from extract.syntax.parse import Reading

__all__ = ["style"]


def style(reading: Reading, content: Spans) -> QuoteStyle:
    """Direct when every letter of the content is quoted, mixed when some are."""
    quoted = merged(q for s in content for q in _quotations(reading, s))
    inside = sum(_letters(reading, q, s) for s in content for q in quoted if q.overlaps(s))
    if not inside:
        return "indirect"
    return "direct" if inside == sum(_letters(reading, s, s) for s in content) else "mixed"


def _letters(reading: Reading, one: Span, other: Span) -> int:
    """The letters and digits that two spans share."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return sum(map(str.isalnum, reading.text[start:end]))


def _quotations(reading: Reading, span: Span) -> Iterator[Span]:
    for block in reading.blocks_over(span):
        found = quotations.spans(reading.text, block.span.start, block.span.end)
        yield from (q for q in found if q.overlaps(span))
    # a block quote or a post is quoted without marks
    yield from (p.span for p in reading.document.passages if p.kind != "list")
