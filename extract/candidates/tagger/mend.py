"""Small repairs of what a tagger marks, before anything rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.document import Span, Spans

__all__ = ["mended"]

#: What a speaker may leave out between two pieces of a content is at most a few words.
_GAP = 48
_STOP = re.compile(r"[.!?:;\n]")
#: At the edges of a content: punctuation and words that join it to the next clause.
_BEFORE = re.compile(r"[\s,;:–—-]+")
_AFTER = re.compile(r"(?:[\s,;:–—-]+(?:but|and|or|while|as)\b)*[\s,;:–—-]*$")


def mended(text: str, content: Spans, taken: Spans) -> Spans:
    """The content in as few pieces as its source and cue allow, with clean edges.

    :param text: what the spans count in.
    :param taken: spans of the other roles; they stay outside.
    """
    joined = _joined(text, content, taken)
    return tuple(_trimmed(text, joined))


def _joined(text: str, content: Spans, taken: Spans) -> list[Span]:
    out: list[Span] = []
    for span in sorted(content):
        if out and _fills(text, Span(out[-1].end, span.start), taken):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _fills(text: str, gap: Span, taken: Spans) -> bool:
    """Whether the words between two pieces belong to what is said."""
    if gap.end - gap.start > _GAP or any(gap.overlaps(t) for t in taken):
        return False
    return _STOP.search(gap.of(text)) is None


def _trimmed(text: str, content: Iterable[Span]) -> Iterator[Span]:
    for start, end in content:
        words = text[start:end]
        lead = _BEFORE.match(words)
        tail = _AFTER.search(words)
        first = start + (lead.end() if lead else 0)
        last = start + (tail.start() if tail else len(words))
        if first < last:
            yield Span(first, last)
