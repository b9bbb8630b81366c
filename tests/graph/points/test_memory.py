"""What is kept of pairs of takes: the same finds, and nothing compared that was compared before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.points import groups
from graph.points.derive import Known, Stock, compared, stock
from graph.points.groups import Pair
from graph.points.matters import Matters
from graph.points.memory import UNASKED, Memory, each
from graph.points.numbers import Keys, among, distinct, in_lists, products, tallied, windows
from graph.points.rows import read
from graph.points.same import Match
from graph.points.takes import Take, takes
from graph.points.traits import dumped, loaded, of_takes
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


def _digests(held: Sequence[Take]) -> Keys:
    return of_takes(held).digests


def _pairs(held: Sequence[Take], memory: Memory | None = None) -> list[Pair]:
    """The pairs on one point, as a build finds them."""
    told = of_takes(held)
    return list(
        groups.found(held, groups.near(told.keys, told.order, np.arange(len(held))), memory)
    )


def test_what_was_found_is_found_again_and_nothing_compared(
    made: list[Take], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a memory, without one and from an earlier one the pairs are the same."""
    expected = groups.pairs(made)
    assert expected
    first = Memory(b"", _digests(made))
    assert _pairs(made, first) == expected
    monkeypatch.setattr(groups, "_found", lambda *_: pytest.fail("compared again"))
    again = Memory(first.remembered(), _digests(made))
    assert _pairs(made, again) == expected
    assert again.remembered() == first.remembered()


def test_a_changed_take_is_compared_anew(made: list[Take], monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier build found of other words says nothing of these."""
    known = Memory(b"", _digests(made))
    at = _pairs(made, known)[0].one
    changed = [replace(t, side=-t.side) if n == at else t for n, t in enumerate(made)]
    asked: list[tuple[str, str]] = []
    real = groups._found

    def tallied(one: Take, other: Take) -> Match | None:
        asked.append((one.row.id, other.row.id))
        return real(one, other)

    memory = Memory(known.remembered(), _digests(changed))
    with monkeypatch.context() as patched:
        patched.setattr(groups, "_found", tallied)
        told = _pairs(changed, memory)
    assert told == groups.pairs(changed)
    assert asked
    assert all(changed[at].row.id in pair for pair in asked)


def _known(made: Stock, data: Mapping[str, bytes]) -> Known:
    memories = {n: Memory(one, made.traits.digests) for n, one in data.items() if n != "matters"}
    return Known(**memories, matters=Matters(data["matters"]))


def test_points_and_links_are_those_without_a_memory() -> None:
    """All that statements have in common is the same from an earlier memory, and reads no take."""
    plain = stock(read(store(_TOLD)))
    expected = compared(plain)
    assert expected.points
    assert expected.links
    data = dict.fromkeys(Known._fields, b"")
    for _ in range(2):
        known = _known(plain, data)
        assert compared(plain._replace(known=known)) == expected
        data = {name: getattr(known, name).remembered() for name in Known._fields}
    unread = [None] * len(plain.takes)
    known = _known(plain, data)
    assert compared(plain._replace(known=known, takes=unread)) == expected  # type: ignore[arg-type]
    assert {name: getattr(known, name).remembered() for name in Known._fields} == data


def test_a_new_statement_leaves_what_it_does_not_meet_unread() -> None:
    """Only takes are read that something new may have to do with; what is found is the same."""
    before = stock(read(store(_TOLD)))
    known = _known(before, dict.fromkeys(Known._fields, b""))
    compared(before._replace(known=known))
    data = {name: getattr(known, name).remembered() for name in Known._fields}
    after = stock(read(store([*_TOLD, "Norway has attacked Sweden, Ed Ruud said."])))
    asked: set[int] = set()

    class _Noted(list[Take]):
        def __getitem__(self, at: Any) -> Any:
            asked.add(at)
            return super().__getitem__(at)

    told = compared(after._replace(known=_known(after, data), takes=_Noted(after.takes)))
    assert told == compared(after)
    read_ = {after.takes[at].row.content for at in asked}
    assert any("Norway" in content for content in read_)
    assert not any("dam" in content for content in read_)


def test_what_something_is_called_counts() -> None:
    """A point is told anew when the name of an end of it changes, and nothing else does."""
    plain = stock(read(store(_TOLD[3:])))
    known = _known(plain, dict.fromkeys(Known._fields, b""))
    first = compared(plain._replace(known=known))
    data = {name: getattr(known, name).remembered() for name in Known._fields}
    labels = {iri: f"{label} of old" for iri, label in plain.labels.items()}
    other = plain._replace(labels=labels)
    told = compared(other._replace(known=_known(other, data)))
    assert told == compared(other)
    assert [point.label for point in told.points] != [point.label for point in first.points]


def test_which_comes_first_counts() -> None:
    """What is told of two says nothing of the same two the other way round."""
    hashes = np.array([1, 2], dtype=np.uint64)
    memory = Memory(b"", hashes)
    asked: list[tuple[int, int]] = []

    def make(one: int, other: int) -> int:
        asked.append((one, other))
        return one

    both = np.array([[0, 1], [1, 0]])
    assert [value for *_, value in memory.each(both, make)] == [0, 1]
    later = Memory(memory.remembered(), hashes)
    assert [value for *_, value in later.each(both, make)] == [0, 1]
    assert asked == [(0, 1), (1, 0)]


def test_what_was_not_asked_is_not_remembered() -> None:
    """A pair that was passed over is asked the next time; one that came to nothing is not."""
    hashes, near, second = np.array([1, 2], dtype=np.uint64), np.array([[0, 1]]), list[int]()
    first = Memory(b"", hashes)
    assert list(first.each(near, lambda *_: UNASKED)) == []
    again = Memory(first.remembered(), hashes)
    assert list(again.each(near, lambda one, _: second.append(one))) == []
    assert second == [0]
    last = Memory(again.remembered(), hashes)
    assert list(last.each(near, lambda *_: pytest.fail("asked again"))) == []
    assert list(each(near, lambda *_: None)) == []


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


@given(st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=30), st.integers(1, 20))
def test_neighbours_of_a_block_are_each_met_once(held: list[list[int]], most: int) -> None:
    """Under each key each must meet the next ones and nobody else."""
    lists = in_lists(held)
    whose = lists.whose()
    found = [
        (int(whose[a]), int(whose[b]))
        for one, other in windows(lists.flat, most)
        for a, b in zip(one, other, strict=True)
    ]
    expected: list[tuple[int, int]] = []
    for key in range(6):
        block = [at for at, keys in enumerate(held) for one in keys if one == key]
        expected += [(a, b) for at, a in enumerate(block) for b in block[at + 1 : at + 1 + most]]
    assert sorted(found) == sorted(expected)


_LISTS = st.lists(st.tuples(*[st.lists(st.integers(0, 9), max_size=3)] * 2), max_size=9)


@given(_LISTS, st.data())
def test_lists_of_hashes_are_picked_and_multiplied(
    held: list[tuple[list[int], list[int]]], data: st.DataObject
) -> None:
    """Lists are taken in any order, thinned out, and each hash meets each of the other list."""
    one, other = (in_lists(pair[n] for pair in held) for n in (0, 1))
    some = data.draw(st.permutations(range(len(held))))
    picked = one.of(np.array(some, dtype=np.int64))
    assert picked.flat.tolist() == [key for at in some for key in held[at][0]]
    assert picked.counts.tolist() == [len(held[at][0]) for at in some]
    even = one.only(one.flat % 2 == 0)
    assert even.counts.tolist() == [sum(k % 2 == 0 for k in pair[0]) for pair in held]
    whose, first, keys = products(one, other)
    told = zip(whose.tolist(), one.flat[first].tolist(), strict=True)
    pairs = [(at, a, b) for at, (left, right) in enumerate(held) for a in left for b in right]
    assert list(told) == [pair[:2] for pair in pairs]
    by_pair: dict[int, set[tuple[int, int]]] = {}
    for key, pair in zip(keys.tolist(), pairs, strict=True):
        by_pair.setdefault(key, set()).add(pair[1:])
    assert all(len(each) == 1 for each in by_pair.values())


def test_what_takes_are_found_by_comes_back_or_is_refused(made: list[Take]) -> None:
    """What is kept of takes must come back as it was; a part of it is none."""
    told = of_takes(made)
    head, body = dumped(told)
    plain = json.loads(json.dumps(head))
    again = loaded(plain, body)
    assert dumped(again) == (head, body)
    assert list(again.ids) == [take.row.id for take in made]
    for torn, left in ((plain, body[:-8]), (plain[:-1], body), ([*plain[:-1], 7], body)):
        with pytest.raises(ValueError, match=r"traits|numbers|unpack"):
            loaded(torn, left)
