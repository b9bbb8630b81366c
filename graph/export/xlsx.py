"""Rows as a workbook that spreadsheets open: every cell is words or a number, none a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import xlsxwriter

from graph.errors import ExportError

__all__ = ["Sheet", "xlsx"]

Cell = str | int | float | None

#: What a cell and a sheet can hold (Microsoft, "Excel specifications and limits").
LONGEST, MOST_ROWS = 32_767, 1_048_576
#: A workbook names the day it was made; the same graph gives the same bytes on any day.
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_RUN = ("=", "+", "-", "@", "\t", "\r")


class Sheet(NamedTuple):
    """One sheet with a line of heads.

    :param wide: how many characters a column shows, for those that need more than a few.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    wide: dict[str, int]


def xlsx(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as one workbook (OOXML); the same rows give the same bytes.

    Words are written as words, whatever they begin with, and never become a formula or a link;
    what is longer than a cell can hold ends in an ellipsis.

    :raises ExportError: when a sheet has more rows than a spreadsheet can.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "Who said what", "comments": "Made with sayso",
                         "created": _ANY_DAY.replace(tzinfo=None)})  # fmt: skip
    head = book.add_format({"bold": True, "bottom": 1})
    # Typed into again, words that begin like a formula stay words.
    inert = book.add_format({"quote_prefix": True, "valign": "top", "text_wrap": True})
    words = book.add_format({"valign": "top", "text_wrap": True})
    for made in sheets:
        page = book.add_worksheet(made.name)
        page.freeze_panes(1, 1)
        for at, column in enumerate(made.columns):
            page.write_string(0, at, column, head)
            page.set_column(at, at, made.wide.get(column, 14))
        last = 0
        for last, row in enumerate(made.rows, 1):
            if last >= MOST_ROWS:
                raise ExportError(f"{made.name}: more than {MOST_ROWS - 1:,} rows; take csv")
            for at, cell in enumerate(row):
                _write(page, (last, at), cell, inert, words)
        page.autofilter(0, 0, last, len(made.columns) - 1)
    book.close()
    return out.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet,
    place: tuple[int, int],
    cell: Cell,
    inert: xlsxwriter.format.Format,
    words: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, (int, float)):
        page.write_number(*place, cell, words)
    elif cell:
        text = cell.encode("utf-8", "replace").decode("utf-8")
        text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        page.write_string(*place, text, inert if text.startswith(_RUN) else words)
