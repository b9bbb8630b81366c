"""Parts of speech, morphology and irregular lemmas, kept for kinds of tokens that were met before.

spaCy's attribute ruler matches 180 patterns against every paragraph. All but a few ask for one
token's own tag, dependency and, for some words, the word; so what they say of it is the same
wherever these are the same. A paragraph in which a pattern of several tokens matches goes to the
ruler as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["KnownAttributes", "remember_attributes"]

_NAME = "known_attributes"
#: What is set.
_TOLD = [POS, MORPH, LEMMA, TAG, DEP]

#: A word that patterns ask for (else 0), tag, dependency, whether it is space.
_Key = tuple[int, int, int, int]


class KnownAttributes:
    """Does what an attribute ruler does, once for each kind of token.

    :param ruler: the model's own ruler; its patterns ask for nothing but word, tag, dependency and
        whether a token is space.
    """

    def __init__(self, model: Language, ruler: Any) -> None:
        self._ruler = ruler
        self._known: dict[_Key, tuple[int, ...]] = {}
        self._wide = Matcher(model.vocab)
        listed: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            words = [_words(pattern) for pattern in rule["patterns"]]
            listed.update(w for some in words for w in some or ())
            wide = [p for p, some in zip(rule["patterns"], words, strict=True) if some is None]
            if wide:
                self._wide.add(str(number), wide)
        self._listed = frozenset(model.vocab.strings.add(word) for word in listed)

    def __call__(self, doc: Doc) -> Doc:
        """The paragraph with the attributes set, exactly as the ruler sets them."""
        if self._wide(doc):
            ruled: Doc = self._ruler(doc)
            return ruled
        keys = self._keys(doc)
        if any(key not in self._known for key in keys):
            self._learn(self._ruler(doc), keys)
            return doc
        told: Any = np.array([self._known[key] for key in keys], dtype=np.uint64)
        changed: Doc = doc.from_array(_TOLD, told) if keys else doc
        return changed

    def _keys(self, doc: Doc) -> list[_Key]:
        rows: Any = doc.to_array([LOWER, TAG, DEP, IS_SPACE]).reshape(-1, 4).tolist()
        return [(w if w in self._listed else 0, tag, dep, space) for w, tag, dep, space in rows]

    def _learn(self, doc: Doc, keys: list[_Key]) -> None:
        told: Any = doc.to_array(_TOLD).reshape(-1, len(_TOLD)).tolist()
        self._known.update(zip(keys, map(tuple, told), strict=True))


def _words(pattern: Sequence[Mapping[str, Any]]) -> Sequence[str] | None:
    """The words that a pattern of one token names; None when it needs more than a list of them."""
    if len(pattern) > 1:
        return None
    asked = pattern[0].get("LOWER", ())
    if isinstance(asked, str):
        return [asked]
    return list(asked.get("IN", ())) or None if asked else ()


def remember_attributes(model: Language) -> None:
    """Put a memory before the attribute ruler of a model; what it sets stays the same."""
    known = KnownAttributes(model, model.get_pipe("attribute_ruler"))
    type(model).component(_NAME, func=known)
    model.remove_pipe("attribute_ruler")
    model.add_pipe(_NAME, before="lemmatizer")
