"""A build of many articles as steps over chunks: sharded N-Quads and a table of statements out.

The articles are cut into chunks of equal number, whatever the workers. Each step is a function of
the files that the steps before left, so that a task can be done anew anywhere. The lines of all
shards together, sorted, are those of a build on one machine.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from extract.candidates import registry
from extract.inputs.files import Found
from graph import disk
from graph.ask import counted
from graph.assembly import derive
from graph.assembly.articles import Articles
from graph.assembly.bounded import alone
from graph.assembly.curation import Curated, curate
from graph.assembly.identities import Writer, on_actors, rulings, split
from graph.assembly.large_facts import reader
from graph.assembly.matches import matches
from graph.assembly.pipeline import given_of, listed
from graph.assembly.plan import Given as Asked
from graph.assembly.plan import Plan
from graph.assembly.refused import Refused
from graph.assembly.shard import Shard
from graph.check import Finding
from graph.distributed import meeting
from graph.distributed.engines import Engine
from graph.distributed.graphs import Given, Index, Meant, Shown, named, read, store_of
from graph.distributed.known import table
from graph.distributed.lines import lines, of_lines, ordered
from graph.distributed.work import Work
from graph.errors import ExportError
from graph.export import rdf
from graph.facts import Facts, load
from graph.identity.lore import lore
from graph.identity.resolve import Resolved, resolve
from graph.identity.told import told
from graph.iri import mint
from graph.order import ordered as in_order
from graph.terms import sayso
from graph.writer import write

__all__ = ["SHARDS", "Cut", "Done", "Steps", "build"]

#: The folder of the shards below that of the outputs; the file in it that tells of them all.
SHARDS, MANIFEST = "shards", "manifest.json"
#: Articles of a chunk, and of how many chunks the keys of a part are.
_CHUNK, _FOR_ONE = 200, 2


class Cut(NamedTuple):
    """How a build is cut into tasks.

    :param chunk: how many articles make a chunk; it changes the shards' cut, not what they hold.
    :param note: told of each step as it begins.
    """

    chunk: int = _CHUNK
    note: Callable[[str], None] = lambda _: None


class Done(NamedTuple):
    """What a distributed build did.

    :param folder: of the shards.
    :param counts: name of a thing -> how many there are.
    :param refused: files that were not used, each with its reason.
    :param findings: decisions that a person should look at; the checks of a whole graph need a
        store that holds it.
    """

    folder: Path
    counts: Mapping[str, int]
    refused: tuple[Refused, ...]
    findings: tuple[Finding, ...] = ()


def build(
    articles: Sequence[Path],
    facts: Sequence[Path],
    out: Path,
    engine: Engine,
    plan: Plan | None = None,
    cut: Cut | None = None,
) -> Done:
    """Build the graph of some articles and facts into shards.

    What was done stays until the build is through, so that one broken off goes on where it was.

    :param out: a folder that all workers see; the shards come into its ``shards``.
    :param plan: how to go about it; with ``store`` the shards are put into a store too.
    :param cut: how the work is cut.
    :raises ExportError: when the shards cannot be written.
    :raises BuildError: when workers are lost again and again, or another build is at work there.
    """
    plan, cut = plan or Plan(), cut or Cut()
    registry.check(plan.extractor)
    written = load(facts, plan.facts_bytes, reader(plan.article_seconds, plan.article_memory))
    folder = out / ".cache" / "distributed"
    with alone(out / ".cache"), _laid_aside(folder), listed(articles, plan) as listing:
        asked = given_of(listing, articles, written, out, plan)
        chunks = -(-len(asked.articles) // cut.chunk)
        place = folder / f"{asked.key[:16]}-{cut.chunk}"
        work = Work(place, chunks, max(1, -(-chunks // _FOR_ONE)))
        counts, refused, findings = Steps(work, engine, asked, cut).run()
        _swapped(place / SHARDS, out / SHARDS)
        if plan.store:
            cut.note("store")
            finish = partial(counted.keep, statements=counts.get("statements", 0))
            disk.loaded(out, sorted((out / SHARDS).glob("*.nq")), finish)
    shutil.rmtree(folder, ignore_errors=True)
    return Done(out / SHARDS, counts, refused, findings)


@contextmanager
def _laid_aside(folder: Path) -> Iterator[None]:
    """Meanwhile what is taken out of archives is laid where all workers see it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot write: {error.strerror or error}", str(folder)) from error
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _swapped(made: Path, target: Path) -> None:
    """Put the shards in the place of the earlier ones."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


class Steps:
    """The steps of one build.

    :param work: where tasks leave their results.
    """

    def __init__(self, work: Work, engine: Engine, asked: Asked, cut: Cut) -> None:
        self.work, self.engine, self.asked, self.cut = work, engine, asked, cut
        # A parsed file is kept for messages alone.
        self.facts = Facts(tuple(f._replace(source=None) for f in asked.facts.files))
        self.lore = lore(asked.setting.gazetteer)

    def run(self) -> tuple[dict[str, int], tuple[Refused, ...], tuple[Finding, ...]]:
        """Do all steps; what there is, what was not used, and what a person should look at."""
        work, run = self.work, self._run
        found, chunk = self.asked.articles, self.cut.chunk
        work.put("given", 0, Given(self.asked.setting, self.facts, self.lore.offices))
        for number in range(work.chunks):
            work.put("listing", number, found[number * chunk : (number + 1) * chunk])
        run(read, range(work.chunks))
        refused = self._named(found)
        run(named, work.all_chunks)
        self._known()
        run(meeting.taken, work.all_chunks)
        run(meeting.worded, range(work.parts))
        run(meeting.compared, work.all_chunks)
        run(meeting.meeting, range(work.parts))
        run(meeting.partly, range(work.parts))
        meeting.joined(work)
        run(meeting.routed, work.all_chunks)
        run(meeting.grouped, range(work.parts))
        run(meeting.opposed, range(work.parts))
        run(meeting.written, range(work.parts))
        run(meeting.concluded, range(work.parts))
        run(meeting.tabled, work.all_chunks)
        return self._told(), refused, self.findings

    def _run(self, step: Callable[[Work, int], None], numbers: Sequence[int]) -> None:
        self.cut.note(step.__name__)
        self.work.run(self.engine, step, numbers)

    # ---------------------------------------------------------------- who is who

    def _named(self, found: Sequence[Found]) -> tuple[Refused, ...]:
        """Apply decisions and tell who is who; leave for each chunk what it has to know of it."""
        self.cut.note("identity")
        indexes: list[list[Index]] = []
        refused: list[Refused] = []
        for number in range(self.work.chunks):
            index, not_used = self.work.get("index", number)
            indexes.append(index)
            refused += not_used
        self.curated = self._curated(indexes, {one.id: one for one in found})
        described = frozenset(p.iri for p in self.lore.described)
        inside, self.outside = split(self.curated.others, described)
        profiles = (p for index in indexes for one in index for p in one.profiles)
        self.resolved = resolve(profiles, self.lore, list(rulings(inside)))
        found_ = {*self.curated.findings, *on_actors(inside, self.resolved.ruled)}
        self.findings = tuple(sorted(found_))
        self._leave(indexes)
        return tuple(sorted((*refused, *self.asked.refused)))

    def _curated(self, indexes: Iterable[Iterable[Index]], found: Mapping[str, Found]) -> Curated:
        house = Articles(self.asked.setting)
        light = [
            Shard(one.id, one.keys, json.dumps({"text_sha256": one.text}), b"")
            for index in indexes
            for one in index
        ]
        return curate(light, self.facts, lambda shard: house.extraction(found[shard.id]))

    def _leave(self, indexes: Sequence[Sequence[Index]]) -> None:
        resolved = self.resolved
        writer = Writer(resolved, self.facts, None)
        files = map(writer.file, self.facts.files)
        self.written = {f.graph.value: rdf.blocks(f.quads) for f in files}
        self.work.put("facts", 0, self.written)
        bodies = {s.id: s.body for s in self.curated.shards if s.body}
        by_hand = self._by_hand(one.id for index in indexes for one in index)
        merged = {one.iri: replace(one, merges=()) for one in resolved.merged}
        hand = [one for index in indexes for one in index if one.id in by_hand]
        anchors = {iri: resolved.anchors[iri] for iri in writer.names & resolved.anchors.keys()}
        for number, index in enumerate((*indexes, hand)):
            ids = {one.id for one in index}
            ids = ids if number == self.work.chunks else ids - by_hand
            iris = {p.iri for one in index for p in one.profiles} | {
                *writer.names, *anchors.values(),
            }  # fmt: skip
            moved = {i: resolved.stands_for[i] for i in iris & resolved.stands_for.keys()}
            kept = tuple(merged[i] for i in sorted({*moved.values(), *iris} & merged.keys()))
            meant = Resolved(moved, anchors, kept)
            own = {i: bodies[i] for i in ids & bodies.keys()}
            self.work.put("meant", number, Meant(frozenset(ids), meant, own))

    def _by_hand(self, ids: Iterable[str]) -> frozenset[str]:
        """The articles that people wrote reports of: they go together with what people wrote."""
        named = {q.object.value for q in self.facts.quads if q.predicate == sayso.inArticle}  # type: ignore[union-attr]
        return frozenset(one for one in ids if mint("article", one).value in named)

    # ---------------------------------------------------------------- what everybody has to know

    def _known(self) -> None:
        """Put together what the chunks show of what they share."""
        self.cut.note("known")
        work = self.work
        shown: list[Shown] = [work.get("shown", n) for n in work.all_chunks]
        derived = self._derived(shown)
        store = store_of(self.written)
        store.extend(derived)
        reference = {line for one in shown for line in one.reference}
        reference |= set(lines(derive.reference(store)))
        vocabulary = lines(derive.vocabulary())
        shared = ordered((*reference, *vocabulary))
        write(work.folder / SHARDS / "shared.nq", shared, durable=False)
        sent = ((work.part(str(line)), line) for line in lines(derived))
        work.send("derived", work.chunks + 1, sent)
        facts = (q for iri, body in self.written.items()
                 for q in rdf.parsed(body, ox.NamedNode(iri)))  # fmt: skip
        every = chain(facts, derived, of_lines(sorted(reference)))
        work.put("known", 0, table(every, (one.posts for one in shown)))
        sketches = {a: s for one in shown for a, s in one.sketches.items()}
        dates = {a: d for one in shown for a, d in one.dates.items()}
        meeting.against(work, sketches, dates)
        self.counts = Counter({"quads": len(reference) + len(vocabulary)})
        for one in shown:
            self.counts.update(one.counts)

    def _derived(self, shown: Sequence[Shown]) -> list[ox.Quad]:
        """What follows from decisions and from who is who."""
        writer = Writer(self.resolved, self.facts, None)
        writer.said.update(*(one.said for one in shown))
        return in_order((
            *told(self.resolved, derive.DERIVED),
            *writer.descriptions(),
            *matches(self.facts, self.outside, self.resolved.now, derive.DERIVED),
            *derive.derived(store_of(self.written), self.curated.matches),
        ))  # fmt: skip

    def _told(self) -> dict[str, int]:
        """Count what there is, and say so beside the shards."""
        found: Counter[str] = Counter(self.counts)
        for part in range(2 * self.work.parts):
            found.update(self.work.get("counted", part))
        folder = self.work.folder / SHARDS
        files = {path.name: path.stat().st_size for path in sorted(folder.glob("*.*"))}
        plain = {"counts": dict(sorted(found.items())), "files": files}
        write(folder / MANIFEST, json.dumps(plain, indent=1).encode() + b"\n")
        return dict(sorted(found.items()))
