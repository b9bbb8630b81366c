"""Answers that affirm something and yet deny a claim: "the opposite is true", "he is lying"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.claims.dismissals import names_claim, phrasal
from extract.syntax.clauses import subject
from extract.syntax.negation import untrue
from extract.syntax.tree import children, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["liar", "spread", "turned"]


def turned(tokens: Sequence[Token]) -> bool:
    """Whether some words say that the opposite of what was told is so."""
    head = head_of(tokens)
    listed = words("answers", "opposite")
    ends = children(head, "nsubj", "dobj") if head is not None and verbal(head) else ()
    # "the opposite of rain" is told of rain
    return any(t.lemma_.lower() in listed and not any(children(t, "prep")) for t in ends)


def liar(tokens: Sequence[Token]) -> Token | None:
    """Who is said to lie: "*he* is lying", "*Roe* made it up"; None where nobody is."""
    head = head_of(tokens)
    if head is None or not verbal(head) or phrasal(head) not in words("answers", "lying"):
        return None
    if any(c.lower_ not in words("answers", "pronouns") for c in children(head, "dobj")):
        return None
    return subject(head)


def spread(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """The claim that somebody is said to make though it is false, and who makes it.

    The case "*Norway* makes false *charges* of genocide".
    """
    head = head_of(tokens)
    if head is None or not verbal(head) or phrasal(head) not in words("answers", "spreading"):
        return None
    who = subject(head)
    for claim in children(head, "dobj"):
        false = any(c.lower_ in untrue() for c in children(claim, "amod"))
        if false and who is not None and names_claim(claim):
            return claim, who
    return None
