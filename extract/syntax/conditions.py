"""Whether it is only a condition that something was said: "if he says", "had he said so"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.syntax.clauses import SUBJECTS, mark
from extract.syntax.outcomes import outcome
from extract.syntax.tree import child, children, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conditional"]

_SUBORDINATE = frozenset({"advcl", "ccomp", "pcomp", "acl"})


def conditional(members: Iterable[Token]) -> str:
    """Why it is open that something was said, or "" where nothing makes it so.

    :param members: the words that have to hold for it.
    """
    return next((why for m in members if (why := _conditional(m))), "")


def _conditional(clause: Token) -> str:
    while clause.dep_ == "conj" and verbal(clause.head) and not mark(clause):
        clause = clause.head
    led = mark(clause) if verbal(clause) else ""
    unmet = led in _withheld("pending") and _present(clause)
    unmet |= led in _withheld("unmet") and clause.tag_ == "VB" and outcome(clause) is None
    if clause.dep_ in _SUBORDINATE and (unmet or led in _withheld("conditions")):
        return f"conditional: {led}"
    return _inverted(clause)


def _present(verb: Token) -> bool:
    tags = {verb.tag_, *(c.tag_ for c in children(verb, "aux", "auxpass"))}
    return bool(tags & {"VBZ", "VBP", "MD"}) and "VBD" not in tags


def _inverted(clause: Token) -> str:
    """The case "*Had* he said so, …", "*Should* the court find …"."""
    holder = child(clause, *SUBJECTS)
    if holder is None or not (clause.dep_ == "advcl" or _leads(clause)):
        return ""
    for helper in (clause, *children(clause, "aux", "auxpass")):
        if helper.lower_ in _withheld("inverted") and helper.i < holder.i:
            return f"conditional: {helper.text}"
    return ""


def _leads(clause: Token) -> bool:
    """Whether an auxiliary opens a sentence that asks nothing: a condition, whatever the parse."""
    first = next((t for t in clause.sent if t.is_alpha), clause)
    return first.head.i == clause.i and first.dep_ == "aux" and "?" not in clause.sent.text


def _withheld(name: str) -> frozenset[str]:
    return words("acts", "withheld", name)
