"""One actor in full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract.records import Holder
from graph.ask.explain import explain
from graph.ask.explained import shown as told
from graph.ask.lookup import find
from graph.ask.show import Portrait, Role, portrait, shown, told_once
from graph.iri import mint
from graph.opening import open_graph
from graph.store import filled
from graph.triples import places, triples
from tests.graph.made import Line, actor, extraction

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")


def _of(name: str) -> Portrait:
    return portrait(STORE, find(STORE, "actor", name).node)


def test_person() -> None:
    """A person is shown with kind, country, roles by hand and from the text, and statements."""
    kern = _of("Kern")
    assert (kern.label, kern.kind, kern.country) == ("Ada Kern", "Person", "Norway")
    assert [(r.origin, r.evidence) for r in kern.roles] == [
        ("by hand", "an invented government list"),
        ("in the article", "Norwegian Defense Minister Ada Kern"),
    ]
    said = next(line for line in kern.lines if line.part == "says")
    assert (said.act, said.polarity, said.certainty) == ("assert", "positive", "certain")
    assert said.about == ("Norway", "Sweden")
    assert said.articles == ("article:001_mini",)
    assert said.id == "statement:2e599de2658545ed"


def test_a_role_is_told_once() -> None:
    """Posts of one role are one line with their number and the days of their articles."""
    one = Role("mayor", "", "", False, "in the article", "Mayor Roe", 1, "2024-05-01", "2024-05-01")
    other = one._replace(evidence="the mayor, Roe", first="2024-07-02", last="2024-07-02")
    portrayed = replace(_of("Kern"), roles=told_once([other, one]))
    line = "  mayor  (in the article, 2 times, 2024-05-01 to 2024-07-02: Mayor Roe)\n"
    assert line in shown(portrayed).plain


def test_one_office_in_several_wordings_is_one_role() -> None:
    """Fewer words and more are one office, in the words of most; a deputy's is another."""
    told = Role("nominee", "", "", False, "in the article", "the nominee, Roe", 1)
    party = told._replace(role="Green nominee", evidence="the Green nominee, Roe")
    full = told._replace(role="Green nominee for mayor", body="Green Party", evidence="a")
    deputy = told._replace(role="vice nominee", evidence="vice nominee Roe")
    judge = told._replace(role="judge", evidence="judge Roe")
    former = told._replace(former=True)
    found = told_once([told, party, party, full, deputy, judge, former])
    assert [(r.role, r.times, r.former) for r in found] == [
        ("Green nominee", 4, False),
        ("judge", 1, False),
        ("nominee", 1, True),
        ("vice nominee", 1, False),
    ]


def test_a_short_form_is_the_office_in_full() -> None:
    """“Sen.” and “senator” are one role, told in full even where most articles write it short."""
    short = Role("Sen.", "", "", False, "in the article", "Sen. Roe", 7)
    full = short._replace(role="senator", evidence="Roe, a senator", times=2)
    assert [(r.role, r.times) for r in told_once([short, full])] == [("senator", 9)]


def test_a_role_that_hardly_any_post_tells_stands_apart() -> None:
    """What one of many posts tells is no role among the sure ones."""
    often = Role("mayor", "", "", False, "in the article", "Mayor Roe", 60)
    portrayed = replace(_of("Kern"), roles=(often, often._replace(role="judge", times=1)))
    plain = shown(portrayed).plain
    assert plain.index("  mayor") < plain.index("told too seldom to be sure") < plain.index("judge")


def test_ambiguous_is_never_said() -> None:
    """What one of two may have said stands apart from what somebody says."""
    for name in ("Kern", "Ida Moen"):
        maybe = [line for line in _of(name).lines if line.part == "may have said"]
        assert [line.id for line in maybe] == ["statement:80e9a4dc4bdffac1"]
    assert "\nsays" not in shown(_of("Ida Moen")).plain


def test_said_together() -> None:
    """What two say together is one statement that stands with both of them."""
    both = (actor("a", "Ada Kern"), actor("a", "Otto Lind"))
    holder = Holder("joint", reason="all of them together", together=both)
    made = extraction("a", [Line("Both", "said", "that it rains", holder=holder)])
    store = filled(triples(made))
    (place,) = places(made)
    for who in both:
        (line,) = portrait(store, mint("actor", "a", who.label.casefold())).lines
        assert (line.part, line.id) == ("says", f"statement:{place.key}")
    why = told(explain(store, mint("statement", place.key)), marks=False).plain
    assert "Ada Kern (actor:a.ada--20-kern) and Otto Lind (actor:a.otto--20-lind): joint" in why


def test_passing_on() -> None:
    """Who only passes words on is shown as doing so."""
    assert [line.part for line in _of("Recent reports").lines] == ["passes on"]


def test_government() -> None:
    """A government is shown with the place that stands for it and the country it governs."""
    gov = _of("Oslo")
    assert (gov.kind, gov.names, gov.country) == ("Government", ("Oslo",), "Norway")


def test_silent_actor() -> None:
    """An actor that says nothing is shown as such."""
    assert "no statements" in shown(_of("NATO")).plain


def test_text() -> None:
    """The page names each statement with its scales, article and id."""
    text = shown(_of("Kern")).plain
    assert text.startswith("Ada Kern  Person  actor:001_mini.ada--20-kern\n")
    assert (
        "assert, positive, certain; about Norway, Sweden; article:001_mini  statement:2e5" in text
    )
    assert text.endswith("\n")
