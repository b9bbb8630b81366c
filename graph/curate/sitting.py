"""A person answers one question after the other; every answer is on the disk before the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.curate.pairs import Pair, Settled, Skipped, pairs, settled
from graph.curate.sameness import Relation, Sameness, judge
from graph.curate.writing import THE_CURATOR, existing
from graph.errors import FactsError, QueryError
from graph.writer import write

__all__ = ["Sitting", "Wishes"]


class _Step(NamedTuple):
    """An answer, and the facts file before and after it; None where there was no file."""

    pair: Pair
    relation: Relation
    before: bytes | None
    after: bytes | None


class Wishes(NamedTuple):
    """What a person wants of a sitting.

    :param again: ask once more where a person was unsure.
    :param limit: how many pairs to ask about at most; None for all.
    :param by: who decides.
    """

    again: bool = False
    limit: int | None = None
    by: str = THE_CURATOR


class Sitting:
    """Pairs asked one after the other; what is decided is not asked again.

    :param store: the graph the pairs come from.
    :param file: the facts file that the decisions go into.
    :param skipped: what was put off before.
    """

    def __init__(
        self, store: ox.Store, file: Path, skipped: Skipped, wishes: Wishes | None = None
    ) -> None:
        self._store, self._file, self._skipped = store, file, skipped
        self._wishes = wishes or Wishes()
        self._pairs = skipped.last(pairs(store))
        self._asked: list[Pair] = []
        self._off: set[Pair] = set()
        self._steps: list[_Step] = []

    @property
    def decided(self) -> Mapping[Relation, int]:
        """How often each answer was given in this sitting."""
        return Counter(step.relation for step in self._steps)

    @property
    def skipped(self) -> int:
        """How many pairs were put off in this sitting."""
        return len(self._off)

    @property
    def found(self) -> int:
        """How many pairs the build leaves to a person, decided since or not."""
        return len(self._pairs)

    def left(self) -> int:
        """How many pairs no person has decided yet, those put off included."""
        decisions = self._settled()
        return sum(1 for pair in self._pairs if self._open(pair, decisions))

    def next(self) -> tuple[Pair, str] | None:
        """The pair to ask now, and which one of how many it is; None when there is none.

        :raises FactsError: when the facts file is broken.
        """
        decisions = self._settled()
        waiting = [p for p in self._pairs if p not in self._off and self._open(p, decisions)]
        ahead = [p for p in waiting if p not in self._asked]
        most = len(self._asked) + len(ahead)
        most = min(most, self._wishes.limit or most)
        # One whose answer was taken back is asked before those to come.
        pair = next((p for p in waiting if p in self._asked), None)
        if pair is None and ahead and len(self._asked) < most:
            pair = ahead[0]
            self._asked.append(pair)
        return None if pair is None else (pair, f"{self._asked.index(pair) + 1} of {most}")

    def answer(self, pair: Pair, relation: Relation) -> None:
        """Write down what a person says of a pair, as `sayso decide` does.

        :raises FactsError: when the facts file is broken, so that nothing can be added safely.
        :raises ExportError: when the disk refuses; the file is then as it was.
        """
        before = _bytes(self._file)
        judge(self._store, Sameness(pair.one, relation, pair.other, by=self._wishes.by), self._file)
        self._steps.append(_Step(pair, relation, before, _bytes(self._file)))

    def skip(self, pair: Pair) -> None:
        """Put a pair off until the next time."""
        self._off.add(pair)
        self._skipped.add(pair)

    def undo(self) -> Pair | None:
        """Take the last answer out of the facts file again; None when there is none.

        :raises QueryError: when somebody else has changed the file since.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        if _bytes(self._file) != step.after:
            raise QueryError(
                "was changed by somebody else; take the decision out there", str(self._file)
            )
        if step.before is None:
            self._file.unlink(missing_ok=True)
        else:
            write(self._file, step.before)
        self._steps.pop()
        return step.pair

    def _settled(self) -> Settled:
        return settled(existing(self._file).quads)

    def _open(self, pair: Pair, decisions: Settled) -> bool:
        answered = any(step.pair == pair for step in self._steps)
        return not answered and decisions.asks(pair, again=self._wishes.again)


def _bytes(file: Path) -> bytes | None:
    if not file.exists():
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise FactsError(f"cannot be read: {error.strerror}", str(file)) from None
