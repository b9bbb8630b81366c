"""Who disputes what: pairs of statements set against each other, each with the reason why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pyoxigraph as ox
from rich.text import Text

from graph.ask.lookup import compact, expand
from graph.ask.walk import Walk

__all__ = ["Dispute", "Side", "found", "shown"]


class Side(NamedTuple):
    """One statement in a dispute."""

    who: str
    content: str
    polarity: str
    certainty: str
    id: str


class Dispute(NamedTuple):
    """Two statements that cannot both hold, and why they are set against each other."""

    why: str
    one: Side
    other: Side


def found(store: ox.Store) -> list[Dispute]:
    """The disputes of a graph, each pair once, sorted."""
    walk = Walk(store)
    pairs: dict[tuple[str, ...], Dispute] = {}
    for why, one, other in (*_linked(walk, store), *_opposed(walk, store)):
        key = tuple(sorted((one.value, other.value)))
        pairs.setdefault(key, Dispute(why, _side(walk, one), _side(walk, other)))
    return sorted(pairs.values())


def shown(disputes: list[Dispute]) -> Text:
    """Disputes for people to read, ending in a line break."""
    text = Text()
    for dispute in disputes:
        text.append(f"{dispute.why}\n", "bold")
        for side in (dispute.one, dispute.other):
            text.append(f"  {side.who}: {side.content}\n")
            text.append(f"    {side.polarity}, {side.certainty}  {side.id}\n", "dim")
        text.append("\n")
    count = len(disputes)
    text.append(f"{count} dispute{'' if count == 1 else 's'}\n" if count else "no disputes found\n")
    return text


def _linked(walk: Walk, store: ox.Store) -> Iterator[tuple[str, ox.NamedNode, ox.NamedNode]]:
    property_ = expand("sayso:contradicts")
    subjects = {quad.subject for quad in store.quads_for_pattern(None, property_, None, None)}
    for one in sorted((s for s in subjects if isinstance(s, ox.NamedNode)), key=str):
        for other in walk.nodes(one, "sayso:contradicts"):
            yield "contradicts", one, other


def _opposed(walk: Walk, store: ox.Store) -> Iterator[tuple[str, ox.NamedNode, ox.NamedNode]]:
    property_ = expand("sayso:proposition")
    points = {quad.object for quad in store.quads_for_pattern(None, property_, None, None)}
    for point in sorted((p for p in points if isinstance(p, ox.NamedNode)), key=str):
        statements = walk.pointing(point, "sayso:proposition")
        for one, other in combinations(statements, 2):
            sides = {walk.words(s, "sayso:polarity") for s in (one, other)}
            if sides == {"positive", "negative"}:
                yield f"affirmed and denied: {walk.label(point)}", one, other


def _side(walk: Walk, statement: ox.NamedNode) -> Side:
    return Side(
        walk.words(statement, "sayso:speaker")
        or f"({walk.words(statement, 'sayso:holderStatus')})",
        walk.words(statement, "sayso:content"),
        walk.words(statement, "sayso:polarity"),
        walk.words(statement, "sayso:certainty"),
        compact(statement.value),
    )
