"""Proper nouns that are no name of one: nobody's, or of many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.entities.other_kinds import named_by_noun
from extract.holders.noun_phrases import counted, determiner, numbered, one_name, tells
from extract.holders.part_of_name import family
from extract.syntax.parse import Block
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["many", "misread", "nobody"]


def nobody(core: Sequence[Token], top: Token) -> bool:
    """Whether a phrase names nobody by a proper noun: things, some of many, one of a people.

    :param core: the phrase.
    :param top: the word that heads it.
    """
    vague = {"a", "an", *table("names")["unnamed"]["determiners"]}
    if misread(top) or (top.tag_ == "NNPS" and tells(top)):
        return True
    adherent = (top.ent_type_, top.tag_, _party(top)) == ("NORP", "NNP", False)
    some = determiner(top) in vague or counted(core, top)
    return some or adherent or any(map(numbered, core))


def misread(top: Token) -> bool:
    """Whether a verb is taken for an adjective of a plural: "This angered *Heathens*"."""
    return top.tag_ == "NNPS" and determiner(top) in {"this", "that"}


def many(named: Named, text: str, block: Block, core: Sequence[Token], top: Token) -> bool:
    """Whether a phrase means many by a proper noun: a party's, a people, a family.

    :param text: the stored text.
    """
    several = top.tag_ == "NNPS" and not one_name(core, top)
    together = _party(top) or several or family(named, text, block.over(core))
    return together and not named_by_noun(core)


def _party(top: Token) -> bool:
    """Whether a word is for those of a party."""
    return top.lower_ in words("names", "organizations", "parties")
