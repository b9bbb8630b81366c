"""A guess at a person's name without the words of a headline around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.known_names import describing, known_given, no_name, surname
from extract.entities.name_tokens import office_word
from extract.syntax.dictionary import noun
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["opens_none", "trimmed"]

#: Letters of "de", "Le", "van" and initials.
_PARTICLE = 3
#: What the parser calls words that open no name, and those that end none.
_NO_OPENERS = frozenset({"IN", "VB", "MD", "RB", "PR", "WP", "WD", "DT", "CC"})
_NO_ENDS = frozenset({"IN", "VB", "MD", "PR", "WP", "WD", "DT", "CC", "TO"})


def trimmed(run: list[Token]) -> list[Token]:
    """A guess without the ordinary words of a headline around a full name.

    "Praises *Marco Rubio* Donor", "*Ana Ruiz* Leads": what stands before a given name, and behind
    a given name and one more word.
    """
    run = _past_noun(_past_verb(run))
    run = _plain_ends(run[: next((n for n, t in enumerate(run) if t.lower_ == "of"), len(run))])
    first = next((n for n, t in enumerate(run[:-1]) if known_given(t.text)), None)
    if first is None:
        return run
    if all(_leads(t) for t in run[:first]):
        run = run[first:]
    behind = (n for n in range(2, len(run)) if len(run[n - 1]) > _PARTICLE)
    return run[: next((n for n in behind if no_name(run[n].text)), len(run))]


def _past_verb(run: list[Token]) -> list[Token]:
    """A guess behind the verb of a headline: "Bill Revoking *Ana*"."""
    doing = len(run) > 2 and run[1].text.endswith("ing") and no_name(run[1].text)
    return run[2:] if doing else run


def _past_noun(run: list[Token]) -> list[Token]:
    """A guess behind whom a headline calls somebody's: "Ruiz Challenger *Ana Roe*"."""
    found = (n for n in range(2, len(run)) if known_given(run[n].text) and _mere(run[n - 1]))
    return run[next(found, 0) :]


def _mere(token: Token) -> bool:
    """Whether a word is a common noun and no part of a name."""
    word = token.text
    return len(word) > _PARTICLE and noun(word) and not (surname(word) or known_given(word))


def _plain_ends(run: list[Token]) -> list[Token]:
    """A guess without the verbs, pronouns and small words of a headline at its ends."""
    while len(run) > 1 and opens_none(run[0]):
        run = run[1:]
    while len(run) > 1 and _ends_none(run[-1]):
        run = run[:-1]
    return run


def opens_none(token: Token) -> bool:
    """Whether a word opens no person's name: "*Beneath* Ruiz", "*Donor* Ruiz"."""
    small = _tagged(token, _NO_OPENERS) and not known_given(token.text)
    return small or describing(token.text)


def _ends_none(token: Token) -> bool:
    """Whether a word ends no person's name: "Ruiz *Heard*", "Ruiz *What*"."""
    verb = token.tag_ in {"VBD", "VBZ"}
    return verb or (_tagged(token, _NO_ENDS) and not surname(token.text))


def _tagged(token: Token, tags: frozenset[str]) -> bool:
    return token.tag_[:2] in tags and token.text[:1].isupper()


def _leads(token: Token) -> bool:
    """Whether a word before a given name belongs to no name: a verb, an office, "moderator"."""
    small = token.lower_
    described = no_name(token.text) or describing(token.text)
    return described or office_word(token.text) or small in words("names", "press")
