"""Parts of speech, morphology and lemmas, kept for kinds of tokens that were met before.

spaCy's attribute ruler matches 180 patterns against every paragraph. All but a few ask for one
token's own tag, dependency and, for some words, the word; so what they say of it is the same
wherever these are the same and the same patterns of several tokens, if any, match there. The
lemmatizer asks for word, part of speech and morphology alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["KnownAttributes", "Signs", "remember_attributes"]

_NAME = "known_attributes"
#: What is set.
_TOLD = [POS, MORPH, LEMMA, TAG, DEP]
#: Kinds of words whose lemmas are kept; a corpus holds ever more of them.
_MOST = 100_000

#: A word that patterns ask for (else 0), tag, dependency, whether it is space, and the patterns of
#: several tokens that say something of it.
_Key = tuple[int, int, int, int, tuple[int, ...]]
_Row = tuple[int, int, int, int, int]


class KnownAttributes:
    """Does what an attribute ruler and a lemmatizer do, once for each kind of token.

    :param ruler: the model's own ruler; its patterns ask for nothing but word, tag, dependency and
        whether a token is space.
    :param lemmatizer: the model's own, by rules.
    """

    def __init__(self, model: Language, ruler: Any, lemmatizer: Any) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._known: dict[_Key, _Row] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}
        self._wide = Matcher(model.vocab)
        self._numbers: dict[int, int] = {}
        self._signs = Signs(model.vocab.strings)
        listed: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            words = [_words(pattern) for pattern in rule["patterns"]]
            listed.update(w for some in words for w in some or ())
            wide = [p for p, some in zip(rule["patterns"], words, strict=True) if some is None]
            if wide:
                self._wide.add(str(number), wide)
                self._signs.add(wide)
                self._numbers[model.vocab.strings[str(number)]] = number
        self._listed = frozenset(model.vocab.strings.add(word) for word in listed)

    def __call__(self, doc: Doc) -> Doc:
        """The paragraph with the attributes set, exactly as ruler and lemmatizer set them."""
        if not len(doc):
            return doc
        keys = self._keys(doc)
        if all(key in self._known for key in keys):
            rows = [self._known[key] for key in keys]
        else:
            rows = _rows(self._ruler(doc))
            self._known.update(zip(keys, rows, strict=True))
        words: list[int] = doc.to_array(ORTH).tolist()
        lemmas = [
            lemma or self._lemmas.get((word, pos, morph), 0)
            for word, (pos, morph, lemma, _, _) in zip(words, rows, strict=True)
        ]
        _set(doc, rows, lemmas)
        if not all(lemmas):
            self._learn(self._lemmatizer(doc), [not lemma for lemma in lemmas])
        return doc

    def _keys(self, doc: Doc) -> list[_Key]:
        rows: Any = doc.to_array([LOWER, TAG, DEP, IS_SPACE]).reshape(-1, 4).tolist()
        seen = self._signs.seen({row[0] for row in rows}, {row[2] for row in rows})
        wide = self._told(doc) if seen else {}
        return [
            (word if word in self._listed else 0, tag, dep, space, wide.get(at, ()))
            for at, (word, tag, dep, space) in enumerate(rows)
        ]

    def _told(self, doc: Doc) -> dict[int, tuple[int, ...]]:
        """The patterns of several tokens that say something of each token."""
        wide: dict[int, tuple[int, ...]] = {}
        for name, start, end in self._wide(doc):
            number = self._numbers[name]
            index = self._ruler.indices[number]
            at = start + index if index >= 0 else end + index
            wide[at] = (*wide.get(at, ()), number)
        return wide

    def _learn(self, doc: Doc, new: list[bool]) -> None:
        """Keep the lemmas of those words of a paragraph that are new."""
        if len(self._lemmas) > _MOST:
            self._lemmas.clear()
        rows: Any = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        self._lemmas.update(
            ((word, pos, morph), lemma)
            for (word, pos, morph, lemma), fresh in zip(rows, new, strict=True)
            if fresh
        )


class Signs:
    """What a paragraph must hold for one of some patterns to match in it; most hold nothing of it.

    :param strings: the strings behind the numbers.
    """

    def __init__(self, strings: Any) -> None:
        self._strings = strings
        self._words: set[int] = set()
        self._dependencies: set[int] = set()
        self._shapes: list[re.Pattern[str]] = []
        self._shaped: dict[int, bool] = {}

    def add(self, patterns: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        """Take patterns in, each with a token that asks for a dependency, a word or its shape."""
        for pattern in patterns:
            word = next((t["LOWER"] for t in pattern if isinstance(t.get("LOWER"), str)), None)
            dependency = next((t["DEP"] for t in pattern if "DEP" in t), None)
            if dependency is not None:
                self._dependencies.add(self._strings.add(dependency))
            elif word is not None:
                self._words.add(self._strings.add(word))
            else:
                self._shapes.append(re.compile(pattern[0]["LOWER"]["REGEX"]))

    def seen(self, words: set[int], dependencies: set[int]) -> bool:
        """Whether a paragraph holds what one of the patterns asks for.

        :param words: all of its words, in lower case.
        :param dependencies: all that its words depend by.
        """
        held = not (self._words.isdisjoint(words) and self._dependencies.isdisjoint(dependencies))
        return held or any(map(self._has_shape, words))

    def _has_shape(self, word: int) -> bool:
        known = self._shaped.get(word)
        if known is None:
            if len(self._shaped) > _MOST:
                self._shaped.clear()
            text = self._strings[word] if word else ""
            known = self._shaped[word] = any(shape.search(text) for shape in self._shapes)
        return known


def _rows(doc: Doc) -> list[_Row]:
    told: Any = doc.to_array(_TOLD).tolist()
    return [*map(tuple, told)]


def _set(doc: Doc, rows: list[_Row], lemmas: list[int]) -> None:
    told: Any = np.array(rows, dtype=np.uint64)
    told[:, _TOLD.index(LEMMA)] = lemmas
    doc.from_array(_TOLD, told)


def _words(pattern: Sequence[Mapping[str, Any]]) -> Sequence[str] | None:
    """The words that a pattern of one token names; None when it needs more than a list of them."""
    if len(pattern) > 1:
        return None
    asked = pattern[0].get("LOWER", ())
    if isinstance(asked, str):
        return [asked]
    return list(asked.get("IN", ())) or None if asked else ()


def remember_attributes(model: Language) -> None:
    """Put a memory in the place of a model's attribute ruler and lemmatizer; both say the same."""
    ruler: Any = model.get_pipe("attribute_ruler")
    lemmatizer: Any = model.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for kind, listed in index.items():
        index[kind] = frozenset(listed)  # tens of thousands of words, looked through for each form
    known = KnownAttributes(model, ruler, lemmatizer)
    type(model).component(_NAME, func=known)
    model.add_pipe(_NAME, before="attribute_ruler")
    model.remove_pipe("attribute_ruler")
    model.disable_pipe("lemmatizer")  # its tables are the dictionary
