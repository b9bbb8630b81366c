"""Whose a claim is, by the words on its noun: "*Norland's* claims", "reports *by the rebels*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.tree import child, children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["claimants", "owner_of"]

_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_CLAIMING = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def owner_of(top: Token) -> tuple[Token, ...]:
    """The words that say whose a claim is: "*Russia's* claims", "*Western* reports", "by NATO"."""
    owners = (c for c in children(top, *_OWNERS) if c.i < top.i and _owns(c))
    found = [t for c in owners for t in c.subtree if t.i < top.i]
    for prep in children(top, "prep", "agent"):
        inner = child(prep, "pobj")
        of = inner is not None and claimants(prep, inner)
        if (prep.lower_ in words("answers", "whose") or of) and prep.i > top.i:
            found += [t for t in prep.subtree if t.i != prep.i]
    listed = words("acts", "light", "verbs")  # "claims *made* by", not "a claim rejected by"
    made = next((c for c in children(top, "acl") if c.tag_ == "VBN" and c.lemma_ in listed), None)
    by = child(made, "agent") if made is not None else None
    found += [t for t in by.subtree if t.i != by.i] if by is not None else []
    return tuple(t for t in found if t.pos_ in {"PROPN", "NOUN", "ADJ"})


def claimants(prep: Token, noun: Token) -> bool:
    """The case "the reports *of the rebels*", "*of Norland*": whose they are, not what of."""
    listed = words("relations", "kinds", "parties") | words("cues", "sources")
    bare = not any(children(noun, "acl", "relcl", "prep"))
    named = noun.pos_ == "PROPN" and noun.ent_type_ in _CLAIMING
    return (
        prep.lower_ == "of" and bare and (named or (noun.pos_ == "NOUN" and noun.lemma_ in listed))
    )


def _owns(modifier: Token) -> bool:
    if modifier.dep_ == "poss":
        return modifier.pos_ != "PRON"
    return modifier.pos_ == "PROPN" or modifier.text[:1].isupper()
