"""The pairs of actors that the build leaves to a person, and which of them are open still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar, cast

import pyoxigraph as ox

from graph.ask import query
from graph.curate.decisions import read
from graph.curate.sameness import RELATIONS, Relation, Sameness, judge
from graph.errors import ExportError
from graph.identity.rulings import Ruled, Ruling, ruled
from graph.writer import write

__all__ = ["Pair", "Pairs", "Settled", "Skipped", "pairs", "settled"]


class Pair(NamedTuple):
    """Two actors that may be one.

    :param one, other: their IRIs, in order.
    :param touched: how many statements would get another speaker.
    :param score: how much speaks for it, 0 to 1.
    :param unsure: whether the build knows a person who was unsure.
    """

    one: str
    other: str
    touched: int
    score: float
    reasons: str
    objections: str
    unsure: bool

    @property
    def ends(self) -> tuple[str, str]:
        """The two actors, which is what tells one pair from another."""
        return self.one, self.other


def pairs(store: ox.Store) -> tuple[Pair, ...]:
    """The pairs of `possibly-same`: those first that touch most statements, then the likeliest."""
    result = query.run(store, "possibly-same")
    return tuple(_pair(dict(zip(result.columns, row, strict=True))) for row in result.rows)


def _pair(row: dict[str, query.Term | None]) -> Pair:
    def words(name: str) -> str:
        return str(getattr(row[name], "value", ""))

    return Pair(
        words("a"), words("b"), int(words("statements") or 0), float(words("score")),
        words("reasons"), words("objections"), words("decided") == "true",
    )  # fmt: skip


# ---------------------------------------------------------------- what is decided


class Settled(NamedTuple):
    """What the decisions of a facts file come to.

    :param said: two actors -> the latest that was said of just these two.
    :param ruled: what follows from all of it.
    """

    said: dict[tuple[str, str], str]
    ruled: Ruled

    def asks(self, pair: Pair, *, again: bool) -> bool:
        """Whether a pair is still a question.

        :param again: ask once more where a person was unsure.
        """
        said = self.said.get(pair.ends)
        if said is not None:
            return again and said == "unsure"
        return not self._follows(pair) and (again or not pair.unsure)

    def _follows(self, pair: Pair) -> bool:
        """Whether other answers answer it: the same as one who is the same, or who is not."""
        together = self.ruled.together
        one, other = (together.get(end, end) for end in pair.ends)
        return one == other or pair.other in self.ruled.apart.get(pair.one, ())


def settled(quads: Sequence[ox.Quad]) -> Settled:
    """What the decisions in some quads come to; a later one overrides an earlier one."""
    said: dict[tuple[str, str], str] = {}
    rulings = []
    for decision in (d for d in read(quads) if d.outcome in RELATIONS):
        for one, other in pairwise(decision.decides):
            said[one, other] = decision.outcome
            rulings.append(Ruling(decision.when, decision.iri, decision.outcome, one, other))  # type: ignore[arg-type]
    return Settled(said, ruled(rulings, lambda iri: iri))


class Pairs:
    """The questions who is who.

    :param store: the built graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def questions(self) -> Sequence[Pair]:
        """The pairs of `possibly-same`."""
        return pairs(self._store)

    def asks(self, quads: Sequence[ox.Quad], *, again: bool) -> Callable[[Pair], bool]:
        """Whether a pair is open after the decisions of a facts file.

        :param again: ask once more where a person was unsure.
        """
        decisions = settled(quads)
        return lambda pair: decisions.asks(pair, again=again)

    def answer(self, pair: Pair, said: str, file: Path, by: str) -> None:
        """Write down what a person says of a pair, as `sayso decide` does.

        :param said: ``same``, ``different`` or ``unsure``.
        """
        judge(self._store, Sameness(pair.one, cast("Relation", said), pair.other, by=by), file)


# ---------------------------------------------------------------- what was put off


class _Asked(Protocol):
    @property
    def ends(self) -> tuple[str, str]: ...


Q = TypeVar("Q", bound=_Asked)


class Skipped:
    """Questions a person put off, the longest ago first, so that they come last the next time.

    Only an order: the file can be deleted at any time.

    :param file: where it is kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ends: list[tuple[str, str]] = []
        with suppress(OSError, UnicodeDecodeError):
            told = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
            self._ends = [(ends[0], ends[1]) for ends in told if len(ends) == 2]

    def last(self, found: Sequence[Q]) -> list[Q]:
        """Questions in the order in which to ask: those put off come last."""
        place = {ends: n for n, ends in enumerate(self._ends, 1)}
        return sorted(found, key=lambda question: place.get(question.ends, 0))

    def add(self, question: _Asked) -> None:
        """Put a question off, behind all others."""
        self._ends = [*(ends for ends in self._ends if ends != question.ends), question.ends]
        text = "".join(f"{one} {other}\n" for one, other in self._ends)
        # A folder that cannot be written to costs the order, no more.
        with suppress(ExportError):
            write(self._file, text.encode(), durable=False)
