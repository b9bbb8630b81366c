"""Names that are given, not said: "nicknamed “the Wolf”", "a film called “Harbour Lights”"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from extract.syntax.cues import lemma
from extract.syntax.tree import children, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["given_name"]

_SMALL = 4  # letters from which a word of a name has a capital


def given_name(verb: Token, content: Collection[Token]) -> str:
    """Why a participle only tells what somebody or something is called, or "".

    :param verb: the word that carries a cue.
    :param content: the words of what seems to be said.
    """
    behind = [t for t in content if t.is_alpha and t.i > verb.i]
    if verb.tag_ not in {"VBN", "VBD"} or any(children(verb, "nsubj")) or any(map(verbal, behind)):
        return ""
    quoted = bool(behind) and any(t.is_quote for t in verb.doc[verb.i : behind[0].i])
    printed = all(t.is_title or len(t) < _SMALL for t in behind)
    bears = lemma(verb) in words("acts", "withheld", "naming")
    called = printed and lemma(verb) in words("acts", "withheld", "calling")
    return f"withheld: {verb.text}" if quoted and (bears or called) else ""
