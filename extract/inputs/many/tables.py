"""Tables and lists of articles: CSV, TSV, JSON, JSON lines, Parquet; a row is an article."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from extract.errors import InputError
from extract.inputs.decode import decode
from extract.inputs.many.columns import Row, fields, held
from extract.inputs.many.held import Asked, Held, Items, Source, TooMuchError, Unread, listed
from extract.wordlists import words

__all__ = ["lines", "objects", "parquet", "separated", "table_rows"]

_MARKS = ",;\t|"
_BATCH = 500
_Told = Callable[[str, str], None]


def separated(source: Source) -> Items:
    """The rows of a table whose cells are parted by a mark."""
    text = decode(source.whole(), told=source.asked.encoding).text
    faults: list[Unread] = []
    yield from _held(table_rows(text, source.asked, faults.append), source)
    yield from faults


def table_rows(text: str, asked: Asked, told: Callable[[Unread], None]) -> Iterator[Row]:
    """The rows of a table, by column.

    :param told: told of rows that do not fit the first one.
    :raises InputError: when the table cannot be read.
    """
    # A setting of the whole process: only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    mark = _mark(text, asked)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    begin, odd = 1, list[str]()
    try:
        columns = [c.strip() for c in next(reader, [])]
        _check(columns)
        begin = reader.line_num + 1
        for cells in reader:
            place, begin = f"line {begin}", reader.line_num + 1
            if len(cells) != len(columns):
                odd += [place] if any(map(str.strip, cells)) else []
                continue
            yield Row(place, dict(zip(columns, cells, strict=True)))
    except csv.Error as error:
        raise InputError(
            f"cannot be read from line {begin} on ({error}); mend its quotation marks"
        ) from None
    if odd:
        rows = "rows have" if len(odd) > 1 else "row has"
        told(Unread("", f"{len(odd):,} {rows} more or fewer cells than the first ({listed(odd)})"))


def _check(columns: list[str]) -> None:
    named = [c for c in columns if c]
    if not named:
        raise InputError("is a table without a first row that names its columns")
    twice = next((c for c in named if named.count(c) > 1), None)
    if twice is not None:
        raise InputError(f"names the column {twice!r} twice; rename one")


def _mark(text: str, asked: Asked) -> str:
    """What parts the cells: what gives the first row most columns that are known, else most."""
    head = text[:65_536]

    def worth(mark: str) -> tuple[int, int]:
        row = next(csv.reader(io.StringIO(head, newline=""), delimiter=mark), [])
        columns = tuple(c.strip() for c in row)
        return len(fields(columns, asked.columns)), len(columns)

    try:
        return max(_MARKS, key=worth)
    except csv.Error:
        return ","


def lines(source: Source) -> Items:
    """The objects of a file that has one a line."""
    text = decode(source.whole(), told=source.asked.encoding).text
    broken: list[str] = []

    def rows() -> Iterator[Row]:
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            value = _parsed(line)
            if isinstance(value, dict):
                yield Row(f"line {number}", value)
            else:
                broken.append(f"line {number}")

    yield from _held(rows(), source)
    if broken:
        them = "lines are" if len(broken) > 1 else "line is"
        yield Unread(
            "", f"{len(broken):,} {them} no JSON object ({listed(broken)}); mend or drop them"
        )


def objects(source: Source) -> Items:
    """The objects of a JSON file: one, a list of them, or a list within the one."""
    text = decode(source.whole(), told=source.asked.encoding).text
    try:
        value = json.loads(text, strict=False, parse_constant=str)
    except RecursionError:
        raise InputError("is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        if "\n" in text.strip() and isinstance(_parsed(text.lstrip().partition("\n")[0]), dict):
            raise InputError("holds one JSON object a line; name it .jsonl") from None
        raise InputError(f"is not JSON ({error.msg} at line {error.lineno}); mend it") from None
    found = _list(value, source.asked)
    if found is None:
        raise InputError("holds no list of articles and none itself; see --columns")
    rows = (Row(f"item {n}", item) for n, item in enumerate(found, 1) if isinstance(item, dict))
    yield from _held(rows, source)
    others = [f"item {n}" for n, item in enumerate(found, 1) if not isinstance(item, dict)]
    if others:
        yield Unread("", f"holds what is no object ({listed(others)}); take it out")


def _list(value: Any, asked: Asked) -> list[Any] | None:
    """The list of articles in a file."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return None
    if "text" in fields(tuple(value), asked.columns):
        inner = value[fields(tuple(value), asked.columns)["text"]]
        if isinstance(inner, str):
            return [value]
    for key in sorted(words("columns", "lists") & value.keys()):
        inner = value[key]
        if isinstance(inner, Mapping):
            return _list(inner, asked)
        if isinstance(inner, list):
            return [i["_source"] if isinstance(i, dict) and "_source" in i else i for i in inner]
    return [value]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False, parse_constant=str)
    except (ValueError, RecursionError):
        return None


def parquet(source: Source) -> Items:
    """The rows of a Parquet file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise InputError("needs a reader of Parquet: pip install 'sayso[parquet]'") from None
    try:
        file = pq.ParquetFile(source.file)
        count = sum(
            file.metadata.row_group(n).total_byte_size for n in range(file.metadata.num_row_groups)
        )
        if count > source.budget.bytes:
            raise TooMuchError(f"holds more than {source.budget.bytes:,} bytes unpacked; split it")
        yield from _held(_batches(file), source)
    except InputError:
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, OverflowError) as error:
        told = " ".join(str(error).split())[:120]
        raise InputError(f"is damaged, or no Parquet file ({told})") from None


def _batches(file: Any) -> Iterator[Row]:
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH):
        for cells in batch.to_pylist():
            number += 1
            yield Row(f"row {number}", cells)


def _held(rows: Iterator[Row], source: Source) -> Iterator[Held | Unread]:
    return held(rows, source.asked.columns)
