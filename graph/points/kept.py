"""Takes as plain lists that JSON can hold, and back without loss.

They are kept as columns, of one take or of many, and what is no word or number as text: a text that
was there before need not be read again, and no field of no take costs a call.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Any

from graph.points.rows import Figure, Meant, Row, Speaker
from graph.points.takes import Take
from graph.points.wording import Phrase

__all__ = ["Loader", "dumped", "plain"]

#: A column of values.
_Values = list[Any]
#: Makes a value of the text that stands for it.
_Read = Callable[[str], Any]

_ROW = tuple(field.name for field in fields(Row))
#: The row of a take comes first, and is kept as columns of its own.
_TAKE = tuple(field.name for field in fields(Take))[1:]
#: Fields that are sets of words, of a row and of a take; that are ends, or lists of records.
_SETS = {"row": frozenset({"about"}), "take": frozenset(
    {"core", "rest", "phases", "times", "named", "context", "scene"})}  # fmt: skip
_ENDS = frozenset({"agent", "patient"})
_RECORDS = {"holders": Speaker, "figures": Figure, "answers": Meant}
_TUPLES = frozenset({"times", "dated"})
#: Words of which hardly two are the same, and what is no words.
_SINGLE = frozenset({"id", "content", "start", "side", "sure", "nominal"})
#: Between words; a text that begins with the other is JSON.
_BETWEEN, _JSON = "\n", "["


def plain(take: Take) -> list[Any]:
    """A take as lists; equal ones give equal lists."""
    return [[_plain("row", take.row, name) for name in _ROW],
            *(_plain("take", take, name) for name in _TAKE)]  # fmt: skip


def _plain(of: str, record: Any, name: str) -> Any:
    value = getattr(record, name)
    if name in _ENDS:
        return [*value[:2], sorted(value.rest), *value[3:]]
    return sorted(value) if name in _SETS[of] else value


def dumped(takes: Iterable[Take]) -> list[list[_Values]]:
    """Takes as columns, those of their rows and their own; equal ones give equal columns."""
    listed = list(takes)
    of: dict[str, tuple[Sequence[Any], Sequence[str]]] = {
        "row": ([take.row for take in listed], _ROW), "take": (listed, _TAKE),
    }  # fmt: skip
    return [
        [_column(kind, name, [_plain(kind, record, name) for record in records]) for name in names]
        for kind, (records, names) in of.items()
    ]


def _column(kind: str, name: str, values: _Values) -> _Values:
    if name in _SETS[kind]:
        return list(map(_joined, values))
    whole = name in _ENDS or (kind == "row" and (name in _RECORDS or name in _TUPLES))
    return list(map(_text, values)) if whole else values


def _joined(words: Sequence[str]) -> str:
    told = _BETWEEN.join(words)
    plain = all(words) and told.count(_BETWEEN) == len(words) - bool(words)
    return told if plain and not told.startswith(_JSON) else _text(words)


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


class _Memo(dict[str, Any]):
    """What texts stand for, each read once."""

    def __init__(self, made: _Read) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, text: str) -> Any:
        value = self[text] = self._made(text)
        return value


class Loader:
    """Makes takes of columns; equal words and sets of them are held once by all of one loader."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._sets = _Memo(self._set)
        self._phrases, self._tuples = _Memo(self._phrase), _Memo(self._tuple)
        self._records = {name: _Memo(self._made(kind)) for name, kind in _RECORDS.items()}

    def loaded(self, columns: Sequence[Sequence[_Values]]) -> list[Take]:
        """The takes that :func:`dumped` made columns of.

        :raises ValueError: when they are none.
        """
        try:
            rows, made = columns
            if len({len(column) for column in (*rows, *made)}) > 1:
                raise ValueError("columns of different lengths")
            of_rows = map(self._values, ("row",) * len(_ROW), _ROW, rows)
            of_takes = map(self._values, ("take",) * len(_TAKE), _TAKE, made)
            return list(map(Take, map(Row, *of_rows), *of_takes))
        except (TypeError, KeyError, IndexError, AttributeError) as error:
            raise ValueError("no takes") from error

    def _values(self, kind: str, name: str, column: _Values) -> Iterable[Any]:
        if name in _SETS[kind]:
            return map(self._sets.__getitem__, column)
        if name in _ENDS:
            return map(self._phrases.__getitem__, column)
        if kind == "row" and name in _RECORDS:
            return map(self._records[name].__getitem__, column)
        if kind == "row" and name in _TUPLES:
            return map(self._tuples.__getitem__, column)
        return column if name in _SINGLE else map(self._words.setdefault, column, column)

    def _one(self, value: Any) -> Any:
        return self._words.setdefault(value, value) if isinstance(value, str) else value

    def _set(self, text: str) -> frozenset[str]:
        listed = json.loads(text) if text.startswith(_JSON) else text.split(_BETWEEN)
        return frozenset(map(self._one, listed if text else ()))

    def _phrase(self, text: str) -> Phrase:
        entity, head, rest, *more = json.loads(text)
        rest = self._sets[_joined(rest)]
        return Phrase(self._one(entity), self._one(head), rest, *map(self._one, more))

    def _tuple(self, text: str) -> tuple[Any, ...]:
        return tuple(map(self._one, json.loads(text)))

    def _made(self, kind: Callable[..., Any]) -> _Read:
        """Makes a list of records of the text of a list of their values."""
        return lambda text: tuple(kind(*map(self._one, each)) for each in json.loads(text))
