"""Who disputes what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest

from graph.ask.asking import Wanted, disputes, disputes_as
from graph.ask.disputed import shown
from graph.ask.disputes import Conflict, Dispute, Holding, found, table
from graph.errors import QueryError
from graph.opening import open_graph

SMALL = Path(__file__).parents[1] / "data/small.trig"
SAME = """
@prefix s: <https://w3id.org/sayso/ns#> . @prefix val: <https://w3id.org/sayso/val#> .
@prefix l: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:p> l:label "it rains" .
<urn:a> s:proposition <urn:p> ; s:polarity val:positive ; s:content "yes" ; s:speaker <urn:x> .
<urn:b> s:proposition <urn:p> ; s:polarity val:negative ; s:content "no" ; s:speaker <urn:y> .
<urn:c> s:proposition <urn:p> ; s:polarity val:underspecified ; s:content "hm" ; s:speaker <urn:y> .
"""
LINKED = """
@prefix s: <https://w3id.org/sayso/ns#> .
<urn:a> s:content "yes" ; s:contradicts <urn:b> . <urn:b> s:content "no" .
"""


class _Counted(tuple[Conflict, ...]):
    """Conflicts that count how often they are gone through."""

    __slots__ = ()
    times: ClassVar[int] = 0

    def __iter__(self) -> Iterator[Conflict]:
        _Counted.times += 1
        return super().__iter__()


def _crowded(size: int) -> Dispute:
    """A point on which every statement contradicts the next."""
    held = tuple(
        Holding(f"Holder {n}", (), "affirms", "say", "certain", "words", "", f"a{n}", (), f"s{n}")
        for n in range(size)
    )
    against = _Counted(Conflict(f"s{n}", f"s{n + 1}", "why") for n in range(size - 1))
    return Dispute("a point", "point:p", held, against)


def test_a_crowded_point_is_gone_through_a_few_times() -> None:
    """However many statements are on a point, its conflicts are not gone through for each."""
    told = []
    for size in (10, 200):
        _Counted.times = 0
        dispute = _crowded(size)
        assert len(table([dispute]).rows) == size
        assert (dispute.voices, dispute.articles) == (size, size)
        assert shown([dispute]).plain
        told.append(_Counted.times)
    assert told[0] == told[1]


def _store(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return store


def test_point() -> None:
    """A disputed point is told once, with both sides, their words and the reason."""
    (dispute,) = found(open_graph(SMALL))
    assert dispute.label == "foreign troops were in Sweden"
    assert [(h.who, h.side) for h in dispute.holdings] == [
        ("Ada Kern", "affirms"),
        ("Otto Lind", "denies"),
    ]
    assert dispute.conflicts[0].reason.startswith("opposite sides")
    assert dispute.holdings[0].article == "article:001_mini"


def test_a_persons_link() -> None:
    """What a person linked as contradicting is a dispute without a point of the build."""
    (dispute,) = found(_store(LINKED))
    assert {h.content for h in dispute.holdings} == {"yes", "no"}
    assert dispute.conflicts[0].reason == "a person linked them"


def test_opposed() -> None:
    """Affirming and denying one proposition is a dispute; leaving it open is none."""
    (dispute,) = found(_store(SAME))
    assert dispute.label == "it rains"
    assert {h.content for h in dispute.holdings} == {"yes", "no"}


def test_none() -> None:
    """No dispute is told as such."""
    assert shown(found(ox.Store())).plain == "no disputes found\n"
    assert shown(found(open_graph(SMALL))).plain.endswith("1 dispute\n")


def test_page() -> None:
    """The page names sides, holders, words, how sure each is, and the reason."""
    page = shown(found(open_graph(SMALL))).plain
    for words in (
        "affirms",
        "denies",
        "Otto Lind",
        "deny, certain",
        "why",
        "Otto Lind against Ada",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("country", "actor", "count"),
    [("Sweden", None, 1), ("Norway", None, 1), (None, "Otto Lind", 1), (None, "NATO", 0)],
)
def test_asked_for(country: str | None, actor: str | None, count: int) -> None:
    """A country or an actor narrows the disputes to those they have a part in."""
    assert len(disputes(open_graph(SMALL), Wanted(country, actor))) == count


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(between=("Ada Kern", "Otto Lind")), 1),
        (Wanted(between=("Otto Lind", "Ada Kern")), 1),
        (Wanted(between=("Ada Kern", "NATO")), 0),
        (Wanted(since="2025-03-03"), 1),
        (Wanted(since="2025-03-04"), 0),
        (Wanted(articles=1), 1),
        (Wanted(articles=2), 0),
    ],
)
def test_narrowed(wanted: Wanted, count: int) -> None:
    """Only disputes between two actors, printed since a day, or told in so many articles."""
    assert len(disputes(open_graph(SMALL), wanted)) == count


def test_asked_for_nobody() -> None:
    """A name that is not in the graph is an error, not an empty answer."""
    with pytest.raises(QueryError, match="Nemo"):
        disputes(open_graph(SMALL), Wanted(actor="Nemo"))


def test_as_data() -> None:
    """JSON holds what the page shows; CSV has a row for each statement on a disputed point."""
    made = found(open_graph(SMALL))
    (plain,) = json.loads(disputes_as(made, "json"))
    assert {h["who"] for h in plain["holdings"]} == {"Ada Kern", "Otto Lind"}
    lines = disputes_as(made, "csv").splitlines()
    assert len(lines) == 3
    assert lines[0].split(",")[:4] == ["dispute", "point", "side", "who"]
    assert len(table(made).rows) == 2
