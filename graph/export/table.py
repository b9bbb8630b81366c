"""What a table is: rows under typed columns that say what they hold."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Cell", "Column", "Table"]

#: None where nothing is told.
Cell = str | int | float | None


class Column(NamedTuple):
    """A column.

    :param type: ``string``, ``integer``, ``number``, ``date``, ``iri`` or ``iris`` (several,
        parted by a blank).
    :param told: what it holds, in a sentence.
    :param to: the table whose ``id`` it names; empty for none.
    """

    name: str
    type: str
    told: str
    to: str = ""


class Table(NamedTuple):
    """A table.

    :param key: the columns that tell its rows apart.
    :param rows: sorted by the key.
    """

    name: str
    told: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
