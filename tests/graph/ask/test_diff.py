"""What changed between two builds."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from extract.records import Extraction
from graph.ask.diff import Difference, difference
from graph.ask.diff_report import FORMS, as_text
from graph.iri import mint
from graph.terms import prov, rdf, rdfs, sayso, val
from graph.triples import article_triples, places
from graph.view import earlier
from tests.graph.made import PESKOV, ZELENSKY, Line, extraction

RAIN = Line("Peskov", "said", "that it rains in Ukraine", PESKOV, ("UA",))
SUN = Line("Peskov", "said", "that the sun shines", PESKOV)
SNOW = Line("Zelensky", "said", "that it snows on the roof", ZELENSKY)


def _store(*made: Extraction) -> ox.Store:
    store = ox.Store()
    for one in made:
        graph = mint("graph", f"article-{one.document.id}")
        for t in article_triples(one, tuple(places(one))):
            store.add(ox.Quad(t.subject, t.predicate, t.object, graph))
    return store


def _told(found: Difference) -> list[tuple[str, str, str]]:
    return [(c.kind, c.content, c.why) for c in found.statements]


def test_nothing() -> None:
    """A build differs in nothing from itself."""
    store = _store(extraction("a", [RAIN, SUN]))
    found = difference(store, store)
    assert not found
    assert "no statement differs" in as_text(found).plain


def test_an_article_more() -> None:
    """The statements of a new article are added, and read backwards they are gone."""
    old = _store(extraction("a", [RAIN]))
    new = _store(extraction("a", [RAIN]), extraction("b", [SNOW]))
    found = difference(old, new)
    assert _told(found) == [("added", SNOW.content, "article added")]
    assert found.articles["added"] == ("b.txt",)
    back = difference(new, old)
    assert _told(back) == [("gone", SNOW.content, "article removed")]
    assert back.articles["removed"] == ("b.txt",)


def test_an_article_renamed() -> None:
    """A file with another name and the same text changes no statement."""
    found = difference(_store(extraction("a", [RAIN, SUN])), _store(extraction("b", [RAIN, SUN])))
    assert found.statements == ()
    assert found.articles["renamed"] == ("a.txt -> b.txt",)


def test_a_text_edited() -> None:
    """Words that were edited are one changed statement, other words another statement."""
    heavy = Line("Peskov", "said", "that it rains hard in Ukraine", PESKOV, ("UA",))
    found = difference(_store(extraction("a", [RAIN, SUN])), _store(extraction("a", [heavy, SNOW])))
    assert found.articles["edited"] == ("a.txt",)
    assert _told(found) == [
        ("changed", heavy.content, "text"),
        ("added", SNOW.content, "text"),
        ("gone", SUN.content, "text"),
    ]
    assert found.statements[0].fields["words"] == (RAIN.content, heavy.content)


def test_a_decision() -> None:
    """What a person decided is told as such, with the verdict."""
    old, new = (_store(extraction("a", [RAIN])) for _ in range(2))
    (report,) = (q.subject for q in new.quads_for_pattern(None, rdf.type, sayso.Report, None))
    assert isinstance(report, ox.NamedNode)
    new.add(ox.Quad(report, sayso.verdict, val.accepted, mint("graph", "derived")))
    (change,) = difference(old, new).statements
    assert (change.why, change.fields) == ("decision", {"verdict": ("", "accepted")})


@pytest.mark.parametrize(("what", "why"), [("run", "extractor"), ("fact", "facts")])
def test_another_reading(what: str, why: str) -> None:
    """The same text read otherwise is laid to the extractor or the facts where they are others."""
    old = _store(extraction("a", [RAIN]))
    new = _store(extraction("a", [RAIN]))
    (speaker,) = new.quads_for_pattern(None, sayso.speaker, None, None)
    new.remove(speaker)
    kern = mint("actor", "kern")
    new.add(ox.Quad(speaker.subject, sayso.speaker, kern, speaker.graph_name))
    new.add(ox.Quad(kern, rdfs.label, ox.Literal("Ada Kern"), speaker.graph_name))
    assert difference(old, new).statements[0].why == "reading"
    if what == "run":
        (run,) = new.quads_for_pattern(None, prov.used, None, None)
        new.remove(run)
        new.add(ox.Quad(mint("run", "rules"), run.predicate, run.object, run.graph_name))
    else:
        new.add(ox.Quad(speaker.subject, rdf.type, sayso.Fact, mint("graph", "facts-x")))
    assert difference(old, new).statements[0].why == why


def test_forms(tmp_path: Path) -> None:
    """Every form tells the same; Markdown shows words as they are."""
    loud = Line("Peskov", "said", "that *it* rains in Ukraine", PESKOV, ("UA",))
    found = difference(_store(extraction("a", [RAIN])), _store(extraction("a", [loud])))
    told = json.loads(FORMS["json"](found))
    assert told["changes"][0]["fields"]["words"] == [RAIN.content, loud.content]
    assert r"that \*it\* rains" in FORMS["md"](found)
    assert "words were: that it rains" in FORMS["text"](found)


def test_the_page_tells_what_is_new() -> None:
    """The page of the later build holds what was added and changed by its id, and what is gone."""
    loud = Line("Peskov", "said", "that it rains loudly in Ukraine", PESKOV, ("UA",))
    found = difference(
        _store(extraction("a", [RAIN, SUN])),
        _store(extraction("a", [loud]), extraction("b", [SNOW])),
    )
    told = earlier(found, "last week")
    ids = {change.kind: change.statement for change in found.statements}
    assert told["statements"] == {
        ids["added"]: ["added", "the article is new"],
        ids["changed"]: ["changed", f"words were: {RAIN.content}", "its text was edited"],
    }
    assert [(one["words"], one["why"]) for one in told["gone"]] == [
        (SUN.content, "its text was edited")
    ]
