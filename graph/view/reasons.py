"""What ties statements together: links, the points they are on, and why two are linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from graph.model.records import Link
from graph.view.records import Statement
from graph.view.things import Columns, compact

__all__ = ["LINKS", "Hint", "Ties", "hints"]

#: How statements may be linked, as local names of the vocabulary.
LINKS = ("contradicts", "corroborates", "respondsTo", "keptApart")
#: The properties that may hold the words, the best first.
_WORDS = ("linkReason", "reason", "comment", "label")
_BOTH = 2


class Hint(NamedTuple):
    """What stands between two statements.

    :param name: its own identifier.
    :param kind: the kinds of link it is of, each before a blank.
    :param words: why the two are linked, where they are.
    """

    name: str
    kind: str
    one: str
    other: str
    words: str


def hints(columns: Columns, statements: AbstractSet[str]) -> list[Hint]:
    """Whatever points at exactly two statements and has words of its own, whatever its class.

    The two statements themselves, which may point at each other, are none.

    :param statements: identifiers.
    """
    linked = {n for kind in LINKS for ends in columns.ours(kind).values() for n in ends}
    # What one of them is linked to is a statement too, be it of an article that is not at hand.
    statements = statements | linked
    found: dict[str, list[str]] = {}
    for statement in sorted(statements):
        for name in columns.pointing((statement,)):
            found.setdefault(name, []).append(statement)
    made: list[Hint] = []
    for name in sorted(found.keys() - statements):
        words = _words(columns, name) if len(found[name]) == _BOTH else None
        if words:
            pointed = columns.pointed(name)
            kind = "".join(f"{k} " for k in LINKS if f"sayso:{k}" in pointed)
            one, other = found[name]
            made.append(Hint(name, kind, one, other, words))
    return made


class Ties:
    """What ties the statements of a graph together.

    :param columns: all that articles have in common.
    :param statements: identifiers of all statements.
    :param told: what stands between any two within their articles.
    :param beside: links of which the columns hold what they join and not what tells of them.
    """

    def __init__(
        self,
        columns: Columns,
        statements: AbstractSet[str],
        told: Iterable[Hint],
        beside: Sequence[Link] = (),
    ) -> None:
        self._columns, self._statements = columns, statements
        self._told, self._beside = told, beside
        self._links = {kind: columns.ours(kind) for kind in LINKS}
        self._points, self._sides = columns.ours("onPoint"), _sides(columns, beside)
        self._asked: AbstractSet[str] | None = None

    def only(self, asked: AbstractSet[str]) -> None:
        """Tell the reasons of some statements only, which nobody has asked for yet.

        :param asked: identifiers.
        """
        self._asked = asked

    @cached_property
    def _reasons(self) -> Mapping[str, Mapping[str, str]]:
        """Statement -> what it is linked to -> why."""
        linked = {n for links in self._links.values() for s, ends in links.items()
                  for n in (s, *ends)}  # fmt: skip
        known = self._statements | linked
        beside = _between(self._beside, known, linked)
        hints = chain(self._told, _linking(self._columns, known), beside)
        asked = self._asked
        wanted = {
            h.name: h for h in hints
            if (h.one in linked or h.other in linked)
            and (asked is None or h.one in asked or h.other in asked)
        }  # fmt: skip
        found: dict[str, dict[str, str]] = {}
        for _, hint in sorted(wanted.items()):
            for one, other in ((hint.one, hint.other), (hint.other, hint.one)):
                found.setdefault(one, {}).setdefault(f"{hint.kind}{other}", hint.words)
        return found

    @cached_property
    def _tied(self) -> AbstractSet[str]:
        """The statements of which there is anything to tell; few of very many."""
        return set().union(self._points, self._reasons, *self._links.values())

    def tied(self, one: Statement) -> Statement:
        """A statement with what it is linked to, why, and the points it is on.

        A key of the reasons is the other statement, after the kind of the link and a blank where
        the reason is of one kind only.
        """
        told = self.of(one.id)
        return replace(one, **told) if told else one

    def links(self, one: str) -> dict[str, Sequence[str]]:
        """What a statement is linked to, by kind.

        :param one: its identifier.
        """
        return {kind: ends for kind in LINKS if (ends := self._links[kind].get(one))}

    def points(self, one: str) -> Sequence[str]:
        """The points that a statement is on.

        :param one: its identifier.
        """
        return self._points.get(one, ())

    def of(self, one: str) -> dict[str, Any]:
        """The same as fields of a statement, of which it lacks those that are empty.

        :param one: its identifier.
        """
        if one not in self._tied:
            return {}
        points = self.points(one)
        found = {
            "links": self.links(one),
            "reasons": self._reasons.get(one, {}),
            "points": points,
            "denies": tuple(p for p in points if (one, p) in self._sides),
        }
        return {name: value for name, value in found.items() if value}


def _linking(columns: Columns, statements: AbstractSet[str]) -> Iterator[Hint]:
    """The nodes of links between two statements."""
    ends, kinds = [columns.ours(n) for n in ("linkFrom", "linkTo")], columns.ours("linkKind")
    for name, words in columns.ours("linkReason").items():
        both = sorted({n for end in ends for n in end.get(name, ()) if n in statements})
        if len(both) == _BOTH:
            told = {kind.removeprefix("sayso:") for kind in kinds.get(name, ())}
            kind = "".join(f"{k} " for k in LINKS if k in told)
            yield Hint(name, kind, both[0], both[1], words[0])


def _between(
    beside: Iterable[Link], statements: AbstractSet[str], linked: AbstractSet[str]
) -> Iterator[Hint]:
    """The same of links that are records.

    :param linked: one of the two has to be one of these.
    """
    for link in beside:
        one, other = sorted((compact(link.one), compact(link.other)))
        if one not in linked and other not in linked:
            continue
        if one != other and one in statements and other in statements:
            kind = f"{link.kind} " if link.kind in LINKS else ""
            yield Hint(compact(link.id), kind, one, other, link.reason)


def _words(columns: Columns, name: str) -> str | None:
    texts = columns.texts(name)
    return next((texts[local] for local in _WORDS if local in texts), None)


def _sides(columns: Columns, beside: Iterable[Link]) -> frozenset[tuple[str, str]]:
    """Each statement with a point that it denies."""
    ends = columns.ours("linkFrom"), columns.ours("linkTo")
    denied = ((compact(one.one), compact(one.other)) for one in beside if one.side == "negative")
    return frozenset(denied).union(
        (ends[0][name][0], ends[1][name][0])
        for name, side in columns.ours("side").items()
        if side[0] == "val:negative" and name in ends[0] and name in ends[1]
    )
