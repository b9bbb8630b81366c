"""Why an actor is one node."""

from __future__ import annotations

from pathlib import Path

from graph.ask.lookup import expand
from graph.ask.whois import actor_meant, shown, whois
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")


def _text(iri: str) -> str:
    node = actor_meant(STORE, iri)
    assert node is not None
    return shown(whois(STORE, node)).plain


def test_a_merge_is_explained() -> None:
    """Name, article, reasons, score and what it was compared with are told."""
    text = _text("actor:001_mini.otto--20-lind")
    assert "“O. Lind” in article:001_mini" in text
    assert "an initial for the given name; both of Sweden" in text
    assert "(score 0.776)" in text
    assert "by itself it is actor:001_mini.o--2e---20-lind" in text


def test_a_replaced_iri_leads_to_the_one() -> None:
    """The IRI that a merge replaced means the actor it was merged into."""
    assert actor_meant(STORE, "actor:001_mini.o--2e---20-lind") == expand(
        "actor:001_mini.otto--20-lind"
    )
    assert actor_meant(STORE, "statement:2e599de2658545ed") is None
    assert actor_meant(STORE, "Otto Lind") is None


def test_a_likeness_is_told_with_what_speaks_for_and_against() -> None:
    """Who may be the same is told on both sides."""
    for iri, other in (("ada--20-kern", "Ida Moen"), ("ida--20-moen", "Ada Kern")):
        text = _text(f"actor:001_mini.{iri}")
        assert f"  {other}  actor:" in text
        assert "for: another form of the given name (score 0.4)" in text
        assert "against: two bodies" in text


def test_a_described_actor_says_so() -> None:
    """An actor of the entity file is known there by the name it has."""
    text = _text("actor:gov-no")
    assert "because: the entity file has this name" in text
    assert "merged with nobody" in _text("actor:001_mini.ada--20-kern")
