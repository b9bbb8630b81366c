"""Steps through a parse: what hangs on a word, what leads a stretch, what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = [
    "CHARGING", "Letters", "after", "before", "below", "charged", "child", "children", "conjuncts",
    "deeds", "following", "gerund", "head_of", "letters", "modifies_next", "object_of", "runs",
    "verbal",
]  # fmt: skip

#: What leads in what somebody is accused of.
CHARGING = frozenset({"of", "for", "with"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod"})
_NEVER_HEADS = frozenset({"mark", "cc", "aux", "auxpass", "neg", "det"})


def gerund(verb: Token) -> bool:
    """Whether a verb ends in -ing, or its "having" does: "denied *having said* so"."""
    return verb.tag_ == "VBG" or any(c.lower_ == "having" for c in children(verb, "aux"))


def verbal(token: Token) -> bool:
    """Whether a word can be the predicate of a clause."""
    return token.pos_ in {"VERB", "AUX"}


class Letters(NamedTuple):
    """How the words of a sentence are written, those of letters alone.

    :param words: all of them.
    :param small: those without a capital letter.
    """

    words: tuple[Token, ...]
    small: tuple[Token, ...]


# A sentence of names is asked for each of them.
@lru_cache(maxsize=4)
def letters(sentence: Span) -> Letters:
    """The words of a sentence, and which of them are small."""
    found = tuple(t for t in sentence if t.is_alpha)
    return Letters(found, tuple(t for t in found if t.is_lower))


# ---------------------------------------------------------------- what hangs on a word


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The dependents with one of the given labels, in order."""
    return (c for c in token.children if c.dep_ in deps)


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the given labels, or None."""
    for one in token.children:  # asked more often than anything else
        if one.dep_ in deps:
            return one
    return None


def below(token: Token, skip: Callable[[Token], bool] | None = None) -> Iterator[int]:
    """Indices of a token and all that depends on it.

    :param skip: dependents for which it is true are left out with all that depends on them.
    """
    stack = [token]
    while stack:
        top = stack.pop()
        yield top.i
        stack.extend(c for c in top.children if skip is None or not skip(c))


def object_of(preposition: Token, wanted: Container[str]) -> Token | None:
    """What a preposition governs, when it is one of those wanted; else None."""
    if preposition.dep_ != "prep" or preposition.lower_ not in wanted:
        return None
    return child(preposition, "pobj", "pcomp")


def following(token: Token, *prepositions: str) -> Token | None:
    """What the first of some prepositions behind a word governs: "notion *of* involvement"."""
    prep = next((c for c in children(token, "prep") if c.lower_ in prepositions), None)
    return child(prep, "pobj", "pcomp") if prep is not None else None


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and" or commas, in order."""
    yield token
    for joined in children(token, "conj", "appos"):
        if joined.i > token.i and (joined.dep_ == "conj" or _listed(joined)):
            yield from conjuncts(joined)


def _listed(second: Token) -> bool:
    """Whether what looks like an explanation is the second of three: "Roe, Falk and Dunn said"."""
    if not any(children(second, "conj")) or before(second.left_edge) is None:
        return False
    last = second.right_edge
    beyond = after(last)
    return not last.is_punct and (beyond is None or not beyond.is_punct)


# ---------------------------------------------------------------- what leads some words


def head_of(tokens: Iterable[Token]) -> Token | None:
    """The word the others hang on: a predicate if there is one, else the first head; None if empty.

    :param tokens: the words of one stretch of text, in order.
    """
    spoken = [t for t in tokens if not t.is_punct and not t.is_space]
    inside = {t.i for t in spoken}
    tops = [t for t in spoken if (above := t.head.i) not in inside or above == t.i]
    heads = [t for t in tops if t.dep_ not in _NEVER_HEADS]
    finite = next((t for t in heads if verbal(t) and t.dep_ not in {"advcl", "relcl"}), None)
    if finite is not None:
        return finite
    if (charge := _charge(tops)) is not None:
        return charge
    nouns = [t for t in heads if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}]
    verbs = [t for t in heads if verbal(t)]
    return next((found[0] for found in (nouns, verbs, heads, tops) if found), None)


def _charge(tops: list[Token]) -> Token | None:
    """The deed in "(accused) *the mayor of taking bribes*"."""
    for prep in tops:
        deed = child(prep, "pcomp")
        if deed is not None and verbal(deed) and child(prep.head, "dobj") in tops:
            return deed if prep.lower_ in CHARGING else None
    accused = (noun for top in tops if charged(top) for noun in conjuncts(top))
    return next((d for noun in accused for d in deeds(noun)), None)


def charged(noun: Token) -> bool:
    """Whether a noun is whom a verb of accusing has for its object."""
    listed = words("parts", "charges")
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in listed


def deeds(noun: Token) -> Iterator[Token]:
    """What is done, where the parse hangs it on the accused: "accused *X and Y of hiding* it"."""
    for prep in children(noun, "prep"):
        deed = child(prep, "pcomp")
        if prep.lower_ in CHARGING and deed is not None and deed.tag_ == "VBG":
            yield deed


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


# ---------------------------------------------------------------- what stands beside a word


def before(token: Token, places: int = 1) -> Token | None:
    """The token so many places before, in the same sentence, or None."""
    current = token
    for _ in range(places):
        if current.i == 0 or current.is_sent_start:
            return None
        current = token.doc[current.i - 1]
    return current


def after(token: Token, places: int = 1) -> Token | None:
    """The token so many places after, in the same sentence, or None."""
    current = token
    for _ in range(places):
        if current.i + 1 == len(token.doc):
            return None
        current = token.doc[current.i + 1]
        if current.is_sent_start:
            return None
    return current


def modifies_next(token: Token) -> bool:
    """Whether the token modifies a noun that comes after it."""
    return token.dep_ in _MODIFIERS and token.head.i > token.i
