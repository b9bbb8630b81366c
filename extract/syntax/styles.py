"""How words are reported: quoted from first to last, quoted in part, or in the reporter's words."""

from __future__ import annotations

from collections.abc import Iterator

from extract.records import QuoteStyle, Span, Spans
from extract.syntax import quotations
from extract.syntax.parse import Reading

__all__ = ["style"]


def style(reading: Reading, content: Spans) -> QuoteStyle:
    """Direct when every letter of the content is quoted, mixed when some are."""
    quoted = [q for s in content for q in _quotations(reading, s)]
    if not quoted:
        return "indirect"
    letters = {i for s in content for i in range(*s) if reading.text[i].isalnum()}
    common = (range(max(q.start, s.start), min(q.end, s.end)) for s in content for q in quoted)
    inside = letters.intersection(i for places in common for i in places)
    if not inside:
        return "indirect"
    return "direct" if len(inside) == len(letters) else "mixed"


def _quotations(reading: Reading, span: Span) -> Iterator[Span]:
    for block in reading.blocks_over(span):
        found = quotations.spans(reading.text, block.span.start, block.span.end)
        yield from (q for q in found if q.overlaps(span))
    # a block quote or a post is quoted without marks
    yield from (p.span for p in reading.document.passages if p.kind != "list")
