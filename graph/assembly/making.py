"""A build in which something changed: from articles and facts to all outputs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from extract.inputs.files import Found
from graph import disk, view
from graph.ask import counted, disputes, tables
from graph.assembly.articles import Articles
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.clock import Clock, let_go, uncollected
from graph.assembly.curation import curate
from graph.assembly.derive import DERIVED
from graph.assembly.disputing import disputes_of
from graph.assembly.identities import identify
from graph.assembly.ledger import Ledger
from graph.assembly.outputs import put
from graph.assembly.plan import BuildResult, Given, Plan, Progress
from graph.assembly.refused import Refused
from graph.assembly.shard import Shard
from graph.assembly.spool import Spool
from graph.assembly.spool import read as bytes_of
from graph.assembly.standing import Standing, keep
from graph.assembly.whole import Whole, assemble
from graph.check import Finding
from graph.export import rdf
from graph.export.graphml import node_line, of_lines, tie_line
from graph.facts import Facts
from graph.network import TURNED, disputing, ends, measures, ties
from graph.points.written import GRAPH as POINTS
from graph.view import many
from graph.writer import Content

__all__ = ["lines_of", "made"]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the articles gave, before any decision.

    :param shards: let go of once it is known who is who.
    """

    shards: list[Shard]
    found: Mapping[str, Found]
    refused: tuple[Refused, ...]
    keys: tuple[str, ...]
    fresh: int


def made(
    clock: Clock, given: Given, out: Path, plan: Plan, progress: Progress | None
) -> BuildResult:
    """Make and write all outputs, whatever stands there.

    :param given: what the build starts from.
    :param out: the folder of the outputs.
    :raises ExportError: when they cannot be written; those of the build before then stay.
    """
    with Spool(given.setting.cache) as spool:
        return _made(clock, given, out, plan, progress, spool)


def _made(
    clock: Clock, given: Given, out: Path, plan: Plan, progress: Progress | None, spool: Spool
) -> BuildResult:
    house = _House(Articles(given.setting, plan.jobs), Cache(given.setting.cache), spool)
    with clock.stage("articles"):
        gathered = _gather(house.articles, spool, given.articles, progress)
    with uncollected():
        return _built(clock, given, out, plan, house, gathered)


def _built(
    clock: Clock, given: Given, out: Path, plan: Plan, house: _House, gathered: _Gathered
) -> BuildResult:
    """All outputs, of what the articles gave."""
    ready = _ready(clock, given, plan, house, gathered)
    files = dict(ready.files)
    if plan.store:
        with clock.stage("store"):
            let_go()
            finish = partial(counted.keep, statements=ready.stands.counts["statements"])
            name = disk.made(out, ready.bodies, finish, house.earlier)
            files[disk.CURRENT] = f"{name}\n".encode()
            house.keep(ready.bodies[iri] for iri in (DERIVED.value, POINTS.value))
    with clock.stage("writing"):
        changed = put(out, files)
        house.articles.prune((*gathered.keys, *house.cache.used))
        keep(given.setting.cache, given.key, out, files, ready.stands)
    return BuildResult(out, *ready.stands, gathered.fresh, changed, clock.seconds)


class _House(NamedTuple):
    """What a build works with."""

    articles: Articles
    cache: Cache
    spool: Spool

    def earlier(self, digest: str) -> bytes | None:
        """A graph as the build before had it, by the hash of its blocks."""
        # Not noted as used: it goes when the next build has its own.
        return Cache(self.cache.folder).get(key_of("body", digest))

    def keep(self, bodies: Iterable[bytes]) -> None:
        """Keep some graphs for the next build."""
        for body in bodies:
            key = key_of("body", hashlib.sha256(body).hexdigest())
            self.cache.used.add(key)
            self.cache.put(key, body)


class _Ready(NamedTuple):
    """All that is to be written; nothing else of a graph is held while it is.

    :param bodies: IRI of a named graph -> its Turtle blocks.
    """

    files: Mapping[str, Content]
    bodies: Mapping[str, bytes]
    stands: Standing


def _ready(clock: Clock, given: Given, plan: Plan, house: _House, gathered: _Gathered) -> _Ready:
    """What the articles and the facts come to."""
    written, (articles, cache, spool) = given.facts, house
    with clock.stage("decisions"):
        known = gathered.found
        curated = curate(gathered.shards, written, lambda s: articles.extraction(known[s.id]))
    with clock.stage("identity"):
        who = identify(curated, written, given.setting.gazetteer, cache, spool)
        curated, written = who.curated, who.facts
        gathered.shards.clear()
    with clock.stage("graph"):
        whole = assemble(curated, written, who, cache, spool)
        del who
    with clock.stage("checks"):
        found = {*curated.findings, *whole.findings(), *_by_shape(whole, written, cache)}
        findings = tuple(sorted(_placed(one, written) for one in found))
    with clock.stage("network"):
        net = lines_of(whole)
        measured = measures(disputing(whole.columns), len(net.nodes), len(net.edges))
        drawn = spool.through(of_lines(*net))
        del net
    told = Ledger(
        plan.extractor,
        tuple(s.told for s in curated.shards),
        _refused((*gathered.refused, *given.refused), written),
        given.ignored,
        _facts_told(written),
        curated.entries,
        findings,
        whole.counts(len(curated.shards)),
        measured,
    )
    files: dict[str, Content] = {
        "report.json": told.to_json(),
        "graph.graphml": lambda: map(bytes_of, drawn),
    }
    files |= _outputs(clock, whole, plan, written, cache)
    return _Ready(files, whole.bodies, Standing(told.counts, told.refused, findings))


def _by_shape(whole: Whole, written: Facts, cache: Cache) -> list[Finding]:
    """What in the facts files breaks a shape, as an earlier build found it or now."""
    quads = written.with_kinds(whole.light)
    code = (code_digest("graph", "ontology"), version("pyshacl"))
    key = key_of("shapes", *sorted(map(str, quads)), *code)
    with suppress(TypeError, ValueError):
        return [Finding(*one) for one in json.loads(cache.get(key) or b"")]
    # rdflib takes longer to load than the facts take to read.
    from graph.shapes import held

    found = held(written, quads)
    cache.put(key, json.dumps(found).encode())
    return found


# ---------------------------------------------------------------- articles


def _gather(
    house: Articles, spool: Spool, listing: Sequence[Found], progress: Progress | None
) -> _Gathered:
    shards: dict[str, Shard] = {}
    refused: list[Refused] = []
    keys: list[str] = []
    fresh = 0
    for done, taken in enumerate(house.take(listing), 1):
        if isinstance(taken.made, Refused):
            refused.append(taken.made)
        else:
            shards[taken.made.id] = taken.made.aside(spool)
        keys.extend(taken.keys)
        fresh += taken.fresh
        if progress is not None:
            progress(done, len(listing), taken.found.name)
    found = {one.id: one for one in listing}
    return _Gathered(list(shards.values()), found, tuple(refused), tuple(keys), fresh)


class _Network(NamedTuple):
    """The lines of nodes and edges, in order."""

    nodes: Sequence[str]
    edges: Sequence[str]


class _Edges(Sequence[str]):
    """Lines of edges, each made when it is asked for.

    :param ends: start, stop and kind of each.
    :param carried: IRI of a statement -> what every edge at it carries.
    """

    def __init__(self, ends: Sequence[tuple[str, str, str]], carried: Mapping[str, str]) -> None:
        self._ends, self._carried = ends, carried

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: Any) -> Any:
        start, stop, kind = self._ends[at]
        return tie_line(start, stop, kind, self._carried[stop if kind in TURNED else start])


def lines_of(whole: Whole) -> _Network:
    """The network of what is shown of all articles, as lines of its file."""
    carried: dict[str, str] = {}
    nodes: dict[str, str] = {}
    edges: list[tuple[str, str, str]] = []
    for one in whole.shown:
        strands = one.strands()
        carried.update(strands.carried)
        nodes.update(strands.nodes)
        # The same nodes are at many edges: they are held once.
        edges += (
            (intern(start), intern(stop), intern(kind)) for start, stop, kind in strands.edges
        )
    edges += ties(whole.columns, carried)
    edges.sort()
    used = {end for start, stop, _ in edges for end in (start, stop)} - nodes.keys()
    nodes |= {iri: node_line(iri, values) for iri, values in ends(whole.columns, used)}
    return _Network([nodes[iri] for iri in sorted(nodes)], _Edges(edges, carried))


def _outputs(
    clock: Clock, whole: Whole, plan: Plan, written: Facts, cache: Cache
) -> dict[str, Content]:
    """The outputs that are made of the graph alone, as the plan wants them."""
    made: dict[str, Content] = {}
    bodies = whole.bodies
    if plan.ttl:
        made["graph.ttl"] = lambda: rdf.pieces(bodies)
        made["graph.trig"] = lambda: rdf.parts(bodies)
    with clock.stage("disputes"):
        told_of = disputes.table(disputes_of(whole, written, cache))
        made["disputes.csv"] = tables.render(told_of, "csv").encode("utf-8", "replace")
    with clock.stage("view"):
        turtle = b"".join(rdf.pieces(bodies)) if plan.sparql else None
        drawer = view.Sparql(turtle) if plan.sparql else None
        made["view.html"] = _page(whole, drawer).encode("utf-8", "replace")
    return made


def _page(whole: Whole, drawer: view.Sparql | None) -> str:
    lots = [one.lot() for one in whole.shown]
    if many.fits(lots):
        read, statements = many.gathered(whole.columns, lots)
        return view.render(read, drawer, many=statements)
    read = view.together(whole.columns, (one.piece() for one in whole.shown))
    return view.render(read, drawer)


def _placed(found: Finding, written: Facts) -> Finding:
    """A finding on what a person wrote, with file and line."""
    place = written.place(found.node, found.message.rpartition(" ")[2])
    return found._replace(message=f"{place}: {found.message}") if place else found


def _refused(articles: Iterable[Refused], written: Facts) -> tuple[Refused, ...]:
    return tuple(sorted((*articles, *(Refused(*one) for one in written.refused))))


def _facts_told(written: Facts) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"path": file.path, "sha256": file.sha256, "triples": len(file.quads)}
        for file in written.files
    )
