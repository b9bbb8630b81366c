"""Runs of capitalised words that may be one person's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.known_names import known_given, surname
from extract.entities.name_clusters import PARTICLES
from extract.entities.name_tokens import name_part, office_word, proper
from extract.syntax.tree import after, before
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["describes", "hyphenated", "name_run"]


def name_run(token: Token) -> list[Token]:
    """The capitalised words from a token on, at most four, particles between them included."""
    if not name_part(token):
        return []
    run: list[Token] = []
    for following in token.doc[token.i : min(token.i + 6, token.sent.end)]:
        particle = bool(run) and (following.lower_ in PARTICLES or hyphenated(following))
        initial = bool(re.fullmatch(r"[A-Z]\.?", following.text)) and bool(run)
        if not (name_part(following) or particle or initial) or len(run) == 4:
            break
        run.append(following)
    run += _surname_of_office(run)
    while run and run[-1].lower_ in PARTICLES:
        run.pop()
    return run


def _surname_of_office(run: list[Token]) -> list[Token]:
    """An office behind nothing but given names, which is the surname: "Ana Maria *King*"."""
    following = after(run[-1]) if len(run) > 1 and all(known_given(t.text) for t in run) else None
    named = following is not None and proper(following) and surname(following.text)
    return [following] if following is not None and named and office_word(following.text) else []


def hyphenated(token: Token) -> bool:
    """Whether a token goes on within a hyphened word: "Ki-moon"."""
    previous = before(token)
    glued = previous is not None and not previous.whitespace_
    return glued and (token.text == "-" or (previous is not None and previous.text == "-"))


def describes(token: Token) -> bool:
    """Whether a small word right before a name says what a person is: "councillor"."""
    word = token.lower_
    return word in words("names", "roles", "heads") or word in words("names", "humans", "nouns")
