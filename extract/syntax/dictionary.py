"""Which words of English are verbs, adjectives or nouns, by the dictionary of the parser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from extract.syntax.parse import model

_NOUNS = ("noun",)
_OTHERS = ("verb", "adj")

__all__ = ["noun", "verb_or_adjective", "verbs"]


@cache
def verb_or_adjective(word: str) -> bool:
    """Whether a word, in any of its forms, is a verb or an adjective of English.

    :param word: in any case; the source is the WordNet index of spaCy's lemmatizer.
    """
    small = word.lower()
    return any(small in index or any(f in index for f in forms) for index, forms in _forms(small))


@cache
def noun(word: str) -> bool:
    """Whether a word is a noun of English, in the singular or the plural.

    :param word: in any case; the source is the same as that of the verbs.
    """
    small = word.lower()
    return any(
        small in index or any(f in index for f in forms) for index, forms in _forms(small, _NOUNS)
    )


@cache
def verbs(word: str) -> frozenset[str]:
    """The verbs of English that a word may be a form of.

    :param word: in any case; the source is the same.
    """
    small = word.lower()
    return frozenset(
        form
        for index, forms in _forms(small, ("verb",))
        for form in (small, *forms)
        if form in index
    )


def _forms(
    word: str, kinds: tuple[str, ...] = _OTHERS
) -> Iterator[tuple[frozenset[str], list[str]]]:
    """The words of each kind, and what a word could be a form of."""
    for kind in kinds:
        rules = _table("lemma_rules", kind)
        cut = [word.removesuffix(old) + new for old, new in rules if word.endswith(old)]
        exceptions = dict(_table("lemma_exc", kind)).get(word, [])
        yield _index(kind), [*cut, *exceptions]


@cache
def _index(kind: str) -> frozenset[str]:
    return frozenset(_table("lemma_index", kind))


def _table(name: str, kind: str) -> Any:
    lemmatizer: Any = model().get_pipe("lemmatizer")
    return lemmatizer.lookups.get_table(name)[kind]
