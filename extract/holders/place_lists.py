"""Places listed behind those who are of them: "the leaders of Kenya, Ghana and Togo".

A parser often takes the second place for a second subject. Whoever is of several places is several
already, so the list is theirs: no place in it speaks by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["listed_places"]

_MANY = frozenset({"NNS", "NNPS"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_PARTING = frozenset({",", "and", "or"})


def listed_places(phrase: Sequence[Token], top: Token) -> range:
    """Indices of the tokens of a list of places behind the plural noun that heads a phrase.

    Empty where no such list stands there.

    :param phrase: the words of a source, in order.
    :param top: the word that heads it.
    """
    many = top.tag_ in _MANY or (top.tag_ == "NNP" and top.text.endswith("s"))
    behind = [t for t in phrase if t.i > top.i]
    if not many or not behind or behind[0].tag_ != "IN" or behind[0].i != top.i + 1:
        return range(0)
    run = _run(behind[1:])
    joined = sum(t.lower_ in {"and", "or"} for t in run) == 1
    # the model does not know every place: both of two must be known to it, most of more
    names = list(_names(run))
    places = [name for name in names if _place(name)]
    enough = len(places) >= 2 and len(places) * 2 > len(names) and _place(names[0])
    return range(run[0].i, run[-1].i + 1) if joined and enough else range(0)


def _run(tokens: Sequence[Token]) -> list[Token]:
    """The names that some words open with, and what parts them."""
    run: list[Token] = []
    for token in tokens:
        if token.pos_ != "PROPN" and token.lower_ not in {*_PARTING, "the"}:
            break
        run.append(token)
    while run and run[-1].lower_ in {*_PARTING, "the"}:
        run.pop()
    return run


def _names(run: Sequence[Token]) -> Iterator[list[Token]]:
    name: list[Token] = []
    for token in run:
        if token.lower_ in _PARTING:
            if name:
                yield name
            name = []
        elif token.lower_ != "the":
            name.append(token)
    if name:
        yield name


def _place(name: Sequence[Token]) -> bool:
    return all(t.ent_type_ in _PLACES for t in name)
