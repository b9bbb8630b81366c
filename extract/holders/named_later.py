"""Bearers of an office whom the text names only behind somebody else's words."""

from __future__ import annotations

from collections.abc import Collection

from extract.entities.names import Named
from extract.holders.antecedents import Antecedents
from extract.records import Span

__all__ = ["only_later"]


def only_later(named: Named, said: Antecedents, place: Span, keys: Collection[str]) -> bool:
    """Whether some persons are named only behind a place, before which another person speaks.

    "*Roe* said no, and the *senator* left. Sen. Falk came later": not Falk.

    :param said: who was found to speak where.
    :param keys: of the persons in question.
    """
    persons = [m for m in named.actors if m.actor.kind == "person"]
    if any(m.actor.key in keys and m.span.start < place.start for m in persons):
        return False
    speaking = said.speakers(Span(0, 0), place)
    return any(m.actor.key in speaking for m in persons)
