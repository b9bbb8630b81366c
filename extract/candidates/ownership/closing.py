"""Who passes a whole sentence on by its last words: "Roe said it fell, *Novapress reports*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract import wordlists
from extract.records import Candidate, Span, Spans
from extract.syntax.clauses import finite
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes
from extract.syntax.tails import tail
from extract.syntax.tree import head_of, verbal

__all__ = ["passed_by_closing"]

_RULE = "closing"


class _Closing(NamedTuple):
    """A sentence that is passed on, with the clause that says so.

    :param told: what is passed on.
    :param origin: the words that name from whom it is had; empty where none do.
    :param top: the verb by which it says that something is so, if it has one.
    """

    told: Span
    source: Spans
    cue: Spans
    origin: Spans
    top: Span | None


def passed_by_closing(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, those in such a sentence with whoever passes it on.

    Who passes words on is no second speaker. Where nobody speaks in the sentence, it is laid to
    whom it is learned from.
    """
    made = list(candidates)
    for closing in (c for scene in scenes(reading) for c in _closings(scene)):
        made = _passed(made, closing)
    return made


def _closings(scene: Scene) -> Iterator[_Closing]:
    for span, sentence in scene.block.readable():
        found = tail(sentence)
        if found is None:
            continue
        told = [t for t in sentence if t.i < found.first and t.i not in scene.dateline]
        top = head_of(told)
        yield _Closing(
            Span(scene.starts[told[0].i] if told else span.start, scene.ends[found.first - 1]),
            scene.spans(found.source), scene.spans(found.cue), scene.spans(found.origin),
            scene.block.at(top) if top is not None and verbal(top) and finite(top) else None,
        )  # fmt: skip


def _passed(candidates: Sequence[Candidate], closing: _Closing) -> list[Candidate]:
    reported = [c for c in candidates if _within(c.cue, closing.told)]
    sure = [c for c in reported if not c.unsure]
    outer = [c for c in candidates if _overlap(c.cue, closing.cue)]
    if not sure:
        return _learned(candidates, outer, closing)
    passing = (closing.source, *([closing.origin] if closing.origin else []))
    more = _says_more(closing, sure)
    kept = [c for c in candidates if more or not any(c is o for o in outer)]
    return [_by(c, passing, closing) if any(c is s for s in sure) else c for c in kept]


def _learned(
    candidates: Sequence[Candidate], outer: Sequence[Candidate], closing: _Closing
) -> list[Candidate]:
    """With what nobody else says laid to whom it is learned from."""
    if not closing.origin or closing.top is None:
        return list(candidates)
    confidence = float(wordlists.table("cues")["confidence"][_RULE])
    made = Candidate(
        closing.origin, closing.cue, (closing.told,), _RULE, confidence, (closing.source,),
        shape="leads",
    )  # fmt: skip
    return [*(c for c in candidates if not any(c is o for o in outer)), made]


def _says_more(closing: _Closing, inner: Sequence[Candidate]) -> bool:
    """Whether what is passed on is more than that somebody said something."""
    top = closing.top
    return top is None or not any(_overlap((top,), c.cue) for c in inner)


def _by(one: Candidate, passing: Sequence[Spans], closing: _Closing) -> Candidate:
    """A candidate without the clause, and with more who pass it on, outermost first."""
    known = [r for r in passing if not any(_overlap(r, o) for o in (*one.reporters, one.source))]
    last = min(s.start for s in (*closing.source, *closing.cue))
    cut = (
        Span(s.start, closing.told.end) if s.start < closing.told.end < last < s.end else s
        for s in one.content
    )
    return replace(one, content=tuple(cut), reporters=(*known, *one.reporters))


def _within(spans: Spans, told: Span) -> bool:
    return bool(spans) and all(s.within(told) for s in spans)


def _overlap(some: Spans, others: Spans) -> bool:
    return any(a.overlaps(b) for a in some for b in others)
