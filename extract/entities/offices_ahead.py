"""An office whose field or place stands between it and a name: "the head of Polish trade Ana Ruiz".

Whoever is named right behind such a phrase holds the office, unless the words right before the
name say what else it may name: a person, or a thing that is called after one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.offices import POSSESSIVE, is_head
from extract.syntax.tree import before
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["of_another", "of_office_ahead", "office_ahead", "sought"]

_LINKS = frozenset({"of", "for", "from", "at", "to"})
_BETWEEN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ"})
_REACH = 10  # words between an office and a name


def office_ahead(first: Token) -> Token | None:
    """The noun of the office that a name ends, with "of" between them; None for no such office.

    :param first: the first word of the name.
    """
    mark = before(first)
    at = _past_day(_past_years(_back(first)))
    named = (
        mark is not None and mark.is_quote
    )  # the noun has its name: "the group “North” *Ana Roe*"
    if at is None or not (named or _leads_to_name(at)):
        return None
    for _ in range(_REACH):
        link = _back(at)
        office = before(link) if link is not None and link.lower_ in _LINKS else None
        if office is not None and is_head(office):
            return office
        if link is None or _human(link) or not (_joins(link) or link.lower_ in {"of", "for", "in"}):
            return None
        at = link
    return None


def of_another(office: Token) -> bool:
    """Whether another office belongs to who holds this one: "adviser of the president"."""
    link = before(office.doc[min(t.left_edge.i for t in (office, *office.lefts))])
    while link is not None and link.lower_ in {"the", "a", "an"}:  # hung on the name behind
        link = before(link)
    return link is not None and link.lower_ in {"of", "for", "to"}


def sought(token: Token) -> bool:
    """Whether an office is only sought: "the candidate for" President X."""
    noun = before(token)
    listed = words("names", "roles", "sought")
    return token.lower_ == "for" and noun is not None and noun.lemma_.lower() in listed


def of_office_ahead(first: Token) -> bool:
    """Whether words follow another office that they own: "adviser of the" president of Poland."""
    link = before(first)
    while link is not None and link.lower_ in {"the", "a", "an"}:
        link = before(link)
    office = before(link) if link is not None and link.lower_ in _LINKS else None
    return office is not None and is_head(office)


def _back(token: Token) -> Token | None:
    """The word before, a name in quotation marks passed over: "of *the* “Dawn” faction"."""
    at = before(token)
    if at is None or not at.is_quote:
        return at
    opening = before(at)
    for _ in range(_REACH):
        if opening is None or opening.is_quote:
            return before(opening) if opening is not None else None
        opening = before(opening)
    return None


def _past_years(token: Token | None) -> Token | None:
    """The word before years in brackets: "president of Norda *(1995–2005)* Ana Ruiz"."""
    at = token
    while at is not None and token is not None and token.text == ")" and at.text != "(":
        dated = at.is_punct or at.pos_ == "SYM" or any(c.isdigit() for c in at.text)
        at = before(at) if dated else None
    return before(at) if at is not None and at is not token else token


def _past_day(token: Token | None) -> Token | None:
    """The word before a day: "the mayor of Paris *on Sunday* Ana Ruiz"."""
    if token is None or token.ent_type_ != "DATE":
        return token
    link = before(token)
    return before(link) if link is not None and link.lower_ == "on" else None


def _leads_to_name(noun: Token) -> bool:
    """Whether a name right behind a noun is not that noun's own: "the novel Anna Karenina"."""
    titled = noun.text.rstrip(".") in words("names", "titles", "words")  # "manager for *Mr.* Roe"
    if noun.pos_ not in {"NOUN", "PROPN"} or _human(noun) or titled:
        return False
    return noun.lower_ not in words("names", "namable") and (
        noun.pos_ == "PROPN" or not _bare(noun)
    )


def _bare(noun: Token) -> bool:
    """Whether a noun has an article and nothing else: "the office"."""
    previous = before(noun)
    return previous is not None and previous.pos_ == "DET"


def _human(noun: Token) -> bool:
    return is_head(noun) or noun.lemma_.lower() in words("names", "humans", "nouns")


def _joins(token: Token) -> bool:
    return token.pos_ in _BETWEEN or token.text in POSSESSIVE or token.text == "-"
