"""Checking: rules that can be read, findings in one order, words compared by code point."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.check import Rule, check, rules
from graph.shapes import shacl
from ontology import PREFIXES

SMALL = Path(__file__).parent / "data" / "small.trig"
NS = "https://w3id.org/sayso/ns#"


def quads() -> list[ox.Quad]:
    """The correct graph."""
    return list(ox.parse(path=str(SMALL), format=ox.RdfFormat.TRIG))


def without(term: str) -> list[ox.Quad]:
    """The correct graph without one property."""
    return [q for q in quads() if q.predicate.value != NS + term]


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.name)
def test_rule_says_itself_in_words(rule: Rule) -> None:
    """A rule file begins with the rule as a sentence and selects node and detail."""
    assert rule.words.endswith(".")
    assert rule.words[0].isupper()
    assert "SELECT ?node ?detail WHERE" in rule.query or "DISTINCT ?node ?detail" in rule.query
    assert "SERVICE" not in rule.query


def test_rules_come_sorted_by_name() -> None:
    """Rules have one order."""
    assert [r.name for r in rules()] == sorted(r.name for r in rules())
    assert len(rules()) >= 25


def test_quads_and_store_give_the_same() -> None:
    """It does not matter whether quads or a store are checked, nor in which order they come."""
    faulty = without("polarity") + without("exact")
    faulty = faulty[1::2] + faulty[::2]
    store = ox.Store()
    store.bulk_extend(reversed(faulty))
    assert check(faulty) == check(store) == sorted(set(check(store)))
    assert shacl(faulty) == shacl(store) == sorted(set(shacl(store)))


def test_text_can_be_given_beside_the_graph() -> None:
    """Where the graph does not hold a text, the one that is given counts."""
    bare = without("text")
    assert {f.name for f in check(bare)} == {"span-words"}
    words = {q.subject.value: q.object.value for q in quads() if q.predicate.value == NS + "text"}  # type: ignore[union-attr]
    assert check(bare, words) == []
    assert {f.name for f in check(bare, {k: f"x{v}" for k, v in words.items()})} == {
        "span-words",
        "text-hash",
    }


def test_finding_shows_both_sides_of_a_wrong_span() -> None:
    """Who reads a finding sees what stands there and what should."""
    moved = [
        ox.Quad(q.subject, q.predicate, ox.Literal("that prices would fall"), q.graph_name)
        if q.predicate.value == NS + "content" and q.object.value == "that prices would rise"  # type: ignore[union-attr]
        else q
        for q in quads()
    ]
    found = [f for f in check(moved) if f.name == "span-words"]
    assert len(found) == 1
    assert "'that prices would rise' stands there, not 'that prices would fall'" in found[0].message
    assert found[0].node.startswith("https://w3id.org/sayso/id/report/")


def test_span_of_words_that_are_no_offsets_is_a_finding() -> None:
    """Broken offsets are reported, not raised."""
    nowhere = ox.NamedNode("https://w3id.org/sayso/id/mention/12e6ad03ee566bcb-one-two")
    broken = [
        ox.Quad(q.subject, q.predicate, nowhere, q.graph_name)
        if q.predicate.value == NS + "cueSpan"
        else q
        for q in quads()
    ]
    assert "span-words" in {f.name for f in check(broken)}
    assert "Mention" in {f.name for f in shacl(broken)}


def test_empty_graph_breaks_nothing() -> None:
    """Nothing said, nothing wrong."""
    assert check([]) == []
    assert shacl([]) == []


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("foreign troops … were in Sweden", False),
        ("were in Sweden … foreign troops", False),
        ("foreign troops … were in Norway", True),
        ("foreign troops", True),
    ],
)
def test_words_in_stretches_may_be_worded_in_another_order(content: str, wrong: object) -> None:
    """The stretches of a content must be those of the text, whatever order they are told in."""
    store = ox.Store()
    store.extend(quads())
    store.update(
        f"""DELETE {{ GRAPH ?g {{
          ?r sayso:contentSpan ?m ; sayso:start ?n . ?s sayso:content ?c }} }}
        INSERT {{ GRAPH ?g {{ ?s sayso:content "{content}" . ?r sayso:start 218 ;
          sayso:contentSpan mention:12e6ad03ee566bcb-218-232, mention:12e6ad03ee566bcb-233-247 }} }}
        WHERE {{ GRAPH ?g {{ ?r sayso:reports ?s ; sayso:contentSpan ?m ; sayso:start ?n ;
          sayso:cue "deny" . ?s sayso:content ?c }} }}""",
        prefixes=PREFIXES,
    )
    assert ("span-words" in {f.name for f in check(store)}) == wrong
