"""Speakers that a tagger takes from where grammar has none for that cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import Candidate, Spans
from extract.syntax.clauses import SUBJECTS, attributive, infinitive
from extract.syntax.parse import Reading
from extract.syntax.phrases import accords
from extract.syntax.tree import children, head_of, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["astray"]

_MODIFIERS = frozenset({"compound", "nmod", "amod"})


def astray(reading: Reading, candidate: Candidate) -> bool:
    """Whether a source cannot be who says it, by how it and the cue stand in their sentence.

    It only tells of another noun, a participle tells of a noun that is not its own, the cue bids
    the reader something, nobody at all is said to do it, or it is what something goes by.
    """
    who, cue = _head(reading, candidate.source), _head(reading, candidate.cue)
    if who is None or cue is None or who.sent.start != cue.sent.start:
        return False
    own = {t.i for spans in (candidate.source, candidate.cue) for t in _tokens(reading, spans)}
    if cue.lower_ == "according" and accords(who):
        return True
    return _tells_of_noun(who, own) or _of_another(who, cue) or _bids(who, cue) or _nobody(who, cue)


def _tokens(reading: Reading, spans: Spans) -> list[Token]:
    block = reading.block_at(spans[0].start) if spans else None
    return [t for s in spans for t in block.tokens(s)] if block is not None else []


def _head(reading: Reading, spans: Spans) -> Token | None:
    return head_of(_tokens(reading, spans))


def _tells_of_noun(who: Token, own: set[int]) -> bool:
    """The case "as *Norda* support withered, suggesting …"."""
    noun = who.head
    name = who.pos_ == "PROPN" and who.dep_ in _MODIFIERS
    return name and noun.i > who.i and noun.i not in own and noun.pos_ == "NOUN"


def _of_another(who: Token, cue: Token) -> bool:
    """The case "*Roe* has read Norda's *stated* aims"."""
    if not (cue.tag_.startswith("VB") and attributive(cue)):
        return False
    return not any(t.i == who.i for t in cue.head.subtree)


def _bids(who: Token, cue: Token) -> bool:
    """The case "*think* Norda, *think* Belmar"."""
    bidden = cue.tag_ == "VB" and not any(children(cue, "aux", *SUBJECTS))
    return bidden and who.i > cue.i and who.dep_ == "dobj" and who.head.i == cue.i


def _nobody(who: Token, cue: Token) -> bool:
    """The case "*Roe* believed it, and there is much to *suggest* that …"."""
    if not (verbal(cue) and infinitive(cue)):
        return False
    over = next((a for a in cue.ancestors if verbal(a)), None)
    idle = over is not None and any(c.dep_ == "expl" for c in over.children)
    return idle and over is not None and not any(t.i == who.i for t in over.subtree)
