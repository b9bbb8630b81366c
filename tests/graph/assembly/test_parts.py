"""Articles read one by one with what is nearby: what is found is what the whole graph shows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import view
from graph.ask import disputes
from graph.ask.disputes import Dispute
from graph.assembly import piecewise
from graph.assembly.cache import Cache
from graph.assembly.disputing import disputes_of
from graph.assembly.light import Light
from graph.assembly.making import lines_of
from graph.assembly.nearby import Nearby
from graph.assembly.outline import outline
from graph.assembly.parts import parts
from graph.assembly.shard import Shard
from graph.assembly.whole import Whole
from graph.check import Finding, check
from graph.export import rdf
from graph.export.graphml import graphml, of_lines
from graph.facts import Facts, FactsFile
from graph.model.records import Link
from graph.model.source import Columns
from graph.network import disputing, measures, network
from graph.points import derive as points
from graph.points import kept
from graph.points.back import resolved
from graph.points.rows import read
from graph.points.takes import takes
from graph.points.traits import dumped, of_takes, together
from graph.terms import rdfs, sayso, schema
from graph.view import many, packing
from tests.graph.points.world import store as world
from tests.graph.test_faults import IN_RULES, faulty, small

_GRAPHS = "https://w3id.org/sayso/id/graph/"


def _whole(store: ox.Store, cache: Path, *, told: bool = False) -> Whole:
    """A graph taken apart as a build does, each article in outline.

    :param told: whether what tells of links stands in the store too, and may be wrong.
    """
    graphs: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    for quad in store:
        graphs[getattr(quad.graph_name, "value", "").removeprefix(_GRAPHS)].append(quad)
    bodies = {f"{_GRAPHS}{name}": rdf.blocks(quads) for name, quads in graphs.items()}
    names = sorted(name for name in graphs if name.startswith("article-"))
    shards = [Shard(n.removeprefix("article-"), (), "{}", bodies[f"{_GRAPHS}{n}"]) for n in names]
    outlines = tuple(outline(shard, Cache(cache)) for shard in shards)
    light = Light()
    for one in outlines:
        light.add(one.graph, one.light, one.own)
    files = []
    for name, quads in graphs.items():
        if name.startswith("facts-"):
            files.append(FactsFile(name, name.removeprefix("facts-"), "", tuple(quads)))
        if name not in names:
            light.store.extend(q for q in quads if told or name != "points" or not _tells(q))
    nearby = Nearby(light, Facts(tuple(files)))
    found = list(parts(outlines, nearby, bodies.__getitem__, Cache(cache)))
    findings = frozenset(f for part in found for f in part.findings)
    seen = tuple(part.shown for part in found)
    links = [] if told else list(_links(Columns(store), graphs["points"]))
    columns = Columns(light.store, links, light)
    return Whole(light, bodies, columns, outlines, nearby, findings, seen)


def _tells(quad: ox.Quad) -> bool:
    """Whether a node that tells of a link says it."""
    return "/id/link/" in str(quad.subject)


def _links(columns: Columns, quads: list[ox.Quad]) -> Iterator[Link]:
    """The links of a graph as records."""
    for iri in sorted({str(q.subject)[1:-1] for q in quads if _tells(q)}):
        one, other, reason, score = (
            columns.first(term)[iri]
            for term in (sayso.linkFrom, sayso.linkTo, sayso.linkReason, sayso.linkScore)
        )
        kind, side = columns.local(sayso.linkKind)[iri], columns.local(sayso.side).get(iri, "")
        yield Link(iri, kind, one, other, reason, score, side)


@pytest.mark.parametrize("fault", IN_RULES, ids=lambda f: f.stem)
def test_a_graph_taken_apart_breaks_the_same_rules(fault: Path, tmp_path: Path) -> None:
    """Rules asked of articles and of what joins them must find what they find in the whole."""
    found = set(check(faulty(fault)))
    assert _named(found) <= _named(_whole(faulty(fault), tmp_path, told=True).findings())


def test_a_sound_graph_taken_apart_breaks_none(tmp_path: Path) -> None:
    """What an article lacks and others have is no fault of it; kept parts tell the same."""
    assert _whole(small(), tmp_path).findings() == set()
    assert _whole(small(), tmp_path).findings() == set()


def test_takes_of_articles_are_those_of_the_whole(tmp_path: Path) -> None:
    """Read one by one, fresh or as they were kept, articles must give the takes of the whole."""
    told = [
        "Norland said it would send 300 troops to Ukraine on Monday. Ann Roe denied the claim.",
        "“We never sent any troops to Ukraine,” said Norwegian Prime Minister Ann Roe.",
    ]
    graph = world(told, ["2022-01-01", "2022-01-03"])
    expected = list(resolved(list(takes(read(graph)))))
    assert expected
    for _ in range(2):
        whole = _whole(graph, tmp_path)
        found = parts(whole.outlines, whole.nearby, whole.bodies.__getitem__, Cache(tmp_path))
        made, traits = together([part.lot for part in found])
        assert list(made) == expected
        assert dumped(traits) == dumped(of_takes(expected))


def test_takes_outlast_being_kept() -> None:
    """Takes must be the same after they were lists."""
    found = list(takes(read(world(["Ann Roe said that 300 to 400 troops left Ukraine in May."]))))
    assert found
    odd = replace(found[0], scene=frozenset({"", "a\nb", "c"}), core=frozenset({"[1]", "é"}))
    odd = replace(odd, row=replace(odd.row, about=frozenset({""})), times=frozenset({"\n"}))
    for takes_ in (found, [odd, *found], []):
        assert kept.Loader().loaded(json.loads(json.dumps(kept.dumped(takes_)))) == takes_
    torn = kept.dumped(found)
    torn[0][3] = torn[0][3][1:]
    with pytest.raises(ValueError, match="lengths"):
        kept.Loader().loaded(torn)


@pytest.mark.parametrize("at_once", [1, 2, piecewise.AT_ONCE])
def test_page_and_network_of_articles_are_those_of_the_whole(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read one by one or some together, fresh or kept, articles must show what the whole shows."""
    monkeypatch.setattr(piecewise, "AT_ONCE", at_once)
    for graph in (_linked(), small()):
        page, lines = view.read(graph), graphml(network(graph))
        for _ in range(2):
            whole = _whole(graph, tmp_path)
            assert view.together(whole.columns, (one.piece() for one in whole.shown)) == page
            assert b"".join(of_lines(*lines_of(whole))) == lines
            made = disputing(whole.columns)
            assert measures(made, 0, 0) == measures(network(graph)) | {"nodes": 0, "edges": 0}


@pytest.mark.parametrize("most", [packing.MOST, 4])
def test_a_page_of_many_statements_is_that_of_their_records(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put together from rows, some of them of statements that lie among others, it is the same."""
    monkeypatch.setattr(packing, "MOST_DRAWN", 0)
    monkeypatch.setattr(packing, "FEW", -1)
    monkeypatch.setattr(packing, "MOST", most)
    monkeypatch.setattr(packing, "KEPT", 3)
    for graph in (_linked(), small(), ox.Store()):
        expected = packing.data(view.read(graph))
        for _ in range(2):
            whole = _whole(graph, tmp_path)
            lots = [one.lot() for one in whole.shown]
            assert many.fits(lots) == bool(expected["statements"]["n"])
            assert ("left" in expected) == (many.fits(lots) and most == 4)
            for some in (lots, lots[::-1], _among(lots)):
                read, statements = many.gathered(whole.columns, some)
                assert not read.statements
                assert json.dumps(packing.data(read, statements)) == json.dumps(expected)


def _among(lots: list[many.Lot]) -> list[many.Lot]:
    """The same in two lots, every other statement in each."""
    articles, rows, hints = ([x for lot in lots for x in lot.plain()[n]] for n in range(3))
    rows.sort(key=str)
    told = [[articles, rows[::2], []], [[], rows[1::2], hints]]
    for one in told:
        one[1] = sorted(one[1], key=many.place)
    return [many.Lot(many.extent(one), partial(list, one)) for one in told]


def test_disputes_that_nothing_changed_for_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disputes of articles in outline, fresh or kept, must be those of the whole graph."""
    graph, nobody = _linked(), Facts(())
    expected = disputes.found(graph)
    assert any(one.id for one in expected)
    assert disputes_of(_whole(graph, tmp_path), nobody, Cache(tmp_path)) == expected

    def unread(*_: object) -> Dispute:
        raise AssertionError("read again")

    monkeypatch.setattr(disputes._Reader, "dispute", unread)
    again = _whole(graph, tmp_path)
    size = len(again.light.store)
    assert disputes_of(again, nobody, Cache(tmp_path)) == expected
    assert len(again.light.store) == size


def test_a_dispute_is_told_anew_when_what_it_rests_on_changes(tmp_path: Path) -> None:
    """Another reason, another name or another date of an article must be told."""
    graph, nobody = _linked(), Facts(())
    disputes_of(_whole(graph, tmp_path), nobody, Cache(tmp_path))
    for term in (sayso.linkReason, rdfs.label, schema.datePublished, sayso.content):
        for quad in list(graph.quads_for_pattern(None, term, None, None)):
            graph.remove(quad)
            graph.add(ox.Quad(quad.subject, term, ox.Literal("1999-01-01"), quad.graph_name))
        made = disputes_of(_whole(graph, tmp_path), nobody, Cache(tmp_path))
        assert made == disputes.found(graph), term


def _linked() -> ox.Store:
    """A graph of articles that dispute what others say."""
    graph = world(
        [
            "Norland said it would send 300 troops to Ukraine on Monday. Ann Roe denied the claim.",
            "“Russia never invaded Ukraine,” said Ann Roe. Kyiv said that Russia invaded Ukraine.",
            "Otto Lind said that Russia invaded Ukraine in May.",
            # Tells again, word for word, what another article tells and a third denies.
            "Kyiv said that Russia invaded Ukraine in the spring of that year.",
            "Kyiv said that Russia invaded Ukraine in the spring of that year. Bo Li was there.",
            "“Russia did not invade Ukraine in the spring,” said Ann Roe.",
        ],
        [f"2022-01-0{day}" for day in (1, 3, 4, 5, 6, 7)],
    )
    graph.extend(points.derived(graph))
    return graph


def _named(findings: set[Finding]) -> set[tuple[str, str]]:
    return {(f.name, f.node) for f in findings}
