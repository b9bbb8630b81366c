"""Statements as lines: articles in, one JSON line each out, without a graph in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extract.annotate import extract
from extract.candidates import registry
from extract.errors import InputError
from extract.inputs import Asked, files, opened, read
from extract.inputs.addresses import addressed
from extract.inputs.files import CAP, Found, find, place, shown
from extract.jsonl import row
from extract.records import Extraction, Gazetteer
from graph.assembly.bounded import MEGABYTES, SECONDS, attempted
from graph.cli.unread import NotEnglish, not_english, of_document, other_kinds
from graph.facts import CAP as FACTS_CAP
from graph.facts import load as load_facts
from graph.facts.gazetteer import gazetteer

__all__ = ["Job", "Listener", "lines"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to extract from, and how.

    :param sources: files and folders.
    :param facts: folder or file of hand-written entities; None for none.
    :param extractor: its name in the registry.
    :param source_offsets: whether offsets count in the decoded file instead of the stored text.
    :param encoding: what files are in that are not UTF-8 and bear no mark; None to go by them.
    :param columns: field and column, where tables call them otherwise than usual.
    :param urls: a list of the addresses of saved pages; None for none.
    :param article_seconds, article_memory, article_bytes, facts_bytes: as a build's plan has them.
    """

    sources: Sequence[Path]
    facts: Path | None
    extractor: str
    source_offsets: bool = False
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    urls: Path | None = None
    article_seconds: float = SECONDS
    article_memory: int = MEGABYTES
    article_bytes: int = CAP
    facts_bytes: int = FACTS_CAP


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what did not become lines.

    :param refuse: told of each file that cannot be used, with its reason.
    :param tell: told, at the end, what was passed over: other languages, other kinds of files.
    """

    refuse: Callable[[str], None]
    tell: Callable[[str], None]


def lines(job: Job, listener: Listener) -> Iterator[str]:
    """One line of JSON for each article, sorted by id.

    :raises BuildError: when there is no such extractor.
    """
    registry.check(job.extractor)
    known = _known(job, listener.refuse)
    foreign: list[NotEnglish] = []
    cap = job.article_bytes
    with opened(find(job.sources, cap), Asked(job.encoding, job.columns), cap) as listing:
        told = addressed(listing, job.urls) if job.urls else listing
        for found in told:
            reading = partial(_read, found, job, known)
            made = attempted(reading, job.article_seconds, job.article_memory)
            if isinstance(made, str):
                listener.refuse(f"{_named(place(found), job.sources)}: {made}")
            else:
                foreign.append(of_document(made.document, shown(made.document.path)))
                line = row(made, source_offsets=job.source_offsets)
                yield json.dumps(line, ensure_ascii=False) + "\n"
        for refused in told.refused:
            listener.refuse(f"{_named(refused.path, job.sources)}: {refused.reason}")
    for told_line in (
        *other_kinds(one.path.name for one in listing.ignored),
        *not_english(foreign),
    ):
        listener.tell(told_line)


def _known(job: Job, refuse: Callable[[str], None]) -> Gazetteer:
    read_facts = load_facts([job.facts] if job.facts else [], job.facts_bytes)
    for refused in read_facts.refused:
        refuse(refused.reason)
    return gazetteer(read_facts)


def _read(found: Found, job: Job, known: Gazetteer) -> Extraction:
    document = read(files.read(found, job.article_bytes), job.encoding)
    if job.source_offsets and document.offsets is None:
        raise InputError("has no source offsets; web pages have none")
    return extract(document, known, job.extractor)


def _named(path: Path, sources: Sequence[Path]) -> str:
    """A file as the user named it; standard input lies in a file of no interest to anybody."""
    own = next((s for s in sources if s.stem == "stdin" and path.is_relative_to(s)), None)
    beside = own is not None and own.parent.name.startswith("sayso-")
    return shown(f"standard input{str(path)[len(str(own)) :]}" if beside else path)
