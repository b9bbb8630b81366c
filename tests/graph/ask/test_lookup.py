"""Names to nodes and back: exact first, then by words, never guessed."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.lookup import compact, expand, find, find_node, matches
from graph.errors import QueryError
from graph.opening import open_graph
from ontology import PREFIXES

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")


@pytest.mark.parametrize(
    ("kind", "name", "id_"),
    [
        ("actor", "Oslo", "actor:gov-no"),
        ("actor", "otto lind", "actor:001_mini.otto--20-lind"),
        ("country", "Swedish", "country:se"),
        ("country", "no", "country:no"),
        ("article", "001_mini.txt", "article:001_mini"),
        ("article", "sends soldiers", "article:001_mini"),
    ],
)
def test_find(kind: str, name: str, id_: str) -> None:
    """A node is found by label, other name, metonym, adjective, code, path, or words of them."""
    assert compact(find(STORE, kind, name).node.value) == id_


def test_whole_name_beats_words() -> None:
    """A whole name is taken before longer names that hold the same words."""
    store = ox.Store()
    store.load(
        b"@prefix s: <https://w3id.org/sayso/ns#> ."
        b"@prefix l: <http://www.w3.org/2000/01/rdf-schema#> ."
        b'<urn:k> a s:Person ; l:label "Kim" . <urn:j> a s:Person ; l:label "Kim Jong" .',
        format=ox.RdfFormat.TURTLE,
    )
    assert [m.label for m in matches(store, "actor", "kim")] == ["Kim"]


@pytest.mark.parametrize("asked", ["Rūta Žukaitė", "ruta zukaite", "ZUKAITE", "Zúkaite"])
def test_accents_and_capitals_do_not_count(asked: str) -> None:
    """A name is found by plain letters, by others, and by a part of it."""
    store = ox.Store()
    store.load(
        "@prefix s: <https://w3id.org/sayso/ns#> ."
        "@prefix l: <http://www.w3.org/2000/01/rdf-schema#> ."
        '<urn:r> a s:Person ; l:label "Rūta Žukaitė" . <urn:t> a s:Country ; l:label "Zukaite" .'
        '<urn:o> a s:Person ; l:label "Ruta Kern" .'.encode(),
        format=ox.RdfFormat.TURTLE,
    )
    assert [m.node.value for m in matches(store, "actor", asked)] == ["urn:r"]


def test_as_written_beats_other_capitals() -> None:
    """Of names that differ in capitals alone the one as written is meant; no other finds both."""
    store = ox.Store()
    store.load(
        b"@prefix s: <https://w3id.org/sayso/ns#> ."
        b"@prefix l: <http://www.w3.org/2000/01/rdf-schema#> ."
        b'<urn:k> a s:Person ; l:label "Kim"@en . <urn:j> a s:Organization ; l:label "KIM" .',
        format=ox.RdfFormat.TURTLE,
    )
    assert [m.node.value for m in matches(store, "actor", "Kim")] == ["urn:k"]
    assert [m.node.value for m in matches(store, "actor", "KIM")] == ["urn:j"]
    assert len(matches(store, "actor", "kim")) == 2
    assert [m.label for m in matches(store, "actor", "<urn:j>")] == ["KIM"]
    assert matches(store, "country", "Kim") == []


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        ("actor", "Kerm", "did you mean Ada Kern"),
        ("country", "Sweeden", "did you mean Sweden"),
        ("country", "Kern", "sayso query countries"),
        ("actor", "   ", "no actor named"),
        ("actor", "Government", "2 nodes may be"),
    ],
)
def test_not_found(kind: str, name: str, message: str) -> None:
    """What is not found, or twice, is told with what there is."""
    with pytest.raises(QueryError, match=message):
        find(STORE, kind, name)


@pytest.mark.parametrize(
    "name", ["2e599de2658545ed", "2e5", "statement:2e5", "statement:2e599de2658545ed",
             "https://w3id.org/sayso/id/statement/2e599de2658545ed"]
)  # fmt: skip
def test_find_node(name: str) -> None:
    """A statement is found by IRI, prefixed name, local name, or the start of one."""
    found = find_node(STORE, ("statement", "report"), name)
    assert compact(found.value) == "statement:2e599de2658545ed"


def test_find_node_by_its_own_prefix() -> None:
    """A prefix that is written out decides between a report and a statement of one name."""
    found = find_node(STORE, ("statement", "report"), "report:2e5")
    assert compact(found.value) == "report:2e599de2658545ed"


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "no statement"), ("zz", "no statement"), ("statement:", "no statement")],
)
def test_node_not_found(name: str, message: str) -> None:
    """An id that starts nothing is told."""
    with pytest.raises(QueryError, match=message):
        find_node(STORE, ("statement",), name)


def test_start_of_several_nodes() -> None:
    """A start that fits several nodes names some of them."""
    with pytest.raises(QueryError, match="fits 2 nodes: statement:d3bfcc8ae945ecf2, statement:dce"):
        find_node(STORE, ("statement", "report"), "d")


@given(
    st.sampled_from(sorted(PREFIXES)),
    st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,20}\w", fullmatch=True),
)
def test_compact_and_expand_agree(prefix: str, local: str) -> None:
    """A short name stands for the IRI it was made from."""
    iri = PREFIXES[prefix] + local
    node = expand(compact(iri))
    assert node is not None
    assert node.value == iri


@given(st.text(max_size=30))
def test_expand_never_breaks(text: str) -> None:
    """Any text is a node or none."""
    expand(text)


def test_other_iris_stay_whole() -> None:
    """An IRI without a prefix of ours, or with a local name that needs escapes, is left alone."""
    for iri in ("urn:x", PREFIXES["actor"] + "a/b", PREFIXES["actor"] + "a "):
        assert compact(iri) == iri
