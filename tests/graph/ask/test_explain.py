"""One statement opened on its words."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.ask.explain import Explanation, explain
from graph.ask.explained import shown
from graph.ask.lookup import expand, find_node
from graph.opening import open_graph

SMALL = Path(__file__).parents[1] / "data/small.trig"
STORE = open_graph(SMALL)


def _why(name: str, store: ox.Store = STORE) -> Explanation:
    return explain(store, find_node(store, ("statement", "report"), name))


def test_three_scales_stay_apart() -> None:
    """The speaker's certainty, the extractor's confidence and the curator's verdict are three."""
    why = _why("5e0e")
    (evidence,) = why.evidence
    assert (why.certainty, evidence.confidence, evidence.verdict) == ("certain", "0.9", "accepted")
    text = shown(why, marks=True).plain
    assert "certainty    certain (how sure the speaker is)" in text
    assert "confidence   0.9 (how sure the extractor is)" in text
    assert "verdict      accepted (what a curator decided)" in text


def test_report_and_statement_give_the_same() -> None:
    """A report's id opens the statement that it reports."""
    assert _why("report:5e0e") == _why("statement:5e0e")


def test_evidence_slices_back() -> None:
    """The marked words are those at the offsets, in the sentence, with source, cue and rule."""
    why = _why("2e5")
    (evidence,) = why.evidence
    assert [tuple(s) for s in evidence.spans] == [(107, 165)]
    assert [w for w, marked in evidence.passage.pieces if marked] == [why.content]
    assert (evidence.source, evidence.cue) == ("Norwegian Defense Minister Ada Kern", "said")
    assert (evidence.file, evidence.rule, evidence.extractor) == ("001_mini.txt", "verb", "rules 1")


@pytest.mark.parametrize(
    ("name", "status", "holders", "found"),
    [
        ("2e5", "resolved", 1, "“Norwegian Defense Minister Ada Kern” refers to Ada Kern"),
        ("80e9", "ambiguous", 2, "“she” may mean any of them"),
        ("fc1a", "unknown", 0, "the words name nobody"),
        ("d3bf", "voice", 1, "nobody is named, so the article says it itself"),
        ("dce2", "unnamed", 1, "“Experts” refers to Experts"),
    ],
)
def test_holder(name: str, status: str, holders: int, found: str) -> None:
    """Each kind of holder is told with how it was found; nobody is made up."""
    holder = _why(name).holder
    assert (holder.status, len(holder.names), holder.found) == (status, holders, found)


def test_relations_both_ways() -> None:
    """A contradiction is seen from both statements."""
    assert ("contradicts", "Ada Kern") in [(r.link, r.who) for r in _why("5e0e").related]
    assert ("is contradicted by", "Otto Lind") in [(r.link, r.who) for r in _why("2e5").related]


def test_decisions() -> None:
    """Decisions are told with who, when and why."""
    (decided,) = _why("5e0e").decisions
    assert (decided.outcome, decided.by) == ("accepted", "the curator")
    assert decided.when == "2025-03-04T09:00:00Z"
    assert decided.why == "Lind does deny it"


def test_fields() -> None:
    """What the statement is about, its quantity and its place in time are told."""
    fields = dict(_why("2e5").fields)
    assert fields["about"] == "Norway, Sweden"
    assert fields["quantity"] == "“around 500”: about 500 Norwegian soldiers"
    assert fields["event status"] == "past"


def test_marks() -> None:
    """In a pipe the words stand in double brackets; on a terminal they carry a style."""
    piped, styled = (shown(_why("5e0e"), marks=marks) for marks in (True, False))
    assert "denied [[that any foreign troops were in Sweden]], calling" in piped.plain
    assert "[[" not in styled.plain
    assert any("underline" in str(span.style) for span in styled.spans)


def test_two_places() -> None:
    """A statement that two places report shows both."""
    store = ox.Store()
    store.extend(STORE)
    report, link = expand("report:dce26ae647f46602"), expand("sayso:reports")
    other = expand("statement:5e0ea6019993a93d")
    assert report
    assert link
    assert other
    store.add(ox.Quad(report, link, other))
    assert len(_why("5e0e", store).evidence) == 2
