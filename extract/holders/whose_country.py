"""Which country a body without a name is of, by its own sentence: "*in Kyiv* the ministry said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.capitals import seat_of
from extract.entities.names import Named
from extract.holders.together import whole_list
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block
from extract.syntax.tree import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["country_here"]


def country_here(named: Named, block: Block, top: Token) -> str | None:
    """The country that a body's own sentence tells it is of, or None.

    :param top: its noun.
    """
    return _city_of(named, top) or _joined_with(named, block, top)


def _city_of(named: Named, top: Token) -> str | None:
    """The country whose capital says which body is meant: "*In Kyiv* the ministry said"."""
    first = whole_list(top)[0]
    subject = first.dep_ in SUBJECTS
    led = [c for c in children(first.head, "prep") if c.i < first.i] if subject else []
    inside = (p for c in (*children(top, "prep"), *led) for p in c.subtree if p.lower_ == "in")
    places = (child(p, "pobj") for p in inside)
    names = (" ".join(t.text for t in p.lefts) + f" {p.text}" for p in places if p is not None)
    seats = (seat_of(name.strip(), named.gazetteer) for name in names)
    return next((seat.actor.country for seat in seats if seat is not None), None)


def _joined_with(named: Named, block: Block, top: Token) -> str | None:
    """The one country of those whom a body is named together with: "*Norda's* MPs and the army"."""
    others = [t for t in whole_list(top) if t.i < top.i]
    spans = [block.over([t for t in other.subtree if t.i < top.left_edge.i]) for other in others]
    codes = {c.iso2 for span in spans for c in named.countries_in(span)}
    return min(codes) if len(codes) == 1 else None
