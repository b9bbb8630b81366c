"""Reading a store into the records of the page."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from graph.iri import mint
from graph.terms import rdf, sayso
from graph.view import View, read
from graph.view.records import Statement
from tests.graph.view.conftest import SMALL


def saying(view: View, words: str) -> Statement:
    """The one statement whose words hold these."""
    (found,) = (s for s in view.statements if words in s.words)
    return found


def test_every_statement_is_read_once(store: ox.Store, view: View) -> None:
    """The page knows exactly the statements of the store."""
    query = "SELECT ?s WHERE { ?s a <https://w3id.org/sayso/ns#Statement> }"
    rows = store.query(query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    in_store = {row["s"].value.rpartition("/")[2] for row in rows}
    assert {s.id.partition(":")[2] for s in view.statements} == in_store
    assert len(view.statements) == len(in_store)


def test_spans_give_back_the_words(view: View) -> None:
    """Offsets are code points: each quotation is its stretch of the text, behind an emoji too."""
    texts = {a.id: a.text for a in view.articles}
    assert any(ord(c) > 0xFFFF for text in texts.values() for c in text)
    for s in view.statements:
        for report in s.reports:
            text = texts[report.article]
            assert " … ".join(text[a:b] for a, b in report.content) == s.words


def test_holders_keep_their_status(view: View) -> None:
    """Ambiguous has candidates and no speaker, unknown neither, the voice is the article's own."""
    assert saying(view, "difficult").speaker is None
    assert len(saying(view, "difficult").candidates) == 2
    assert saying(view, "prices").holders == ()
    assert saying(view, "resume").narrated
    assert saying(view, "could spread").holder == "unnamed"


def test_who_speaks_together_is_read_as_such(store: ox.Store) -> None:
    """Several speakers of one statement are told apart from one, and from candidates."""
    made = ox.Store()
    made.extend(store)
    made.update(
        """PREFIX sayso: <https://w3id.org/sayso/ns#> PREFIX val: <https://w3id.org/sayso/val#>
        DELETE { GRAPH ?g { ?s sayso:candidateSpeaker ?who ; sayso:holderStatus val:ambiguous } }
        INSERT { GRAPH ?g { ?s sayso:speaker ?who ; sayso:holderStatus val:joint } }
        WHERE { GRAPH ?g { ?s sayso:candidateSpeaker ?who } }"""
    )
    said = saying(read(made), "difficult")
    assert (said.holder, said.speaker, said.candidates) == ("joint", None, ())
    assert len(said.together) == 2
    assert said.holders == said.speakers == said.together


def test_three_scales_stay_apart(view: View) -> None:
    """The speaker's certainty, the extractor's confidence and the curator's verdict are three."""
    s = saying(view, "foreign troops")
    assert (s.certainty, s.reports[0].confidence, s.reports[0].verdict) == (
        "certain",
        0.9,
        "accepted",
    )
    assert saying(view, "may last").reports[0].verdict is None


def test_what_surrounds_a_statement_is_read(view: View) -> None:
    """Chain, transmitter, figures, time words, judging words, disputes and posts are there."""
    troops, denial, exercise = (saying(view, w) for w in ("500", "foreign", "until May"))
    assert troops.quantities[0].reading == "about 500 Norwegian soldiers"
    assert denial.evaluation == "rubbish"
    assert denial.links == {"contradicts": (troops.id,), "respondsTo": (troops.id,)}
    assert exercise.chain == "article > Recent reports > Swedish intelligence"
    assert exercise.times == ("until May",)
    assert len(exercise.via) == 1
    kern = next(a for a in view.actors if a.label == "Ada Kern")
    assert {p.role for p in kern.posts} == {"Defense Minister"}


def test_reasons_of_links_are_read(view: View) -> None:
    """A node that points at two statements gives its words to both; at three, to none."""
    store = ox.Store()
    store.load(path=SMALL, format=ox.RdfFormat.TRIG)
    troops, denial, other = (saying(view, w).id for w in ("500", "foreign", "may last"))
    _point(store, "why", (troops, denial), "one denies what the other counts")
    _point(store, "far", (troops, other), "on the same river")
    _point(store, "all", (troops, denial, other), "three together")
    found = {s.id: s.reasons for s in read(store).statements}
    assert found[denial] == {
        troops: "one denies what the other counts",
        f"contradicts {troops}": "opposite sides: one denies it, the other affirms it",
        f"respondsTo {troops}": "denies what was said before",
    }
    assert found[troops][denial] == "one denies what the other counts"
    assert "three together" not in {why for reasons in found.values() for why in reasons.values()}


def _point(store: ox.Store, name: str, ends: tuple[str, ...], words: str) -> ox.NamedNode:
    """A node that points at some statements and says why."""
    ids, ns = "https://w3id.org/sayso/id/", "https://w3id.org/sayso/ns#"
    node, graph = ox.NamedNode(f"{ids}link/{name}"), ox.NamedNode(f"{ids}graph/derived")
    store.add(ox.Quad(node, ox.NamedNode(f"{ns}reason"), ox.Literal(words), graph))
    for i, end in enumerate(ends):
        target = ox.NamedNode(ids + end.replace(":", "/", 1))
        store.add(ox.Quad(node, ox.NamedNode(f"{ns}end{i}"), target, graph))
    return node


def test_facts_come_with_who_vouches_for_them(view: View) -> None:
    """A fact names the person and the source it rests on."""
    fact = next(f for f in view.facts if f.object == "actor:nato")
    assert (fact.predicate, fact.by) == ("is a member of", "the curator")
    assert fact.source is not None
    assert "1949" in fact.source


@pytest.mark.parametrize("seed", range(5))
def test_order_of_quads_does_not_matter(store: ox.Store, view: View, seed: int) -> None:
    """A store filled in another order reads to the same records."""
    quads = sorted(store, key=str)
    random.Random(seed).shuffle(quads)  # noqa: S311 - a test's order, not a secret
    other = ox.Store()
    other.extend(quads)
    assert read(other) == view


def test_an_empty_store_reads_to_an_empty_view() -> None:
    """Nothing in, nothing out, and no error."""
    assert read(ox.Store()) == View()


def test_countries_and_actors_that_words_are_about() -> None:
    """What a statement is about is told apart by kind, and every actor of it is in the page."""
    store = ox.Store()
    store.load(path=SMALL)
    (quad, *_) = store.quads_for_pattern(None, sayso.about, mint("country", "se"), None)
    spoken_of = ox.NamedNode("https://example.org/somebody")
    store.add(ox.Quad(quad.subject, sayso.about, spoken_of, quad.graph_name))
    store.add(ox.Quad(spoken_of, rdf.type, sayso.Person, quad.graph_name))
    view = read(store)
    (said,) = (s for s in view.statements if s.of)
    assert said.of == (spoken_of.value,)
    assert "country:se" in said.about
    assert spoken_of.value in {a.id for a in view.actors}
    assert said.topics == (*said.about, f"about {spoken_of.value}")
