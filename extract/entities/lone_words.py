"""One word that looks like somebody's name: laws, prizes, towns and firms bear names like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.known_names import known_given, surname, surname_like
from extract.entities.listed_kinds import listed_as_body, listed_as_other, listed_as_place
from extract.entities.name_tokens import office_word
from extract.entities.other_kinds import ordinary
from extract.syntax.dictionary import noun
from extract.syntax.tree import after, before
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "according_to",
    "described",
    "known_otherwise",
    "owns_name",
    "part_of_thing",
    "speaker",
    "voiced",
]

_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_AGAINST = frozenset({"v", "vs"})


def known_otherwise(token: Token) -> bool:
    """Whether a list knows a word as a place's, a month's, a people's or a body's: "July"."""
    body = listed_as_body([token]) and not surname(token.text)
    alone = words("names", "organizations", "alone") | words("names", "organizations", "famous")
    if listed_as_place([token]) or body or token.lower_ in alone:
        return True
    return listed_as_other([token]) and not known_given(token.text)


def according_to(token: Token) -> bool:
    """The case "according to X": of those whom a text names by one word, bodies for the most."""
    return (
        token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
    )


def described(token: Token) -> bool:
    """Whether a small noun right before says which of several is meant: "a picture *Oscar*"."""
    previous = before(token)
    small = previous is not None and previous.is_lower and previous.tag_ == "NN"
    return small and previous is not None and previous.dep_ == "compound" and previous.head == token


def part_of_thing(token: Token) -> bool:
    """Whether a word is but a part of what something is called.

    "the *Dodd*-Frank bill", "*Pell* grants", "*Ashcroft* v. Iqbal", "*David*'s Sling", "Star of
    *David*".
    """
    previous, following = before(token), after(token)
    if any(t is not None and t.lower_.rstrip(".") in _AGAINST for t in (previous, following)):
        return True
    glued = following is not None and following.text == "-" and not token.whitespace_
    top = token.head
    describes = token.dep_ in _MODIFIERS and top.is_lower and not office_word(top.text)
    return glued or describes or owns_name(token) or _of_name(token)


def owns_name(token: Token) -> bool:
    """The case "*Valentine*'s Day"."""
    ending, beyond = after(token), after(token, 2)
    if ending is None or ending.tag_ != "POS" or beyond is None:
        return False
    named = beyond.tag_[:2] == "NN" and beyond.text[:1].isupper()
    return named and noun(beyond.text) and not office_word(beyond.text)


def _of_name(token: Token) -> bool:
    """The case "Star of *David*"."""
    link, ahead = before(token), before(token, 2)
    if link is None or link.lower_ != "of" or ahead is None:
        return False
    return ahead.text[:1].isupper() and noun(ahead.text) and not office_word(ahead.text)


def speaker(token: Token, *, he: bool) -> bool:
    """Whether one word that says something is somebody, and neither a body nor a word.

    :param he: whether "he" or "she" comes soon behind it.
    """
    thing = (ordinary(token.text) or _many(token)) and not surname(token.text)
    return not (thing or known_otherwise(token)) and (he or voiced(token))


def _many(token: Token) -> bool:
    """Whether a word is the plural of a noun, however it is tagged: "*Latinos* think"."""
    return token.text.endswith("s") and noun(token.text) and noun(token.text[:-1])


def voiced(token: Token) -> bool:
    """Whether a word is shaped as surnames are, or quoted words are right beside its verb."""
    beside = (before(token), after(token.head))
    quoted = any(t is not None and t.is_quote for t in beside)
    return surname_like(token.text) or known_given(token.text) or quoted
