"""The page of benchmarks keeps the sections of others when those on growth are written anew."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import growing

_PAGE = "# Benchmarks\n\nWritten.\n\n## Building\n\nA.\n\n## Statements that meet\n\nB.\n"


def test_sections_of_others_stay() -> None:
    """Written once or twice, the page holds the new sections in one place, and all others."""
    once = growing.written(_PAGE, f"{growing.HEAD}\n\nnew")
    assert once == _PAGE.replace("## Statements", f"{growing.HEAD}\n\nnew\n\n## Statements")
    assert growing.written(once, f"{growing.HEAD}\n\nnew") == once
    again = growing.written(once, f"{growing.HEAD}\n\nnewer\n\n### Below\n\nmore")
    assert again == once.replace("new\n", "newer\n\n### Below\n\nmore\n")


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
