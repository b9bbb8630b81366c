"""Guesses at a body's name that are only a piece of one, or a piece of an office or a headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.body_words import stops_short
from extract.entities.evidence import Run, body_nouns, headline, role
from extract.entities.known_names import surname, unheard
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before
from extract.wordlists import commonness, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "front_of_name",
    "headed_by_words",
    "in_title",
    "modifies",
    "of_field",
    "of_title",
    "quoted",
    "tail_of_name",
    "word_of_body",
]

_LINKS = frozenset({"of", "for", "on"})
_BEFORE_OFFICES = frozenset({"press", "majority", "minority", "deputy", "vice", "chief"})
_CHAMBERS = frozenset({"house", "senate"})
#: Offices that have their field before them: "Education secretaries".
_OF_FIELDS = frozenset({"secretary", "minister", "commissioner"})
#: Letters of words that titles leave small.
_SMALL = 4
#: Longer words that a title has at least beside a name.
_LINE = 3


def in_title(run: Run) -> bool:
    """Whether a name stands in a title, where every word has a capital: no capital tells a name."""
    others = [t for t in run[0].sent if t.is_alpha and t not in run]
    if any(t.is_lower and (len(t) > _SMALL or t.tag_[:2] == "VB") for t in others):
        return False
    written = (t for t in others if t.is_title and len(t) > 1 and not t.is_sent_start)
    long = sum(len(t) > _SMALL for t in others)
    return long >= _LINE or any(t.is_stop or t.tag_[:2] in {"VB", "IN"} for t in written)


def front_of_name(run: Run) -> bool:
    """Whether a guess is only the front of a longer name, or a noun and no name: "the Party"."""
    lists = table("names")["organizations"]
    following = after(run[-1])
    goes_on = following is not None and following.tag_ == "NNP" and modifies(run)
    unnamed = len(run) == 1 and run[0].lower_ in lists["heads"]
    ahead = following is not None and following.lower_ in lists["heads"]
    if (goes_on and ahead) or (unnamed and run[0].lower_ not in lists["alone"]):
        return True
    counted = following is not None and following.like_num and following.text[:1].isupper()
    if counted and modifies(run):  # "*Air Force* One"
        return True
    return _ends_early(run) or _front_of_chamber(run) or _front_of_office(run)


def _ends_early(run: Run) -> bool:
    """Whether a guess stops at a verb or an adjective: "Centre for Strategic" and Other Studies."""
    following = after(run[-1])
    joined = following is not None and following.lower_ in {"and", "&"}
    cut = any(t.lower_ == "to" or (joined and t.lower_ in _LINKS) for t in run)
    if stops_short(run):
        return True
    odd = not word_of_body(run[-1]) and verb_or_adjective(run[-1].text)
    ahead = following is not None and following.tag_ == "NNP" and not noun(run[-1].text)
    return odd and len(run) > 1 and (cut or ahead)


def word_of_body(token: Token) -> bool:
    """Whether a word belongs to bodies' names."""
    lists = table("names")["organizations"]
    small = {token.lower_, token.lower_.removesuffix("s")}
    return any(w in lists[name] for w in small for name in ("heads", "telling", "forms"))


def _front_of_chamber(run: Run) -> bool:
    """Whether a guess opens with a chamber and is not one of its bodies: "Senate Majority"."""
    lists = table("names")["organizations"]
    linked = any(t.lower_ in _LINKS for t in run)
    last = run[-1].lower_
    chamber = len(run) > 1 and run[0].lower_ in _CHAMBERS
    return chamber and not linked and last not in {*lists["heads"], *lists["telling"]}


def tail_of_name(run: Run) -> bool:
    """Whether a guess is only the end of a longer name: "Violence in *Conflict Initiative*".

    A name of common nouns has an article, a country or an owner before it.
    """
    link, ahead = before(run[0]), before(run[0], 2)
    if link is not None and (link.text in {"St", "St."} or _glued_ahead(run)):
        return True
    if _field_of_office(run):
        return True
    if link is not None and link.lower_ in {"a", "an"}:  # "Students for a *Heath Society*"
        link, ahead = ahead, before(run[0], 3)
    if link is None or ahead is None or link.lower_ not in {"in", "for", "on", "and", "&"}:
        return False
    many = ahead.tag_ in {"NNS", "NNPS"} and not ahead.is_sent_start
    named = (ahead.tag_ in {"NNP", "JJ"} or many) and ahead.text[:1].isupper()
    if named and link.lower_ in {"and", "&"} and _field(ahead) and len(run) > 1:
        return not run[0].ent_type_ or run[0].ent_type_ == ahead.ent_type_ or noun(run[0].text)
    plain = link.lower_ in {"in", "for", "on"} and noun(ahead.text)
    same = plain or ahead.ent_type_ in {"ORG", "LAW", "EVENT"}
    same = same and (many or not role(ahead))
    worded = all(noun(t.text) or verb_or_adjective(t.text) for t in run)
    return named and same and worded and len(run) > 1


def _field_of_office(run: Run) -> bool:
    """Whether common words are what somebody is the head of: "Director of *National Heaths*"."""
    link, office = before(run[0]), before(run[0], 2)
    if link is None or office is None or link.lower_ != "of" or len(run) == 1:
        return False
    title = office.text[:1].isupper() and office.lower_ in words("names", "roles", "heads")
    return title and all(noun(t.text) or verb_or_adjective(t.text) for t in run)


def _field(token: Token) -> bool:
    """Whether a word names a field and no body by itself: "*Foreign* and Heath Office"."""
    worded = verb_or_adjective(token.text) and not noun(token.text)
    field = token.lower_ in words("names", "roles", "modifiers") or noun(token.text)
    named = word_of_body(token) or surname(token.text) or token.is_upper
    return (worded or field) and not named and token.ent_type_ not in {"NORP", "GPE", "PERSON"}


def _glued_ahead(run: Run) -> bool:
    """Whether a name goes on to the left: "5-*Heath Movement*"."""
    link, ahead = before(run[0]), before(run[0], 2)
    if link is None or ahead is None:
        return False
    hyphen = link.text == "-" and not (link.whitespace_ or ahead.whitespace_)
    return hyphen and not ahead.is_lower


def _front_of_office(run: Run) -> bool:
    """Whether a guess opens an office's title: "*Heath Securities* Commissioner"."""
    following = after(run[-1])
    title = following is not None and following.text[:1].isupper() and following.is_title
    office = (
        title and following is not None and following.lower_ in words("names", "roles", "heads")
    )
    known = surname(run[-1].text) or unheard(run[-1].text) or run[-1].is_upper
    if office and len(run) > 1 and run[-1].lower_ in _BEFORE_OFFICES:
        return True  # "White House *Press*" Secretary
    return office and len(run) > 1 and not (any(map(word_of_body, run)) or known)


def of_field(run: Run, office: Token) -> bool:
    """Whether a noun is what an office is for: "*Education* secretaries"."""
    named = len(run) == 1 and noun(run[0].text)
    return named and office.is_lower and office.lemma_.lower() in _OF_FIELDS


def of_title(run: Run, office: Token) -> bool:
    """Whether words are an office's field and no body's name: "Director of *Public Affairs*"."""
    named = any(word_of_body(t) or t.is_upper for t in run)
    plain = all(noun(t.text) or verb_or_adjective(t.text) for t in run)
    return office.text[:1].isupper() and plain and not named


def quoted(run: Run) -> bool:
    """Whether a name stands alone in quotation marks, as works and sayings do."""
    opening, closing = before(run[0]), after(run[-1])
    if opening is not None and opening.lower_ in {"the", "a", "an"}:  # “A *Great Army*”
        opening = before(opening)
    if closing is not None and closing.text in {",", ".", "!", "?"}:
        closing = after(closing)
    beyond = after(closing) if closing is not None else None
    if beyond is not None and beyond.lemma_.lower() in body_nouns():
        return False  # in the "Heath Times" newspaper
    if opening is None or opening.whitespace_:
        return False
    marks = (opening, closing)
    return all(t is not None and (t.is_quote or t.text in {"‘", "’", "''"}) for t in marks)


def headed_by_words(run: Run, *, once: bool) -> bool:
    """Whether nothing but words of the language make a name, in a line where all have capitals.

    :param once: whether the article names it there and nowhere else.
    """
    if not headline(run) or (not once and all(t.ent_type_ == "ORG" for t in run)):
        return False
    odd = any(t.tag_[:2] == "VB" or re.search('[‘’“”"]', t.text) for t in run)
    return odd or all(map(_ordinary, run))


def _ordinary(token: Token) -> bool:
    worded = noun(token.text) or verb_or_adjective(token.text)
    known = worded and token.lower_ in commonness() and not token.is_upper
    return token.is_punct or token.is_stop or (known and token.ent_type_ not in {"GPE", "NORP"})


def modifies(run: Run) -> bool:
    """Whether a name describes the noun behind it."""
    return run[-1].dep_ in {"compound", "amod", "nmod"}
