"""Statements that need a person's eyes: which, in which order, and what the answers write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from graph.ask.lookup import expand
from graph.cli import cli
from graph.curate.decisions import read
from graph.curate.doubts import KINDS, Doubts, Kind
from graph.errors import QueryError
from graph.facts import load
from graph.opening import open_graph

SMALL = Path(__file__).parents[1] / "data/small.trig"
STORE = open_graph(SMALL)


def _found(kinds: list[Kind], store: ox.Store = STORE) -> list[str]:
    return [d.report.rpartition("/")[2][:3] for d in Doubts(store, kinds).questions()]


def _more(*triples: tuple[str, str, str]) -> ox.Store:
    """The small graph, and some triples."""
    store = ox.Store()
    store.extend(STORE)
    for names in triples:
        store.add(ox.Quad(*map(expand, names)))  # type: ignore[arg-type]
    return store


def test_each_kind_finds_its_own() -> None:
    """Speakers who are ambiguous or unknown, contradicted statements, unsure extractions."""
    assert sorted(_found(["speakers"])) == ["80e", "fc1"]
    assert _found(["disputes"]) == []  # those of the small graph are decided
    tie = ("statement:d3bfcc8ae945ecf2", "sayso:contradicts", "statement:fc1add9d492e8c3d")
    assert sorted(_found(["disputes"], _more(tie))) == ["d3b", "fc1"]
    assert set(_found(["confidence"])) >= {"d3b", "fc1", "80e"}
    every = _found(list(KINDS))
    assert len(every) == len(set(every))
    assert every[:2] == _found(["speakers"])


def test_what_most_hangs_on_comes_first() -> None:
    """Of doubts of a kind the one that is tied to most other statements is asked first."""
    for other in ("80e9a4dc4bdffac1", "fc1add9d492e8c3d"):
        tie = (f"statement:{other}", "sayso:corroborates", "statement:2e599de2658545ed")
        assert _found(["speakers"], _more(tie))[0] == other[:3]


def test_what_a_build_knows_decided_is_no_question() -> None:
    """A statement that a decision of any facts file is about is not asked about."""
    decided = ("decision:x", "sayso:decides", "report:fc1add9d492e8c3d")
    assert _found(["speakers"], _more(decided)) == ["80e"]


@pytest.mark.parametrize(
    ("said", "outcome", "corrected"),
    [
        ("right", "accepted", {}),
        ("no statement", "rejected", {}),
        ("unknown", "corrected", {"status": "unknown"}),
        ("2", "corrected", {"speaker": "https://w3id.org/sayso/id/actor/001_mini.ida--20-moen"}),
    ],
)
def test_an_answer_is_a_decision(
    tmp_path: Path, said: str, outcome: str, corrected: dict[str, str]
) -> None:
    """Each answer is what `sayso decide` would write; it settles the question."""
    doubts, file = Doubts(STORE, ["speakers"]), tmp_path / "d.ttl"
    (doubt,) = (d for d in doubts.questions() if d.candidates)
    doubts.answer(doubt, said, file, "Jane Doe")
    quads = load([file]).quads
    (decision,) = read(quads)
    assert (decision.outcome, decision.corrections) == (outcome, corrected)
    assert not doubts.asks(quads, again=True)(doubt)
    with pytest.raises(QueryError, match="no candidate 3; there are 2"):
        doubts.answer(doubt, "3", file, "Jane Doe")


def _review(folder: Path, given: str, *args: str) -> Result:
    shutil.copy(SMALL, folder / "graph.trig")
    where = ("-g", str(folder), "--into", str(folder / "d.ttl"))
    return CliRunner().invoke(cli, ("review", *args, *where), input=given, prog_name="sayso")


def test_a_walk_is_shown_undone_and_resumed(tmp_path: Path) -> None:
    """Evidence is shown, an answer can be taken back, what was skipped comes last next time."""
    first = _review(tmp_path, "1\nb\ns\nq\n", "speakers")
    assert "[[that prices would rise]]" in first.stdout
    assert "not written: there is no candidate 1" in first.stderr
    assert "nothing to undo" in first.stderr
    assert "1 skipped, 2 left" in first.stderr
    assert not (tmp_path / "d.ttl").exists()
    second = _review(tmp_path, "2\nb\n2\nn\n", "speakers", "--by", "Jane Doe")
    shown = second.stdout
    assert shown.index("the talks were “difficult”") < shown.index("that prices would rise")
    assert "  2  Ida Moen  actor:001_mini.ida--20-moen" in shown
    assert "taken back" in second.stderr
    assert "2 decided (1 2, 1 no statement), 0 left" in second.stderr
    outcomes = [d.outcome for d in read(load([tmp_path / "d.ttl"]).quads)]
    assert sorted(outcomes) == ["corrected", "rejected"]
    assert "nothing left to ask" in _review(tmp_path, "y\n", "speakers").stderr
    assert "1 of 1" in _review(tmp_path, "q\n", "--limit", "1").stdout
