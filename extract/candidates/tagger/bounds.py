"""The content of what the tagger found, without words that are somebody else's or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.candidates.tagger.tags import Found, Spans
from extract.document import Span
from extract.syntax import quotations
from extract.syntax.as_reported import joined_behind
from extract.syntax.attached import attached
from extract.syntax.beyond import beyond
from extract.syntax.cue_frames import cue_frames
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import before, below, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["bounded"]

_CLOSE = 2  # steps from a noun up to the "without" that it hangs on
_EMPTY = frozenset({"it", "there"})  # "It is said that X"


def bounded(reading: Reading, block: Block, cue: Sequence[Token], one: Found) -> Spans:
    """The content without words of other sentences than the cue's, unless these are quoted.

    What follows a reported clause may be reported too; it is the article's until a cue says so.
    """
    own = block.sentence_at(one.cue[0][0]) or block.span
    quoted = quotations.spans(reading.text, 0, len(reading.text))
    pieces = (_within(Span(*piece), own, quoted) for piece in one.content)
    kept = [_before_head(block, p, cue) for p in pieces if p is not None]
    kept = [_before_another(block, p, one, quoted) for p in kept]
    behind = (_behind_attached(block, p, one) for p in kept)
    kept = [p for p in behind if p is not None]
    kept = [_behind_report(block, p, cue) for p in kept]
    if len(one.content) > 1:
        kept = [p for p in kept if p.of(reading.text).lower() not in _EMPTY]
        kept = [p for p in kept if not (_led(reading, block, p, one) or _lacked(block, p))]
    return tuple((p.start, p.end) for p in kept)


def _within(piece: Span, own: Span, quoted: Sequence[Span]) -> Span | None:
    # A word held with tongs makes no quotation of the sentence around it.
    if piece.within(own) or quotations.inside(quoted, Span(piece.start, piece.start + 1)):
        return piece
    if not piece.overlaps(own):
        return None
    return Span(max(piece.start, own.start), min(piece.end, own.end))


def _before_head(block: Block, piece: Span, cue: Sequence[Token]) -> Span:
    """A piece without the clause that a relative clause hangs in: "Roe, who cited Falk, *said*"."""
    for verb in (t for t in cue if t.dep_ == "relcl"):
        last = block.at(verb.right_edge).end
        above = [a for a in verb.ancestors if a.i > verb.right_edge.i and a.pos_ in {"VERB", "AUX"}]
        if piece.start < last and any(block.at(a).within(piece) for a in above):
            return Span(piece.start, last)
    return piece


def _behind_report(block: Block, piece: Span, cue: Sequence[Token]) -> Span:
    """A piece without the clauses before its own that have another report: "as Roe said, and"."""
    own = {t.i for t in cue}
    for verb in (t for t in block.tokens(piece) if t.pos_ in {"VERB", "AUX"}):
        ours = [c for c in joined_behind(verb) if not own.isdisjoint(below(c))]
        if ours and own.isdisjoint(range(ours[0].left_edge.i)):
            return Span(max(piece.start, block.at(ours[0].left_edge).start), piece.end)
    return piece


def _before_another(block: Block, piece: Span, one: Found, quoted: Sequence[Span]) -> Span:
    """A piece without what it runs on into that another one says, or that came of it."""
    told = [t for t in block.tokens(piece) if block.at(t).start > one.cue[0][0]]
    told = [t for t in told if not quotations.inside(quoted, block.at(t))]
    ends = [block.at(first).start for first, _ in beyond(told)]
    cut = [e for e in ends if e > piece.start and not any(e <= s for s, _ in one.cue)]
    words = [t for t in block.tokens(Span(piece.start, min([*cut, piece.end]))) if not t.is_punct]
    begun = len(words)
    while words and (words[-1].dep_ == "cc" or _led_on(words[-1])):
        words.pop()
    unchanged = not cut and len(words) == begun
    return piece if unchanged or not words else Span(piece.start, block.at(words[-1]).end)


def _behind_attached(block: Block, piece: Span, one: Found) -> Span | None:
    """A piece without what only tells of the source before it, or whom the words are from.

    "According to Roe, *a miller*, it fell", "reported, with reference to *Roe*, that it fell".
    """
    words = block.tokens(piece)
    source = [t for s in one.source for t in block.tokens(Span(*s))]
    beside = attached(source[-1]) if source and words else []
    cue = (t for s in one.cue for t in block.tokens(Span(*s)))
    for to in (t for t in cue if t.lower_ == "to" and t.head.lemma_ == "reference"):
        beside += [word for noun in children(to, "pobj") for word in noun.subtree]
    if not beside or words[0] not in beside:
        return piece
    rest = [t for t in words if t.i > beside[-1].i and not t.is_punct]
    return Span(block.at(rest[0]).start, piece.end) if rest else None


def _led_on(word: Token) -> bool:
    """Whether a word leads on to what came of it: "said it was safe, *only* for Roe to …"."""
    comma = before(word)
    return word.lower_ == "only" and comma is not None and comma.text == ","


def _lacked(block: Block, piece: Span) -> bool:
    """Whether a piece tells only what was not shown: "claimed, without *evidence*, that"."""
    words = block.tokens(piece)
    above = [a for t in words[-1:] for a in t.ancestors][:_CLOSE]
    return any(a.lower_ == "without" and a.i < words[0].i for a in above)


def _led(reading: Reading, block: Block, piece: Span, one: Found) -> bool:
    """Whether a quotation leads on to words of another reporting clause than this."""
    said = piece.of(reading.text).rstrip("\"”»'’ ")[-1:]
    if said not in {",", "?", "!"}:
        return False
    ours = [Span(*s) for s in (*one.source, *one.cue, *one.content)]
    behind = [t for t in block.tokens(Span(piece.end, block.span.end)) if t.is_alpha][:2]
    if len(behind) < 2 or any(block.at(t).overlaps(s) for t in behind for s in ours):
        return False
    return said == "," or behind[0].is_lower or bool(cue_frames(behind[1]))
