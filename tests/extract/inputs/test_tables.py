"""Tables and lists: an article a row, called by what the row says, whatever its place."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from extract import inputs
from extract.inputs.files import find
from extract.inputs.many import Asked, opened
from extract.records import Document
from tests.extract.inputs.made.reading import every

PROSE = "Ada Kern said the bridge was closed."
OTHER = "Tom Roe denied it."


def csv(*lines: str) -> str:
    """A table of some lines."""
    return "\n".join(lines) + "\n"


def table(rows: list[dict[str, Any]]) -> bytes:
    """A Parquet file of some rows."""
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def asked(folder: Path, columns: tuple[tuple[str, str], ...]) -> dict[str, Document]:
    """The documents of a folder with columns as told."""
    with opened(find([folder]), Asked(None, columns)) as listing:
        return {d.id: d for d in inputs.documents(listing) if isinstance(d, Document)}


ROW = {
    "id": "7", "title": "Bridge closed", "text": PROSE, "date": "2024-10-24", "author": "Eva Lind",
    "outlet": "The Example", "url": "https://example.org/a",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.csv", csv(",".join(ROW), ",".join(ROW.values()))),
        ("n.csv", csv(";".join(ROW), ";".join(ROW.values()))),
        ("n.csv", "\ufeff" + csv(",".join(ROW), ",".join(f'"{v}"' for v in ROW.values()))),
        ("n.csv", csv(",".join(ROW), ",".join(ROW.values())).encode("utf-16")),
        ("n.csv", csv(",".join(ROW), ",".join(ROW.values())).replace("\n", "\r\n")),
        ("n.tsv", csv("\t".join(ROW), "\t".join(ROW.values()))),
        ("n.csv", csv(" | ".join(ROW), "|".join(ROW.values()))),
        ("n.jsonl", json.dumps(ROW)),
        ("n.ndjson", json.dumps(ROW) + "\n\n"),
        ("n.json", json.dumps([ROW])),
        ("n.json", json.dumps({"status": "ok", "articles": [ROW]})),
        ("n.json", json.dumps({"hits": {"hits": [{"_source": ROW}]}})),
        ("n.json", json.dumps(ROW)),
        ("n.json", json.dumps([{**ROW, "outlet": {"id": None, "name": "The Example"}}])),
        ("n.json", json.dumps([{**ROW, "author": [{"name": "Eva Lind"}]}])),
        ("n.parquet", table([ROW])),
    ],
)  # fmt: skip
def test_a_row_is_an_article(tmp_path: Path, name: str, data: str | bytes) -> None:
    """Text, title, date, author, outlet and address come from the columns of that name."""
    documents, refusals = every(tmp_path / "in", data, name)
    assert refusals == {}
    (document,) = documents.values()
    meta = document.meta
    assert (document.id, document.path, document.text) == ("n/7", f"{name}/7", PROSE)
    assert (meta.title, meta.date) == ("Bridge closed", "2024-10-24")
    assert (meta.author, meta.outlet) == ("Eva Lind", "The Example")
    assert meta.url == "https://example.org/a"
    assert meta.origins["title"] == "column title"


def test_other_common_names() -> None:
    """Exports call the same things otherwise."""
    from extract.inputs.many.columns import fields

    assert fields(("Headline", "Body Text", "publishedAt", "byline", "Publisher", "link"), ()) == {
        "text": "Body Text", "title": "Headline", "date": "publishedAt", "author": "byline",
        "outlet": "Publisher", "url": "link",
    }  # fmt: skip
    assert "text" not in fields(("texts", "number"), ())


def test_columns_as_told(tmp_path: Path) -> None:
    """Columns of other names are used as the user says, and only so."""
    (tmp_path / "n.csv").write_text(csv("nr,kopf,wortlaut", f"1,Bridge,{PROSE}"), encoding="utf-8")
    told = (("id", "nr"), ("text", "wortlaut"), ("title", "Kopf"))
    (document,) = asked(tmp_path, told).values()
    assert (document.id, document.text, document.meta.title) == ("n/1", PROSE, "Bridge")
    _, refusals = every(tmp_path, csv("nr,kopf,wortlaut", f"1,Bridge,{PROSE}"), "n.csv")
    assert "--columns text=NAME" in refusals["n.csv"]
    assert "kopf, nr, wortlaut" in refusals["n.csv"]


def test_a_field_with_two_columns(tmp_path: Path) -> None:
    """Of columns named for one field the first that a table has counts, in each table anew."""
    for name, columns in (("a", "nr,kopf"), ("b", "nr,wortlaut"), ("c", "kopf,wortlaut")):
        cells = f'"{PROSE} In {columns}.","{PROSE} {columns}"'
        (tmp_path / f"{name}.csv").write_text(csv(columns, cells), encoding="utf-8")
    told = (("text", "wortlaut"), ("text", "kopf"))
    texts = sorted(d.text for d in asked(tmp_path, told).values())
    assert texts == sorted(f"{PROSE} {c}" for c in ("nr,kopf", "nr,wortlaut", "kopf,wortlaut"))


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    """A column that the user names and no table has is told with those there are."""
    (tmp_path / "n.csv").write_text(csv("text", PROSE), encoding="utf-8")
    with opened(find([tmp_path]), Asked(None, (("text", "body"),))) as listing:
        (refusal,) = listing.refused
    assert "'body'" in refusal.reason
    assert "it has: text" in refusal.reason


def test_a_column_without_a_name(tmp_path: Path) -> None:
    """The column of numbers that some exports begin with is nobody's title."""
    documents, _ = every(tmp_path / "in", csv(",text", f"1,{PROSE}"), "n.csv")
    (document,) = documents.values()
    assert document.meta.title is None


def test_what_quotes_hold(tmp_path: Path) -> None:
    """Line ends, marks and quotation marks in a cell are the article's."""
    data = csv("id,text", '1,"Ada Kern said ""no"", twice;\nTom Roe, too."', f"2,{OTHER}")
    documents, _ = every(tmp_path / "in", data, "n.csv")
    assert documents["n/1"].source == 'Ada Kern said "no", twice;\nTom Roe, too.'
    assert documents["n/2"].text == OTHER


def test_rows_that_do_not_fit_are_named(tmp_path: Path) -> None:
    """Rows with more or fewer cells, and those without text, are named by line; others are read."""
    data = csv("id,text", f"1,{PROSE}", "2", f"3,{OTHER},x", "", f"6,{OTHER}")
    documents, refusals = every(tmp_path / "one", data, "n.csv")
    assert sorted(documents) == ["n/1", "n/6"]
    assert "line 3, line 4" in refusals["n.csv"]
    data = csv("id,text", f"1,{PROSE}", "2,", "3, ", f"6,{OTHER}")
    documents, refusals = every(tmp_path / "two", data, "n.csv")
    assert sorted(documents) == ["n/1", "n/6"]
    assert "line 3, line 4" in refusals["n.csv"]


def test_an_open_quotation_mark_swallows_nothing(tmp_path: Path) -> None:
    """A quotation mark that nobody closes is told with its line, not made one article of."""
    data = csv("id,text", f"1,{PROSE}", f'2,"{OTHER}', *(f"{n},{PROSE}" for n in range(3, 50)))
    documents, refusals = every(tmp_path / "in", data, "n.csv")
    assert documents == {}
    assert "line 3" in refusals["n.csv"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("n.csv", "", "empty"),
        ("n.csv", ",,\n1,2,3\n", "names its columns"),
        ("n.csv", csv("text,text", "a,b"), "twice"),
        ("n.csv", csv("a,b", "1,2"), "no column that is the text"),
        ("n.csv", csv("id,text", "1,", "2,"), "no words"),
        ("n.json", "{", "not JSON"),
        ("n.json", "[" * 100_000, "nested too deeply"),
        ("n.json", "17", "no list"),
        ("n.json", "[1, 2]", "no object"),
        ("n.json", json.dumps(ROW) + "\n" + json.dumps(ROW), ".jsonl"),
        ("n.jsonl", "nothing\n", "no JSON object"),
        ("n.parquet", "PAR1 nothing PAR1", "no Parquet"),
        ("n.parquet", table([ROW])[:-40], "no Parquet"),
        ("n.csv", b"id,text\n1,caf\xe9 \x81\n", "is not UTF-8"),
    ],
)
def test_broken_tables_are_refused(tmp_path: Path, name: str, data: str | bytes, why: str) -> None:
    """What cannot be read is refused in one line."""
    documents, refusals = every(tmp_path / "in", data, name)
    assert documents == {}
    assert why in refusals[name]


def test_a_broken_line_costs_one_article(tmp_path: Path) -> None:
    """A line that is no JSON is named; the others are read."""
    data = "\n".join([json.dumps(ROW), "{broken", json.dumps({"id": 8, "text": OTHER}), "[1]"])
    documents, refusals = every(tmp_path / "in", data, "n.jsonl")
    assert sorted(documents) == ["n/7", "n/8"]
    assert "line 2, line 4" in refusals["n.jsonl"]


def test_names_do_not_depend_on_order(tmp_path: Path) -> None:
    """Rows turned round, or with others between them, keep their names."""
    rows: list[dict[str, Any]] = [
        {"id": "7", "text": PROSE},
        {"url": "https://www.example.org/x/", "text": OTHER},
        {"title": "Talks", "date": "2024-10-24T10:00:00Z", "text": f"{OTHER} Again."},
        {"text": f"{PROSE} And again."},
    ]
    one, _ = every(tmp_path / "one", json.dumps(rows), "n.json")
    two, _ = every(tmp_path / "two", json.dumps([{"text": "He said so."}, *rows[::-1]]), "n.json")
    assert set(one) < set(two)
    assert {"n/7", "n/example.org/x", "n/2024-10-24 Talks"} < set(one)
    assert all(two[name].text == document.text for name, document in one.items())


def test_a_shared_name_is_no_name(tmp_path: Path) -> None:
    """Where two rows share an id or address, both go by what tells them apart."""
    rows = [{"url": "https://example.org/x", "text": words} for words in (PROSE, OTHER)]
    one, refusals = every(tmp_path / "one", json.dumps(rows), "n.json")
    two, _ = every(tmp_path / "two", json.dumps(rows[::-1]), "n.json")
    assert (len(one), refusals) == (2, {})
    assert one == two
    assert "n/example.org/x" not in one


def test_equal_rows_are_one_article(tmp_path: Path) -> None:
    """A row that stands twice is read once, and that is told."""
    documents, refusals = every(tmp_path / "in", json.dumps([ROW, ROW]), "n.json")
    assert list(documents) == ["n/7"]
    assert refusals == {"n.json/7": "stands there 2 times, word for word; used once"}


def test_pages_in_cells(tmp_path: Path) -> None:
    """A cell of markup becomes paragraphs, headings and quotations; an angle bracket is none."""
    markup = f"<h2>More</h2><p>{PROSE}</p><blockquote><p>{OTHER}</p></blockquote><script>x</script>"
    rows = [{"id": 1, "content_html": markup}, {"id": 2, "text": f"If a < b, {PROSE}"}]
    documents, _ = every(tmp_path / "in", json.dumps(rows), "n.json")
    assert documents["n/1"].text == f"More\n\n{PROSE}\n\n{OTHER}"
    assert [p.kind for p in documents["n/1"].passages] == ["quote"]
    assert [f.kind for f in documents["n/1"].furniture] == ["heading"]
    assert documents["n/2"].text == f"If a < b, {PROSE}"


def test_half_characters_never_get_in(tmp_path: Path) -> None:
    """Half a surrogate pair, NUL and NaN in JSON give no text that cannot be written."""
    data = '[{"id": 1, "text": "Ada Kern said \\ud83d it\\u0000 rained.", "title": NaN}]'
    documents, _ = every(tmp_path / "in", data, "n.json")
    documents["n/1"].text.encode()
    assert "\0" not in documents["n/1"].text


def test_dates_that_may_be_others_are_left_out(tmp_path: Path) -> None:
    """A date is taken where day and month leave no doubt, else not at all."""
    rows = [
        {"id": n, "text": f"{PROSE} {n}", "date": date}
        for n, date in enumerate(
            ("3/4/2024", "24 October 2024", "Oct 24, 2024", "Thu, 24 Oct 2024 10:00:00 GMT",
             "20241024", "2024-10-24 10:00:00", "October 2024", "soon")
        )
    ]  # fmt: skip
    documents, _ = every(tmp_path / "in", json.dumps(rows), "n.json")
    found = [documents[f"n/{n}"].meta.date for n in range(8)]
    assert [f and f[:10] for f in found] == [None, *["2024-10-24"] * 5, None, None]


def test_without_the_reader_of_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the message says what to install."""
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, refusals = every(tmp_path / "in", table([ROW]), "n.parquet")
    assert "pip install 'sayso[parquet]'" in refusals["n.parquet"]
