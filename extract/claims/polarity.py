"""Whether words affirm or deny: negation and how it composes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING

from extract.records import Polarity
from extract.syntax.tree import children, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["compose", "flipped", "negated", "negations"]

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd")


def flipped(polarity: Polarity) -> Polarity:
    """The opposite; underspecified stays so."""
    opposites: dict[Polarity, Polarity] = {"positive": "negative", "negative": "positive"}
    return opposites.get(polarity, "underspecified")


def compose(*polarities: Polarity) -> Polarity:
    """The polarity of nested judgements: two negatives cancel, one underspecified wins."""
    return reduce(_nested, polarities, "positive")


def _nested(outer: Polarity, inner: Polarity) -> Polarity:
    if "underspecified" in {outer, inner}:
        return "underspecified"
    return inner if outer == "positive" else flipped(inner)


def negated(head: Token) -> bool:
    """Whether a predicate or noun is denied in its own clause: an odd number of negations."""
    return len(list(negations(head))) % 2 == 1


def negations(head: Token) -> Iterator[Token]:
    """The words that negate a predicate or noun, none of them from a subordinate clause."""
    for child in head.children:
        if _negates(child):
            yield child
    yield from _shared(head)
    if not verbal(head):
        yield from _phrase(head)
        return
    for child in children(head, *_ARGUMENTS):
        yield from _phrase(child)
    for prep in children(head, "prep"):
        for noun in children(prep, "pobj"):
            if noun.lemma_.lower() in words("certainty", "negation", "adjuncts"):
                yield from _phrase(noun)


def _negates(token: Token) -> bool:
    if token.lower_ not in words("certainty", "negation", "adverbs") and not _no_longer(token):
        return False
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    harmless = after in words("certainty", "negation", "harmless")
    return token.dep_ in {"neg", "advmod", "preconj", "det"} and not harmless


def _no_longer(token: Token) -> bool:
    return token.lower_ == "longer" and any(c.lower_ == "no" for c in token.children)


def _phrase(noun: Token) -> Iterator[Token]:
    """Negations of a noun phrase: "no nations", "nobody", "none of them"."""
    if noun.lower_ in words("certainty", "negation", "pronouns"):
        yield noun
    for child in children(noun, "det", "neg", "nummod", "amod"):
        if child.lower_ in words("certainty", "negation", "determiners"):
            yield child


def _shared(head: Token) -> Iterator[Token]:
    """The case "did not confirm or deny": the second verb shares the negation of the first."""
    if head.dep_ != "conj" or not verbal(head) or not verbal(head.head):
        return
    own = any(children(head, "nsubj", "nsubjpass", "aux", "neg"))
    joined = any(c.lower_ in {"or", "nor"} for c in children(head.head, "cc"))
    if joined and not own:
        yield from (c for c in head.head.children if _negates(c))
