"""What is found block by block, each part of the keys by itself, is what is found at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.points import made_rows
from graph.export import rdf
from graph.order import ordered
from graph.points import derive, groups, repeats, retold, turtle, written
from graph.points.copies import Copy
from graph.points.joined import place
from graph.points.rows import Row
from graph.points.same import Match
from graph.points.takes import Take, takes
from graph.terms import sayso
from ontology import BASE

_PARTS = 5


def _part(*key: str) -> int:
    return hashlib.blake2b("\0".join(key).encode(), digest_size=2).digest()[0] % _PARTS


@pytest.fixture(scope="module")
def held() -> list[Take]:
    """Takes of which eighty say one thing, more than are compared with each."""
    made = made_rows(700)
    one = next(row for row in made.rows if row.relation)

    def alike(row: Row) -> Row:
        return replace(
            row, relation=one.relation, subject=one.subject, object=one.object, about=one.about,
            status="past", times=(), figures=(),
        )  # fmt: skip

    rows = [alike(row) if n < 80 else row for n, row in enumerate(made.rows)]
    days = {row.article: f"2030-02-{1 + n // 100:02}" for n, row in enumerate(rows)}
    return sorted(takes(made._replace(rows=tuple(rows), published=days)), key=place)


def _pairs(held: list[Take], part: int | None = None) -> set[tuple[str, str, Match]]:
    wanted = None if part is None else (lambda key: _part(*key) == part)
    some = [t for t in held if wanted is None or any(wanted(key) for key in groups.keys(t))]
    return {(some[p.one].row.id, some[p.other].row.id, p.found) for p in groups.pairs(some, wanted)}


def test_pairs_of_all_parts_are_all_pairs(held: list[Take]) -> None:
    """A part needs nothing but the takes that have one of its keys."""
    parted = [_pairs(held, part) for part in range(_PARTS)]
    assert all(parted)
    ends = Counter(end for *pair, _ in _pairs(held) for end in pair)
    assert max(ends.values()) > 2 * groups.NEIGHBOURS
    assert set().union(*parted) == _pairs(held)


def test_common_words_add_up(held: list[Take]) -> None:
    """How many words two share is the sum over the parts of the shelves they both stand on."""
    whole = retold.candidates(held, ())

    def counted(part: int | None) -> Counter[tuple[str, str]]:
        wanted = None if part is None else (lambda shelf: _part(shelf) == part)
        some = [t for t in whole if wanted is None or any(map(wanted, retold.shelves(t)))]
        found = retold.counted(some, wanted)
        return Counter({(some[a].row.id, some[b].row.id): n for (a, b), n in found.items()})

    assert sum((counted(part) for part in range(_PARTS)), Counter()) == counted(None)


def test_first_tellings_of_all_parts(held: list[Take]) -> None:
    """All of one wording together are enough to tell which was first."""
    told = [(repeats.order(t), key, t.row.id) for t in held if (key := repeats.wording(t))]
    found: dict[str, str] = {}
    for part in range(_PARTS):
        found |= repeats.firsts(one for one in told if _part(one[1][1]) == part)
    assert found == dict(repeats.repeats(held))


@pytest.mark.parametrize("most", [1, 7, 10_000])
def test_points_are_written_in_one_order(most: int) -> None:
    """Some subjects at a time, quads must be all there are, each once and in order."""
    found = derive.found(made_rows(300))
    assert found.points
    assert found.links
    pieces = list(written.in_order(*found, most=most))
    assert all(pieces)
    told = [quad for some in pieces for quad in some]
    assert told == ordered(told)
    kinds = Counter(quad.predicate.value.rpartition("#")[2] for quad in told)
    on_points = sum(len(point.statements) for point in found.points)
    assert kinds["linkFrom"] == len(found.links) + len(found.copies) + on_points
    assert kinds["onPoint"] == on_points
    assert told == list(written.quads(*found))


@pytest.mark.parametrize("odd", [False, True])
def test_blocks_of_points_are_those_of_their_quads(odd: bool) -> None:  # noqa: FBT001
    """Made as text, the graph must be the one that its quads are written as, byte for byte."""
    points, links, copies = derive.found(made_rows(300))
    if odd:
        # What a serialiser has to escape, and nodes that people named as they liked.
        strange = 'says “no”: "a\\b"\n\tis \x07 \ud800 né'
        links = (*links, links[0]._replace(reason=strange, other="https://example.org/a'b"))
        links = (*links, links[1]._replace(one=f"{links[1].one}.", kind="updates", score=1 / 3))
        copies = (*copies, Copy("urn:a:one", f"{BASE}id/article/two.", 0.5))
    told = ordered(written.quads(points, links, copies))
    made = turtle.blocks(points, links, copies)
    assert made.body == rdf.written(quad.triple for quad in told)
    assert made.triples == len(told)
    nodes = {quad.subject for quad in told if quad.object == sayso.Link}
    light = [quad.triple for quad in told if quad.subject not in nodes]
    assert made.light == rdf.written(light)
    assert [f"<{link.id}>" for link in made.links] == sorted(map(str, nodes))


def test_of_nothing_no_blocks_are_made() -> None:
    """Without points and links there must be no text."""
    assert turtle.blocks((), (), ()) == (b"", b"", (), 0)
