"""What an apposition tells of a person's gender: "Roe, his niece,", "her brother Ian Roe"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.entities.name_clusters import Gender
from extract.entities.names import Named
from extract.records import Actor
from extract.syntax.parse import Reading
from extract.syntax.tree import after, before
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["explained", "of_noun"]

_REACH = 4  # words of such an apposition up to its noun
_BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "VBN", "RB"})


def explained(reading: Reading, named: Named) -> Iterator[tuple[Actor, Gender]]:
    """The persons whom a word of one gender explains, in order of the text."""
    for mention in named.actors:
        block = reading.block_at(mention.span.start)
        if mention.actor.kind != "person" or block is None:
            continue
        name = block.tokens(mention.span)
        for noun in (_behind(name[-1]), before(name[0])):
            sex = of_noun(noun) if noun is not None else ""
            if sex:
                yield mention.actor, sex


def _behind(last: Token) -> Token | None:
    """The noun of an apposition right behind a name."""
    comma = after(last)
    if comma is None or comma.text not in {",", "(", "—", "–"}:
        return None
    token = after(comma)
    for _ in range(_REACH):
        if token is None or token.tag_ not in _BEFORE_NOUN:
            break
        token = after(token)
    opened = token is not None and token.i > comma.i + 1
    return token if opened else None


def of_noun(noun: Token) -> Gender:
    """The gender that a noun says of whom it describes ("niece"), else empty."""
    humans = table("names")["humans"]
    if noun.lower_ in humans["male"]:
        return "male"
    return "female" if noun.lower_ in humans["female"] else ""
