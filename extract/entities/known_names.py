"""What lists of names and words say of a word by itself: a given name, a surname, nothing known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.gazetteer import fold
from extract.entities.name_clusters import generation
from extract.entities.name_tokens import given
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import before
from extract.wordlists import census, commonness, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "describing",
    "foreign",
    "known_given",
    "no_name",
    "personal",
    "surname",
    "surname_like",
    "surnamed",
    "unheard",
]

#: Letters of words that headlines leave small.
_SMALL = 4


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


def surname_like(word: str) -> bool:
    """Whether a word is a surname of the census or ends as those of many languages do."""
    return surname(word) or fold(word).endswith(table("names")["surnames"]["endings"])


def surnamed(token: Token) -> bool:
    """Whether an office's word is somebody's surname: "Martin Luther *King* Day"."""
    previous = before(token)
    called = previous is not None and previous.is_title and known_given(previous.text)
    return called and surname(token.text) and previous is not None and previous.ent_type_ != "GPE"


def _ordinary(word: str) -> bool:
    """Whether a word is one of the language, as far as its use in small letters tells."""
    return word in words("names", "given", "ordinary")


def unheard(word: str) -> bool:
    """Whether a word is no common one, so that it is probably a name of somewhere else."""
    return word.lower() not in commonness()


def personal(run: Sequence[Token]) -> bool:
    """Whether a name looks like a person's: a given name, or one word that is any name."""
    if len(run) == 1:
        return surname(run[0].text) or known_given(run[0].text)
    return known_given(run[0].text) and run[-1].text[:1].isupper()


def foreign(run: Sequence[Token]) -> bool:
    """Whether words are shaped as a person's name that nobody knows: "Eswara Prasadi"."""
    names = [t for t in run if len(t) > 1 and t.text[1:] != "."]
    shaped = 1 < len(names) < len(run) + 1 < 5 and all(t.text[:1].isupper() for t in run)
    plain = shaped and all(t.is_alpha and t.is_title for t in names)
    if not plain or not unheard(names[0].text) or verb_or_adjective(names[0].text):
        return False
    return unheard(names[-1].text) or surname(names[-1].text)


def describing(word: str) -> bool:
    """Whether a longer word is a common noun and nobody's name: "*Donor* Ruiz", not "Xi"."""
    known = surname(word) or known_given(word)
    plain = noun(word) or verb_or_adjective(word)
    return len(word) > _SMALL and plain and word.lower() in commonness() and not known


def no_name(word: str) -> bool:
    """Whether a word is one of the language and no surname that many bear."""
    return not generation(word) and verb_or_adjective(word) and not surname(word)
