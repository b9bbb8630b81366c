"""Clauses beside a verb of speech that are not said: "Roe said *as he left the hall* that it fell".

"*While the mill has closed*, Roe said it would open again."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.clauses import SUBJECTS, finite, mark
from extract.syntax.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["occasion", "setting"]

_SETTING = frozenset({"while", "although", "though", "whereas", "as", "when", "after", "before"})
_LEADING = frozenset({"as", "when", "while", "after", "before"})


def setting(verb: Token, clause: Token) -> bool:
    """Whether a clause ahead of a verb of speech is told beside what is said behind the verb.

    "*While the mill has closed*, Roe said it would open": the parse hangs it on the verb. Where a
    comma parts the verb from what is said, "If it rains, Roe said, it will fall" is said whole.
    """
    said = child(verb, "ccomp")
    if said is None or not clause.i < verb.i < said.i or clause.dep_ != "advcl":
        return False
    parted = any(t.text == "," for t in verb.doc[verb.i : said.left_edge.i])
    own = child(clause, *SUBJECTS) is not None and finite(clause)
    return own and not parted and clause.head.i == verb.i and mark(clause) in _SETTING


def occasion(verb: Token, clause: Token) -> bool:
    """Whether a clause right behind a verb of speech tells on what occasion it was said.

    What is said then stands elsewhere: before the verb, or behind the clause.
    """
    behind = clause.dep_ == "advcl" and clause.left_edge.i == verb.i + 1
    return behind and mark(clause) in _LEADING
