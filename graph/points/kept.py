"""Takes as plain lists that JSON can hold, and back without loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Any

from graph.points.rows import Figure, Meant, Row, Speaker
from graph.points.takes import Take
from graph.points.wording import Phrase

__all__ = ["Loader", "dumped"]

_ROW = tuple(field.name for field in fields(Row))
_TAKE = tuple(field.name for field in fields(Take))
#: Fields of a take that are sets of words, or ends; fields of a row that are lists of records.
_SETS = frozenset({"core", "rest", "phases", "times", "named", "context", "scene"})
_ENDS = frozenset({"agent", "patient"})
_RECORDS = {"holders": Speaker, "figures": Figure, "answers": Meant}


def dumped(takes: Iterable[Take]) -> list[Any]:
    """Takes as lists; equal ones give equal lists."""
    return [[_plain(name, getattr(take, name)) for name in _TAKE] for take in takes]


def _plain(name: str, value: Any) -> Any:
    if name == "row":
        told = ((each, getattr(value, each)) for each in _ROW)
        return [sorted(one) if each == "about" else one for each, one in told]
    if name in _SETS:
        return sorted(value)
    return [*value[:2], sorted(value.rest), *value[3:]] if name in _ENDS else value


#: Makes a value of what JSON holds of it.
_Maker = Callable[[Any], Any]


class Loader:
    """Makes takes of lists; equal words and sets of them are held once by all of one loader."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}
        row: dict[str, _Maker] = {"about": self._set}
        row |= {name: self._records(kind) for name, kind in _RECORDS.items()}
        take: dict[str, _Maker] = {"row": self._row}
        take |= dict.fromkeys(_SETS, self._set) | dict.fromkeys(_ENDS, self._phrase)
        self._of_row = [row.get(name, self._listed) for name in _ROW]
        self._of_take = [take.get(name, self._one) for name in _TAKE]

    def loaded(self, plain: Iterable[Sequence[Any]]) -> list[Take]:
        """The takes that :func:`dumped` made lists of.

        :raises ValueError: when they are none.
        """
        try:
            return [self._take(values) for values in plain]
        except (TypeError, KeyError, IndexError) as error:
            raise ValueError("no takes") from error

    def _take(self, values: Sequence[Any]) -> Take:
        return Take(*[made(value) for made, value in zip(self._of_take, values, strict=True)])

    def _row(self, values: Sequence[Any]) -> Row:
        return Row(*[made(value) for made, value in zip(self._of_row, values, strict=True)])

    def _phrase(self, values: Sequence[Any]) -> Phrase:
        entity, head, rest, *more = values
        return Phrase(self._one(entity), self._one(head), self._set(rest), *more)

    def _records(self, kind: Callable[..., Any]) -> _Maker:
        """Makes a list of records of lists of their values."""
        return lambda listed: tuple(kind(*map(self._one, each)) for each in listed)

    def _listed(self, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(map(self._one, value)) if value else ()
        return self._one(value)

    def _one(self, value: Any) -> Any:
        return self._words.setdefault(value, value) if isinstance(value, str) else value

    def _set(self, listed: Sequence[str]) -> frozenset[str]:
        key = tuple(listed)
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = frozenset(map(self._one, listed))
        return found
