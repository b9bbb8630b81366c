"""What an article shows of a name that the parser only guesses at: whether it is a person's.

The parser calls a town, a book or half a headline an organization as readily as a company. A guess
becomes an actor when its words or what stands beside it anywhere in the article show what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.entities.cut_names import (
    behind_noun,
    behind_site,
    family,
    glued_pair,
    initial,
    initials,
    lettered,
    title_alone,
)
from extract.entities.known_names import (
    describing,
    foreign,
    known_given,
    no_name,
    surname,
    surnamed,
    unheard,
)
from extract.entities.listed_kinds import listed_as_place, listed_thing
from extract.entities.lone_words import (
    according_to,
    described,
    known_otherwise,
    owns_name,
    part_of_thing,
    speaker,
)
from extract.entities.name_clusters import generation
from extract.entities.name_tokens import given, office_word, trade_word
from extract.entities.offices_ahead import office_ahead
from extract.entities.other_kinds import (
    brand,
    named_thing,
    office_goes_on,
    ordinary,
    set_in_marks,
    thing_between,
)
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before, letters
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Run", "apposed", "appositions", "behind_office", "behind_trade", "body_nouns", "full_name",
    "he_follows", "headline", "heard", "name_key", "no_person", "officed", "outlet", "person",
    "placed", "role", "says", "takes_part", "titled", "trade",
]  # fmt: skip

Run = Sequence["Token"]

#: Letters of words that headlines leave small.
_SMALL = 4
#: Letters of "de", "Le", "van" and initials.
_PARTICLE = 3
#: Words that a full name has fewer of.
_LONGEST = 4
#: Longer words that a line of capitals has at least beside a name.
_LINE = 3
_SOON = 40  # tokens behind a name in which a pronoun likely means it
_PLACED = frozenset({"in", "near", "across", "throughout", "around", "outside", "to", "from"})
#: Bodies that are called by a person whom the text means by it, too.
_OF_PERSONS = frozenset(
    {"administration", "campaign", "government", "regime", "team", "house", "staff"}
)
#: Words before the name of a place.
_SITES = frozenset({"fort", "mount", "lake", "port", "camp", "cape", "capitol"})
_SUBJECTS = frozenset({"nsubj"})


# ---------------------------------------------------------------- names by themselves


def full_name(run: Run) -> bool:
    """Whether words by themselves are a person's full name: a given name and a rarer one."""
    plain = all(t.is_alpha and t.is_title for t in run)
    last = run[-1].text
    named = surname(last) or unheard(last)
    opened = known_given(run[0].text) or _called(run)
    return plain and 1 < len(run) < _LONGEST and opened and named


# ---------------------------------------------------------------- what stands beside them


def says(run: Run) -> bool:
    """Whether a name is the subject of a verb of speech."""
    last = run[-1]
    verb = last.head
    return last.dep_ in _SUBJECTS and verb.lemma_.lower() in words("names", "speech", "verbs")


def heard(run: Run) -> bool:
    """The cases "according to X" and "told X"."""
    last = run[-1]
    if last.dep_ == "pobj" and last.head.lower_ == "to" and last.head.head.lower_ == "according":
        return True
    return last.dep_ in {"dobj", "dative"} and last.head.lemma_ in {"tell", "ask", "accuse", "sue"}


def role(token: Token | None) -> bool:
    """Whether a word says what a person is: "spokesman", "analysts"."""
    if token is None:
        return False
    names = table("names")
    lemma = token.lemma_.lower()
    listed = (names["roles"]["heads"], names["humans"]["nouns"], names["unnamed"]["nouns"])
    return any(lemma in some for some in listed)


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that a body bears in its name, or that explain its name."""
    return words("names", "organizations", "heads") | words("names", "organizations", "kinds")


def appositions(run: Run) -> list[Token]:
    """The words that explain a name, or that it explains: "Ana Ruiz, the *mayor*"."""
    beside = [c for c in run[-1].children if c.dep_ == "appos"]
    return [*beside, run[-1].head] if run[-1].dep_ == "appos" else beside


def headline(run: Run) -> bool:
    """Whether a name stands in a line of capitalised words."""
    found = letters(run[0].sent)
    if any(len(t) > _SMALL and t not in run for t in found.small):
        return False
    others = (t for t in found.words if len(t) > _SMALL and t not in run)
    return len([*islice(others, _LINE)]) == _LINE


def he_follows(token: Token) -> bool:
    """Whether "he" or "she" comes soon behind a name, in its paragraph."""
    ahead = token.doc[token.i + 1 : token.i + 1 + _SOON]
    return any(t.lower_ in {"he", "she", "him", "her", "his"} for t in ahead)


# ---------------------------------------------------------------- persons


def officed(run: Run) -> bool:
    """Whether a title, a trade or an office stands beside a name."""
    return titled(run) or trade(run) or apposed(run) or behind_office(run)


def behind_office(run: Run) -> bool:
    """Whether an office and its field stand before a full name nobody knows a word of."""
    strange = len(run) > 1 and any(unheard(t.text) for t in run if t.is_alpha)
    return strange and role(office_ahead(run[0]))


def name_key(run: Run) -> str:
    """The words of a name in small letters."""
    return " ".join(t.lower_ for t in run)


def _within_body(run: Run) -> bool:
    """Whether a name opens a longer one that is a body's: "*Mizner Trail* Golf Club"."""
    names = table("names")["organizations"]
    following = after(run[-1])
    while following is not None and following.tag_[:2] == "NN" and following.text[:1].isupper():
        if following.lower_ in names["heads"] or following.lower_ in names["forms"]:
            return following.lower_ not in _OF_PERSONS
        if known_given(following.text):
            return False
        following = after(following)
    return False


def no_person(run: Run) -> bool:
    """Whether a name ends in a common word and no surname, or opens a place's: "Donetsk Oblast"."""
    last = run[-1]
    against = any(t.lower_.rstrip(".") in {"v", "vs"} for t in run)  # "Roe v. Roe"
    if office_goes_on(run) or _branded(run) or title_alone(run) or against or initials(run):
        return True
    pieces = (glued_pair, lettered, thing_between, named_thing, behind_site, behind_noun)
    if any(tells(run) for tells in pieces):
        return True
    if len(run) == 1:
        known = surname(last.text) or known_given(last.text)
        plain = last.tag_ == "NNPS" or _plural(last) or describing(last.text)
        plain = plain or not last.text[0].isalpha()
        return outlet(run) or (plain and not known) or family(run)
    if run[-1].ent_type_ == "DATE" or (last.tag_ == "NNPS" and owns_name(last)):
        return True  # "Merry Heathmas", "Heath *People*'s Republics"
    called = known_given(run[0].text)
    bare = not (called or says(run) or officed(run))
    thing = listed_thing(run) and not apposed(run)  # "James Bible"
    if (bare and listed_as_place([last])) or listed_as_place(run) or thing:
        return True  # "Heath London"
    sited = (outlet(run) and not (called or behind_office(run))) or run[0].lower_ in _SITES
    return sited or _ends_as_thing(run, called=called)


def _branded(run: Run) -> bool:
    """Whether a word is written as brands are and holds no given name: no "JoAnne"."""
    return any(brand(t.text) for t in run if not (surname(t.text) or _two_given(t.text)))


def _two_given(word: str) -> bool:
    """Whether a word is two given names in one: "JoAnne"."""
    return all(map(known_given, re.findall("[A-Z][a-z]+", word)))


def _ends_as_thing(run: Run, *, called: bool) -> bool:
    """Whether the last of several words is a thing's or a body's.

    :param called: whether they open with a given name.
    """
    last = run[-1]
    long = len(run) > _LONGEST - 1 and run[-2].text != "-"  # "Ana Maria Ruiz Park"
    if last.lower_ in words("names", "organizations", "things") and (long or not called):
        return True
    if last.lower_ in words("names", "organizations", "forms"):
        return True
    if surname(last.text) or known_given(last.text) or generation(last.text):
        return False
    lists = table("names")["organizations"]
    listed = any(last.lower_ in lists[name] for name in ("things", "telling"))
    worded = len(last) > _PARTICLE and noun(last.text) and not (called or unheard(last.text))
    return listed or worded or _plural(last) or initial(last)


def outlet(run: Run) -> bool:
    """Whether a small word right before a name says that it is a body's: "the daily Die Orve"."""
    previous = before(run[0])
    if previous is not None and previous.tag_ == "DT" and previous.text[:1].isupper():
        previous = before(previous)
    kinds = body_nouns() - {"staff"}
    return previous is not None and previous.is_lower and previous.lemma_.lower() in kinds


def _plural(token: Token) -> bool:
    """Whether a word is the plural of a common one: "Generation *Xers*"."""
    return token.tag_ in {"NNS", "NNPS"} and noun(token.text)


def person(run: Run) -> bool:
    """Whether one place by itself shows that a name is a person's."""
    if _within_body(run) or set_in_marks(run) or no_person(run):
        return False
    return officed(run) or _by_its_names(run)


def _by_its_names(run: Run) -> bool:
    """Whether the words of a name, and whether it speaks, show a person without any office."""
    said = says(run) and not _articled(run)
    names = [t for t in run if not t.is_punct]
    if len(names) < 2 or "-" in {t.text for t in run[:2]}:
        return (said and speaker(run[0], he=he_follows(run[0]))) or _alone(run)
    if given(names[0].text):
        return True
    if names[0].ent_type_ == "ORG" and not full_name(names):
        return said or _beside_person(run) or _does(run)
    if any(no_name(t.text) for t in names[:1] + names[-1:] if len(t) > 2):
        return False
    named = known_given(names[0].text) or surname(names[-1].text)
    placed = names[0].ent_type_ == "GPE" and not known_given(names[0].text)
    return said or (not placed and (named or any(unheard(t.text) for t in names)))


def _does(run: Run) -> bool:
    """Whether somebody whose name nobody knows does something, or is explained as one of some."""
    last = run[-1]
    does = last.dep_ in {"nsubj", "nsubjpass"} and last.head.pos_ == "VERB"
    one = any(c.lower_ == "one" for c in last.children if c.dep_ == "appos")
    return foreign(run) and not _articled(run) and (does or one)


def _beside_person(run: Run) -> bool:
    """Whether a name is joined by "and" to one that the parser takes for a person's."""
    top = run[-1]
    joined = [c for c in top.children if c.dep_ == "conj"]
    joined += [top.head] if top.dep_ == "conj" else []
    return any(t.ent_type_ == "PERSON" for t in joined)


def _alone(run: Run) -> bool:
    """Whether one word is a person's name by itself."""
    word = run[0].text
    worded = verb_or_adjective(word) or ordinary(word)
    named = (known_given(word) and takes_part(run)) or (surname(word) and not worded)
    alone = len(run) == 1 and not headline(run) and not part_of_thing(run[0])
    other = known_otherwise(run[0]) or according_to(run[0]) or described(run[0])
    return named and alone and not other and not _articled(run) and not placed(run)


def takes_part(run: Run) -> bool:
    """Whether a name does, owns, gets or explains something, or is joined to one that does."""
    top = run[-1]
    while top.dep_ == "conj" and top.head.tag_ == "NNP":
        top = top.head
    return top.dep_ in {"nsubj", "nsubjpass", "poss", "appos", "dative", "npadvmod", "ROOT"}


def titled(run: Run) -> bool:
    """Whether a title or an office stands right before a name: "Mayor *Ana Ruiz*"."""
    previous = before(run[0])
    if previous is not None and previous.text == ".":
        previous = before(run[0], 2)
    plain = len(run) == 1 and no_name(run[0].text)  # "General Electric"
    office = previous is not None and office_word(previous.text) and not surnamed(previous)
    if previous is None or not previous.text[:1].isupper() or not office or plain:
        return False
    lists = table("names")
    body = previous.lower_ in lists["organizations"]["heads"]
    return previous.lower_ in lists["roles"]["heads"] or not (body and headline(run))


def trade(run: Run) -> bool:
    """Whether a small word right before a name says what a person is: "midwife Svetlana"."""
    previous = before(run[0])
    return behind_trade(run) or (previous is not None and previous.is_lower and role(previous))


def behind_trade(run: Run) -> bool:
    """Whether a trade in capitals stands before two or more words: "Goalkeeper *Ana Ruiz*"."""
    previous = before(run[0]) if len(run) > 1 else None
    return previous is not None and trade_word(previous)


def _called(run: Run) -> bool:
    """Whether a small word right before a name is what only a human is: "resident", "boss"."""
    previous = before(run[0])
    names = table("names")
    human = {*names["humans"]["nouns"], *names["roles"]["heads"]} - {*names["roles"]["of_bodies"]}
    return previous is not None and previous.is_lower and previous.lemma_.lower() in human


def apposed(run: Run) -> bool:
    """Whether an apposition says what a person is: "Ana Ruiz, the mayor," "her uncle, Al"."""
    return any(map(role, appositions(run)))


def _articled(run: Run) -> bool:
    previous = before(run[0])
    inside = run[-1].dep_ in {"compound", "poss", "nmod", "amod"}
    return previous is not None and previous.lower_ in {"the", "a", "an"} and not inside


def placed(run: Run) -> bool:
    """Whether something is in, near or from what is named."""
    previous = before(run[0])
    return previous is not None and previous.lower_ in _PLACED
