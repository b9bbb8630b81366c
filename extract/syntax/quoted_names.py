"""Papers whose names stand in quotation marks, which are no quotations: writes the "Kurier"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from extract.syntax.scene import Scene
from extract.syntax.speech_verbs import tells

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["quoted_name"]

_BETWEEN = 4  # tokens from a verb to the name: "writes the Italian daily"
_LONGEST = 5  # tokens of a name


def quoted_name(scene: Scene, verb: Token) -> frozenset[int]:
    """The words of the name in quotation marks right behind a verb of speech; empty without one.

    The words before the name say what it is: "writes the weekly *“Kurier”*".

    :param verb: the verb that a reporting clause opens with.
    """
    ahead = scene.tokens[verb.i + 1 : verb.i + _BETWEEN]
    first = verb.i + 1 + len(list(takewhile(_says_what, ahead)))
    number = scene.quote_of[first] if first < len(scene.tokens) else -1
    if number < 0 or not tells(verb) or scene.quoted(verb):
        return frozenset()
    quotation = scene.quotations[number]
    inside = scene.tokens[quotation.first + 1 : quotation.last]
    names = [t for t in inside if t.is_alpha]
    titled = bool(names) and names[0].is_title and names[-1].is_title and len(inside) <= _LONGEST
    behind = scene.tokens[quotation.last + 1 : quotation.last + 2]
    ends = all(t.is_punct or t.is_space for t in behind)
    ended = scene.last_sign(quotation) in {*".,?!"}  # says "No."
    return frozenset(t.i for t in inside) if titled and ends and not ended else frozenset()


def _says_what(token: Token) -> bool:
    return token.is_alpha and (token.is_lower or token.pos_ == "ADJ")
