"""What an article shows of a name that the parser only guesses at: whether it is a person's.

The parser calls a town, a book or half a headline an organization as readily as a company. A guess
becomes an actor when its words or what stands beside it show what it is, at any place of the
article; a name that nothing speaks for is no actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.gazetteer import fold
from extract.entities.name_clusters import generation
from extract.entities.name_tokens import given, office_word
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before
from extract.wordlists import census, commonness, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Run",
    "appositions",
    "body_nouns",
    "full_name",
    "headline",
    "heard",
    "known_given",
    "name_key",
    "no_person",
    "outlet",
    "personal",
    "persons_shown",
    "placed",
    "role",
    "says",
    "surname",
    "trimmed",
]

Run = Sequence["Token"]

#: Letters of words that headlines leave small.
_SMALL = 4
#: Letters of "de", "Le", "van" and initials.
_PARTICLE = 3
#: Words that a full name has fewer of.
_LONGEST = 4
#: Longer words that a line of capitals has at least beside a name.
_LINE = 3
_PLACED = frozenset({"in", "near", "across", "throughout", "around", "outside", "to", "from"})
#: What the parser calls words that open no name, and those that end none.
_NO_OPENERS = frozenset({"IN", "VB", "MD", "RB", "PR", "WP", "WD", "DT", "CC"})
_NO_ENDS = frozenset({"IN", "VB", "MD", "PR", "WP", "WD", "DT", "CC", "TO"})
#: Bodies that are called by a person whom the text means by it, too.
_OF_PERSONS = frozenset(
    {"administration", "campaign", "government", "regime", "team", "house", "staff"}
)
#: Words before the name of a place.
_SITES = frozenset({"fort", "mount", "lake", "port", "camp", "cape", "capitol"})
_SUBJECTS = frozenset({"nsubj"})


# ---------------------------------------------------------------- names by themselves


def known_given(word: str) -> bool:
    """Whether a word is a given name that is no ordinary word: "Dwight", not "Will"."""
    if given(word):
        return True
    small = fold(word)
    known = any(small in census(which) for which in ("male", "female", "either"))
    return known and not _ordinary(small)


def surname(word: str) -> bool:
    """Whether a word is a surname of the census."""
    return fold(word) in census("surnames")


def full_name(run: Run) -> bool:
    """Whether words by themselves are a person's full name: a given name and a rarer one."""
    plain = all(t.is_alpha and t.is_title for t in run)
    last = run[-1].text
    named = surname(last) or _unheard(last)
    opened = known_given(run[0].text) or _called(run)
    return plain and 1 < len(run) < _LONGEST and opened and named


def _ordinary(word: str) -> bool:
    """Whether a word is one of the language, as far as its use in small letters tells."""
    return word in words("names", "given", "ordinary")


def _unheard(word: str) -> bool:
    """Whether a word is no common one, so that it is probably a name of somewhere else."""
    return word.lower() not in commonness()


def personal(run: Run) -> bool:
    """Whether a name looks like a person's: a given name, or one word that is any name."""
    if len(run) == 1:
        return surname(run[0].text) or known_given(run[0].text)
    return known_given(run[0].text) and run[-1].text[:1].isupper()


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
    others = [t for t in run[0].sent if t.is_alpha and len(t) > _SMALL and t not in run]
    return len(others) >= _LINE and not any(t.is_lower for t in others)


# ---------------------------------------------------------------- persons


def persons_shown(runs: Iterable[Run]) -> frozenset[str]:
    """The names, in small letters, of those guesses that are shown to be persons.

    :param runs: the words of every guess of an article.
    """
    return frozenset(name_key(run) for run in runs if _person(run))


def name_key(run: Run) -> str:
    """The words of a name in small letters."""
    return " ".join(t.lower_ for t in run)


def trimmed(run: list[Token]) -> list[Token]:
    """A guess without the ordinary words of a headline around a full name.

    "Praises *Marco Rubio* Donor", "*Ana Ruiz* Leads": what stands before a given name, and behind
    a given name and one more word.
    """
    run = _plain_ends(run[: next((n for n, t in enumerate(run) if t.lower_ == "of"), len(run))])
    first = next((n for n, t in enumerate(run[:-1]) if known_given(t.text)), None)
    if first is None:
        return run
    if all(_leads(t) for t in run[:first]):
        run = run[first:]
    behind = (n for n in range(2, len(run)) if len(run[n - 1]) > _PARTICLE)
    return run[: next((n for n in behind if no_name(run[n].text)), len(run))]


def _plain_ends(run: list[Token]) -> list[Token]:
    """A guess without the verbs, pronouns and small words of a headline at its ends."""
    while len(run) > 1 and _opens_none(run[0]):
        run = run[1:]
    while len(run) > 1 and _ends_none(run[-1]):
        run = run[:-1]
    return run


def _opens_none(token: Token) -> bool:
    """Whether a word opens no person's name: "*Beneath* Ruiz", "*Donor* Ruiz"."""
    small = _tagged(token, _NO_OPENERS) and not known_given(token.text)
    return small or _describing(token.text)


def _ends_none(token: Token) -> bool:
    """Whether a word ends no person's name: "Ruiz *Heard*", "Ruiz *What*"."""
    verb = token.tag_ in {"VBD", "VBZ"}
    return verb or (_tagged(token, _NO_ENDS) and not surname(token.text))


def _tagged(token: Token, tags: frozenset[str]) -> bool:
    return token.tag_[:2] in tags and token.text[:1].isupper()


def _leads(token: Token) -> bool:
    """Whether a word before a given name belongs to no name: a verb, an office, "moderator"."""
    small = token.lower_
    described = no_name(token.text) or _describing(token.text)
    return described or office_word(token.text) or small in words("names", "press")


def _describing(word: str) -> bool:
    """Whether a longer word is a common noun and nobody's name: "*Donor* Ruiz", not "Xi"."""
    known = surname(word) or known_given(word)
    plain = noun(word) or verb_or_adjective(word)
    return len(word) > _SMALL and plain and word.lower() in commonness() and not known


def no_name(word: str) -> bool:
    """Whether a word is one of the language and no surname that many bear."""
    return not generation(word) and verb_or_adjective(word) and not surname(word)


def _within_body(run: Run) -> bool:
    """Whether a name opens a longer one that is a body's: "*Mizner Trail* Golf Club"."""
    names = table("names")["organizations"]
    following = after(run[-1])
    while following is not None and following.tag_ == "NNP" and following.text[:1].isupper():
        if following.lower_ in names["heads"] or following.lower_ in names["forms"]:
            return following.lower_ not in _OF_PERSONS
        if known_given(following.text):
            return False
        following = after(following)
    return False


def no_person(run: Run) -> bool:
    """Whether a name ends in a common word and no surname, or opens a place's: "Donetsk Oblast"."""
    last = run[-1]
    things = words("names", "organizations", "things")
    if all(t.text.rstrip(".") in words("names", "titles", "cut_short") for t in run):
        return True  # "Mr." without the name it stands before
    called = len(run) > 1 and known_given(run[0].text)
    if (outlet(run) and not called) or (len(run) > 1 and run[0].lower_ in _SITES):
        return True
    if len(run) > 1 and last.lower_ in things and not called:
        return True
    if len(run) == 1 and not surname(last.text) and not known_given(last.text):
        return last.tag_ == "NNPS" or _describing(last.text) or not last.text[0].isalpha()
    if len(run) < 2 or surname(last.text) or known_given(last.text) or generation(last.text):
        return False
    lists = table("names")["organizations"]
    listed = any(last.lower_ in lists[name] for name in ("things", "forms", "telling"))
    worded = len(last) > _PARTICLE and noun(last.text) and not called
    return listed or worded or _plural(last) or _initial(last)


def outlet(run: Run) -> bool:
    """Whether a small word right before a name says that it is a body's: "the daily Die Orve"."""
    previous = before(run[0])
    if previous is not None and previous.tag_ == "DT" and previous.text[:1].isupper():
        previous = before(previous)
    kinds = body_nouns() - {"staff"}
    return previous is not None and previous.is_lower and previous.lemma_.lower() in kinds


def _initial(token: Token) -> bool:
    """Whether a guess stops at an initial in the middle of a name: "*Ana J*. Ruiz"."""
    following = after(token)
    return len(token) == 1 and following is not None and following.text == "."


def _plural(token: Token) -> bool:
    """Whether a word is the plural of a common one: "Generation *Xers*"."""
    return token.tag_ in {"NNS", "NNPS"} and noun(token.text)


def _set_in_marks(run: Run) -> bool:
    """Whether a name stands alone in quotation marks, as a title does."""
    sides = (before(run[0]), after(run[-1]))
    return all(t is not None and t.is_quote for t in sides)


def _person(run: Run) -> bool:
    if _within_body(run) or _set_in_marks(run) or no_person(run):
        return False
    if _titled(run) or _trade(run) or _apposed(run):
        return True
    said = says(run) and not _articled(run)
    names = [t for t in run if not t.is_punct]
    if len(names) < 2 or "-" in {t.text for t in run[:2]}:
        return said or _alone(run)
    if given(names[0].text):
        return True
    if any(no_name(t.text) for t in names[:1] + names[-1:] if len(t) > 2):
        return False
    named = known_given(names[0].text) or surname(names[-1].text)
    placed = names[0].ent_type_ == "GPE" and not known_given(names[0].text)
    return said or (not placed and (named or any(_unheard(t.text) for t in names)))


def _alone(run: Run) -> bool:
    """Whether one word is a person's name by itself."""
    word = run[0].text
    named = known_given(word) or (surname(word) and not verb_or_adjective(word))
    alone = len(run) == 1 and not headline(run)
    return named and alone and not _articled(run) and not placed(run)


def _titled(run: Run) -> bool:
    previous = before(run[0])
    if previous is not None and previous.text == ".":
        previous = before(run[0], 2)
    plain = len(run) == 1 and no_name(run[0].text)  # "General Electric"
    office = previous is not None and office_word(previous.text)
    return previous is not None and previous.text[:1].isupper() and office and not plain


def _trade(run: Run) -> bool:
    """Whether a small word right before a name says what a person is: "midwife Svetlana"."""
    previous = before(run[0])
    return previous is not None and previous.is_lower and role(previous)


def _called(run: Run) -> bool:
    """Whether a small word right before a name is what only a human is: "resident", "boss"."""
    previous = before(run[0])
    names = table("names")
    human = {*names["humans"]["nouns"], *names["roles"]["heads"]} - {*names["roles"]["of_bodies"]}
    return previous is not None and previous.is_lower and previous.lemma_.lower() in human


def _apposed(run: Run) -> bool:
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
