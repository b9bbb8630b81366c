"""Which column of a table holds what: by common names, or as the user says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from extract.errors import InputError
from extract.inputs.dates import day
from extract.inputs.many.held import Held, Unread, digest, listed
from extract.inputs.many.naming import name_of
from extract.inputs.metadata import FIELDS, Value, normal
from extract.wordlists import table

__all__ = ["COLUMNS", "ROW", "Row", "cell", "fields", "held", "said"]

#: What a column may be mapped to.
COLUMNS = ("text", *FIELDS, "id")
#: The kind that a row is read as.
ROW = ".row"
_ODD = re.compile(r"[^a-z0-9]+")
_SHOWN = 12
Asked = tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """One row of a table, or object of a list.

    :param place: where it stands, e.g. ``"line 17"``.
    :param cells: column -> value, as the file has them.
    """

    place: str
    cells: Mapping[str, Any]


def held(rows: Iterable[Row], asked: Asked) -> Iterator[Held | Unread]:
    """The rows as articles; those without words in one refusal together.

    :raises InputError: when no row has a column for the text.
    """
    empty: list[str] = []
    columns: set[str] = set()
    some = False
    for row in rows:
        places = fields(tuple(row.cells), asked)
        words = cell(row.cells.get(places["text"])) if "text" in places else ""
        if words.strip():
            some = True
            yield _article(row, places)
        else:
            empty.append(row.place)
            columns.update(row.cells)
    if empty and not some:
        raise InputError(_no_text(columns, asked, len(empty)))
    if empty:
        many = f"{len(empty):,} rows have" if len(empty) > 1 else "a row has"
        yield Unread("", f"{many} no text ({listed(empty)}); fill them in or take them out")


@lru_cache(maxsize=256)
def fields(columns: tuple[str, ...], asked: Asked) -> Mapping[str, str]:
    """Field -> the column that holds it.

    :param columns: the columns of a row.
    :param asked: field and column as the user says; of several for one field the first that is
        there counts.
    """
    plain: dict[str, str] = {}
    for name in columns:
        plain.setdefault(_plain(name), name)
    known = table("columns")
    found: dict[str, str] = {}
    for field in (*COLUMNS, "path"):
        column = next((plain[name] for name in known[field] if name in plain), None)
        if column is not None and column not in found.values():
            found[field] = str(column)
    for field, _ in asked:
        found.pop(field, None)
    for field, told in asked:
        if told in columns or _plain(told) in plain:
            found.setdefault(field, told if told in columns else plain[_plain(told)])
    return found


def cell(value: Any) -> str:
    """A value in words: a name's words of an object, a list's with commas."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return next((cell(value[k]) for k in ("name", "title", "value", "$oid") if k in value), "")
    if isinstance(value, list):
        return ", ".join(filter(None, (cell(item) for item in value[:20])))
    return "" if value is None or isinstance(value, bool) else str(value)


def said(row: Row, places: Mapping[str, str], field: str) -> str:
    """What a row says of a field, empty when it has no column for it.

    :param places: field -> column.
    """
    return cell(row.cells.get(places[field])).strip() if field in places else ""


def _plain(column: str) -> str:
    low = column.strip().lower()
    return _ODD.sub("_", low).strip("_") if low != "_id" else low


def _article(row: Row, places: Mapping[str, str]) -> Held:
    data = json.dumps(row.cells, ensure_ascii=False, default=str).encode("utf-8", "replace")
    told = tuple(_values(row, places))
    known = {value.field: value.words for value in told}
    dated = " ".join(filter(None, (known.get("date", "")[:10], known.get("title", ""))))
    own = said(row, places, "id")
    address = known.get("url", "")
    names = (own, address, dated if known.get("date") and known.get("title") else "", digest(data))
    return Held(tuple(filter(None, map(name_of, names))), ROW, data, told)


def _values(row: Row, places: Mapping[str, str]) -> Iterator[Value]:
    for field in FIELDS:
        words = said(row, places, field)
        if field == "date":
            words = day(words) or words
        if words and normal(field, words):
            yield Value(field, words, f"column {places[field]}")
    yield Value("text", places["text"], f"column {places['text']}")


def _no_text(columns: set[str], asked: Asked, count: int) -> str:
    there = listed(sorted(map(str, columns))[:_SHOWN]) or "none"
    told = [column for field, column in asked if field == "text"]
    if told and not fields(tuple(sorted(columns)), asked).get("text"):
        missing = " or ".join(map(repr, told))
        return f"has no column {missing} (it has: {there}); name one of these: --columns text=NAME"
    if told or fields(tuple(sorted(columns)), asked).get("text"):
        return f"has no words in the column of the text, in none of {count:,} rows"
    return f"has no column that is the text (it has: {there}); name it: --columns text=NAME"
