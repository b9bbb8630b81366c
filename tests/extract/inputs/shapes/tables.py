"""Tables and lists: a row or an object is an article."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
from pyarrow import parquet as pq

from tests.extract.inputs.shapes.shape import A, B, gives, refuses

__all__ = ["ROWS", "SHAPES", "parquet", "separated"]

ROWS: list[dict[str, Any]] = [
    {"id": "1", "title": "Harbour", "text": A, "date": "2024-10-24"},
    {"id": "2", "title": "Mayor", "text": B, "date": "2024-10-25"},
]
_TWO = {"1": (A,), "2": (B,)}
_QUOTED = '"We wait," said the mayor; "for good."\nNobody else spoke of it on that day.'
_CAFE = "The café by the pier is closed, the mayor’s office said on Tuesday of all days."


def separated(rows: Iterable[dict[str, Any]] = ROWS, mark: str = ",", end: str = "\n") -> str:
    """A table of some rows."""
    listed = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]), delimiter=mark, lineterminator=end)
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue()


def parquet(rows: list[dict[str, Any]] | None = None, pack: str = "snappy") -> bytes:
    """A Parquet file of some rows."""
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS if rows is None else rows), out, compression=pack)
    return out.getvalue()


def _renamed(**names: str) -> list[dict[str, Any]]:
    return [{names.get(k, k): v for k, v in row.items()} for row in ROWS]


_PAGES = [{**ROWS[0], "text": f"<p>{A}</p><p>{B}</p><script>x()</script>"}]
_OTHER = _renamed(text="Body Text", title="Headline", date="publishedAt", id="guid")
_EMPTY = [*ROWS, {**ROWS[0], "id": "3", "text": " "}]
_ALONE = [{"text": A}]


def _of_rows(kind: str, mark: str) -> tuple[Any, ...]:
    """Shapes of tables whose cells are parted by a mark."""
    made = separated(mark=mark)
    lines = made.splitlines(keepends=True)
    return (
        gives(kind, "two rows", made, _TWO),
        gives(kind, "the other way round", separated(ROWS[::-1], mark), _TWO),
        gives(kind, "line ends of Windows and a mark", "\ufeff" + separated(mark=mark, end="\r\n"),
              _TWO),
        gives(kind, "UTF-16 with a mark", made.encode("utf-16"), _TWO),
        gives(kind, "columns of other names", separated(_OTHER, mark), _TWO),
        gives(kind, "line ends and quotation marks in a cell",
              separated([{**ROWS[0], "text": _QUOTED}], mark),
              {"1": tuple(_QUOTED.split("\n"))}),
        gives(kind, "Windows-1252 that nobody declares",
              separated([{**ROWS[0], "text": _CAFE}], mark).encode("cp1252"), {"1": (_CAFE,)}),
        gives(kind, "a row that is too short", f"{made}3\n", _TWO, {"": "line 4"}),
        gives(kind, "a row without words", separated(_EMPTY, mark), _TWO, {"": "line 4"}),
        gives(kind, "pages in its cells", separated(_PAGES, mark), {"1": (A, B)}),
        refuses(kind, "an open quotation mark", f'{made}3{mark}x{mark}"{A}\n', "line 4"),
        refuses(kind, "no column for the text", separated([{"a": "1", "b": "2"}], mark),
                "no column"),
        refuses(kind, "a column twice", lines[0].replace("title", "text") + "".join(lines[1:]),
                "twice"),
        refuses(kind, "nothing at all", "", "empty"),
    )  # fmt: skip


_LINES = [json.dumps(row) for row in ROWS]

_JSONL = (
    gives(".jsonl", "two objects", "\n".join(_LINES) + "\n", _TWO),
    gives(".jsonl", "the other way round", "\n".join(_LINES[::-1]), _TWO),
    gives(".jsonl", "blank lines and line ends of Windows", "\r\n\r\n".join(_LINES), _TWO),
    gives(".jsonl", "UTF-16 with a mark", "\n".join(_LINES).encode("utf-16"), _TWO),
    gives(".jsonl", "a broken line", "\n".join([_LINES[0], "{broken", _LINES[1]]), _TWO,
          {"": "line 2"}),
    gives(".jsonl", "fields of other names", "\n".join(map(json.dumps, _OTHER)), _TWO),
    gives(".jsonl", "letters by number", json.dumps({**ROWS[0], "text": _CAFE}), {"1": (_CAFE,)}),
    gives(".jsonl", "half a letter", json.dumps({**ROWS[0], "text": A})[:-1]
          .replace("harbour", "har\\ud83dbour") + "}", {"1": (A.replace("harbour", "har?bour"),)}),
    gives(".jsonl", "an object without words", "\n".join([*_LINES, '{"id": 3, "text": ""}']), _TWO,
          {"": "line 3"}),
    gives(".jsonl", "pages in it", json.dumps(_PAGES[0]), {"1": (A, B)}),
    refuses(".jsonl", "no JSON", f"{A}\n", "no JSON object"),
    refuses(".jsonl", "nothing at all", "", "empty"),
    refuses(".jsonl", "brackets without end", "[" * 100_000, "no JSON object"),
)  # fmt: skip

_JSON = (
    gives(".json", "a list", json.dumps(ROWS), _TWO),
    gives(".json", "the other way round", json.dumps(ROWS[::-1], indent=2), _TWO),
    gives(".json", "a list within an answer", json.dumps({"status": "ok", "articles": ROWS}), _TWO),
    gives(".json", "hits of a search",
          json.dumps({"hits": {"hits": [{"_source": row} for row in ROWS]}}), _TWO),
    gives(".json", "one object", json.dumps(ROWS[0]), {"1": (A,)}),
    gives(".json", "a mark, and letters as they are",
          "\ufeff" + json.dumps([{**ROWS[0], "text": _CAFE}], ensure_ascii=False), {"1": (_CAFE,)}),
    gives(".json", "fields of other names", json.dumps(_OTHER), _TWO),
    gives(".json", "values that are objects",
          json.dumps([{**ROWS[0], "outlet": {"name": "Post"}, "author": [{"name": "Eva Lind"}]}]),
          {"1": (A,)}),
    gives(".json", "what is no object among them", json.dumps([*ROWS, 17]), _TWO, {"": "item 3"}),
    gives(".json", "pages in it", json.dumps(_PAGES), {"1": (A, B)}),
    refuses(".json", "cut off", json.dumps(ROWS)[:-9], "not JSON"),
    refuses(".json", "an object a line", "\n".join(_LINES), ".jsonl"),
    refuses(".json", "brackets without end", "[" * 100_000, "nested too deeply"),
    refuses(".json", "a number", "17", "no list"),
)  # fmt: skip

_PARQUET = (
    gives(".parquet", "two rows", parquet(), _TWO),
    gives(".parquet", "the other way round", parquet(ROWS[::-1]), _TWO),
    gives(".parquet", "packed with gzip", parquet(pack="gzip"), _TWO),
    gives(".parquet", "not packed", parquet(pack="none"), _TWO),
    gives(".parquet", "columns of other names", parquet(_OTHER), _TWO),
    gives(".parquet", "a number as id", parquet([{**ROWS[0], "id": 1}]), {"1": (A,)}),
    gives(".parquet", "pages in it", parquet(_PAGES), {"1": (A, B)}),
    gives(".parquet", "a row without words", parquet(_EMPTY), _TWO, {"": "row 3"}),
    gives(".parquet", "values that are lists",
          parquet([{**ROWS[0], "author": ["Eva Lind", "Jan Roe"]}]), {"1": (A,)}),
    gives(".parquet", "cells without a value", parquet([{**ROWS[0], "date": None}]), {"1": (A,)}),
    refuses(".parquet", "cut off", parquet()[:-40], "no Parquet"),
    refuses(".parquet", "marks and nothing between", b"PAR1 nothing PAR1", "no Parquet"),
    refuses(".parquet", "no column for the text", parquet([{"a": 1}]), "no column"),
    refuses(".parquet", "nothing at all", b"", "no Parquet"),
)  # fmt: skip

SHAPES = (*_of_rows(".csv", ","), *_of_rows(".tsv", "\t"), *_JSONL, *_JSON, *_PARQUET)
