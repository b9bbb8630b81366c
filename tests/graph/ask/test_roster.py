"""Who is named where, as a table."""

from __future__ import annotations

from pathlib import Path

from graph.ask.roster import COLUMNS, roster
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")


def test_one_row_for_each_actor_and_article() -> None:
    """Each named actor has its names, country and offices in a row of its own id."""
    result = roster(STORE)
    rows = [dict(zip(result.columns, (str(getattr(t, "value", "")) for t in row), strict=True))
            for row in result.rows]  # fmt: skip
    assert result.columns == COLUMNS
    ids = [row["unique_id"] for row in rows]
    assert len(set(ids)) == len(ids)
    kern = next(row for row in rows if row["name"] == "Ada Kern")
    assert kern["article"] == "article:001_mini"
    assert kern["kind"] == "person"
    assert (kern["countries"], kern["offices"]) == ("Norway", "Defense Minister")
    lind = next(row for row in rows if row["name"] == "Otto Lind")
    assert lind["unique_id"] == "actor:001_mini.o--2e---20-lind"
    assert not any(row["name"] in {"Experts", "Norway"} for row in rows)
