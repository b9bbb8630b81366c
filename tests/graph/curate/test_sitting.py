"""A sitting and the file it writes, where somebody else writes too."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.curate.pairs import Pair, Pairs, Skipped
from graph.curate.sitting import Sitting
from graph.errors import QueryError
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")


def _sitting(folder: Path) -> Sitting[Pair]:
    return Sitting(Pairs(STORE), folder / "d.ttl", Skipped(folder / "skipped"))


def test_what_somebody_else_wrote_is_not_undone(tmp_path: Path) -> None:
    """An answer is not taken back when that would take other words with it."""
    sitting = _sitting(tmp_path)
    asked = sitting.next()
    assert asked is not None
    sitting.answer(asked[0], "same")
    file = tmp_path / "d.ttl"
    changed = file.read_text(encoding="utf-8") + "# by somebody else\n"
    file.write_text(changed, encoding="utf-8")
    with pytest.raises(QueryError, match="somebody else"):
        sitting.undo()
    assert file.read_text(encoding="utf-8") == changed
    assert sitting.decided == {"same": 1}


def test_what_is_decided_meanwhile_is_not_asked(tmp_path: Path) -> None:
    """Two who sit at once do not answer the same question twice."""
    one, other = _sitting(tmp_path), _sitting(tmp_path)
    asked = one.next()
    assert asked is not None
    one.answer(asked[0], "different")
    assert other.next() is None
    assert other.left() == 0
    assert other.undo() is None
