"""Words that the next paragraph lays to somebody: "The mill has closed." … "*Roe said this*"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.records import Attribution, Spans
from extract.syntax.clauses import SUBJECTS
from extract.syntax.cues import lemma, listed
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import child, children, verbal

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["according", "taken_up"]

_POINTING = frozenset({"this", "that", "it", "so"})
_ACCORDING = [[link, "according"] for link in ("is", "was", "’s", "'s")]


def taken_up(reading: Reading, reported: Sequence[Attribution]) -> Spans:
    """The paragraphs that a sentence right behind lays to somebody, in order of the text.

    A paragraph that reports somebody's words itself is none: what is pointed at are those words.

    :param reported: what others are reported to say.
    """
    told = [s for a in reported for s in a.content]
    return tuple(
        before.span
        for before, block in pairwise(reading.blocks)
        if _opens_pointing(block) and not any(s.overlaps(before.span) for s in told)
    )


def _opens_pointing(block: Block) -> bool:
    first: SpacySpan | None = next((sent for _, sent in block.sentences()), None)
    if first is None or ":" in {t.text for t in first}:
        return False  # "Roe said this:" points at what follows
    return any(_lays(t) for t in first if _leads(t)) or according(first)


def according(sentence: Iterable[Token]) -> bool:
    """Whether a sentence opens as "*That’s according to* the mayor", whatever its parse.

    :param sentence: its words, in order.
    """
    opening = [t.lower_ for t in sentence if not t.is_space][:3]
    return len(opening) == 3 and opening[0] in _POINTING and opening[1:] in _ACCORDING


def _leads(verb: Token) -> bool:
    """Whether a verb is the main one, or the one before "…, the agency reports"."""
    above = verb.head
    return above.i == verb.i or (verb.dep_ == "ccomp" and above.head.i == above.i > verb.i)


def _lays(verb: Token) -> bool:
    """Whether a main verb lays what was just told to somebody.

    "Roe said this", "that was announced by Roe", "this is according to Roe".
    """
    subject = child(verb, *SUBJECTS)
    if subject is None:
        return False
    if subject.lower_ in _POINTING:
        behind = child(verb, "prep") if verb.lower_ != "according" else verb
        according = behind is not None and behind.lower_ == "according"
        by_whom = child(verb, "agent") is not None and subject.dep_ == "nsubjpass"
        return according or (by_whom and _says(verb) and child(verb, "ccomp") is None)
    told = children(verb, "dobj", "advmod")
    return _says(verb) and any(_points(t, verb) for t in told) and child(verb, "ccomp") is None


def _points(word: Token, verb: Token) -> bool:
    return word.i > verb.i and word.lower_ in _POINTING and not any(word.children)


def _says(verb: Token) -> bool:
    entry = listed(lemma(verb))
    return entry is not None and entry["act"] not in {"attitude", "other"} and verbal(verb)
