"""What names name: marks without words, and what is made of them counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.kinds import Judged, judged, markdown
from tests.extract.marked import document
from tests.extract.world import WORLD


def test_marks_hold_places_and_kinds_and_no_words() -> None:
    """A mark is a start, a length and a kind; an article is in one part."""
    lines = Path("benchmarks/marks/kinds.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["article"] for row in rows}) == len(rows)
    assert {row["part"] for row in rows} == {"seen", "held"}
    for row in rows:
        assert set(row) == {"article", "names", "part"}
        for start, length, kind in row["names"]:
            assert start >= 0 < length
            assert kind in {"p", "b", "n"}


def test_a_mark_meets_the_actor_at_its_place() -> None:
    """Exactly the marked words count; what is part of another name is neither made nor missed."""
    text = "Mayor Ana Brill said so to the Orvena Institute in May."
    marks = [
        (text.index(words), len(words), kind)
        for words, kind in (("Ana Brill", "p"), ("Orvena", "n"), ("May.", "n"))
    ]
    assert judged(document(text), WORLD, marks) == [
        Judged("ana brill", "p", "p"),
        Judged("orvena", "n", ""),
        Judged("may.", "n", "n"),
    ]


def test_names_are_counted_once_and_by_kind() -> None:
    """A wrong actor counts for the kind it was made, a missed name for what it is."""
    found = [
        Judged("ana brill", "p", "p"), Judged("ana brill", "p", "p"),
        Judged("brill park", "n", "p"),
        Judged("orvena post", "b", "n"), Judged("the post", "b", ""),
    ]  # fmt: skip
    assert markdown("held", found) == [
        "| held | persons | 2 | 1 | 1 | 0 |",
        "| held | bodies | 0 | 0 | 2 | 1 |",
    ]
