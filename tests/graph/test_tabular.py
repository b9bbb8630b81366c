"""Tables of a graph, and the files of other tools made of them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from graph.cli.exporting import export
from graph.export.table import Table
from graph.opening import open_graph
from graph.tabular import tables
from ontology import BASE

SMALL = Path(__file__).parent / "data/small.trig"
STORE = open_graph(SMALL)
TABLES = {table.name: table for table in tables(STORE)}


def _column(table: Table, name: str) -> list[object]:
    at = [column.name for column in table.columns].index(name)
    return [row[at] for row in table.rows]


def test_every_statement_and_report_is_a_row() -> None:
    """As many rows as the graph has, each told apart by its key, in an order of its own."""
    for name, class_ in (
        ("statements", "Statement"),
        ("reports", "Report"),
        ("articles", "Article"),
    ):
        found = STORE.query(
            f"SELECT DISTINCT ?n WHERE {{ GRAPH ?g {{ ?n a <{BASE}ns#{class_}> }} }}"
        )
        ids = {row["n"].value for row in found}  # type: ignore[union-attr]
        assert _column(TABLES[name], "id") == sorted(ids)


def test_a_quotation_is_what_stands_in_the_text() -> None:
    """The words of a report are those between its offsets, where they are one stretch."""
    rows = STORE.query(
        f"SELECT ?a ?t WHERE {{ GRAPH ?g {{ ?v <{BASE}ns#versionOf> ?a ; <{BASE}ns#text> ?t }} }}"
    )
    texts = {row["a"].value: row["t"].value for row in rows}  # type: ignore[union-attr]
    names = ("article", "start", "end", "quote")
    columns = [_column(TABLES["reports"], name) for name in names]
    whole = [row for row in zip(*columns, strict=True) if row[3] and " … " not in str(row[3])]
    assert len(whole) > 5
    for article, start, end, quote in whole:
        assert texts[str(article)][int(str(start)) : int(str(end))] == quote


def test_rows_lead_to_rows() -> None:
    """Whatever a column leads to is in the table that it names."""
    for table in TABLES.values():
        for column in (c for c in table.columns if c.to):
            known = set(_column(TABLES[column.to], "id"))
            cells = [str(cell).split() for cell in _column(table, column.name) if cell]
            assert {one for cell in cells for one in cell} <= known, column.name


@pytest.mark.parametrize("form", ["csvw", "parquet", "cypher", "nanopub", "graphml"])
def test_equal_graphs_give_equal_bytes(form: str) -> None:
    """No clock and no order of reading is in them."""
    assert export(SMALL, form) == export(SMALL, form)


def test_csv_on_the_web() -> None:
    """Each file is described, column by column, and holds the rows of its table."""
    with zipfile.ZipFile(io.BytesIO(export(SMALL, "csvw"))) as archive:
        told = json.loads(archive.read("csv-metadata.json"))
        for described in told["tables"]:
            rows = list(csv.reader(io.StringIO(archive.read(described["url"]).decode())))
            table = TABLES[described["url"].removesuffix(".csv")]
            names = [column["name"] for column in described["tableSchema"]["columns"]]
            assert rows[0] == names == [column.name for column in table.columns]
            assert len(rows) - 1 == len(table.rows)
            for key in described["tableSchema"]["foreignKeys"]:
                assert key["reference"]["resource"] in archive.namelist()


def test_parquet() -> None:
    """Another reader finds the rows, with numbers as numbers."""
    with zipfile.ZipFile(io.BytesIO(export(SMALL, "parquet"))) as archive:
        for table in TABLES.values():
            found = pq.read_table(io.BytesIO(archive.read(f"{table.name}.parquet")))
            assert found.num_rows == len(table.rows)
            assert [tuple(row.values()) for row in found.to_pylist()] == table.rows
        starts = pq.read_table(io.BytesIO(archive.read("reports.parquet"))).schema.field("start")
    assert str(starts.type) == "int64"


def test_cypher_says_who_said_what_where() -> None:
    """Every speaker, report and contradiction is a relationship, and words are quoted whole."""
    text = export(SMALL, "cypher").decode()
    speakers = sum(
        len(str(cell).split()) for cell in _column(TABLES["statements"], "speakers") if cell
    )
    said = next(line for line in text.splitlines() if "[:SAID]" in line)
    assert said.count("`a`:") == speakers
    reported = next(line for line in text.splitlines() if ":REPORTED_IN" in line)
    assert reported.count("`quote`:") == sum(
        1 for cell in _column(TABLES["reports"], "quote") if cell
    )
    assert ":CONTRADICTS" in text
    # Outside its strings a line holds one statement.
    for line in text.splitlines():
        assert re.sub(r'"(?:[^"\\]|\\.)*"', "", line).count(";") == 1


def test_a_nanopublication_says_that_somebody_claims() -> None:
    """Each statement is one of four graphs; the claim itself is a fact in none of them."""
    found = ox.Store()
    found.load(export(SMALL, "nanopub"), format=ox.RdfFormat.TRIG)
    np = "http://www.nanopub.org/nschema#"
    heads = found.query(
        f"SELECT ?n ?a WHERE {{ GRAPH ?h {{ ?n a <{np}Nanopublication> ; <{np}hasAssertion> ?a ; "
        f"<{np}hasProvenance> ?p ; <{np}hasPublicationInfo> ?i }} }}"
    )
    assertions = {row["a"].value for row in heads}  # type: ignore[union-attr]
    assert len(assertions) == len(TABLES["statements"].rows)
    claims = [q for q in found if q.predicate.value.startswith(f"{BASE}rel#")]
    assert not claims
    for quad in found:
        if quad.graph_name in {ox.NamedNode(a) for a in assertions}:
            assert "/statement/" in str(quad.subject)


def test_edges_carry_weight_date_and_article() -> None:
    """GraphML tells the weight as a number, and where and when it was printed."""
    text = export(SMALL, "graphml").decode()
    assert re.search(r'attr.name="weight" attr.type="double"', text)
    for name in ("date", "article", "label", "polarity"):
        assert f'for="edge" attr.name="{name}" attr.type="string"' in text
