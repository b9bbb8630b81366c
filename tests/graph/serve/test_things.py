"""A page and triples behind every IRI, and a new build served without a restart."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.ask import listings, query
from graph.ask.listings import Listing, Turn
from graph.ask.resource import UnknownError, described, resource
from graph.opening import open_graph
from graph.serve import Limits, drawn
from graph.terms import sayso
from graph.view import page
from ontology import BASE
from tests.graph.serve.served import Client, running

SMALL = Path(__file__).parents[1] / "data/small.trig"
_STORE = open_graph(SMALL)
#: One node of each kind that the small graph holds.
ONE_EACH = {
    iri.removeprefix(f"{BASE}id/").partition("/")[0]: iri
    for iri in sorted(
        {q.subject.value for q in _STORE if isinstance(q.subject, ox.NamedNode)}, reverse=True
    )
    if iri.startswith(f"{BASE}id/")
}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A server of the small graph."""
    with running(SMALL, Limits(seconds=30)) as found:
        yield found


@pytest.mark.parametrize("kind", sorted(ONE_EACH))
def test_each_kind_of_thing_has_a_page_and_triples(client: Client, kind: str) -> None:
    """A browser gets a page that names it, a program its triples, under one address."""
    path = "/" + ONE_EACH[kind].removeprefix(BASE)
    page = client.send("GET", path, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (page.status, page.kind) == (200, "text/html")
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "<h1>" in page.body.decode()
    data = client.send("GET", path, Accept="text/turtle")
    assert data.kind == "text/turtle"
    subjects = {t.subject for t in ox.parse(data.body, format=ox.RdfFormat.TURTLE)}
    assert ox.NamedNode(ONE_EACH[kind]) in subjects
    assert client.send("GET", f"{path}?as=nt").kind == "application/n-triples"
    assert client.send("GET", path, Accept="image/png").status == 406


def test_a_statement_is_shown_with_its_words(client: Client) -> None:
    """The page marks the words in their sentence; the triples bring the report along."""
    iri = ONE_EACH["statement"]
    found = resource(_STORE, iri)
    assert found.evidence
    page = client.send("GET", "/" + iri.removeprefix(BASE), Accept="text/html").body.decode()
    assert "<mark>" in page
    reports = {str(t.subject) for t in described(_STORE, iri)}
    assert any("/report/" in r for r in reports)


def test_a_person_is_shown_with_the_posts_held(client: Client) -> None:
    """In what capacity somebody speaks stands on the page, each post with a link of its own."""
    rows = query.run(
        _STORE, "SELECT ?who ?post ?role { ?post org:member ?who ; sayso:role ?role }"
    ).rows
    who = rows[0][0].value  # type: ignore[union-attr]
    held = {(row[1].value, row[2].value) for row in rows if row[0] == rows[0][0]}  # type: ignore[union-attr]
    listed = next(one for one in resource(_STORE, who).listings if one.title == "Speaks as")
    assert {(entry.iri, entry.words) for entry in listed.entries} == held
    page = client.send("GET", "/" + who.removeprefix(BASE), Accept="text/html").body.decode()
    assert "Speaks as" in page


def _most(pattern: str) -> tuple[str, int]:
    """Of whom a pattern holds most often, and how often."""
    rows = query.run(
        _STORE, f"SELECT ?who (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?who ORDER BY DESC(?n) ?who"
    ).rows
    return rows[0][0].value, int(rows[0][1].value)  # type: ignore[union-attr]


def _of_several_days() -> ox.Store:
    """The small graph with two of three statements dated to days of their own."""
    store = ox.Store()
    store.extend(_STORE)
    said = query.run(_STORE, "SELECT ?s { ?s a sayso:Statement }").rows
    for number, (node,) in enumerate(said):
        if number % 3:
            day = ox.Literal(f"20{number % 40 + 10}-01-02")
            store.add(ox.Quad(node, sayso.earliest, day))  # type: ignore[arg-type]
    return store


def _pages_of(store: ox.Store, iri: str, name: str) -> list[Listing]:
    """All pages of a listing, two lines each."""
    found: list[Listing] = []
    while not found or found[-1].page < found[-1].pages:
        listed = resource(store, iri, 2, Turn(name, len(found) + 1)).listings
        found.append(next(one for one in listed if one.name == name))
    return found


@pytest.mark.parametrize("dated", [5_000, 1])
@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("reported-here", "?r sayso:reports ?s ; sayso:inText/sayso:versionOf ?who"),
        ("said-of-it", "?s sayso:about ?who"),
    ],
)
def test_a_long_list_is_turned_page_by_page(
    monkeypatch: pytest.MonkeyPatch, dated: int, name: str, pattern: str
) -> None:
    """The pages hold each line once, the latest first: over all, or of too many within a page."""
    monkeypatch.setattr(listings, "_DATED", dated)
    who, count = _most(pattern)
    pages = _pages_of(_of_several_days(), who, name)
    lines = [entry for page in pages for entry in page.entries]
    assert len({line.iri for line in lines}) == len(lines) == count > 2
    assert {page.total for page in pages} == {len(lines)}
    assert {page.latest for page in pages} == {dated > 1}
    whole = [lines] if dated > 1 else [page.entries for page in pages]
    for part in whole:
        days = [line.day for line in part]
        assert days == sorted(days, reverse=True)
    assert len({line.day for line in lines}) > 1


def test_pages_have_addresses(client: Client) -> None:
    """A page that is not there has no lines; what is no page is refused."""
    path = "/" + _most("?s sayso:speaker ?who")[0].removeprefix(BASE)
    behind = client.send("GET", f"{path}?list=says&page=99", Accept="text/html")
    assert behind.status == 200
    assert "page 99 of" in behind.body.decode()
    for wrong in ("page=0", "page=two&list=says", "page=2"):
        assert client.send("GET", f"{path}?{wrong}", Accept="text/html").status == 400


def test_a_thing_nobody_knows_is_not_found(client: Client) -> None:
    """Neither a page nor triples, in words that fit who asks."""
    with pytest.raises(UnknownError):
        resource(_STORE, f"{BASE}id/actor/nobody-at-all")
    page = client.send("GET", "/id/actor/nobody-at-all", Accept="text/html")
    assert (page.status, page.kind) == (404, "text/html")
    assert client.send("GET", "/id/actor/nobody-at-all", Accept="text/turtle").status == 404
    assert client.send("GET", "/id/actor/%3Cscript%3E", Accept="text/html").status == 404
    assert client.send("GET", "/ns?as=").status == 406
    assert client.send("GET", "/ns?as=docx").status == 406


def test_words_of_the_graph_are_text_on_the_page(tmp_path: Path) -> None:
    """A name that looks like a script is shown, and an address that would run is no link."""
    file = tmp_path / "hostile.nq"
    iri = f"{BASE}id/actor/mallory"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    file.write_text(
        f'<{iri}> {label} "<script>alert(1)</script>" <{BASE}id/graph/g> .\n'
        f"<{iri}> <{BASE}ns#seeAlso> <javascript:alert(1)> <{BASE}id/graph/g> .\n"
    )
    with running(file, Limits(seconds=30)) as client:
        page = client.send("GET", "/id/actor/mallory", Accept="text/html").body.decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page


def test_the_vocabulary_is_a_page_and_triples(client: Client) -> None:
    """Every term of ours is on the page with its definition."""
    page = client.send("GET", "/ns", Accept="text/html").body.decode()
    data = client.send("GET", "/ns", Accept="application/n-triples")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    terms = {
        t.subject.value.removeprefix(f"{BASE}ns#")
        for t in ox.parse(data.body, format=ox.RdfFormat.N_TRIPLES)
        if t.predicate == kind and t.subject.value.startswith(f"{BASE}ns#")
    }
    assert len(terms) > 50
    assert not [term for term in terms if f"sayso:{term}<" not in page]


def test_the_server_describes_its_addresses(client: Client) -> None:
    """The OpenAPI description names every address, and each answers as it says."""
    told = json.loads(client.send("GET", "/openapi.json").body)
    assert set(told["paths"]) == {"/", "/sparql", "/id/{name}", "/ns", "/openapi.json"}
    for path in ("/", "/ns", "/openapi.json"):
        assert str(client.send("GET", path).status) in told["paths"][path]["get"]["responses"]


def test_a_new_build_is_served_without_a_restart(tmp_path: Path) -> None:
    """The graph is read anew when its file is another one; a broken file changes nothing."""
    file = tmp_path / "graph.nq"
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"

    def written(lines: int, broken: str = "") -> None:
        aside = tmp_path / "aside"
        aside.write_text("".join(f"<x:{n}> <x:p> <x:o> .\n" for n in range(lines)) + broken)
        aside.replace(file)

    written(1)
    with running(file, Limits(seconds=30)) as client:

        def told() -> str:
            bindings = json.loads(client.ask(count).body)["results"]["bindings"]
            return str(bindings[0]["n"]["value"])

        assert told() == "1"
        written(2)
        assert _eventually(told, "2")
        written(3, "no triple\n")
        time.sleep(3)
        assert told() == "2"


def _eventually(told: object, expected: str) -> bool:
    assert callable(told)
    for _ in range(100):
        if told() == expected:
            return True
        time.sleep(0.3)
    return False


def test_the_served_page_tells_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a graph served beside an earlier one, the page holds what was not there before."""
    old = tmp_path / "old.trig"
    old.write_text("", encoding="utf-8")
    seen: list[dict[str, Any]] = []

    def embedded(data: dict[str, Any]) -> str:
        seen.append(data)
        return ""

    monkeypatch.setattr(page, "embed", embedded)
    drawn(SMALL, since=old)
    names = {q.subject.value for q in _STORE if isinstance(q.subject, ox.NamedNode)}
    place = f"{BASE}id/statement/"
    assert set(seen[0]["earlier"]["statements"]) == {
        name.replace(place, "statement:") for name in names if name.startswith(place)
    }


def test_the_page_is_sent_with_its_own_policy() -> None:
    """What the page allows itself stands in a header too, and no other page may frame it."""
    limits = Limits(seconds=30)
    with running(SMALL, limits, page=drawn) as client:
        reply = client.send("GET", "/")
    told = reply.headers["Content-Security-Policy"]
    own, _, framed = told.rpartition("; ")
    assert framed == "frame-ancestors 'none'"
    assert own.startswith("default-src 'none'")
    assert "connect-src 'self'" in own
    assert own.replace("'", "&#39;") in reply.body.decode()
