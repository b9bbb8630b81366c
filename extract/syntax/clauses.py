"""The shape of a clause: its head, its subject, what it leads in; structure only, no meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "children", "clausal", "complement", "copula", "finite", "following", "infinitive", "mark",
    "root", "runs", "subject", "verbal",
]  # fmt: skip

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "pcomp", "acl", "relcl", "advcl"})
_QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})


def verbal(token: Token) -> bool:
    """Whether a word can be the predicate of a clause."""
    return token.pos_ in {"VERB", "AUX"}


def runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """Tokens as the fewest unbroken stretches.

    :param tokens: in order.
    """
    made: list[list[Token]] = []
    for token in tokens:
        if made and token.i == made[-1][-1].i + 1:
            made[-1].append(token)
        else:
            made.append([token])
    return made


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The dependents with one of the given labels, in order."""
    return (c for c in token.children if c.dep_ in deps)


def root(tokens: Iterable[Token]) -> Token | None:
    """The word the others hang on: a predicate if there is one, else the first head; None if empty.

    :param tokens: the words of one stretch of text, in order.
    """
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    inside = {t.i for t in words}
    tops = [t for t in words if t.head.i not in inside or t.head.i == t.i]
    heads = [t for t in tops if t.dep_ not in {"mark", "cc", "aux", "auxpass", "neg", "det"}]
    finites = [t for t in heads if verbal(t) and t.dep_ not in {"advcl", "relcl"}]
    nouns = [t for t in heads if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}]
    verbs = [t for t in heads if verbal(t)]
    if not finites and (charge := _charge(tops)) is not None:
        return charge
    for found in (finites, nouns, verbs, heads, tops):
        if found:
            return found[0]
    return None


def _charge(tops: list[Token]) -> Token | None:
    """The deed in "(accused) *the mayor of taking bribes*"."""
    for prep in tops:
        deed = next(children(prep, "pcomp"), None)
        if deed is not None and verbal(deed) and _charged(deed) in tops:
            return deed
    return None


def _charged(deed: Token) -> Token | None:
    """Who is accused of a deed or blamed for it."""
    prep = deed.head
    if deed.dep_ != "pcomp" or prep.lower_ not in {"of", "for", "with"} or not verbal(prep.head):
        return None
    return next(children(prep.head, "dobj"), None)


def subject(verb: Token) -> Token | None:
    """The head of a predicate's subject: its own, else the one it shares; None if there is none."""
    current = verb
    for _ in range(6):  # longer chains are parse errors
        own = next(children(current, *_SUBJECTS), None)
        if own is not None:
            return own
        controlled = _controller(current) or _charged(current)
        if controlled is not None:
            return controlled
        shared = current.dep_ in {"conj", "xcomp", "advcl"} and verbal(current.head)
        if current.dep_ == "acl" and current.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return current.head
        if not shared or current.head.i == current.i:
            return None
        current = current.head
    return None


def _controller(verb: Token) -> Token | None:
    """The case "prompted *Seoul* to act": the object above an infinitive is its subject."""
    if verb.dep_ != "xcomp" or not any(c.lower_ == "to" for c in children(verb, "aux")):
        return None
    return next((c for c in children(verb.head, "dobj") if c.i < verb.i), None)


def copula(verb: Token) -> bool:
    """Whether a verb only links a subject to what it is."""
    short = {"’s", "'s", "’re", "'re", "’m", "'m"}
    return verb.lemma_ in {"be", "remain", "seem", "appear"} or verb.lower_ in short


def finite(verb: Token) -> bool:
    """Whether a predicate has tense, by its own form or an auxiliary's."""
    tensed = {"VBZ", "VBP", "VBD", "MD"}
    return verb.tag_ in tensed or any(c.tag_ in tensed for c in children(verb, "aux", "auxpass"))


def infinitive(verb: Token) -> bool:
    """Whether "to" leads a verb in."""
    return any(c.lower_ == "to" for c in children(verb, "aux"))


def clausal(verb: Token) -> bool:
    """Whether a word heads a finite clause with a subject of its own."""
    return verbal(verb) and finite(verb) and next(children(verb, *_SUBJECTS), None) is not None


def mark(verb: Token) -> str:
    """The word that leads a clause in ("although", "whether", "how"), lower case, or ""."""
    for child in children(verb, "mark", "advmod", "attr", "dobj", "nsubj", "nsubjpass", "pobj"):
        if child.i < verb.i and (child.dep_ == "mark" or child.tag_ in _QUESTION_WORDS):
            return str(child.lower_)
    return ""


def complement(*heads: Token) -> Token | None:
    """The clause that completes one of some words, searched in order: a verb to the right."""
    for head in heads:
        for child in children(head, *_COMPLEMENTS):
            if child.i > head.i and verbal(child):
                return child
    return None


def following(token: Token, *lemmas: str) -> Token | None:
    """The object of a preposition that depends on a word: "notion *of* involvement"."""
    for child in children(token, "prep"):
        if child.lower_ in lemmas:
            return next(children(child, "pobj", "pcomp"), None)
    return None
