"""Tables as files of other tools: CSV on the Web, Parquet, Cypher.

Each is one archive or text, with the same bytes for the same tables.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from graph.errors import ExportError
from graph.export.table import Column, Table

__all__ = ["csvw", "cypher", "parquet", "parquet_of"]

#: The earliest day a zip archive can tell; it tells nothing, so that bytes stay the same.
_DAY = (1980, 1, 1, 0, 0, 0)


# ---------------------------------------------------------------- CSV on the Web

_XSD = {"string": "string", "integer": "integer", "number": "decimal", "date": "string",
        "iri": "anyURI", "iris": "anyURI"}  # fmt: skip


def csvw(tables: Sequence[Table]) -> bytes:
    """A zip archive of CSV files with the metadata that says what their columns hold.

    Source: https://www.w3.org/TR/tabular-metadata/.
    """
    files = {f"{table.name}.csv": _csv(table) for table in tables}
    metadata = json.dumps(_metadata(tables), indent=1, ensure_ascii=False) + "\n"
    return _zipped({"csv-metadata.json": metadata.encode(), **files})


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([column.name for column in table.columns])
    rows.writerows([["" if cell is None else cell for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8", "replace")


def _metadata(tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:description": table.told,
                "tableSchema": {
                    "columns": [_described(column) for column in table.columns],
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {
                            "columnReference": column.name,
                            "reference": {"resource": f"{column.to}.csv", "columnReference": "id"},
                        }
                        for column in table.columns
                        if column.to and column.type == "iri" and column.to != table.name
                    ],
                },
            }
            for table in tables
        ],
    }


def _described(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "datatype": _XSD[column.type],
        "dc:description": column.told,
    }
    return found | ({"separator": " "} if column.type == "iris" else {})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---------------------------------------------------------------- Parquet


def parquet(tables: Sequence[Table]) -> bytes:
    """A zip archive of one Parquet file a table, columns typed and described.

    :raises ExportError: when pyarrow is missing.
    """
    return _zipped({f"{table.name}.parquet": parquet_of(table) for table in tables})


def parquet_of(table: Table) -> bytes:
    """One table as a Parquet file, columns typed and described.

    :raises ExportError: when pyarrow is missing.
    """
    if find_spec("pyarrow") is None:
        raise ExportError("parquet needs pyarrow; install it with: pip install 'sayso[parquet]'")
    import pyarrow as pa
    from pyarrow import parquet as pq

    types = {"integer": pa.int64(), "number": pa.float64()}
    fields = [
        pa.field(c.name, types.get(c.type, pa.string()), metadata={"description": c.told})
        for c in table.columns
    ]
    columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(fields)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), out, compression="zstd")
    return out.getvalue()


# ---------------------------------------------------------------- Cypher

_LABELS = {"articles": "Article", "actors": "Actor", "statements": "Statement"}
#: Columns that lead to other nodes -> the relationship, and whether it runs against the column.
_EDGES = {
    ("statements", "speakers"): ("SAID", True),
    ("statements", "candidates"): ("MAY_HAVE_SAID", True),
    ("statements", "via"): ("PASSED_ON", True),
    ("statements", "about"): ("ABOUT", False),
    ("actors", "country"): ("OF_COUNTRY", False),
}
_BATCH = 500


def cypher(tables: Sequence[Table]) -> bytes:
    """The tables as Cypher statements (openCypher), for Neo4j, Memgraph and the like.

    Nodes are merged by ``id``, so that running it again doubles nothing. A report becomes a
    relationship from its statement to its article that carries the words and where they stand.
    """
    by_name = {table.name: table for table in tables}
    lines = [
        f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
        for label in _LABELS.values()
    ]
    for name, label in _LABELS.items():
        lines.extend(_nodes(by_name[name], label))
    for (name, column), (kind, turned) in _EDGES.items():
        lines.extend(_column_edges(by_name[name], column, kind, turned=turned))
    lines.extend(_reports(by_name["reports"]))
    lines.extend(_links(by_name["links"]))
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _nodes(table: Table, label: str) -> Iterator[str]:
    leading = {column for name, column in _EDGES if name == table.name} | {"points"}
    rows = [
        {n: v for n, v in _row(table, row).items() if n not in leading and v is not None}
        for row in table.rows
    ]
    yield from _unwound(rows, f"MERGE (n:{label} {{id: r.id}}) SET n += r")


def _column_edges(table: Table, column: str, kind: str, *, turned: bool) -> Iterator[str]:
    found = [
        {"a": row["id"], "b": other}
        for row in (_row(table, r) for r in table.rows)
        for other in str(row[column] or "").split()
    ]
    one, other = _LABELS[table.name], "Actor"
    arrow = f"MERGE (b)-[:{kind}]->(a)" if turned else f"MERGE (a)-[:{kind}]->(b)"
    yield from _unwound(found, f"MATCH (a:{one} {{id: r.a}}), (b:{other} {{id: r.b}}) {arrow}")


def _reports(table: Table) -> Iterator[str]:
    rows = [{n: v for n, v in _row(table, row).items() if v is not None} for row in table.rows]
    yield from _unwound(
        rows,
        "MATCH (a:Statement {id: r.statement}), (b:Article {id: r.article}) "
        "MERGE (a)-[e:REPORTED_IN {id: r.id}]->(b) SET e += r",
    )


def _links(table: Table) -> Iterator[str]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in (_row(table, r) for r in table.rows):
        name = "".join(f"_{c}" if c.isupper() else c for c in str(row["kind"])).upper()
        kinds.setdefault(name, []).append({n: v for n, v in row.items() if v is not None})
    for name in sorted(kinds):
        if not name.isascii() or not name.replace("_", "").isalpha():
            continue
        node = "Article" if name == "COPY_OF" else "Statement"
        to = "(b:Point {id: r.to})" if name == "ON_POINT" else f"(b:{node} {{id: r.to}})"
        match = f"MATCH (a:{node} {{id: r.from}}) " + (
            f"MERGE {to} " if name == "ON_POINT" else f"MATCH {to} "
        )
        yield from _unwound(
            kinds[name], f"{match}MERGE (a)-[e:{name} {{id: r.id}}]->(b) SET e += r"
        )


def _row(table: Table, row: Sequence[Any]) -> dict[str, Any]:
    return dict(zip((column.name for column in table.columns), row, strict=True))


def _unwound(rows: Sequence[Mapping[str, Any]], then: str) -> Iterator[str]:
    for start in range(0, len(rows), _BATCH):
        listed = ", ".join(_map(row) for row in rows[start : start + _BATCH])
        yield f"UNWIND [{listed}] AS r {then};"


def _map(row: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"`{name}`: {_literal(value)}" for name, value in row.items()) + "}"


def _literal(value: str | float) -> str:
    # A JSON string is one of Cypher: the same escapes, and every other character as it is.
    return json.dumps(value, ensure_ascii=False)
