"""Letters in brackets and the words they are short for: "Heath Relief Agency (HRA)".

The letters tell where a name begins and ends, and its noun tells what the letters name: a body, or
a thing such as a law, a weapon or a stretch of sky.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.syntax.parse import Block
from extract.syntax.tree import before
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SpeltOut", "names_body", "spelt_out"]

_LETTERS = re.compile(r"[A-Z](?:[A-Za-z]?[.&-]?){1,7}[A-Za-z]\.?")
_SKIPPED = frozenset(
    {"of", "for", "the", "and", "in", "on", "to", "a", "&", "-", "'s", "’s", ",", "de"}
)
_LINKS = frozenset({"of", "for", "on", "in", "to"})
_REACH = 24  # tokens before a bracket in which the words are looked for


class SpeltOut(NamedTuple):
    """Letters and what they are short for.

    :param short: the letters without full stops, as printed.
    :param words: the tokens they are the initials of.
    """

    short: str
    words: list[Token]


def spelt_out(block: Block) -> Iterator[SpeltOut]:
    """The bracketed letters of a paragraph whose words stand right before them."""
    for token in block.doc[1:-1] if len(block.doc) > 1 else ():
        opening, closing = block.doc[token.i - 1], block.doc[token.i + 1]
        if opening.text == "(" and closing.text == ")" and _LETTERS.fullmatch(token.text):
            short = re.sub(r"[^A-Za-z]|s$", "", token.text)
            run = _initialled(before(opening), short.lower())
            if run:
                yield SpeltOut(short, run)


def names_body(run: Sequence[Token]) -> bool:
    """Whether the noun of some words is a body's: "Agency for …", not "Identification Zone"."""
    link = next((n for n, t in enumerate(run) if n and t.lower_ in _LINKS), len(run))
    noun = run[link - 1]
    bodies = (words("names", "organizations", name) for name in ("heads", "telling", "forms"))
    return noun.text[:1].isupper() and any(noun.lower_ in some for some in bodies)


def _initialled(last: Token | None, letters: str) -> list[Token]:
    """The words up to a place whose initials are some letters; small ones need not count."""
    if last is None:
        return []
    first = _first(last, letters)
    return list(last.doc[first.i : last.i + 1]) if first is not None else []


def _first(last: Token, letters: str) -> Token | None:
    """The word that the first letter begins, read backwards; None where letters are left."""
    open_ = [(last.i, letters)]
    least = max(last.sent.start, last.i - _REACH)
    while open_:
        at, left = open_.pop()
        if at < least:
            continue
        token = last.doc[at]
        if token.lower_ in _SKIPPED or _second_part(token):
            open_.append((at - 1, left))
        if token.lower_[:1] == left[-1]:
            if len(left) == 1:
                return token
            open_.append((at - 1, left[:-1]))
    return None


def _second_part(token: Token) -> bool:
    """Whether a word goes on behind a hyphen: "Co-*operation*"."""
    previous = before(token)
    return previous is not None and previous.text == "-" and not previous.whitespace_
