"""Which pairs are open: what was said of them, what follows, what was put off."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.curate.pairs import Pair, Skipped, pairs, settled
from graph.opening import open_graph
from ontology import PREFIXES

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
_HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())


def _pair(one: str, other: str, *, unsure: bool = False) -> Pair:
    base = PREFIXES["actor"]
    return Pair(f"{base}{one}", f"{base}{other}", 1, 0.5, "", "", unsure)


def _said(*decisions: str) -> list[ox.Quad]:
    """Decisions as "a same b", each a second later than the one before."""
    turtle = _HEAD
    for n, (one, outcome, other) in enumerate(map(str.split, decisions)):
        turtle += f"""decision:d{n} a sayso:Decision ; sayso:outcome val:{outcome} ;
          sayso:decides actor:{one}, actor:{other} ;
          prov:endedAtTime "2025-01-01T00:00:0{n}Z"^^xsd:dateTime .\n"""
    return list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))


def test_the_pairs_of_a_graph() -> None:
    """They are those of the shipped question, with what speaks for and against."""
    (pair,) = pairs(STORE)
    ends = tuple(iri.rpartition("/")[2] for iri in pair.ends)
    assert ends == ("001_mini.ada--20-kern", "001_mini.ida--20-moen")
    assert (pair.score, pair.touched, pair.objections) == (0.4, 0, "two bodies")
    assert not pair.unsure


@pytest.mark.parametrize(
    ("decisions", "asked", "asked_again"),
    [
        ((), True, True),
        (("a same b",), False, False),
        (("b different a",), False, False),
        (("a unsure b",), False, True),
        (("a unsure b", "a different b"), False, False),
        (("a different b", "a unsure b"), False, True),
        # What follows from other answers is no question.
        (("a same c", "b same c"), False, False),
        (("a same c", "b different c"), False, False),
        # Nor is anything guessed: two that are not a third one may be each other.
        (("a different c", "b different c"), True, True),
        (("a same c",), True, True),
        # A verdict on a report says nothing of who is who.
        (("a accepted b",), True, True),
    ],
)
def test_what_is_decided(decisions: tuple[str, ...], asked: bool, asked_again: bool) -> None:  # noqa: FBT001
    """The latest word on a pair settles it, and so does what follows from words on others."""
    known = settled(_said(*decisions))
    assert known.asks(_pair("a", "b"), again=False) is asked
    assert known.asks(_pair("a", "b"), again=True) is asked_again


def test_a_build_that_knows_a_doubt() -> None:
    """Where a build was told that it is unsure the pair is asked only once more if wanted."""
    pair = _pair("a", "b", unsure=True)
    assert not settled([]).asks(pair, again=False)
    assert settled([]).asks(pair, again=True)
    assert not settled(_said("a same b")).asks(pair, again=True)


def test_put_off(tmp_path: Path) -> None:
    """What was put off longest ago comes first of those; a damaged memory is none."""
    file = tmp_path / "made/skipped"
    one, two, three = (_pair(name, "z") for name in "abc")
    skipped = Skipped(file)
    for pair in (one, three, one):
        skipped.add(pair)
    assert Skipped(file).last([one, two, three]) == [two, three, one]
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2
    file.write_bytes(b"\xff one two three\n\n")
    assert Skipped(file).last([one, two]) == [one, two]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The order is lost, and nothing else."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    skipped = Skipped(tmp_path / "file/skipped")
    skipped.add(_pair("a", "z"))
    assert skipped.last([_pair("a", "z"), _pair("b", "z")])[0] == _pair("b", "z")
