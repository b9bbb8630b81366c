"""The points of takes that chains of pairs join, with the links among them: kept until one changes.

What takes come to that no pair joins to others depends on nothing but these takes, the pairs among
them and what their ends are called, so it is kept by a hash of all that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from extract.wordlists import words
from graph.points.back import answering, told
from graph.points.groups import Pair, grouped
from graph.points.headings import heading
from graph.points.joined import Joined
from graph.points.links import between
from graph.points.rivals import laid
from graph.points.stems import tokens
from graph.points.takes import Take
from graph.points.traits import Traits
from graph.points.written import Point, point

__all__ = ["Matter", "Matters", "between_some", "components", "on_points"]

#: What denies nothing by a word of its own has to mean a claim as surely as this.
_MEANT = 0.8
#: So many words without a verb say a thing.
_TELLING = 3


class Matter(NamedTuple):
    """What some takes come to."""

    points: Sequence[Point]
    links: Sequence[Joined]


class Matters:
    """What takes came to in earlier builds.

    :param data: as :meth:`remembered` gave it after one; empty where there was none.
    """

    def __init__(self, data: bytes = b"") -> None:
        self._kept: dict[str, list[Any]] = json.loads(data or b"{}")
        self._used: dict[str, Any] = {}

    def every(
        self,
        takes: Sequence[Take],
        traits: Traits,
        labels: Mapping[str, str],
        pairs: Iterable[Pair],
        answers: Iterable[tuple[int, int]],
    ) -> Iterator[Matter]:
        """What takes come to, for all that chains of pairs join.

        :param traits: of the takes.
        :param labels: IRI -> what an actor or a country is called.
        :param pairs: those that are on one point.
        :param answers: those of which the first means the second by its own words.
        """
        listed, meant = list(pairs), list(answers)
        joined = components((*((pair.one, pair.other) for pair in listed), *meant))
        inside: dict[int, list[Pair]] = {}
        for pair in listed:
            inside.setdefault(joined[pair.one], []).append(pair)
        members: dict[int, list[int]] = {}
        for take in sorted(joined):
            members.setdefault(joined[take], []).append(take)
        for first, held in members.items():
            places = {take: at for at, take in enumerate(held)}
            own = [
                pair._replace(one=places[pair.one], other=places[pair.other])
                for pair in inside.get(first, ())
            ]
            ends = sorted({end for take in held for end in traits.ends[take]} - {""})
            called = {end: labels[end] for end in ends if end in labels}
            key = _key(traits.digests[held].tolist(), [pair[:2] for pair in own], called)
            if key not in self._kept:
                some = _matter(called, [takes[take] for take in held], own)
                self._kept[key] = [some.points, some.links]
            self._used[key] = points, links = self._kept[key]
            yield Matter([Point(*one) for one in points], [Joined(*one) for one in links])

    def remembered(self) -> bytes:
        """What was asked for, for the next build."""
        return json.dumps(dict(sorted(self._used.items())), separators=(",", ":")).encode()


def _key(*told: Any) -> str:
    text = json.dumps(told, separators=(",", ":")).encode()
    return hashlib.blake2b(text, digest_size=16).hexdigest()


_Named = TypeVar("_Named", int, str)


def components(pairs: Iterable[tuple[_Named, _Named]]) -> dict[_Named, _Named]:
    """Whatever stands in a pair -> the least that a chain of pairs joins it with."""
    parent: dict[_Named, _Named] = {}

    def root(one: _Named) -> _Named:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {one: root(one) for one in parent}


# ---------------------------------------------------------------- made anew


def _matter(labels: Mapping[str, str], made: Sequence[Take], near: Sequence[Pair]) -> Matter:
    found = list(on_points(labels, made, [*near, *answering(made)]))
    links = [link for _, held in found for link in between(held)]
    links += between_some(told(made), made)
    return Matter([one for one, _ in found], links)


def on_points(
    labels: Mapping[str, str], made: Sequence[Take], near: Sequence[Pair]
) -> Iterator[tuple[Point, Sequence[Take]]]:
    """The points of some takes, each with the takes on it.

    :param labels: IRI -> what an actor or a country is called.
    :param near: the pairs among them; takes that no chain of pairs joins may be given apart.
    """
    reasons = _reasons(near)
    for members in grouped(made, near):
        held = laid(_as_claimed([made[i] for i in members]))
        scores = [round(reasons[i][0] * made[i].sure, 2) for i in members]
        why = [_told(made[i], reasons[i][1]) for i in members]
        yield point(heading(labels, held), held, scores, why), held


def _as_claimed(held: list[Take]) -> list[Take]:
    """The takes with what was claimed as the side that affirms, where it is only denied.

    Who rejects the claim that something is not so does not say that it is.
    """
    affirming = [t for t in held if t.side > 0]
    denying = [t for t in held if t.side < 0]
    only_denied = bool(affirming) and all(t.row.act == "deny" for t in affirming)
    if only_denied and all(t.row.act != "deny" for t in denying):
        return [replace(t, side=-t.side) for t in held]
    return held


def _reasons(near: Sequence[Pair]) -> dict[int, tuple[float, str]]:
    """Take -> the surest match it has with any other."""
    best: dict[int, tuple[float, str]] = {}
    for pair in near:
        told = (pair.found.score, pair.found.reason)
        for index in (pair.one, pair.other):
            best[index] = max(best.get(index, (0.0, "")), told)
    return best


def _told(take: Take, reason: str) -> str:
    return reason if take.sure == 1 else f"{reason}; {take.how}"


# ---------------------------------------------------------------- by the text's own words


def between_some(links: Iterable[Joined], made: Iterable[Take]) -> Iterator[Joined]:
    """The links by the text's own words of which somebody holds one end, and both ends say a thing.

    What nobody known claims and nobody known denies is no dispute, nor is a word alone a claim.
    """
    known = {take.row.id: take for take in made}
    for link in links:
        ends = [known[link.one], known[link.other]]
        held = any(take.row.holders for take in ends)
        meant = ends[0].row.act == "deny" or link.score >= _MEANT
        if link.kind != "contradicts" or (held and meant and _says(ends[1])):
            yield link


def _says(take: Take) -> bool:
    """Whether what is denied is more than a name: it has a verb, or says of what it is."""
    if take.row.predicate_text or take.relation:
        return True
    named = words("points", "back", "determiners")
    return sum(word not in named for word in tokens(take.row.content)) >= _TELLING
