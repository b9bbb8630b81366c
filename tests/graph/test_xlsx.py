"""Workbooks: words stay words, whatever they begin with, and the bytes do not depend on the day."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from graph.cli import cli
from graph.errors import ExportError
from graph.export import xlsx as made
from graph.export.xlsx import Sheet, xlsx

SMALL = str(Path(__file__).parent / "data/small.trig")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://e/";"x")', "http://e/",
    "{=1+1}", "<b>", "a\x00b", "\ud800", "'=1", "_x0041_", "DDE|cmd",
)  # fmt: skip


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _cell(cell: Any, words: list[str]) -> str:
    shown = cell[0].text or ""
    return words[int(shown)] if cell.get("t") == "s" else shown


def _cells(book: bytes, sheet: int = 1) -> list[list[str]]:
    """The words of a sheet, row by row, as the file holds them."""
    parts = _parts(book)
    shared = etree.fromstring(parts["xl/sharedStrings.xml"])
    words = ["".join(map(str, si.itertext())) for si in shared.iter(f"{_MAIN}si")]
    page = etree.fromstring(parts[f"xl/worksheets/sheet{sheet}.xml"])
    return [[_cell(c, words) for c in row if len(c)] for row in page.iter(f"{_MAIN}row")]


def _one(words: str) -> bytes:
    return xlsx([Sheet("Rows", ("words",), [(words,)], {})])


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula_or_a_link(words: str) -> None:
    """Every cell is words; there is no formula, no link, and nothing outside the workbook."""
    parts = _parts(_one(words))
    page = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    (cell,) = page.iter(f"{_MAIN}c") if words == "" else list(page.iter(f"{_MAIN}c"))[1:]
    assert cell.get("t") == "s"
    tags = {etree.QName(e).localname for e in page.iter()}
    assert not tags & {"f", "hyperlink", "hyperlinks"}
    assert not any("external" in name.lower() or "vba" in name.lower() for name in parts)
    if words.isprintable() and words.isascii() and not words.startswith("_x"):
        assert _cells(_one(words))[1] == [words]


def test_words_that_begin_like_a_formula_stay_words_when_typed_into() -> None:
    """Their cells have the mark that a spreadsheet gives to words after an apostrophe."""
    assert b'quotePrefix="1"' in _parts(_one("=1+1"))["xl/styles.xml"]


def test_the_same_rows_are_the_same_bytes() -> None:
    """No clock gets into it."""
    assert _one("a") == _one("a")
    assert b"2000-01-01" in _parts(_one("a"))["docProps/core.xml"]


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    """Nothing is dropped without a sign."""
    cell = _cells(_one("x" * 40_000))[1][0]
    assert len(cell) == made.LONGEST
    assert cell.endswith("…")


def test_too_many_rows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet that would lose rows is refused."""
    monkeypatch.setattr(made, "MOST_ROWS", 3)
    with pytest.raises(ExportError, match="more than 2 rows"):
        xlsx([Sheet("Rows", ("a",), [("1",)] * 3, {})])


def _export(*words: str) -> tuple[int, bytes]:
    done = CliRunner().invoke(cli, ["export", "-g", SMALL, *words])
    return done.exit_code, done.stdout_bytes


def test_on_the_command_line(tmp_path: Path) -> None:
    """A workbook of statements, disputes and actors, the same bytes each time."""
    file = tmp_path / "small.xlsx"
    assert _export("--format", "xlsx", "-o", str(file))[0] == 0
    book = file.read_bytes()
    assert _export("--format", "xlsx") == (0, book)
    assert b'name="Statements"' in _parts(book)["xl/workbook.xml"]
    assert _cells(book)[0][:3] == ["statement", "speaker", "speaker kind"]
    assert len(_cells(book)) == 9
    assert any("Otto Lind" in row for row in _cells(book))


def test_csv_begins_with_a_mark_only_where_it_is_asked_for() -> None:
    """Excel takes CSV for UTF-8 with the mark; other programs want none."""
    plain = _export("--format", "statements-csv")[1]
    assert plain.startswith(b"statement,speaker,")
    assert _export("--format", "statements-csv", "--bom")[1] == b"\xef\xbb\xbf" + plain
    assert _export("--format", "csv", "--bom")[1].startswith(b"\xef\xbb\xbf")
    assert _export("--format", "xlsx", "--bom")[0] == 2
