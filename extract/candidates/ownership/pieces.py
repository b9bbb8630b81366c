"""Contents cut and joined: what goes, what stays of it, what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.records import Candidate, Span
from extract.stretches import merged

__all__ = ["cut", "joined", "shares", "without"]

_JOINTS = "and|but|or|while|whereas|as|when|only|with|for|that|before|after"
_BEFORE = re.compile(r"[\s,;:–—-]+")
_AFTER = re.compile(rf"(?:[\s,;:–—-]+(?:{_JOINTS})\b)*[\s,;:–—-]*$")
_SHORTEST = 2  # words of what is left of a content that says anything


def shares(one: Candidate, place: Span) -> bool:
    """Whether a candidate has words of a place in its content."""
    return any(s.overlaps(place) for s in one.content)


def joined(one: Candidate, content: Iterable[Span]) -> Candidate:
    """A candidate with more content; words of its source and cue stay outside."""
    taken = (*one.source, *one.cue)
    more = [s for s in content if not any(s.overlaps(t) for t in taken)]
    return replace(one, content=merged((*one.content, *more)))


def without(text: str, one: Candidate, places: Sequence[Span]) -> Candidate:
    """A candidate without some words of its content, which have another part in it.

    :param text: what the spans count in.
    """
    near = [p for p in places if shares(one, p)]
    kept = (piece for s in one.content for piece in (_left(text, s, near) if near else (s,)))
    return replace(one, content=tuple(kept)) if near else one


def cut(text: str, one: Candidate, places: Sequence[Span]) -> Candidate:
    """A candidate without what is another's, and without what stands beyond that from its cue.

    What is left over has clean edges; a lone word of it goes too.

    :param text: what the spans count in.
    """
    content: list[Span] = []
    for span in one.content:
        if any(span.overlaps(p) for p in places):
            content.extend(_left(text, span, places))
        else:
            content.append(span)
    near = (s for s in content if not any(_parts(p, s, c) for p in places for c in one.cue))
    return replace(one, content=tuple(near))


def _left(text: str, span: Span, places: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch without some places."""
    at = span.start
    for place in [*sorted(p for p in places if p.overlaps(span)), Span(span.end, span.end)]:
        piece = _trimmed(text, Span(at, max(at, place.start)))
        if len(piece.of(text).split()) >= _SHORTEST:
            yield piece
        at = max(at, place.end)


def _trimmed(text: str, piece: Span) -> Span:
    words = piece.of(text)
    lead, tail = _BEFORE.match(words), _AFTER.search(words)
    first = piece.start + (lead.end() if lead else 0)
    last = piece.start + (tail.start() if tail else len(words))
    return Span(first, max(first, last))


def _parts(place: Span, piece: Span, cue: Span) -> bool:
    """Whether a place lies between a piece of content and its cue."""
    return cue.end <= place.start < piece.start or piece.start < place.start < cue.start
