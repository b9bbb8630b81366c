"""The clause that tells when, or at what, something was said: "Roe said *as he left the hall*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.clauses import mark

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["occasion"]

_LEADING = frozenset({"as", "when", "while", "after", "before"})


def occasion(verb: Token, clause: Token) -> bool:
    """Whether a clause right behind a verb of speech tells on what occasion it was said.

    What is said then stands elsewhere: before the verb, or behind the clause.
    """
    behind = clause.dep_ == "advcl" and clause.left_edge.i == verb.i + 1
    return behind and mark(clause) in _LEADING
