"""How sure a speaker presents something: the scale and the words on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from extract.records import Certainty
from extract.syntax.tree import children, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["adverbs", "hedges", "weakest"]


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """The least sure of some certainties; certain when there is none."""
    scale = table("certainty")["scale"]
    return cast("Certainty", max(certainties, key=scale.index, default="certain"))


def hedges(head: Token) -> Iterator[Certainty]:
    """What the words around a predicate or noun say about how sure it is.

    Modals and adverbs of a predicate, adjectives of a noun, and estimates among what is counted.
    """
    if not verbal(head):
        yield from _listed(children(head, "amod", "advmod", "compound"), "adjectives")
        yield from _listed(head.children, "adverbs")
        return
    yield from _listed(_auxiliaries(head), "modals") if not _unable(head) else ()
    yield from _listed(_adverbs(head), "adverbs")
    for argument in children(head, "nsubj", "nsubjpass", "dobj", "pobj"):
        yield from _estimated(argument)
    if head.dep_ == "acl":
        yield from _estimated(head.head)


def adverbs(tokens: Iterable[Token]) -> Iterator[Certainty]:
    """What the adverbs among some words say about how sure something is."""
    return _listed(tokens, "adverbs")


def _unable(head: Token) -> bool:
    """The case "could not confirm" is an inability, nothing unsure."""
    could = any(c.lower_ == "could" for c in children(head, "aux"))
    return could and any(children(head, "neg"))


def _auxiliaries(head: Token) -> Iterator[Token]:
    yield from children(head, "aux")
    if head.dep_ == "conj" and not any(children(head, "aux", "auxpass", "nsubj", "nsubjpass")):
        yield from children(head.head, "aux")


def _adverbs(head: Token) -> Iterator[Token]:
    """Adverbs of a predicate, also those that stand before its complement ("is likely a spy")."""
    for child in head.children:
        yield child
        if child.dep_ in {"acomp", "attr", "prep"}:
            yield from children(child, "advmod")


def _estimated(noun: Token) -> Iterator[Certainty]:
    inner = [*noun.children, *(c for n in children(noun, "nummod") for c in n.children)]
    if any(c.lower_ in words("certainty", "estimates") for c in inner):
        yield "probable"


@cache
def _listing(name: str) -> dict[str, Certainty]:
    lists = table("certainty")[name]
    return {word: cast("Certainty", level) for level in lists for word in lists[level]}


def _listed(tokens: Iterable[Token], name: str) -> Iterator[Certainty]:
    listing = _listing(name)
    return (listing[t.lower_] for t in tokens if t.lower_ in listing)
