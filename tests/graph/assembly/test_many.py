"""Articles in one file are built as articles in files are: each by itself, whatever beside it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from graph.assembly.pipeline import OUTPUTS, Plan, build

Taken = list[str]
ROWS = {
    name: {"id": name, "text": f"Ada Kern said that {number} came.\nOtto Lind denied that.\n"}
    for number, name in enumerate("abcdef")
}


def rows(file: Path, names: str, changed: Mapping[str, str] | None = None) -> Path:
    """A file of some rows, in the order told."""
    file.parent.mkdir(exist_ok=True)
    new = changed or {}
    told = [{**ROWS[n], "text": new.get(n, ROWS[n]["text"])} for n in names]
    file.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    return file


def outputs(out: Path) -> dict[str, bytes]:
    """The bytes of a build."""
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def test_only_what_changed_is_read_anew(tmp_path: Path, taken: Taken) -> None:
    """A row that is new, changed or moved costs what it costs, the others come from the cache."""
    file, out = tmp_path / "in/n.jsonl", tmp_path / "out"
    build([rows(file, "abc")], [], out)
    assert sorted(taken) == ["n/a", "n/b", "n/c"]
    taken.clear()
    result = build([rows(file, "dcba", {"b": "Ada Kern said no.\n"})], [], out)
    assert sorted(taken) == ["n/b", "n/d"]
    assert (result.counts["articles"], result.fresh) == (4, 2)
    taken.clear()
    assert build([file], [], out).changed == 0
    assert taken == []


def test_taking_a_row_out_is_never_having_had_it(tmp_path: Path, taken: Taken) -> None:
    """The outputs are those of a file that never held the row, in whatever order."""
    file = tmp_path / "in/n.jsonl"
    build([rows(file, "abcdef")], [], tmp_path / "out")
    build([rows(file, "abdf")], [], tmp_path / "out")
    build([rows(file, "fdba")], [], tmp_path / "fresh")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_the_order_of_rows_changes_no_byte(tmp_path: Path, taken: Taken) -> None:
    """Any order of the same rows gives the same bytes."""
    build([rows(tmp_path / "in/n.jsonl", "abcdef")], [], tmp_path / "one")
    build([rows(tmp_path / "in/n.jsonl", "ecafdb")], [], tmp_path / "two")
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")


def test_what_is_told_of_an_article_counts(tmp_path: Path, taken: Taken) -> None:
    """Another column for the title, or another address, is another article to the cache."""
    file, out = tmp_path / "in/n.jsonl", tmp_path / "out"
    rows(file, "ab")
    build([file], [], out)
    taken.clear()
    urls = tmp_path / "urls.csv"
    urls.write_text("path,url\nn.jsonl/a,https://example.org/a\n", encoding="utf-8")
    build([file], [], out, plan=Plan(urls=urls))
    assert taken == ["n/a"]
    assert b"https://example.org/a" in (out / "graph.ttl").read_bytes()
    taken.clear()
    build([file], [], out, plan=Plan(columns=(("title", "id"),)))
    assert sorted(taken) == ["n/a", "n/b"]


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    """What lies in an archive is read by any process, and comes out as from one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in "abcdefghij":
            archive.writestr(f"{name}.txt", f"Ada Kern said that the bridge {name} was closed.\n")
    (tmp_path / "n.zip").write_bytes(packed.getvalue())
    build([tmp_path / "n.zip"], [], tmp_path / "one", plan=Plan("rules"))
    build([tmp_path / "n.zip"], [], tmp_path / "two", plan=Plan("rules", jobs=2))
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")


def test_the_ledger_names_what_was_not_used(tmp_path: Path, taken: Taken) -> None:
    """Refused rows stand in the ledger below their file; so do files of other kinds in archives."""
    folder = tmp_path / "in"
    rows(folder / "n.jsonl", "a")
    with (folder / "n.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("x/b.txt", "Ada Kern said so.\n")
        archive.writestr("x/logo.png", "x")
        archive.writestr("../c.txt", "x")
    result = build([folder], [], tmp_path / "out")
    assert [r.path for r in result.refused] == ["n.jsonl", "z.zip/../c.txt"]
    ledger = json.loads((tmp_path / "out/report.json").read_bytes())
    assert [i["path"] for i in ledger["ignored"]] == ["z.zip/x/logo.png"]
    assert [a["path"] for a in ledger["articles"]] == ["n.jsonl/a", "z.zip/x/b.txt"]
