"""The page of benchmarks keeps the sections of others when those on growth are written anew."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import growing, run

_PAGE = "# Benchmarks\n\nWritten.\n\n## Building\n\nA.\n\n## Statements that meet\n\nB.\n"


def test_sections_of_others_stay() -> None:
    """Written once or twice, the page holds the new sections in one place, and all others."""
    once = growing.written(_PAGE, f"{growing.HEAD}\n\nnew")
    assert once == _PAGE.replace("## Statements", f"{growing.HEAD}\n\nnew\n\n## Statements")
    assert growing.written(once, f"{growing.HEAD}\n\nnew") == once
    again = growing.written(once, f"{growing.HEAD}\n\nnewer\n\n### Below\n\nmore")
    assert again == once.replace("new\n", "newer\n\n### Below\n\nmore\n")


def test_sections_that_were_not_measured_stay() -> None:
    """Only the sections made anew change, each in its place; pictures stand once, at the end."""
    head, picture = growing.HEAD, "\n\n![p](img/p.svg)"
    page = growing.written(_PAGE, f"{head}\n\nnew\n\n### One\n\n1\n\n### Two\n\n2{picture}")
    again = growing.written(page, f"{head}\n\nnew\n\n### One\n\n3\n\n### Last\n\n4{picture}")
    assert again == page.replace("\n1\n", "\n3\n").replace("\n2\n", "\n2\n\n### Last\n\n4\n")


def test_a_part_of_the_page_is_renewed() -> None:
    """Sections measured alone are put below their headings, and nothing else changes."""
    page = run.renewed(_PAGE, ["## Building", "B.\n"])
    assert page == _PAGE.replace("A.", "B.")
    assert run.renewed(_PAGE, ["## Statements that meet", "C."]) == _PAGE.replace("B.", "C.")


def test_what_was_measured_is_told(tmp_path: Path) -> None:
    """Cost is told for a statement at each size, the sizes in order."""
    for size, spent in ((1000, 2.0), (10_000, 30.0)):
        told = {"counts": {"statements": size, "articles": size // 27}, "peak": 100.0,
                "seconds": {"graph": spent}, "bytes": {"graph.ttl": size * 1000}}  # fmt: skip
        (tmp_path / f"local-{size}.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "local-5.json").touch()
    made = growing.markdown(growing.kept(tmp_path))
    assert "| | 1,000 statements | 10,000 statements | growth |" in made
    assert "| graph | 2.000 | 3.000 | 1.50 |" in made
    assert "| graph.ttl, bytes a statement | 1,000 | 1,000 | 1.00 |" in made


def test_one_article_more_is_told_beside_the_build(tmp_path: Path) -> None:
    """What a build cost and what the next one cost stand stage by stage beside each other."""
    for name, spent in (("local", 30.0), ("more", 1.5)):
        told = {"counts": {"statements": 1000, "articles": 37}, "peak": 100.0,
                "seconds": {"graph": spent, "view": 1.0}}  # fmt: skip
        (tmp_path / f"{name}-1000.json").write_text(json.dumps(told), encoding="utf-8")
    made = growing.markdown(growing.kept(tmp_path))
    assert "| | 37 articles | one more |" in made
    assert "| graph | 30.00 | 1.50 |" in made
    assert "| **together** | **31.00** | **2.50** |" in made
