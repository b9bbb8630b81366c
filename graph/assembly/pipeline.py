"""The build: articles and facts in, checked graph and view out, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from extract import inputs
from extract.candidates import registry
from extract.inputs import files
from extract.inputs.addresses import addressed
from extract.inputs.files import Found
from graph import disk, view
from graph.ask import disputes, tables
from graph.assembly.articles import Articles, Setting, parser_versions
from graph.assembly.bounded import MEGABYTES, SECONDS, alone
from graph.assembly.cache import Cache
from graph.assembly.clock import Clock, uncollected
from graph.assembly.curation import curate
from graph.assembly.identities import identify
from graph.assembly.ledger import Ledger, Refused, shown
from graph.assembly.outputs import OUTPUTS, put
from graph.assembly.shard import Shard
from graph.assembly.standing import Standing, inputs_key, keep, standing
from graph.assembly.whole import Whole, assemble
from graph.check import Finding, check
from graph.export import rdf
from graph.export.graphml import graphml
from graph.facts import Facts, gazetteer, load
from graph.network import measures, network
from graph.shapes import on_facts

__all__ = ["OUTPUTS", "BuildResult", "Plan", "build"]

Progress = Callable[[int, int, str], None]


class Plan(NamedTuple):
    """How to build.

    :param extractor: name of an extractor.
    :param jobs: how many processes may extract at once.
    :param sparql: whether the page carries the engine of its SPARQL drawer (1.9 MB).
    :param encoding: what articles are in that are not UTF-8 and bear no mark; None to go by them.
    :param columns: field and column, where tables of articles call them otherwise than usual.
    :param urls: a list of the addresses of saved pages; None for none.
    :param store: whether to keep the graph as a store, which questions open at once.
    :param ttl: whether to write it as text too, ``graph.ttl`` and ``graph.trig``.
    :param article_seconds, article_memory: what one article may take, wall clock and MB.
    """

    extractor: str = registry.DEFAULT
    jobs: int = 1
    sparql: bool = False
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    urls: Path | None = None
    store: bool = True
    ttl: bool = True
    article_seconds: float = SECONDS
    article_memory: int = MEGABYTES


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did; only this holds times, never a file.

    :param out: the folder of the outputs.
    :param counts: name of a thing -> how many there are in the graph.
    :param refused: files that were not used, each with its reason.
    :param findings: what in the graph a person should look at.
    :param fresh: how many articles were extracted, the others came from the cache.
    :param changed: how many outputs are not as they were before.
    :param seconds: stage -> CPU seconds, those of finished child processes included.
    """

    out: Path
    counts: Mapping[str, int]
    refused: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = ()
    fresh: int = 0
    changed: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files of the outputs."""
        return tuple(self.out / name for name in OUTPUTS if (self.out / name).exists())


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the articles gave, before any decision."""

    shards: tuple[Shard, ...]
    found: Mapping[str, Found]
    refused: tuple[Refused, ...]
    keys: tuple[str, ...]
    fresh: int


def build(
    articles: Sequence[Path],
    facts: Sequence[Path],
    out: Path,
    *,
    plan: Plan | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the graph of some articles and facts into a folder.

    Equal inputs give equal bytes, whatever order they are named in and whatever was built before.
    Files that cannot be used never stop the others; a build that fails leaves the outputs of the
    one before.

    :param articles: article files, and folders searched with all below them.
    :param facts: facts files, and folders of them.
    :param out: made when missing; what earlier builds found is kept in its ``.cache``.
    :param plan: how to go about it, where not as usual.
    :param progress: told how many articles of how many are done, and which one was.
    :raises FactsError: when a named facts path does not exist.
    :raises BuildError: when there is no such extractor, or another build is at work there.
    :raises InputError: when the list of addresses cannot be used.
    :raises ExportError: when the outputs cannot be written.
    """
    clock, plan = Clock(), plan or Plan()
    registry.check(plan.extractor)
    with clock.stage("facts"):
        written = load(facts)
    with alone(out / ".cache"), _listed(articles, plan) as listing:
        with clock.stage("unchanged"):
            given = _given(listing, articles, written, out, plan)
            stands = standing(given.setting.cache, out, given.key)
        if stands is not None:
            return BuildResult(out, *stands, seconds=clock.seconds)
        return _built(clock, given, out, plan, progress)


class _Given(NamedTuple):
    """What a build starts from.

    :param refused, ignored: files that are not read, as the ledger names them.
    :param key: a hash over all of it.
    """

    setting: Setting
    articles: tuple[Found, ...]
    refused: tuple[Refused, ...]
    ignored: tuple[Refused, ...]
    facts: Facts
    key: str


@contextmanager
def _listed(articles: Sequence[Path], plan: Plan) -> Iterator[files.Listing]:
    """The articles, files that hold several taken apart until the exit."""
    asked = inputs.Asked(plan.encoding, plan.columns)
    with inputs.opened(files.find(articles), asked) as listing:
        yield addressed(listing, plan.urls, asked) if plan.urls is not None else listing


def _given(
    listing: files.Listing, articles: Sequence[Path], facts: Facts, out: Path, plan: Plan
) -> _Given:
    known = gazetteer.gazetteer(facts)
    digest = gazetteer.digest(known)
    refused = tuple(_named(listing.refused, articles))
    ignored = tuple(_named(listing.ignored, articles))
    # The number of processes changes no byte.
    told = (*refused, "", *ignored, "", *plan._replace(jobs=1), parser_versions(plan.extractor))
    key = inputs_key(listing, (*map(str, told), *_facts_key(facts)))
    limits = (plan.article_seconds, plan.article_memory)
    setting = Setting(known, digest, plan.extractor, out / ".cache", plan.encoding, *limits)
    return _Given(setting, listing.found, refused, ignored, facts, key)


def _built(
    clock: Clock, given: _Given, out: Path, plan: Plan, progress: Progress | None
) -> BuildResult:
    house, written = Articles(given.setting, plan.jobs), given.facts
    cache = Cache(given.setting.cache)
    with clock.stage("articles"):
        gathered = _gather(house, given.articles, progress)
    with clock.stage("decisions"):
        curated = curate(gathered.shards, written, lambda s: house.extraction(gathered.found[s.id]))
    with clock.stage("identity"), uncollected():
        who = identify(curated, written, given.setting.gazetteer, cache)
        curated, written = who.curated, who.facts
    with clock.stage("graph"), uncollected():
        whole = assemble(curated, written, who, cache)
    with clock.stage("checks"):
        found = {*curated.findings, *check(whole.store), *on_facts(whole.store, written)}
        findings = tuple(sorted(_placed(one, written) for one in found))
    with clock.stage("network"), uncollected():
        made = network(whole.columns)
    told = Ledger(
        plan.extractor,
        tuple(s.entry for s in curated.shards),
        _refused((*gathered.refused, *given.refused), written),
        given.ignored,
        _facts_told(written),
        curated.entries,
        findings,
        whole.counts(len(curated.shards)),
        measures(made),
    )
    files = _outputs(clock, whole, plan)
    files |= {"report.json": told.to_json(), "graph.graphml": graphml(made)}
    if plan.store:
        with clock.stage("store"):
            files[disk.CURRENT] = f"{disk.made(out, whole.bodies)}\n".encode()
    with clock.stage("writing"):
        changed = put(out, files)
        house.prune((*gathered.keys, *cache.used))
        stands = Standing(told.counts, told.refused, findings)
        keep(given.setting.cache, given.key, files, stands)
    return BuildResult(out, *stands, gathered.fresh, changed, clock.seconds)


# ---------------------------------------------------------------- articles


def _gather(house: Articles, listing: Sequence[Found], progress: Progress | None) -> _Gathered:
    shards: dict[str, Shard] = {}
    refused: list[Refused] = []
    keys: list[str] = []
    fresh = 0
    for done, taken in enumerate(house.take(listing), 1):
        if isinstance(taken.made, Refused):
            refused.append(taken.made)
        else:
            shards[taken.made.id] = taken.made
        keys.extend(taken.keys)
        fresh += taken.fresh
        if progress is not None:
            progress(done, len(listing), taken.found.name)
    found = {one.id: one for one in listing}
    return _Gathered(tuple(shards.values()), found, tuple(refused), tuple(keys), fresh)


def _outputs(clock: Clock, whole: Whole, plan: Plan) -> dict[str, bytes]:
    """The outputs that are made of the graph alone, as the plan wants them."""
    made: dict[str, bytes] = {}
    with clock.stage("rdf"):
        union = rdf.union(whole.bodies.values()) if plan.ttl or plan.sparql else b""
        if plan.ttl:
            made |= {"graph.ttl": union, "graph.trig": rdf.named(whole.bodies)}
    with clock.stage("disputes"), uncollected():
        told_of = disputes.table(disputes.found(whole.store))
        made["disputes.csv"] = tables.render(told_of, "csv").encode("utf-8", "replace")
    with clock.stage("view"), uncollected():
        drawer = view.Sparql(union) if plan.sparql else None
        page = view.render(view.read(whole.columns), drawer)
        made["view.html"] = page.encode("utf-8", "replace")
    return made


def _placed(found: Finding, written: Facts) -> Finding:
    """A finding on what a person wrote, with file and line."""
    place = written.place(found.node, found.message.rpartition(" ")[2])
    return found._replace(message=f"{place}: {found.message}") if place else found


def _named(refusals: Iterable[files.Refusal], roots: Sequence[Path]) -> Iterator[Refused]:
    for refusal in refusals:
        reason = refusal.reason
        for root in roots:
            # The ledger must not tell where on a disk the folders lie.
            reason = reason.replace(f"{files.shown(root)}/", "")
        yield Refused(files.shown(shown(refusal.path, roots)), reason)


def _refused(articles: Iterable[Refused], written: Facts) -> tuple[Refused, ...]:
    return tuple(sorted((*articles, *(Refused(*one) for one in written.refused))))


def _facts_key(written: Facts) -> Iterator[str]:
    """All of the facts that a build depends on."""
    for file in written.files:
        yield f"{file.path} {file.name} {file.sha256}"
    yield from map(str, written.refused)


def _facts_told(written: Facts) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"path": file.path, "sha256": file.sha256, "triples": len(file.quads)}
        for file in written.files
    )
