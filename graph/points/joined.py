"""A link between two statements, and what every kind of link asks first."""

from __future__ import annotations

from typing import NamedTuple

from graph.points.rows import one_holder
from graph.points.same import Match, timely
from graph.points.takes import Take

__all__ = ["LINKS", "Joined", "joined", "place", "two_minds"]

#: To how many others a statement is linked at most, by each kind of link.
LINKS = 8


class Joined(NamedTuple):
    """A link to be made.

    :param kind: local name of the property.
    :param one, other: IRIs of the statements.
    :param score: 0 to 1.
    """

    kind: str
    one: str
    other: str
    reason: str
    score: float


def joined(kind: str, one: Take, other: Take, reason: str, found: Match) -> Joined:
    """A link between two takes that were found to be on one point; inferred takes weaken it."""
    score = round(found.score * one.sure * other.sure, 2)
    return Joined(kind, one.row.id, other.row.id, reason, score)


def place(take: Take) -> tuple[str, int, str]:
    """Where a take stands, to put takes in one order."""
    return take.row.article, take.row.start, take.row.id


def two_minds(one: Take, other: Take) -> bool:
    """Whether two takes are two holders', of whom one is known, and speak of the same phase."""
    if one.row.id == other.row.id or not (one.row.holders or other.row.holders):
        return False
    return not one_holder(one.row, other.row) and timely(one, other)
