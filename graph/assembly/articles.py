"""Articles to shards: read, extracted and turned into triples only when something changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import NamedTuple

from extract import codec, inputs
from extract.errors import SaysoError
from extract.inputs import files
from extract.inputs.files import Found
from extract.records import Document, Extraction
from graph.assembly.bounded import attempted, end_with_parent
from graph.assembly.cache import Cache, code_digest, key_of
from graph.assembly.clock import uncollected
from graph.assembly.refused import Refused
from graph.assembly.setting import Setting, parser_versions
from graph.assembly.shard import Shard, shard

__all__ = ["Articles", "Taken"]

#: Fewer new articles than this are not worth the start of other processes.
_WORTH_A_POOL = 8


class Taken(NamedTuple):
    """One article as the build takes it.

    :param made: its shard, or why there is none.
    :param keys: its entries of the cache.
    :param fresh: whether it was extracted in this build.
    """

    found: Found
    made: Shard | Refused
    keys: tuple[str, ...] = ()
    fresh: bool = False


class Articles:
    """Takes articles, from the cache where nothing changed.

    :param jobs: how many processes may extract at once.
    """

    def __init__(self, setting: Setting, jobs: int = 1) -> None:
        self.setting = setting
        self.jobs = jobs
        self._cache = Cache(setting.cache)

    def take(self, listing: Sequence[Found]) -> Iterator[Taken]:
        """What each article gives, in the order of the listing; no article stops another."""
        waiting: dict[int, Found] = {}
        ready: dict[int, Taken] = {}
        with uncollected():
            for index, found in enumerate(listing):
                kept = self._kept(found)
                if kept is None:
                    waiting[index] = found
                else:
                    ready[index] = kept
        fresh = self._made(list(waiting.values()))
        for index in range(len(listing)):
            yield ready.pop(index) if index in ready else next(fresh)

    def _kept(self, found: Found) -> Taken | None:
        try:
            keys = self.keys(files.read(found, self.setting.cap))
        except SaysoError as error:
            return Taken(found, Refused(found.name, error.message))
        data = self._cache.get(keys[1])
        if data is None:
            return None
        return Taken(found, Shard.load(data), keys)

    def keys(self, raw: files.RawFile) -> tuple[str, str]:
        """Where the cache keeps an article's extraction and its shard."""
        return _keys(self.setting, raw)

    def _made(self, listing: Sequence[Found]) -> Iterator[Taken]:
        if self.jobs > 1 and len(listing) >= _WORTH_A_POOL:
            yield from _Pool(self.setting, self.jobs).map(listing)
        else:
            yield from (_make(self.setting, found) for found in listing)

    def extraction(self, found: Found) -> Extraction:
        """One article's extraction, for the decisions on it.

        :raises SaysoError: when the article cannot be used.
        """
        raw = files.read(found, self.setting.cap)
        return _extraction(self.setting, raw, self.keys(raw)[0])

    def prune(self, keys: Sequence[str]) -> None:
        """Forget what belongs to no article of this build."""
        self._cache.prune(keys)


# ---------------------------------------------------------------- one article


def _keys(setting: Setting, raw: files.RawFile) -> tuple[str, str]:
    told = json.dumps(raw.told, ensure_ascii=False)
    article = (raw.sha256, raw.id, raw.path, raw.kind, told, setting.known, setting.encoding or "")
    how = (setting.extractor, parser_versions(setting.extractor), code_digest("extract"))
    return key_of("extraction", *article, *how), key_of(
        "shard", *article, *how, code_digest("graph", "ontology")
    )


def _extraction(setting: Setting, raw: files.RawFile, key: str) -> Extraction:
    cache = Cache(setting.cache)
    kept = cache.get(key)
    if kept is not None:
        try:
            return codec.load(kept)
        except ValueError:
            pass  # of other record types: made anew below
    made = _annotated(inputs.read(raw, setting.encoding), setting)
    cache.put(key, codec.dump(made))
    return made


def _annotated(document: Document, setting: Setting) -> Extraction:
    # The parser takes a second to load; builds without a new article do not need it.
    from extract.annotate import extract

    return extract(document, setting.gazetteer, setting.extractor)


def _make(setting: Setting, found: Found) -> Taken:
    def read() -> tuple[Shard, tuple[str, str]]:
        raw = files.read(found, setting.cap)
        keys = _keys(setting, raw)
        return shard(_extraction(setting, raw, keys[0])), keys

    done = attempted(read, setting.seconds, setting.megabytes)
    if isinstance(done, str):
        return Taken(found, Refused(found.name, done))
    made, keys = done
    Cache(setting.cache).put(keys[1], made.dump())
    return Taken(found, made, keys, fresh=True)


# ---------------------------------------------------------------- many at once

_SETTING: list[Setting] = []


def _start(setting: Setting) -> None:
    _SETTING[:] = [setting]
    end_with_parent()


def _work(found: Found) -> Taken:
    return _make(_SETTING[0], found)


class _Pool:
    """Extracts in several processes; results come in the order of the articles.

    A few articles are under way at a time, so memory does not grow with their number.
    """

    def __init__(self, setting: Setting, jobs: int) -> None:
        self.setting = setting
        self.jobs = jobs

    def map(self, listing: Sequence[Found]) -> Iterator[Taken]:
        done = 0
        try:
            with self._pool(self.jobs) as pool:
                for taken in self._through(pool, listing):
                    yield taken
                    done += 1
        except BrokenProcessPool:
            # Something ended a process; each article left gets one of its own, so we learn which.
            for found in listing[done:]:
                yield self._alone(found)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        # Fresh processes: a fork of one with threads of other libraries can hang.
        context = get_context("spawn")
        return ProcessPoolExecutor(jobs, context, _start, (self.setting,))

    def _through(self, pool: ProcessPoolExecutor, listing: Sequence[Found]) -> Iterator[Taken]:
        under_way: list[Future[Taken]] = []
        for found in listing:
            under_way.append(pool.submit(_work, found))
            if len(under_way) >= 4 * self.jobs:
                yield under_way.pop(0).result()
        for future in under_way:
            yield future.result()

    def _alone(self, found: Found) -> Taken:
        try:
            with self._pool(1) as pool:
                return pool.submit(_work, found).result()
        except BrokenProcessPool:
            return Taken(found, Refused(found.name, "ended the process that read it; remove it"))
