"""What a list says that a name names: a body, or a place, a thing, some people.

A list knows a name's usual meaning and no other: it tells that words are a body's name, or that
something beside them must tell it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.name_tokens import given
from extract.wordlists import kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["listed_as_body", "listed_as_other", "listed_as_place", "listed_thing"]

#: Letters of words that are short for something.
_LETTERS = 3


def listed_as_body(run: Sequence[Token]) -> bool:
    """Whether a name that no noun of a body is part of is a body's: "Hamas", "Ku Klux Klan"."""
    name = _name(run)
    letters = len(run) == 1 and name.isupper()
    return not letters and not kinds("bodies").isdisjoint({name, name.replace(" ", "-")})


def listed_as_place(run: Sequence[Token]) -> bool:
    """Whether a name is a place's and no body's: "Crimea", "Capitol Hill", "the West"."""
    return _name(run) in kinds("places")


def listed_as_other(run: Sequence[Token]) -> bool:
    """Whether a name is a place's, a thing's or one for people: "Crimea", "GDP", "CEO"."""
    name = _name(run)
    one = name.removesuffix("s")
    return any(n in kinds(k) for n in (name, one) for k in ("places", "things", "people"))


def listed_thing(run: Sequence[Token]) -> bool:
    """Whether the last word of a name is a thing's and no given name: "James *Bible*"."""
    last = run[-1]
    worded = last.is_title and len(last) > _LETTERS  # no "Jr.", no "II"
    return len(run) > 1 and worded and last.text in kinds("things") and not given(last.text)


def _name(run: Sequence[Token]) -> str:
    return "".join(t.text_with_ws for t in run).strip()
