"""What is said of a claim as such: "the accusations were *speculation*", "it was *made up*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.clauses import copula, passive, subject
from extract.syntax.cues import lemma
from extract.syntax.tree import children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["dismissed", "names_claim", "phrasal"]

_POINTING = frozenset({"it", "this", "that", "these", "those", "they"})


def dismissed(head: Token) -> tuple[Token, Token] | None:
    """The word that calls a claim worthless, and the noun for the claim; None where none does.

    :param head: the verb of a clause.
    """
    said = subject(head)
    if said is None or said.i > head.i:
        return None
    if passive(head):
        named = names_claim(said) or said.lower_ in _POINTING
        return (head, said) if named and phrasal(head) in words("answers", "undone") else None
    word = _called(head) if copula(head) and names_claim(said) else None
    return (word, said) if word is not None else None


def phrasal(verb: Token) -> str:
    """The dictionary form of a verb with its particle: "make up"."""
    return " ".join((lemma(verb), *(c.lower_ for c in children(verb, "prt"))))


def names_claim(noun: Token) -> bool:
    """Whether a noun stands for what somebody said: "accusations", "the story"."""
    kinds = ("accusing", "saying", "idea")
    return any(noun.lemma_.lower() in words("answers", "nouns", kind) for kind in kinds)


def _called(head: Token) -> Token | None:
    listed = words("acts", "evaluation", "dismissing") | words("acts", "evaluation", "rejecting")
    like = (c for p in children(head, "prep") if p.lower_ == "like" for c in children(p, "pobj"))
    for word in (*children(head, "attr", "acomp", "oprd"), *like):
        if {word.lower_, word.lemma_.lower()} & listed:
            return word
    return None
