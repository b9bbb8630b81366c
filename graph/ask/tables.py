"""Answers as text: a table to look at, CSV, TSV and JSON to work on, Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Literal

import pyoxigraph as ox
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.ask.lookup import compact
from graph.ask.query import Result, Term
from graph.errors import QueryError
from ontology import PREFIXES

__all__ = ["FORMATS", "Format", "plain", "printable", "render", "turtle"]

Format = Literal["table", "csv", "json", "tsv", "ttl"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "tsv", "ttl")

#: Width of a table that goes into a pipe or a file.
_WIDTH = 140
#: Cells up to here are never broken; the least that a longer one gets; what a rule takes.
_LONG = 24
_RULES = 3
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(result: Result, form: Format, console: Console | None = None) -> str:
    """An answer in a form, ending in a line break.

    :param form: ``table`` shortens IRIs to prefixed names, ``csv`` and ``tsv`` put ``'`` before
        words that a spreadsheet would run as a formula, ``json`` is a list of objects with typed
        numbers, ``ttl`` is for the triples of a CONSTRUCT.
    :param console: where a table will be shown, for its width and colours; None for plain text.
    :raises QueryError: when rows are asked for as Turtle.
    """
    if form == "ttl":
        return _as_turtle(result)
    if form == "json":
        rows = [dict(zip(result.columns, map(_value, row), strict=True)) for row in result.rows]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if form == "table":
        return _as_table(result, console)
    return _separated(result, "," if form == "csv" else "\t")


def plain(term: Term | None) -> str:
    """A term as words: a literal's text, an IRI whole, nothing for unbound."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def turtle(triples: Iterable[ox.Triple]) -> str:
    """Triples as sorted Turtle that declares only the prefixes it uses."""
    kept = sorted(set(triples), key=str)
    terms = [term for triple in kept for term in (*triple, _type(triple.object))]
    used = {compact(t.value).partition(":")[0] for t in terms if isinstance(t, ox.NamedNode)}
    prefixes = {name: base for name, base in PREFIXES.items() if name in used}
    lines = (ox.serialize(kept, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    # The engine declares prefixes in no fixed order.
    head = [line for line in lines.splitlines(keepends=True) if line.startswith("@prefix ")]
    return "".join(sorted(head)) + "\n" + lines[sum(map(len, head)) :]


def _type(term: object) -> object:
    """The datatype that Turtle spells out for a literal, or None."""
    if not isinstance(term, ox.Literal) or term.language:
        return None
    shown = term.datatype.value.rpartition("#")[2]
    return None if shown in ("string", "integer", "decimal", "boolean") else term.datatype


def _as_turtle(result: Result) -> str:
    if result.kind != "triples":
        raise QueryError("ttl is for triples, the answer of a CONSTRUCT; take csv, tsv or json")
    return turtle(ox.Triple(*row) for row in result.rows)  # type: ignore[arg-type]


def _as_table(result: Result, console: Console | None) -> str:
    if result.kind == "answer":
        return plain(result.rows[0][0]) + "\n"
    cells = [
        [_short(c, t) for c, t in zip(result.columns, row, strict=True)] for row in result.rows
    ]
    to = console or Console(file=io.StringIO(), width=_width(result, cells), color_system=None)
    widths = _widths(result, cells, to.width)
    with to.capture() as shown:
        to.print(_grid(result, cells, widths, to) if widths else _records(result, cells))
        to.print(Text(f"{len(cells):,} row{'' if len(cells) == 1 else 's'}", style="dim"))
    lines = (line.rstrip() for line in shown.get().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _grid(result: Result, cells: list[list[str]], widths: list[int], to: Console) -> Table:
    table = Table(box=box.SIMPLE_HEAD if to.is_terminal else box.ASCII2, pad_edge=False)
    for index, (column, width) in enumerate(zip(result.columns, widths, strict=True)):
        terms = [row[index] for row in result.rows]
        right = bool(terms) and all(isinstance(_value(t), int | float) for t in terms)
        table.add_column(column, justify="right" if right else "left", overflow="fold", width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _records(result: Result, cells: list[list[str]]) -> Text:
    """One line a field, for terminals too narrow for the columns."""
    longest = max(map(len, result.columns))
    text = Text()
    for row in cells:
        for column, cell in zip(result.columns, row, strict=True):
            if cell:
                text.append(f"{column:<{longest}}  ", "dim").append(f"{cell}\n")
        text.append("\n")
    return text


def _natural(result: Result, cells: list[list[str]]) -> list[int]:
    columns = [[row[index] for row in cells] for index in range(len(result.columns))]
    return [
        max((cell_len(line) for cell in (name, *column) for line in cell.split("\n")), default=1)
        for name, column in zip(result.columns, columns, strict=True)
    ]


def _width(result: Result, cells: list[list[str]]) -> int:
    """How wide a table is in a pipe, where nothing else says."""
    fixed = sum(min(n, _LONG) for n in _natural(result, cells))
    return max(_WIDTH, fixed + _RULES * len(result.columns) + 1)


def _widths(result: Result, cells: list[list[str]], width: int) -> list[int]:
    """A width for each column, short ones whole, long ones sharing the rest; [] if too narrow."""
    natural = _natural(result, cells)
    room = width - _RULES * len(natural) - 1
    if sum(natural) <= room:
        return natural
    long = [n > _LONG for n in natural]
    rest = room - sum(n for n, flexible in zip(natural, long, strict=True) if not flexible)
    total = sum(n for n, flexible in zip(natural, long, strict=True) if flexible)
    if rest < _LONG * sum(long):
        return []
    # Everybody gets the least; what is left goes by need.
    spare = rest - _LONG * sum(long)
    need = total - _LONG * sum(long)
    return [
        _LONG + (n - _LONG) * spare // need if flexible else n
        for n, flexible in zip(natural, long, strict=True)
    ]


def _short(column: str, term: Term | None) -> str:
    if not isinstance(term, ox.NamedNode):
        return printable(plain(term))
    # Under "statement" an id needs no "statement:" before it.
    return compact(term.value).removeprefix(f"{column}:")


def printable(words: str) -> str:
    """Words without the characters that steer a terminal."""
    return "".join(
        c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in words
    )


def _separated(result: Result, delimiter: str) -> str:
    rows = [list(result.columns), *([_cell(term) for term in row] for row in result.rows)]
    return "".join(_line(row, delimiter) for row in rows)


def _line(cells: list[str], delimiter: str) -> str:
    out = io.StringIO()
    # Only with this end does the writer put lone carriage returns into quotation marks.
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _cell(term: Term | None) -> str:
    words = plain(term)
    risky = words.startswith(_FORMULA) and isinstance(_value(term), str)
    return f"'{words}" if risky else words


def _value(term: Term | None) -> str | int | float | bool | None:
    """A term as JSON has it; a number that JSON cannot hold stays words."""
    if not isinstance(term, ox.Literal):
        return None if term is None else plain(term)
    kind = term.datatype.value.rpartition("#")[2].lower()
    try:
        if kind == "boolean":
            return {"true": True, "false": False}.get(term.value, term.value)
        if kind.endswith("integer"):
            return int(term.value)
        if kind in ("decimal", "double", "float"):
            number = float(term.value)
            return number if abs(number) < float("inf") else term.value
    except ValueError:
        pass
    return term.value
