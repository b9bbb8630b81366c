"""Who takes part in what one verb tells is several: whom Roe met or was told by is not Roe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.syntax.clauses import SUBJECTS
from extract.syntax.tree import child, children, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["heard_by", "other_subject"]

_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})


def other_subject(token: Token) -> Token | None:
    """The subject of a word's verb, where the word is not it: "*Roe* was told by the minister"."""
    if token.dep_ not in _OBJECTS:
        return None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return child(verb, *SUBJECTS) if verbal(verb) else None


def heard_by(token: Token) -> Iterator[Token]:
    """The nouns for whom a word's verb is aimed at, the word being its subject: "told *them*"."""
    if token.dep_ in SUBJECTS:
        aimed = children(token.head, "dobj", "dative", "iobj")
        yield from (c for c in aimed if c.i > token.i and c.pos_ in {"NOUN", "PROPN"})
