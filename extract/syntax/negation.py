"""The words that deny a predicate or a noun phrase, each in its own clause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from extract.syntax.tree import after, before, children, letters, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["called_untrue", "denying", "misquoting", "negated", "negations", "untrue", "wrongly"]

_LOWER_IN_NAMES = frozenset({"of", "the", "a", "an", "in", "on", "to", "and", "for", "or"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd")


@cache
def untrue() -> frozenset[str]:
    """The words that call a claim untrue, as adjectives or as nouns."""
    listed = (e["words"] for e in table("certainty")["operator"] if e["kind"] == "untrue")
    return frozenset(word for found in listed for word in found)


def called_untrue(noun: Token) -> bool:
    """Whether a sentence says of its subject that it is untrue: "*The claim* that … is false"."""
    verb = noun.head
    told = (c for c in children(verb, "acomp", "attr") if c.i > verb.i)
    return noun.dep_ == "nsubj" and any({c.lower_, c.lemma_} & untrue() for c in told)


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
        yield from denying(head)
        return
    for child in children(head, *_ARGUMENTS):
        yield from denying(child)
    for prep in children(head, "prep"):
        for noun in children(prep, "pobj"):
            if noun.lemma_.lower() in words("certainty", "negation", "adjuncts"):
                yield from denying(noun)


def _negates(token: Token) -> bool:
    if token.lower_ not in words("certainty", "negation", "adverbs") and not _no_longer(token):
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    harmless = following in words("certainty", "negation", "harmless") or _of_a_name(token)
    turned = token.dep_ == "cc" and token.lower_ == "nor" and token.i < token.head.i  # "*Nor* did"
    return (turned or token.dep_ in {"neg", "advmod", "preconj", "det"}) and not harmless


def _no_longer(token: Token) -> bool:
    return token.lower_ == "longer" and any(c.lower_ == "no" for c in token.children)


def denying(noun: Token) -> Iterator[Token]:
    """The words of a noun phrase that deny it: "no nations", "nobody", "none of them"."""
    if noun.lower_ in words("certainty", "negation", "pronouns") and not _more(noun):
        yield noun
    for child in children(noun, "det", "neg", "preconj", "nummod", "amod"):
        none = child.lower_ in words("certainty", "negation", "determiners")
        if none and not (child.nbor(1).is_digit or _of_a_name(child)):  # "No 10" is a house
            yield child


def _more(noun: Token) -> bool:
    """The case "a quarrel, *nothing more*", "nothing less than a war"."""
    beside = after(noun)
    return noun.lower_ == "nothing" and beside is not None and beside.lower_ in {"more", "less"}


def _of_a_name(word: Token) -> bool:
    """Whether a negation only opens a name: "his novel *No* More Rain was true".

    In quotation marks the name ends with them; without, its sentence is not all in capitals.
    """
    ahead, beside = before(word), after(word)
    if ahead is None or beside is None or not word.is_title:
        return False
    if not (beside.is_title or ahead.is_title):
        return False
    if ahead.is_quote:
        led = before(ahead)
        return beside.is_title and led is not None and led.is_alpha and _closed(beside)
    written = letters(word.sent)
    return ahead.is_alpha and 2 * len(written.small) >= len(written.words)


def _closed(word: Token) -> bool:
    """Whether a quotation mark stands behind the words of a name that go on from one."""
    step: Token | None = word
    while step is not None and (step.is_title or step.lower_ in _LOWER_IN_NAMES):
        step = after(step)
    return step is not None and step.is_quote


def _shared(head: Token) -> Iterator[Token]:
    """The case "did not confirm or deny": the second verb shares the negation of the first."""
    if head.dep_ != "conj" or not verbal(head) or not verbal(head.head):
        return
    own = any(children(head, "nsubj", "nsubjpass", "aux", "neg"))
    joined = any(c.lower_ in {"or", "nor"} for c in children(head.head, "cc"))
    if joined and not own:
        yield from (c for c in head.head.children if _negates(c))


def misquoting(verb: Token) -> bool:
    """Whether who is quoted has not said it: "was *wrongly* quoted as saying", "misquoted"."""
    quoted = any(children(verb, "auxpass", "nsubjpass"))
    return verb.lemma_ in words("acts", "withheld", "misquoting") or (quoted and wrongly(verb))


def wrongly(verb: Token) -> bool:
    """Whether a verb is told to be done in error: "*falsely* claimed"."""
    listed = words("acts", "withheld", "wrongly")
    return any(c.lower_ in listed for c in children(verb, "advmod"))
