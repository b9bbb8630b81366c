"""Where everything stands: three bands, ordered so that few lines cross, nothing overlapping.

Speakers to the left, statements in the middle, whom they are about to the right; arithmetic only,
so the same statements always stand in the same places. Pixels; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from graph.view.records import Statement

__all__ = ["Box", "Order", "arrange", "order", "spread"]

UNKNOWN = "unknown"
_ROUNDS = 12

CARD_X, CARD_WIDTH = 96.0, 408.0
COUNTRY_X = 604.0
ROW_GAP, SPEAKER_GAP = 7.0, 9.0


class Box(NamedTuple):
    """A place in a band: the middle of its height, and that height."""

    y: float
    height: float


class Order(NamedTuple):
    """The three bands from top to bottom, as identifiers."""

    actors: tuple[str, ...]
    statements: tuple[str, ...]
    countries: tuple[str, ...]


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def _ranks(names: Sequence[str]) -> dict[str, float]:
    return {name: float(at) for at, name in enumerate(names)}


def _by_barycentre(
    names: Sequence[str], neighbours: Mapping[str, list[str]], ranks: Mapping[str, float]
) -> list[str]:
    old = _ranks(names)
    key: Callable[[str], tuple[float, float]] = lambda name: (  # noqa: E731
        _mean([ranks[n] for n in neighbours.get(name, ())], old[name]),
        old[name],
    )
    return sorted(names, key=key)


def _neighbours(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def holders(statement: Statement) -> tuple[str, ...]:
    """Who a statement hangs on in the picture: its speaker, its candidates, or the unknown one."""
    return statement.holders or (UNKNOWN,)


def _first_seen(groups: Sequence[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(name for group in groups for name in group))


def order(statements: Sequence[Statement]) -> Order:
    """The bands in an order with few crossings: a speaker's statements stay together.

    :param statements: in the order of the texts, which breaks every tie.
    """
    actors = _first_seen([holders(s) for s in statements])
    countries = _first_seen([s.topics for s in statements])
    said = _neighbours([(h, c) for s in statements for h in holders(s) for c in s.topics])
    for _ in range(_ROUNDS):
        countries = _by_barycentre(countries, said, _ranks(actors))
        actors = _by_barycentre(actors, said, _ranks(countries))
    rank, place = _ranks(actors), _ranks(countries)
    keyed = sorted(
        enumerate(statements),
        key=lambda item: (
            _mean([rank[h] for h in holders(item[1])], 0.0),
            _mean([place[c] for c in item[1].topics], len(countries) / 2),
            item[0],
        ),
    )
    passed_on = _first_seen([s.via for s in statements])
    unspoken = [name for name in passed_on if name not in rank]
    return Order((*actors, *unspoken), tuple(s.id for _, s in keyed), tuple(countries))


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Middles as near to the wanted ones as boxes in this order can stand without overlapping.

    Neighbours that would overlap are pooled and stand around the mean of what they want.

    :param wanted: middles, in the order of the band.
    :param heights: one for each.
    :param gap: between two boxes.
    """
    pools: list[tuple[float, int, list[float]]] = []  # sum of wanted tops, members, offsets
    for middle, height in zip(wanted, heights, strict=True):
        pool = (middle - height / 2, 1, [0.0, height + gap])
        while pools and pools[-1][0] / pools[-1][1] + pools[-1][2][-1] > pool[0] / pool[1]:
            pool = _pooled(pools.pop(), pool)
        pools.append(pool)
    tops = [total / n + offset for total, n, offsets in pools for offset in offsets[:-1]]
    return [top + height / 2 for top, height in zip(tops, heights, strict=True)]


def _pooled(
    above: tuple[float, int, list[float]], below: tuple[float, int, list[float]]
) -> tuple[float, int, list[float]]:
    shift = above[2][-1]
    offsets = [*above[2][:-1], *(shift + offset for offset in below[2])]
    return above[0] + below[0] - shift * below[1], above[1] + below[1], offsets


def arrange(
    statements: Sequence[Statement], heights: Mapping[str, float], gap: float = ROW_GAP
) -> dict[str, Box]:
    """A box for every statement, speaker and topic, by identifier.

    :param statements: the statements drawn, in the order of the texts.
    :param heights: height of each box by identifier.
    """
    bands, by_id = order(statements), {s.id: s for s in statements}
    boxes = _stack([by_id[name] for name in bands.statements], heights, gap)
    near = _neighbours([(h, s.id) for s in statements for h in (*holders(s), *s.topics)])
    via = _neighbours([(v, s.id) for s in statements for v in s.via])
    for band, space in ((bands.actors, 8.0), (bands.countries, 18.0)):
        wanted = {n: _mean([boxes[s].y for s in near.get(n) or via[n]], 0.0) for n in band}
        names = sorted(band, key=lambda n: wanted[n])
        tall = [heights[n] for n in names]
        middles = spread([wanted[n] for n in names], tall, space)
        boxes |= {n: Box(y, h) for n, y, h in zip(names, middles, tall, strict=True)}
    return boxes


def _stack(
    ordered: Sequence[Statement], heights: Mapping[str, float], gap: float
) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    top, before = 0.0, None
    for s in ordered:
        if before is not None and holders(s) != before:
            top += SPEAKER_GAP
        boxes[s.id] = Box(top + heights[s.id] / 2, heights[s.id])
        top, before = top + heights[s.id] + gap, holders(s)
    return boxes
