"""Kept answers as candidates: only words that stand in the article, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from extract.candidates.llm.answers import Marked, folder, kept, model
from extract.candidates.llm.pieces import PROMPT, Piece, pieces
from extract.errors import InputError
from extract.records import Candidate, Gazetteer, Span, Spans
from extract.syntax.parse import Reading

__all__ = ["found", "propose"]

#: A model tells nothing of how sure it is that could be compared; its candidates all count alike.
_CONFIDENCE = 0.75


def propose(reading: Reading, gazetteer: Gazetteer) -> Iterator[Candidate]:  # noqa: ARG001 - the protocol
    """Propose what a model marked; what it made up is proposed without words, and so is dropped.

    :raises InputError: when the model was not asked about some piece of the article.
    """
    document, where = reading.document, folder()
    name = model(where)
    asked = [(piece, kept(where, name, piece)) for piece in pieces(document)]
    missing = sum(1 for _, rows in asked if rows is None)
    if missing:
        raise InputError(
            f"{name} has no answer about {missing} of {len(asked)} pieces; run `sayso llm` again",
            document.path,
        )
    for piece, rows in asked:
        for row in rows or ():
            yield _candidate(document.text, piece, row, f"llm {name} (prompt {PROMPT})")


def _candidate(text: str, piece: Piece, row: Marked, rule: str) -> Candidate:
    spans = found(text, piece, row)
    if spans is None:
        nowhere = (Span(piece.blocks[0].start, piece.blocks[0].start),)
        return Candidate((), (), nowhere, f"{rule}, words not in the text", _CONFIDENCE)
    return Candidate(*spans, rule, _CONFIDENCE)


def found(text: str, piece: Piece, row: Marked) -> tuple[Spans, Spans, Spans] | None:
    """Where the words of a row stand: source, cue and content; None when one of them does not.

    Of several places of a word the one nearest to the content counts, in the same paragraph.

    :param text: the stored text of the article.
    """
    if not row.cue.strip() or not row.content.strip():
        return None
    for block in piece.blocks:
        start = text.find(row.content, block.start, block.end)
        if start < 0:
            continue
        content = Span(start, start + len(row.content))
        cue = _nearest(text, block, row.cue, (content,))
        if cue is None:
            continue
        if not row.source.strip():
            return (), (cue,), (content,)
        source = _nearest(text, block, row.source, (content, cue))
        if source is not None:
            return (source,), (cue,), (content,)
    return None


def _nearest(text: str, block: Span, words: str, taken: Spans) -> Span | None:
    """The place of some words that is nearest to what is taken already, and outside of it."""
    places, at = list[Span](), block.start
    while (at := text.find(words, at, block.end)) >= 0:
        place = Span(at, at + len(words))
        if _whole(text, place) and not any(place.overlaps(t) for t in taken):
            places.append(place)
        at += 1
    beside = taken[-1]
    return min(places, default=None, key=lambda p: (_gap(p, beside), p.start))


def _whole(text: str, place: Span) -> bool:
    """Whether a place begins and ends with whole words: "said" does not stand in "unsaid"."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    return not (
        (before.isalnum() and text[place.start].isalnum())
        or (after.isalnum() and text[place.end - 1].isalnum())
    )


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
