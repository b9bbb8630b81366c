"""Words laid to somebody by a sentence right behind them: "The mill has closed." *Roe said so.*"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from extract import wordlists
from extract.candidates.ownership.voices import follows
from extract.records import Candidate, Span, Spans
from extract.syntax.parse import Block, Reading
from extract.syntax.points_back import POINTING, PointsBack, points_back
from extract.syntax.scene import Scene, scenes

__all__ = ["laid_back"]

_LONGEST = 3  # sentences of a paragraph that a pointing sentence can mean as a whole
_LEAD = 5  # of the paragraph that an article begins with
_RULE = "laid-back"


class _Pointer(NamedTuple):
    """A pointing sentence and what it points at.

    :param meant: what stands before it; None where that is not plain.
    """

    page: int
    span: Span
    found: PointsBack
    meant: Span | None


def laid_back(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with what such sentences lay to somebody, and without what these only seem
    to tell: "Novapress reports *that Roe said this*".

    Where the words before are already reported, nothing is laid to anybody twice; who passes them
    on passes on those reports.
    """
    made = list(candidates)
    pages = scenes(reading)
    for pointer in _pointers(reading, pages):
        scene = pages[pointer.page]
        made = [c for c in made if not _only_points(scene, c, pointer)]
        if pointer.meant is None:
            continue
        told = [c for c in made if not c.unsure and _touches(c, pointer.meant)]
        passing = tuple(scene.spans(r) for r in pointer.found.reporters)
        whole = not any(_says_all(reading, c, pointer.meant) for c in told)
        if whole:  # who is reported within it is heard through its speaker
            passing = (*passing, scene.spans(pointer.found.source))
        made = [_by(c, passing, pointer.meant) if any(c is t for t in told) else c for c in made]
        if whole:
            made.append(_candidate(scene, pointer.found, pointer.meant))
    return made


def _says_all(reading: Reading, one: Candidate, meant: Span) -> bool:
    """Whether a report is what one of some sentences says, not an aside of it: "…, *saying*"."""
    block = reading.block_at(meant.start)
    spans = (*one.cue, *(s for s in one.content if not one.cue or s.start < one.cue[0].start))
    tokens = (t for s in spans for t in block.tokens(s)) if block is not None else ()
    return any(t.head.i == t.i and not t.is_punct for t in tokens)


def _touches(one: Candidate, meant: Span) -> bool:
    return any(s.overlaps(meant) for s in one.content)


def _by(one: Candidate, passing: tuple[Spans, ...], meant: Span) -> Candidate:
    """A report of what is meant with whoever passes that on, outermost first."""
    if not all(s.within(meant) for s in (*one.source, *one.cue, *one.content)):
        return one
    return replace(one, reporters=(*passing, *one.reporters))


def _pointers(reading: Reading, pages: tuple[Scene, ...]) -> Iterator[_Pointer]:
    for page, block in enumerate(reading.blocks):
        before: Span | None = None
        for number, (span, sentence) in enumerate(block.sentences()):
            found = points_back(sentence)
            if found is not None:
                near = _beside(found, before, number)
                meant = near if number else _ahead(reading, pages, page)
                yield _Pointer(page, span, found, meant)
            before = span if sentence[-1].text != ":" else None  # a label says nothing


def _beside(found: PointsBack, before: Span | None, number: int) -> Span | None:
    """The sentence before, unless the speaker's own clause may point at something else.

    :param number: how many sentences of the paragraph stand before.
    """
    return before if not found.named or (found.plain and number == 1) else None


def _ahead(reading: Reading, pages: tuple[Scene, ...], page: int) -> Span | None:
    """The paragraph before, when it is short and no heading stands between."""
    if not page or not follows(reading.document, pages[page - 1], pages[page]):
        return None
    block: Block = reading.blocks[page - 1]
    short = sum(1 for _ in block.sentences()) <= (_LONGEST if page > 1 else _LEAD)
    return block.span if short and not block.text.rstrip().endswith(":") else None


def _only_points(scene: Scene, one: Candidate, pointer: _Pointer) -> bool:
    """Whether all that a candidate tells is that somebody said what stands before."""
    if not all(s.within(pointer.span) for s in (*one.cue, *one.content)):
        return False
    cue = scene.spans(pointer.found.cue)
    if any(a.overlaps(b) for a in cue for b in one.content):
        return True
    said = {i for s in one.content for i in scene.within(*s)}
    more = any(scene.tokens[i].is_alpha and scene.tokens[i].lower_ not in POINTING for i in said)
    same = any(a.overlaps(b) for a in cue for b in one.cue)
    return same and not (pointer.found.named and more)


def _candidate(scene: Scene, found: PointsBack, meant: Span) -> Candidate:
    confidence = float(wordlists.table("cues")["confidence"][_RULE])
    return Candidate(
        scene.spans(found.source), scene.spans(found.cue), (meant,), _RULE, confidence,
        tuple(scene.spans(r) for r in found.reporters), shape="leads",
    )  # fmt: skip
