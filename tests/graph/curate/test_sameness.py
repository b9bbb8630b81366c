"""A person's word on who is who, written down so that a build and a person can read it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.curate.decisions import read
from graph.curate.sameness import Sameness, Written, judge
from graph.errors import QueryError
from graph.facts import load
from graph.iri import mint
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
NOW = datetime(2025, 4, 1, 12, 0, tzinfo=UTC)


def _judge(file: Path, one: str, relation: Any, other: str, **more: str) -> Written:
    return judge(STORE, Sameness(one, relation, other, **more), file, NOW)


def test_a_build_reads_it(tmp_path: Path) -> None:
    """Two names become a decision on two nodes, with reason and person."""
    file = tmp_path / "d.ttl"
    done = _judge(file, "Ada Kern", "different", "Ida Moen", why="two ministers", by="Jane Doe")
    facts = load([file])
    assert facts.refused == ()
    (decision,) = read(facts.quads)
    kern, moen = (mint("actor", "001_mini", name).value for name in ("ada kern", "ida moen"))
    assert (decision.outcome, decision.decides) == ("different", (kern, moen))
    assert decision.when == "2025-04-01T12:00:00Z"
    assert done.names == ("Ada Kern", "Ida Moen")
    assert not decision.judges_reports
    text = file.read_text(encoding="utf-8")
    assert '"two ministers"' in text
    assert '"Jane Doe"' in text


def test_a_replaced_one_can_be_named(tmp_path: Path) -> None:
    """The IRI that a merge replaced names that article's actor alone, to undo the merge."""
    file = tmp_path / "d.ttl"
    done = _judge(file, "actor:001_mini.o--2e---20-lind", "different", "Otto Lind")
    assert done.names == ("O. Lind", "Otto Lind")
    (decision,) = read(load([file]).quads)
    assert mint("actor", "001_mini", "o. lind").value in decision.decides


def test_saying_it_twice_and_changing_ones_mind(tmp_path: Path) -> None:
    """The same again adds nothing, in whatever order; another word is a later decision."""
    file = tmp_path / "d.ttl"
    assert _judge(file, "Ada Kern", "same", "Ida Moen").new
    assert not _judge(file, "Ida Moen", "same", "Ada Kern").new
    assert _judge(file, "Ada Kern", "unsure", "Ida Moen").new
    decisions = read(load([file]).quads)
    assert [d.outcome for d in decisions] == ["same", "unsure"]


def test_an_entry_outside(tmp_path: Path) -> None:
    """The other may be the address of an entry, which is taken as it is."""
    file = tmp_path / "d.ttl"
    _judge(file, "NATO", "same", "https://catalogue.example.org/entity/7")
    (decision,) = read(load([file]).quads)
    assert "https://catalogue.example.org/entity/7" in decision.decides


@pytest.mark.parametrize(
    ("one", "relation", "other", "message"),
    [
        ("Nobody", "same", "NATO", "no actor named 'Nobody'"),
        ("NATO", "same", "NATO", "are actor:nato already"),
        ("NATO", "twin", "Ada Kern", "there are same, different, unsure"),
        ("Experts", "same", "NATO", "belongs to one article"),
        ("https://a.example/1", "same", "https://a.example/2", "has to be an actor"),
        ("NATO", "same", "urn:x:y", "no web address"),
    ],
)
def test_refused(tmp_path: Path, one: str, relation: str, other: str, message: str) -> None:
    """What makes no sense is told, and nothing is written."""
    file = tmp_path / "d.ttl"
    with pytest.raises(QueryError, match=message):
        _judge(file, one, relation, other)
    assert not file.exists()
