"""Clauses that have a report of their own: "It fell, *as Roe said*, and …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.clauses import SUBJECTS, finite, mark
from extract.syntax.cue_frames import cue_frames
from extract.syntax.tree import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_reported", "joined_behind"]


def as_reported(clause: Token) -> Token | None:
    """The verb of the clause beside another that says who reports that one, or None."""
    beside = (c for c in children(clause, "advcl") if mark(c) == "as" and cue_frames(c))
    return next((c for c in beside if child(c, "nsubj") is not None), None)


def joined_behind(clause: Token) -> list[Token]:
    """The clauses joined to another that its "as Roe said" does not reach, in order.

    Those with a subject of their own behind it, or with a report of their own: "It fell, as Roe
    said, *and nobody was hurt*", "As Roe said, it fell, *and its owner fled, according to Falk*".
    """
    report = as_reported(clause)
    joined = [c for c in children(clause, "conj") if finite(c) and child(c, *SUBJECTS) is not None]
    if report is None:
        return []
    return [c for c in joined if clause.i < report.i < c.i or _own_report(c)]


def _own_report(clause: Token) -> bool:
    return any(c.lower_ == "according" and c.i > clause.i for c in clause.children)
