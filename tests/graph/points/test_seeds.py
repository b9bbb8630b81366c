"""The two articles the project is about: the disputes they hold, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ask.disputes import Dispute, found
from graph.opening import open_graph

_AUTHOR = "narrator of 000_b691fc065722bb74"


@pytest.fixture(scope="module")
def disputes(built: Path) -> dict[str, Dispute]:
    """The disputes of the built graph by their points."""
    return {d.label: d for d in found(open_graph(built))}


def _sides(dispute: Dispute) -> dict[str, set[str]]:
    """Side -> the holders whose statements are contradicted."""
    sides: dict[str, set[str]] = {}
    for holding in dispute.holdings:
        if holding.id in dispute.disputed:
            sides.setdefault(holding.side, set()).add(holding.who)
    return sides


_SENT = "North Korea has sent troops to Russia"
_WIDER = "The situation in Ukraine could escalate into a larger global conflict"


def test_two_and_no_other(disputes: dict[str, Dispute]) -> None:
    """There are two disputes: the deployment and the world war.

    That condemnation is lacking, and that others condemn, is told nowhere in words about the same
    thing; what only a reader puts together is no dispute of the texts.
    """
    assert sorted(disputes) == [_SENT, _WIDER]


def test_deployment(disputes: dict[str, Dispute]) -> None:
    """Austin, Healey and South Korean intelligence stand against Peskov and Lukashenko."""
    assert _sides(disputes[_SENT]) == {
        "affirms": {"Lloyd Austin", "John Healey", "South Korean intelligence"},
        "denies": {"Dmitry Peskov", "Alexander Lukashenko"},
    }


def test_world_war(disputes: dict[str, Dispute]) -> None:
    """Zelensky holds it possible, Rogers and "experts" do not.

    The opinion's author fears "a wider conflict", which is on the point but no world war.
    """
    dispute = disputes[_WIDER]
    assert _sides(dispute) == {
        "affirms": {"Volodymyr Zelensky"},
        "denies": {"James Rogers", "experts"},
    }
    assert _AUTHOR in {holding.who for holding in dispute.holdings}


def test_figures_stay_apart(disputes: dict[str, Dispute]) -> None:
    """3,000 there, 10,000 on the way and 100,000 feared are three claims, each pair with why."""
    apart = disputes[_SENT].apart
    assert len(apart) == 3
    for pair in (("3,000", "10,000"), ("3,000", "100,000"), ("10,000", "100,000")):
        told = [c.reason for c in apart if all(f" {n} " in f" {c.reason} " for n in pair)]
        assert len(told) == 1, pair
        assert "claims about different things: one is" in told[0]
    figures = [c.reason for d in disputes.values() for c in d.conflicts if "number" in c.reason]
    assert figures == []


def test_every_link_says_why(disputes: dict[str, Dispute]) -> None:
    """Each conflict and each statement on a point has a reason and a score."""
    for dispute in disputes.values():
        assert all(c.reason and 0 < float(c.score) <= 1 for c in dispute.conflicts)
        assert all(h.reason and 0 < float(h.score) <= 1 for h in dispute.holdings)
