"""Takes as plain lists that JSON can hold, and back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


class Loader:
    """Makes takes of lists; equal words and sets of them are held once by all of one loader."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}

    def loaded(self, plain: Iterable[Sequence[Any]]) -> list[Take]:
        """The takes that :func:`dumped` made lists of.

        :raises ValueError: when they are none.
        """
        try:
            return [self._take(values) for values in plain]
        except (TypeError, KeyError, IndexError) as error:
            raise ValueError("no takes") from error

    def _take(self, values: Sequence[Any]) -> Take:
        pairs = zip(_TAKE, values, strict=True)
        return Take(*[self._of_take(name, value) for name, value in pairs])

    def _of_take(self, name: str, value: Any) -> Any:
        if name == "row":
            return Row(*[self._of_row(n, v) for n, v in zip(_ROW, value, strict=True)])
        if name in _SETS:
            return self._set(value)
        if name in _ENDS:
            entity, head, rest, *more = value
            return Phrase(self._one(entity), self._one(head), self._set(rest), *more)
        return self._one(value)

    def _of_row(self, name: str, value: Any) -> Any:
        if name == "about":
            return self._set(value)
        if name in _RECORDS:
            return tuple(_RECORDS[name](*map(self._one, each)) for each in value)
        return tuple(map(self._one, value)) if isinstance(value, list) else self._one(value)

    def _one(self, value: Any) -> Any:
        return self._words.setdefault(value, value) if isinstance(value, str) else value

    def _set(self, listed: Sequence[str]) -> frozenset[str]:
        key = tuple(listed)
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = frozenset(map(self._one, listed))
        return found
