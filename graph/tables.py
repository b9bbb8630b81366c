"""Answers as text: a table to look at, CSV, TSV and JSON to work on, Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Literal

import pyoxigraph as ox
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.errors import QueryError
from graph.lookup import compact
from graph.query import Result, Term
from ontology import PREFIXES

__all__ = ["FORMATS", "Format", "plain", "printable", "render", "turtle"]

Format = Literal["table", "csv", "json", "tsv", "ttl"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "tsv", "ttl")

#: Width of a table that goes into a pipe or a file.
_WIDTH = 140
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
    table = Table(box=box.SIMPLE_HEAD if console else box.ASCII2, pad_edge=False)
    for index, column in enumerate(result.columns):
        numbers = [row[index] for row in result.rows]
        right = bool(numbers) and all(isinstance(_value(n), int | float) for n in numbers)
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in result.rows:
        table.add_row(*(Text(_short(term)) for term in row))
    count = f"{len(result.rows):,} row{'' if len(result.rows) == 1 else 's'}"
    console = console or Console(file=io.StringIO(), width=_WIDTH, color_system=None)
    with console.capture() as shown:
        console.print(table)
        console.print(Text(count, style="dim"))
    lines = (line.rstrip() for line in shown.get().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _short(term: Term | None) -> str:
    return compact(term.value) if isinstance(term, ox.NamedNode) else printable(plain(term))


def printable(words: str) -> str:
    """Words without the characters that steer a terminal."""
    return "".join(
        c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in words
    )


def _separated(result: Result, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_cell(term) for term in row] for row in result.rows)
    return out.getvalue()


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
