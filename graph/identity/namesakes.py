"""Who bears one full name: one person, unless something speaks against it.

The bearers of one name in a corpus are weighed together, never one after the other as they come:
who shows most opens the groups, who objects to a group opens another, and who would fit several
goes to the one that is clearly likelier, else to none. What comes out is a function of the set.

A name that many bear (:mod:`graph.identity.commonness`) has no such
prior: its bearers are left to what agrees.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.identity.bearers import OPENED, Bearer, Group, Weigher, bearer_of
from graph.identity.commonness import common
from graph.identity.grouping import Joined
from graph.identity.personal import core
from graph.identity.persons import PersonRules
from graph.identity.profiles import Profile

__all__ = ["Units", "named_alike"]


class Units(NamedTuple):
    """Profiles that belong together, and why.

    :param why: IRI of a profile -> how it came to the first of its unit; none for that one.
    """

    units: tuple[tuple[Profile, ...], ...]
    why: Mapping[str, Joined]


def named_alike(
    units: Sequence[Sequence[Profile]], rules: PersonRules, apart: Mapping[str, frozenset[str]]
) -> Units:
    """Bring units together whose full name is the same and of whom nothing says they are two.

    :param units: persons; those that belong together already.
    :param apart: IRI of a profile -> those it must not be one with.
    """
    made: list[tuple[Profile, ...]] = []
    why: dict[str, Joined] = {}
    for alike in _by_name(units, rules):
        named = sorted((bearer_of(u, rules) for u in alike), key=lambda b: b.iri)
        groups = Weigher(rules, apart).groups(named) if _may_be_one(named) else ()
        placed = {b.iri for group in groups for b, _ in group.bearers}
        made += [b.unit for b in named if b.iri not in placed]
        for group in groups:
            made.append(tuple(p for b, _ in group.bearers for p in b.unit))
            why.update(_joined(group))
    return Units(tuple(sorted(made, key=lambda u: min(p.iri for p in u))), why)


def _may_be_one(bearers: Sequence[Bearer]) -> bool:
    """Whether there are several, of a name that few bear, and nobody described one of them."""
    described = any(p.by_hand for b in bearers for p in b.unit)
    names = (name for b in bearers for name in b.traits.names)
    return len(bearers) > 1 and not described and not any(map(common, names))


def _joined(group: Group) -> Iterator[tuple[str, Joined]]:
    first = min(b.iri for b, _ in group.bearers)
    for bearer, weighed in group.bearers:
        how = weighed if weighed.reasons else OPENED
        for profile in bearer.unit if bearer.iri != first else ():
            yield profile.iri, Joined(profile, first, how.score, how.reasons)


# ---------------------------------------------------------------- who bears one name


def _by_name(
    units: Sequence[Sequence[Profile]], rules: PersonRules
) -> Iterator[list[Sequence[Profile]]]:
    """The units of each name; two names are one where an article gives a person both."""
    keys = _Keys()
    own = [_cores(unit, rules) for unit in units]
    for listed in own:
        keys.join(listed)
    found: dict[str, list[Sequence[Profile]]] = {}
    for unit, listed in zip(units, own, strict=True):
        if listed:
            found.setdefault(keys.first(listed[0]), []).append(unit)
        else:
            yield [unit]
    yield from found.values()


def _cores(unit: Sequence[Profile], rules: PersonRules) -> tuple[str, ...]:
    return tuple(
        sorted({sys.intern(k) for p in unit for name in rules.names(p) for k in core(name)})
    )


class _Keys:
    """Keys of names that mean one name."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def join(self, keys: Iterable[str]) -> None:
        """Note that keys mean one name."""
        first: str | None = None
        for key in keys:
            top = self.first(key)
            first = top if first is None else first
            low, high = sorted((first, top))
            self._parent[high] = first = low

    def first(self, key: str) -> str:
        """The first of all keys that mean the same name."""
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key
