"""What came of something: "Roe promised it, *only for Falk to say* that there was no money"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.tree import before, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["outcome", "outcome_doer"]

_FAR = 8  # words of the name between "for" and "to"


def outcome(verb: Token) -> Token | None:
    """The "only" that leads in what came of something, up to an infinitive; else None.

    The parse hangs the words between in many ways, so that they are counted as they stand.
    """
    to = next((c for c in children(verb, "aux") if c.lower_ == "to" and c.i < verb.i), None)
    word = before(to) if to is not None else None
    for _ in range(_FAR):
        only = before(word) if word is not None and not word.is_punct else None
        if word is None or only is None:
            return None
        if only.lower_ == "only" and word.lower_ == "for":
            comma = before(only)
            return only if comma is not None and comma.is_punct else None
        word = only
    return None


def outcome_doer(verb: Token) -> Token | None:
    """Who does what came of something: "only for *Roe* to reply"; None where it is none."""
    to = next((c for c in children(verb, "aux") if c.lower_ == "to" and c.i < verb.i), None)
    named = before(to) if to is not None and outcome(verb) is not None else None
    return named if named is not None and named.pos_ in {"NOUN", "PROPN", "PRON"} else None
