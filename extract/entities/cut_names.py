"""Guesses that are only a piece of persons' names, or a name and something tied to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.known_names import known_given, surname
from extract.entities.name_clusters import generation
from extract.entities.name_tokens import office_word
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "behind_noun",
    "behind_site",
    "family",
    "glued_pair",
    "initial",
    "initials",
    "lettered",
    "title_alone",
]

#: Words that open the names of places, and no person's.
_SITES = frozenset({"court", "fort", "lake", "mount", "port", "san", "santa", "santo", "são"})
_INITIAL = re.compile(r"[A-Z]\.?")


def title_alone(run: Sequence[Token]) -> bool:
    """Whether it is "Mr." without the name it stands before."""
    return all(t.text.rstrip(".") in words("names", "titles", "cut_short") for t in run)


def initials(run: Sequence[Token]) -> bool:
    """Whether given names have nothing but an initial behind: "*Ana J.* and Luis Ruiz"."""
    following = after(run[-1])
    goes_on = following is not None and following.text[:1].isupper() and following.is_alpha
    last = run[-1].text
    numbered = last in {"I", "V", "X"}  # "Alexander I"
    return len(run) > 1 and _INITIAL.fullmatch(last) is not None and not (goes_on or numbered)


def family(run: Sequence[Token]) -> bool:
    """Whether a surname means those who bear it: "the *Roe* family", "the *Roe* brothers"."""
    following = after(run[-1])
    kin = words("names", "kin") if following is not None else frozenset()
    return following is not None and following.lower_ in kin


def initial(token: Token) -> bool:
    """Whether a guess stops at an initial in the middle of a name: "*Ana J*. Ruiz"."""
    following = after(token)
    return len(token) == 1 and following is not None and following.text == "."


def glued_pair(run: Sequence[Token]) -> bool:
    """Whether a hyphen ties one of the words to another name: "*Glass*-Roe", "Ali-Joe Roe"."""
    previous, following = before(run[0]), after(run[-1])
    ahead = before(run[0], 2)
    hyphen = previous is not None and previous.text == "-" and not previous.whitespace_
    hyphen = hyphen and ahead is not None and ahead.is_alpha and not ahead.whitespace_
    behind = following is not None and following.text == "-" and not following.whitespace_
    tied = (hyphen and not known_given(run[0].text)) or (behind and not run[-1].whitespace_)
    alone = len(run) == 1 and run[0].ent_type_ != "PERSON"
    return (alone and tied) or (len(run) > 1 and hyphen) or _two_full(run) or _described_pair(run)


def _described_pair(run: Sequence[Token]) -> bool:
    """Whether an adjective stands before two names with a hyphen: "*Super* Glass-Roe"."""
    paired = len(run) > 3 and run[2].text == "-" and run[3].is_title  # no "Ban Ki-moon"
    word = run[0].text
    return paired and verb_or_adjective(word) and not known_given(word)


def _two_full(run: Sequence[Token]) -> bool:
    """Whether a hyphen stands between two full names: the "*Ana Ruiz-Tom Roe*" match."""
    at = next((n for n, t in enumerate(run[:-1]) if t.text == "-"), 0)
    beyond = run[at + 2] if at + 2 < len(run) else after(run[-1])
    goes_on = beyond is not None and beyond.text[:1].isupper() and beyond.is_alpha
    return at > 1 and goes_on and known_given(run[0].text) and known_given(run[at + 1].text)


def behind_site(run: Sequence[Token]) -> bool:
    """Whether a place's name begins before a guess: "San *Pedro Roe*", "Court *Ana Roe*"."""
    previous = before(run[0])
    opened = previous is not None and previous.text[:1].isupper() and not previous.is_upper
    return opened and previous is not None and previous.lower_ in _SITES


def behind_noun(run: Sequence[Token]) -> bool:
    """Whether one word ends a longer name of ordinary words: "Heath Lives *Matter*"."""
    previous = before(run[0])
    if len(run) > 1 or previous is None or previous.is_sent_start or not previous.is_title:
        return False
    named = known_given(previous.text) or surname(previous.text) or office_word(previous.text)
    many = previous.tag_ in {"NNS", "NNPS"} and previous.ent_type_ != "NORP"
    return many and noun(previous.text) and not named


def lettered(run: Sequence[Token]) -> bool:
    """Whether a name ends in the letters of a body and opens with no known one: "Heath *HVP*"."""
    last = run[-1]
    letters = last.is_upper and last.is_alpha and 2 < len(last) < 5
    plain = any(not t.is_upper for t in run)
    return letters and plain and not (generation(last.text) or known_given(run[0].text))
