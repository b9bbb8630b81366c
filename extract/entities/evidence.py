"""What an article shows of a name that the parser only guesses at: a person, a body, or neither.

The parser calls a town, a book or half a headline an organization as readily as a company. A guess
becomes an actor when its words or what stands beside it show what it is, at any place of the
article; a name that nothing speaks for is no actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extract.entities.gazetteer import fold
from extract.entities.name_clusters import generation, normal
from extract.entities.name_tokens import given, office_word
from extract.syntax.dictionary import verb_or_adjective
from extract.syntax.tree import after, before
from extract.wordlists import census, commonness, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "bodies_shown",
    "full_name",
    "known_given",
    "name_key",
    "persons_shown",
    "run_key",
    "trimmed",
]

Run = Sequence["Token"]

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?|[A-Z]{2,}(?:[-&/][A-Z]{2,})+|[A-Z]&[A-Z]")
_DOMAIN = re.compile(r"\w[\w.-]*\.(?:com|org|net|info|tv|news|[a-z]{2})", re.IGNORECASE)
#: Letters of words that headlines leave small.
_SMALL = 4
#: Letters of "de", "Le", "van" and initials.
_PARTICLE = 3
#: Words that a full name has fewer of.
_LONGEST = 4
#: Longer words that a line of capitals has at least beside a name.
_LINE = 3
_OF = frozenset({"of", "at", "for", "with", "from", "by"})
_PLACED = frozenset({"in", "near", "across", "throughout", "around", "outside", "to", "from"})
_SUBJECTS = frozenset({"nsubj"})


# ---------------------------------------------------------------- names by themselves


def known_given(word: str) -> bool:
    """Whether a word is a given name that is no ordinary word: "Dwight", not "Will"."""
    if given(word):
        return True
    small = fold(word)
    known = any(small in census(which) for which in ("male", "female", "either"))
    return known and not _ordinary(small)


def _surname(word: str) -> bool:
    return fold(word) in census("surnames")


def full_name(run: Run) -> bool:
    """Whether words by themselves are a person's full name: a given name and a rarer one."""
    plain = all(t.is_alpha and t.is_title for t in run)
    last = run[-1].text
    named = _surname(last) or _unheard(last)
    opened = known_given(run[0].text) or (_trade(run) and _surname(last))
    return plain and 1 < len(run) < _LONGEST and opened and named


def _ordinary(word: str) -> bool:
    """Whether a word is one of the language, as far as its use in small letters tells."""
    return word in words("names", "given", "ordinary")


def _unheard(word: str) -> bool:
    """Whether a word is no common one, so that it is probably a name of somewhere else."""
    return word.lower() not in commonness()


# ---------------------------------------------------------------- what stands beside them


def _says(run: Run) -> bool:
    """Whether a name is the subject of a verb of speech."""
    last = run[-1]
    verb = last.head
    return last.dep_ in _SUBJECTS and verb.lemma_.lower() in words("names", "speech", "verbs")


def _heard(run: Run) -> bool:
    """The cases "according to X" and "told X"."""
    last = run[-1]
    if last.dep_ == "pobj" and last.head.lower_ == "to" and last.head.head.lower_ == "according":
        return True
    return last.dep_ in {"dobj", "dative"} and last.head.lemma_ in {"tell", "ask", "accuse", "sue"}


def _role(token: Token | None) -> bool:
    """Whether a word says what a person is: "spokesman", "analysts"."""
    if token is None:
        return False
    names = table("names")
    lemma = token.lemma_.lower()
    listed = (names["roles"]["heads"], names["humans"]["nouns"], names["unnamed"]["nouns"])
    return any(lemma in some for some in listed)


def _staffed(run: Run) -> bool:
    """Whether somebody works there: "an analyst at X", "X's spokesman", "X reporter Ana Ruiz"."""
    last = run[-1]
    if last.dep_ == "pobj" and last.head.lower_ in _OF and _role(last.head.head):
        return True
    return last.dep_ in {"poss", "compound", "nmod"} and _role(last.head) and last.head.i > last.i


def _explained(run: Run) -> bool:
    """Whether a noun beside a name says that it is a body: "the drug maker X", "X, a company"."""
    heads = table("names")["organizations"]
    kinds = {*heads["heads"], *heads["kinds"]}
    explaining = [c for c in run[-1].children if c.dep_ == "appos"]
    explaining += [run[-1].head] if run[-1].dep_ == "appos" else []
    previous = before(run[0])
    explaining += [previous] if previous is not None and previous.tag_ == "NN" else []
    return any(t.is_lower and t.lemma_.lower() in kinds for t in explaining)


def _headline(run: Run) -> bool:
    """Whether a name stands in a line of capitalised words."""
    others = [t for t in run[0].sent if t.is_alpha and len(t) > _SMALL and t not in run]
    return len(others) >= _LINE and not any(t.is_lower for t in others)


# ---------------------------------------------------------------- bodies


def bodies_shown(runs: Iterable[Run]) -> frozenset[str]:
    """The names, as compared, of those guesses that are shown to be bodies.

    :param runs: the words of every guess of an article.
    """
    found: dict[str, list[Run]] = {}
    for run in runs:
        found.setdefault(run_key(run), []).append(run)
    return frozenset(key for key, same in found.items() if any(map(_body, same)) or _steady(same))


def run_key(run: Run) -> str:
    """A name as it is compared."""
    return normal("".join(t.text_with_ws for t in run).strip())


def _body(run: Run) -> bool:
    if _cut(run):
        return False
    if _by_its_words(run):
        return True
    if _headline(run) or _personal(run):
        return False
    return _says(run) or _heard(run) or _staffed(run) or _explained(run) or _acts(run)


def _acts(run: Run) -> bool:
    """Whether a name that is no ordinary word does something or owns something."""
    if _placed(run) or not _name(run):
        return False
    last = run[-1]
    verb = last.head
    does = last.dep_ in _SUBJECTS and verb.pos_ == "VERB"
    agent = last.dep_ == "pobj" and last.head.dep_ == "agent"
    listed = last.dep_ == "pobj" and last.head.lower_ == "as" and before(last.head) is not None
    return does or agent or (listed and _explains_list(last.head))


def _explains_list(preposition: Token) -> bool:
    """The case "companies *such as* X"."""
    such = before(preposition)
    noun = before(preposition, 2)
    kinds = {*words("names", "organizations", "heads"), *words("names", "organizations", "kinds")}
    said = such is not None and such.lower_ == "such"
    return said and noun is not None and noun.lemma_.lower() in kinds


def _name(run: Run) -> bool:
    """Whether the words of a guess are names and none of them a plural or an ordinary word."""
    return all(t.tag_ == "NNP" and not t.is_stop for t in run) and not _headline(run)


def _steady(same: Sequence[Run]) -> bool:
    """Whether the parser takes a name for a body again and again, and nothing speaks against it."""
    return len(same) > 1 and all(
        _name(r) and not (_placed(r) or _personal(r) or _modifies(r)) for r in same
    )


def _modifies(run: Run) -> bool:
    return run[-1].dep_ in {"compound", "amod", "nmod"}


def _cut(run: Run) -> bool:
    """Whether a guess is only the front of a longer name, or a noun and no name: "the Party"."""
    lists = table("names")["organizations"]
    following = after(run[-1])
    goes_on = following is not None and following.tag_ == "NNP" and _modifies(run)
    unnamed = len(run) == 1 and run[0].lower_ in lists["heads"]
    ahead = following is not None and following.lower_ in lists["heads"]
    return (goes_on and ahead) or (unnamed and run[0].lower_ not in lists["alone"])


def _by_its_words(run: Run) -> bool:
    """Whether a name itself says that it is a body's."""
    lists = table("names")["organizations"]
    text = "".join(t.text_with_ws for t in run).strip()
    if run[-1].lower_.rstrip(".") in lists["forms"] or _DOMAIN.fullmatch(text):
        return True
    if len(run) == 1 and run[0].lower_ in lists["alone"]:
        return True
    if _ACRONYM.fullmatch(text):
        return not _shouted(run)
    headed = any(t.lower_ in lists["heads"] or t.lower_ in lists["telling"] for t in run)
    return headed and len(run) > 1 and not _headline(run)


def _shouted(run: Run) -> bool:
    """Whether a word beside an acronym is all in capitals, too: "NOT WRONG, JUST *TOO* EARLY"."""
    near = (before(run[0]), after(run[-1]))
    return any(t is not None and t.is_upper and t.is_alpha and len(t) > 1 for t in near)


def _personal(run: Run) -> bool:
    """Whether a name looks like a person's: a given name, or one word that is any name."""
    if len(run) == 1:
        return _surname(run[0].text) or known_given(run[0].text)
    return known_given(run[0].text) and run[-1].text[:1].isupper()


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
    first = next((n for n, t in enumerate(run[:-1]) if known_given(t.text)), None)
    if first is None:
        return run
    if all(_leads(t) for t in run[:first]):
        run = run[first:]
    behind = (n for n in range(2, len(run)) if len(run[n - 1]) > _PARTICLE)
    return run[: next((n for n in behind if no_name(run[n].text)), len(run))]


def _leads(token: Token) -> bool:
    """Whether a word before a given name belongs to no name: a verb, an office, "moderator"."""
    small = token.lower_
    return no_name(token.text) or office_word(token.text) or small in words("names", "press")


def no_name(word: str) -> bool:
    """Whether a word is one of the language and no surname that many bear."""
    return not generation(word) and verb_or_adjective(word) and not _surname(word)


def _within_body(run: Run) -> bool:
    """Whether a name opens a longer one that is a body's: "*Mizner Trail* Golf Club"."""
    heads = words("names", "organizations", "heads")
    following = after(run[-1])
    while following is not None and following.text[:1].isupper() and following.dep_ == "compound":
        following = after(following)
    capital = following is not None and following.text[:1].isupper()
    return capital and following is not None and following.lower_ in heads and _modifies(run)


def _set_in_marks(run: Run) -> bool:
    """Whether a name stands alone in quotation marks, as a title does."""
    sides = (before(run[0]), after(run[-1]))
    return all(t is not None and t.is_quote for t in sides)


def _person(run: Run) -> bool:
    if _within_body(run) or _set_in_marks(run):
        return False
    if _titled(run) or _trade(run) or _apposed(run):
        return True
    said = _says(run) and not _articled(run)
    names = [t for t in run if not t.is_punct]
    if len(names) < 2 or "-" in {t.text for t in run[:2]}:
        return said or _alone(run)
    if given(names[0].text):
        return True
    if any(no_name(t.text) for t in names[:1] + names[-1:] if len(t) > 2):
        return False
    named = known_given(names[0].text) or _surname(names[-1].text)
    placed = names[0].ent_type_ == "GPE" and not known_given(names[0].text)
    return said or (not placed and (named or any(_unheard(t.text) for t in names)))


def _alone(run: Run) -> bool:
    """Whether one word is a person's name by itself."""
    word = run[0].text
    named = known_given(word) or (_surname(word) and not verb_or_adjective(word))
    alone = len(run) == 1 and not _headline(run)
    return named and alone and not _articled(run) and not _placed(run)


def _titled(run: Run) -> bool:
    previous = before(run[0])
    if previous is not None and previous.text == ".":
        previous = before(run[0], 2)
    return previous is not None and previous.text[:1].isupper() and office_word(previous.text)


def _trade(run: Run) -> bool:
    """Whether a small word right before a name says what a person is: "midwife Svetlana"."""
    previous = before(run[0])
    return previous is not None and previous.is_lower and _role(previous)


def _apposed(run: Run) -> bool:
    """Whether an apposition says what a person is: "Ana Ruiz, the mayor," "her uncle, Al"."""
    beside = [c for c in run[-1].children if c.dep_ == "appos"]
    beside += [run[-1].head] if run[-1].dep_ == "appos" else []
    return any(_role(t) for t in beside)


def _articled(run: Run) -> bool:
    previous = before(run[0])
    inside = run[-1].dep_ in {"compound", "poss", "nmod", "amod"}
    return previous is not None and previous.lower_ in {"the", "a", "an"} and not inside


def _placed(run: Run) -> bool:
    previous = before(run[0])
    return previous is not None and previous.lower_ in _PLACED
