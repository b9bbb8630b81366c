"""What is kept of pairs of takes: the same finds, and nothing compared that was compared before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.points import groups, retold
from graph.points.derive import compared, stock
from graph.points.memory import (
    UNASKED,
    Digests,
    Memory,
    among,
    beside,
    digest,
    distinct,
    each,
    paired,
    tallied,
)
from graph.points.rows import read
from graph.points.same import Match
from graph.points.takes import Take, takes
from tests.graph.points.world import store

_TOLD = [
    "The dam at Orlo was damaged in the night, Ann Kerr said.",
    "The dam at Orlo was not damaged, Bo Li said.",
    "“The dam at Orlo was damaged badly,” said Cy Dahl. Cy Dahl said the dam at Orlo broke.",
    "Norway attacked Sweden, Di Moe said.",
    "Norway never attacked Sweden, Bo Li said.",
]


@pytest.fixture(scope="module")
def made() -> list[Take]:
    """Takes of which some are on one point."""
    return list(takes(read(store(_TOLD))))


def _digests(held: Sequence[Take]) -> Digests:
    return {take.row.id: (take, digest(take)) for take in held}


def test_what_was_found_is_found_again_and_nothing_compared(
    made: list[Take], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a memory, without one and from an earlier one the pairs are the same."""
    expected = groups.pairs(made)
    assert expected
    first = Memory(b"", _digests(made))
    assert groups.pairs(made, memory=first) == expected
    monkeypatch.setattr(groups, "_found", lambda *_: pytest.fail("compared again"))
    again = Memory(first.remembered(), {})
    assert groups.pairs(made, memory=again) == expected
    assert again.remembered() == first.remembered()


def test_a_changed_take_is_compared_anew(made: list[Take], monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier build found of other words says nothing of these."""
    known = Memory(b"", _digests(made))
    groups.pairs(made, memory=known)
    found = groups.pairs(made)
    at = found[0].one
    changed = [replace(t, side=-t.side) if n == at else t for n, t in enumerate(made)]
    asked: list[tuple[str, str]] = []
    real = groups._found

    def tallied(one: Take, other: Take) -> Match | None:
        asked.append((one.row.id, other.row.id))
        return real(one, other)

    # The hash that is told is of the take as it was: it does not count for another object.
    memory = Memory(known.remembered(), _digests(made))
    with monkeypatch.context() as patched:
        patched.setattr(groups, "_found", tallied)
        told = groups.pairs(changed, memory=memory)
    assert told == groups.pairs(changed)
    assert asked
    assert all(changed[at].row.id in pair for pair in asked)


def test_points_and_links_are_those_without_a_memory(made: list[Take]) -> None:
    """All that statements have in common is the same from an earlier memory, and grows no stale."""
    plain = stock(read(store(_TOLD)))
    expected = compared(plain)
    data = (b"", b"")
    for _ in range(2):
        memories = tuple(Memory(each, _digests(made)) for each in data)
        known = plain._replace(on_one=memories[0], again=memories[1])
        assert compared(known) == expected
        data = (memories[0].remembered(), memories[1].remembered())


def test_which_comes_first_counts() -> None:
    """What is told of two says nothing of the same two the other way round."""
    held = list(takes(read(store(_TOLD[:2]))))
    memory = Memory(b"", {})
    asked: list[tuple[int, int]] = []

    def make(one: int, other: int) -> int:
        asked.append((one, other))
        return one

    both = np.array([[0, 1], [1, 0]])
    assert [value for *_, value in memory.each(held, both, make)] == [0, 1]
    later = Memory(memory.remembered(), {})
    assert [value for *_, value in later.each(held, both, make)] == [0, 1]
    assert asked == [(0, 1), (1, 0)]


def test_what_was_not_asked_is_not_remembered() -> None:
    """A pair that was passed over is asked the next time; one that came to nothing is not."""
    held = list(takes(read(store(_TOLD[:2]))))
    near, first, second = paired([1], 2), Memory(b"", {}), list[int]()
    assert list(first.each(held, near, lambda *_: UNASKED)) == []
    again = Memory(first.remembered(), {})
    assert list(again.each(held, near, lambda one, _: second.append(one))) == []
    assert second == [0]
    last = Memory(again.remembered(), {})
    assert list(last.each(held, near, lambda *_: pytest.fail("asked again"))) == []
    assert list(each(near, lambda *_: None)) == []


def test_retold_with_a_memory(made: list[Take], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told again is found again without being compared."""
    told = [
        "Ann Kerr said the old bridge over the river was closed for good.",
        "Ann Kerr said that the old bridge over the river is closed for good now.",
    ]
    held = list(takes(read(store(told))))
    expected = list(retold.retold(held, {}))
    assert expected
    first = Memory(b"", _digests(held))
    assert list(retold.retold(held, {}, first)) == expected
    monkeypatch.setattr(retold, "likelihood", lambda *_: pytest.fail("compared again"))
    assert list(retold.retold(held, {}, Memory(first.remembered(), {}))) == expected


_NUMBERS = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 3))


@given(_NUMBERS, _NUMBERS)
def test_numbers_are_looked_up_and_told_apart(asked: list[int], known: list[int]) -> None:
    """Every number must be found among others as by looking, and be kept once, in order."""
    numbers = np.array(asked, dtype=np.uint64)
    held = distinct(np.array(known, dtype=np.uint64))
    assert held.tolist() == sorted(set(known))
    told, counts = tallied(np.array(known, dtype=np.uint64))
    assert told.tolist() == held.tolist()
    assert counts.tolist() == [known.count(one) for one in held]
    assert among(numbers, held).tolist() == [one in known for one in asked]


@given(st.lists(st.integers(0, 99), unique=True, max_size=40), st.integers(1, 20))
def test_neighbours_of_a_block_are_each_met_once(block: list[int], most: int) -> None:
    """Few or many, each must meet the next ones and nobody else, the less of two first."""
    expected = [
        min(one, other) * 100 + max(one, other)
        for at, one in enumerate(block)
        for other in block[at + 1 : at + 1 + most]
    ]
    assert sorted(coded for some in beside(block, 100, most) for coded in some) == sorted(expected)
