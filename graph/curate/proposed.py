"""The entries of outside catalogues that `sayso link` proposed, as questions to a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

import pyoxigraph as ox

from graph.ask import query
from graph.curate.pairs import settled
from graph.curate.sameness import Relation, Sameness, judge

__all__ = ["Proposals", "Proposed"]


class Proposed(NamedTuple):
    """An entry that may be an actor.

    :param actor, entry: their IRIs.
    :param called, description: what the catalogue says of the entry.
    :param score: the service's own figure, as it gave it.
    :param service: the address of the service.
    """

    actor: str
    entry: str
    called: str
    description: str
    score: str
    service: str

    @property
    def ends(self) -> tuple[str, str]:
        """Actor and entry in order, as a decision names them."""
        one, other = sorted((self.actor, self.entry))
        return one, other

    @property
    def catalogue(self) -> str:
        """What the entries of one catalogue begin with."""
        return self.entry[: max(self.entry.rfind("/"), self.entry.rfind("#")) + 1]


class Proposals:
    """The questions which entry an actor is.

    :param store: the built graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def questions(self) -> Sequence[Proposed]:
        """The proposals that wait for a person, actor by actor, the likeliest first."""
        result = query.run(self._store, "matches")
        rows = (dict(zip(result.columns, row, strict=True)) for row in result.rows)
        waiting = (row for row in rows if _value(row, "state") == "proposed")
        named = ("actor", "entry", "called", "description", "score", "service")
        return [Proposed(*(_value(row, name) for name in named)) for row in waiting]

    def asks(self, quads: Sequence[ox.Quad], *, again: bool) -> Callable[[Proposed], bool]:
        """Whether a proposal is open after the decisions of a facts file.

        Who has an entry of a catalogue is asked for no other one of it.

        :param again: ask once more where a person was unsure.
        """
        said = settled(quads).said
        taken = {
            (one.actor, one.catalogue) for one in self.questions() if said.get(one.ends) == "same"
        }

        def asked(one: Proposed) -> bool:
            if (known := said.get(one.ends)) is not None:
                return again and known == "unsure"
            return (one.actor, one.catalogue) not in taken

        return asked

    def answer(self, one: Proposed, said: str, file: Path, by: str) -> None:
        """Write down what a person says of a proposal, as `sayso decide` does.

        :param said: ``same``, ``different`` or ``unsure``.
        """
        judge(self._store, Sameness(one.actor, cast("Relation", said), one.entry, by=by), file)


def _value(row: dict[str, query.Term | None], name: str) -> str:
    return str(getattr(row[name], "value", ""))
