"""The one reader of statements: the same records from whole columns and node by node."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.iri import mint
from graph.model.reading import Reader, posts, statements
from graph.model.source import Columns, Nodes
from graph.model.wording import chain, claim
from graph.store import filled
from graph.terms import rdf, sayso, words
from graph.triples import triples
from ontology import PREFIXES
from tests.graph.made import many

SMALL = Path(__file__).parents[1] / "data" / "small.trig"
_DENIAL = mint("statement", "5e0ea6019993a93d").value
_SHARING = mint("statement", "fc1add9d492e8c3d").value


@pytest.fixture
def store() -> ox.Store:
    """The sample graph."""
    store = ox.Store()
    store.load(path=str(SMALL), format=ox.RdfFormat.TRIG)
    return store


def test_columns_and_nodes_give_the_same_records(store: ox.Store) -> None:
    """Reading everything and reading one node at a time must not differ in anything."""
    for graph in (store, filled(triples(many(1, 10)[0]))):
        columns, nodes = Columns(graph), Reader(Nodes(graph))
        every = list(statements(columns))
        assert len(every) >= 8
        assert every == [nodes.statement(s.id) for s in every]
        assert list(posts(columns)) == [nodes.post(p.id) for p in posts(columns)]


def test_order_of_the_store_does_not_show(store: ox.Store) -> None:
    """The same quads put in backwards must give the same records."""
    other = ox.Store()
    other.extend(sorted(store, key=str, reverse=True))
    assert list(statements(Columns(other))) == list(statements(Columns(store)))


def test_a_statement_is_read_with_its_evidence(store: ox.Store) -> None:
    """Speaker, claim and the place of the words must come from statement and report together."""
    denial = Reader(Nodes(store)).statement(_DENIAL)
    (report,) = denial.reports
    assert (denial.act, denial.polarity, denial.holder) == ("deny", "negative", "resolved")
    assert [(one.id, one.kind) for one in denial.about] == [
        (mint("country", "se").value, "country")
    ]
    assert denial.claim == "any foreign troops were in Sweden"
    assert (report.content, report.cue) == (((209, 247),), ((202, 208),))
    assert (report.by, report.hand, report.verdict) == (
        mint("run", "rules-1").value, False, "accepted",
    )  # fmt: skip


def test_what_several_share_stands_on_the_proposition(store: ox.Store) -> None:
    """Where a person worded a claim for several statements, that wording must be read."""
    sharing = Reader(Nodes(store)).statement(_SHARING)
    assert sharing.shared
    assert (sharing.claim, sharing.status) == ("prices rise", "predicted")


def test_a_reference_tells_a_country_from_an_actor(store: ox.Store) -> None:
    """The class must decide, whatever an IRI looks like; who is described nowhere has no kind."""
    reader = Reader(Nodes(store))
    kinds = {name: reader.ref(mint("actor", name).value).kind for name in ("gov-no", "nato", "x")}
    assert kinds == {"gov-no": "government", "nato": "organization", "x": ""}
    odd = ox.NamedNode("urn:atlantis")
    store.add(ox.Quad(odd, rdf.type, sayso.Country))
    assert Reader(Nodes(store)).ref(odd.value).is_country
    assert not reader.ref(mint("actor", "nato").value).is_country


def test_a_hand_written_report_is_a_persons(store: ox.Store) -> None:
    """A report with a person behind it must not be laid to the run that read its text."""
    told = """INSERT { GRAPH ?g { ?r prov:wasAttributedTo actor:curator } }
      WHERE { GRAPH ?g { ?r sayso:cue "deny" } }"""
    store.update(told, prefixes=PREFIXES)
    (report,) = Reader(Nodes(store)).statement(_DENIAL).reports
    assert (report.by, report.hand) == (mint("actor", "curator").value, True)


def test_a_mention_that_is_not_at_hand_has_no_words(store: ox.Store) -> None:
    """Words of an unknown text, or of no mention at all, must be empty and raise nothing."""
    reader = Reader(Nodes(store))
    assert reader.printed(mint("mention", "12e6ad03ee566bcb-25-31").value) == "Sweden"
    for other in ("mention/ffff-0-3", "text/12e6ad03ee566bcb"):
        assert reader.printed(mint("text", "x").value.replace("text/x", other)) == ""


def test_words_that_are_not_written() -> None:
    """A clause is worded by its parts, anything else by its content; a chain with the article."""
    assert claim("prices", "rose", "", "that prices rose") == "prices rose"
    assert claim("prices", "", "", "higher prices") == "higher prices"
    assert chain(("reports",), "Ada Kern") == "article > reports > Ada Kern"
    assert chain((), "") == "article"


def test_records_are_made_once(store: ox.Store) -> None:
    """Whoever asks for the statements of the same columns must get the very same ones."""
    columns = Columns(store)
    assert all(a is b for a, b in zip(statements(columns), statements(columns), strict=True))
    assert Columns.of(columns) is columns


def test_what_is_added_is_read(store: ox.Store) -> None:
    """Quads put into a store that was read must show, in columns and in what was made of them."""
    columns = Columns(store)
    before = list(statements(columns))
    link, denial = mint("link", "x"), ox.NamedNode(_DENIAL)
    assert link.value not in columns.every(rdf.type)
    new = ox.Quad(link, rdf.type, sayso.Link, mint("graph", "points"))
    for node, quad in ((link, new), (denial, ox.Quad(denial, sayso.content, words("other")))):
        store.add(quad)
        columns.added([quad])
        assert columns.all(node.value, quad.predicate)
        assert list(statements(columns)) == list(statements(Columns(store)))
    assert list(statements(columns)) != before
