"""What readers say of contradictions: counted by pair and by dispute, words left out."""

from __future__ import annotations

import json

import pytest

from benchmarks.disputes_read import contradictions, kept, markdown, measure, verdicts
from benchmarks.told import Found, Told


def _statement(name: str, start: int, *points: str) -> Found:
    return Found(
        name, frozenset({(start, start + 4), (start + 5, start + 9)}), dict.fromkeys(points, "")
    )


GRAPH = Told(
    {
        "a.txt": [_statement("1", 0, "p"), _statement("2", 20, "p", "q"), _statement("3", 40, "q")],
        "b.txt": [_statement("4", 0)],
    },
    frozenset({frozenset({"1", "2"}), frozenset({"2", "3"}), frozenset({"1", "4"})}),
    frozenset(),
)


def _line(one: tuple[str, int], other: tuple[str, int], verdict: str) -> str:
    ends = {
        end: {"article": name, "span": [start, start + 9], "words": "the words"}
        for end, (name, start) in (("one", one), ("other", other))
    }
    return json.dumps({**ends, "verdict": verdict, "kind": "other event"})


def test_contradictions_are_found_by_where_they_stand() -> None:
    """Each pair once, whatever order its ends are named in."""
    found = contradictions(GRAPH)
    assert [c.key for c in found] == [
        (("a.txt", 0, 9), ("a.txt", 20, 29)),
        (("a.txt", 0, 9), ("b.txt", 0, 9)),
        (("a.txt", 20, 29), ("a.txt", 40, 49)),
    ]
    assert [set(c.points) for c in found] == [{"p"}, set(), {"q"}]


def test_right_and_wrong_are_counted_by_pair_and_by_dispute() -> None:
    """A pair on no point is a dispute of its own; what nobody read is no verdict."""
    said = verdicts(
        [_line(("a.txt", 20), ("a.txt", 0), "right"), _line(("a.txt", 0), ("b.txt", 0), "wrong")]
    )
    reading = measure(GRAPH, said)
    assert reading.pairs == {"right": 1, "wrong": 1, "not read": 1}
    assert reading.disputes == {"right": 1, "wrong": 1, "not read": 1}
    assert "| contradictions | 1 | 0 | 1 | 1 | 50 % |" in markdown(reading)


def test_a_dispute_with_right_and_wrong_pairs_is_half_right() -> None:
    """One wrong pair spoils the dispute it stands in, not the pair beside it."""
    graph = Told(
        {"a.txt": [_statement(n, 20 * i, "p") for i, n in enumerate("123")]},
        frozenset({frozenset({"1", "2"}), frozenset({"2", "3"})}),
        frozenset(),
    )
    said = verdicts(
        [_line(("a.txt", 0), ("a.txt", 20), "right"), _line(("a.txt", 20), ("a.txt", 40), "wrong")]
    )
    reading = measure(graph, said)
    assert (reading.pairs["right"], reading.pairs["wrong"]) == (1, 1)
    assert reading.disputes == {"half": 1}


def test_what_is_kept_holds_no_words() -> None:
    """A line without a verdict is refused."""
    (line,) = kept([_line(("a.txt", 0), ("b.txt", 0), "right")])
    assert "words" not in line
    assert verdicts([line]) == {(("a.txt", 0, 9), ("b.txt", 0, 9)): "right"}
    with pytest.raises(ValueError, match="no verdict"):
        list(kept([_line(("a.txt", 0), ("b.txt", 0), "")]))
