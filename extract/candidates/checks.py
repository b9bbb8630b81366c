"""What every candidate of any extractor must pass before anything is built on it.

A candidate that fails is dropped with a note that says why; one whose content lost a quotation
mark at its edge is mended. What passes has spans within the text and within one paragraph or
neighbouring ones, a cue and a content with words, no word in two roles, and no cue inside a
quotation: whoever is quoted there speaks, not the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, combinations, pairwise

from extract import wordlists
from extract.records import Candidate, Document, Note, Span, Spans
from extract.syntax.quotations import balanced, inside, spans

__all__ = ["check"]

_Fault = Callable[[Candidate], str | None]


def check(
    document: Document, candidates: Iterable[Candidate]
) -> tuple[tuple[Candidate, ...], tuple[Note, ...]]:
    """The candidates that may be used, in the order given, and a note for each other one.

    :param document: the article whose stored text all spans count in.
    :param candidates: what an extractor proposed, in any order.
    """
    quotations = spans(document.text, 0, len(document.text))
    faults: tuple[_Fault, ...] = (
        partial(_outside, len(document.text)),
        partial(_scattered, document.blocks),
        partial(_wordless, document.text),
        _crossing,
        _unsure,
        partial(_nested, quotations),
    )
    kept: list[Candidate] = []
    notes: list[Note] = []
    for candidate in candidates:
        why = next((w for w in (fault(candidate) for fault in faults) if w is not None), None)
        if why is None:
            kept.append(_mended(document.text, quotations, candidate))
        else:
            where = _where(len(document.text), candidate)
            notes.append(Note("dropped", where, f"{candidate.rule}: {why}"))
    return tuple(kept), tuple(notes)


def _all(candidate: Candidate) -> Iterable[Span]:
    roles = (candidate.source, candidate.cue, candidate.content, *candidate.reporters)
    return chain.from_iterable(roles)


def _where(length: int, candidate: Candidate) -> Span:
    """The stretch a dropped candidate covers, cut to the text."""
    spans = list(_all(candidate))
    start = min((s.start for s in spans), default=0)
    end = max((s.end for s in spans), default=0)
    return Span(min(max(start, 0), length), min(max(end, start, 0), length))


def _outside(length: int, candidate: Candidate) -> str | None:
    if not 0 <= candidate.confidence <= 1:
        return "confidence is not between 0 and 1"
    if any(not 0 <= s.start < s.end <= length for s in _all(candidate)):
        return "span empty or outside the text"
    for role in (candidate.source, candidate.cue, candidate.content):
        if any(b.start < a.end for a, b in pairwise(role)):
            return "spans of a role unsorted or overlapping"
    return None


def _scattered(blocks: Spans, candidate: Candidate) -> str | None:
    numbers = {_block(blocks, s) for s in _all(candidate)}
    if None in numbers:
        return "outside the paragraphs of prose"
    known = sorted(n for n in numbers if n is not None)
    if any(b - a > 1 for a, b in pairwise(known)):
        return "spread over paragraphs that are no neighbours"
    return None


def _block(blocks: Spans, span: Span) -> int | None:
    """The number of the paragraph that holds a span whole."""
    number = bisect_right(blocks, span.start, key=lambda b: b.start) - 1
    return number if number >= 0 and span.within(blocks[number]) else None


def _wordless(text: str, candidate: Candidate) -> str | None:
    cued = any(c not in _SLIGHT for s in candidate.cue for c in s.of(text))
    if not cued and candidate.shape != "signed":
        return "no cue"  # a comma before a name may be how somebody is spoken to
    if not _says(" ".join(s.of(text) for s in candidate.content)):
        return "no words in the content"
    if candidate.source and not any(c.isalnum() for s in candidate.source for c in s.of(text)):
        return "no words in the source"
    return None


def _says(words: str) -> bool:
    """Whether there is a word that says anything: "The" and "to" do not."""
    return any(w.lower() not in wordlists.words("guard", "empty") for w in _WORDS.findall(words))


def _unsure(candidate: Candidate) -> str | None:
    return f"too unsure ({candidate.confidence:.2f})" if candidate.unsure else None


def _crossing(candidate: Candidate) -> str | None:
    for one, other in combinations((candidate.source, candidate.cue, candidate.content), 2):
        if any(a.overlaps(b) for a in one for b in other):
            return "source, cue and content overlap"
    return None


def _nested(quotations: Sequence[Span], candidate: Candidate) -> str | None:
    if candidate.shape == "transcript":
        return None  # a quoted transcript: the mark stands before the label
    if any(inside(quotations, span) for span in candidate.cue):
        return "cue inside a quotation"
    return None


def _mended(text: str, quotations: Sequence[Span], candidate: Candidate) -> Candidate:
    """The candidate with the quotation marks at the edges of its content brought in."""
    taken = (*candidate.source, *candidate.cue)
    content = tuple(_whole(text, quotations, s, taken) for s in candidate.content)
    if content == candidate.content or any(b.start < a.end for a, b in pairwise(content)):
        return candidate
    return replace(candidate, content=content)


def _whole(text: str, quotations: Sequence[Span], span: Span, taken: Spans) -> Span:
    if balanced(span.of(text)):
        return span
    for quotation in quotations:
        if quotation.overlaps(span):
            start, end = min(span.start, quotation.start), max(span.end, quotation.end)
            grown = Span(start, end)
            if not any(grown.overlaps(t) for t in taken) and _edge(span, quotation):
                span = grown
    return span


def _edge(span: Span, quotation: Span) -> bool:
    """Whether a span misses only marks and a stop of a quotation, not words of it."""
    return span.start - quotation.start <= _MARK and quotation.end - span.end <= _MARK


_WORDS = re.compile(r"\w+")
#: Signs that lay no words to anybody.
_SLIGHT = frozenset(" ,.;\u00a0")
#: A quotation mark and the stop beside it.
_MARK = 3
