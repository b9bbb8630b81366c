"""What an article prints and yet claims of nothing: what "is believed", calls on its readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.claims.operators import entertained
from extract.syntax.clauses import SUBJECTS, complement
from extract.syntax.tree import child, children, head_of, object_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["nobodys"]


def nobodys(tokens: Sequence[Token]) -> str:
    """Why some words of the article's own clause are no claim of its own, or "" when they are.

    :param tokens: the words of one part, in order.
    """
    top = head_of(tokens)
    if top is None or not verbal(top):
        return ""
    if _believed(top) or _taken_for(top):
        return f"“{top.text}” by nobody named"
    return "a call on the reader" if _bids(top) else ""


def _believed(verb: Token) -> bool:
    """The case "*is* widely *assumed* to be safe": the article only tells of a belief."""
    held = entertained(verb) and child(verb, "auxpass") is not None
    return held and complement(verb) is not None and child(verb, "agent") is None


def _taken_for(verb: Token) -> bool:
    """The case "*is* widely *seen* as a bluff": the article only tells of a judgement."""
    passive = verb.tag_ == "VBN" and child(verb, "auxpass") is not None
    if not passive or verb.lemma_ not in words("certainty", "judged_as"):
        return False
    judged = any(object_of(prep, {"as"}) is not None for prep in children(verb, "prep"))
    return judged and child(verb, "agent") is None


def _bids(verb: Token) -> bool:
    """An imperative: "*Subscribe* to our letter", "Don't *miss* it"."""
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    return verb.tag_ == "VB" and helpers <= {"do"} and child(verb, *SUBJECTS, "expl") is None
