"""Bodies that what stands before their noun makes a name: "the Norda ministry"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.body_fragments import headed_by_words
from extract.entities.names import Named
from extract.holders.noun_phrases import owner
from extract.syntax.parse import Block
from extract.syntax.tree import after
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["fronted"]


def fronted(named: Named, block: Block, core: Sequence[Token], top: Token) -> bool:
    """Whether a name right before a body's noun makes it a name: "the Norda ministry"."""
    front = [t for t in core if t.i <= top.i]
    if top.lemma_.casefold() not in words("names", "organizations", "heads"):
        return False
    if top.is_lower and top.lower_ in words("names", "organizations", "only_capital"):
        return False
    ahead = (t for t in front[:-1] if t.tag_ == "NNP")
    # "the Republican-controlled House" is the House.
    names = (t for t in ahead if not (top.is_lower and (_of_place(t) or _of_party(t))))
    proper = any(names) or bool(named.actors_in(block.over(front)))
    return proper and not headed_by_words(front, once=True)


def _of_place(token: Token) -> bool:
    """Whether a name only says where something is: "the *Dover*-based team"."""
    dash, told = after(token), after(token, 2)
    return dash is not None and dash.text == "-" and told is not None and told.lower_ == "based"


def _of_party(token: Token) -> bool:
    """Whether a name means one of a party without a name: "the *Democrat's* team"."""
    return owner(token) and f"{token.lower_}s" in words("names", "organizations", "parties")
