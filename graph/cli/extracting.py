"""Statements as lines: articles in, one JSON line each out, without a graph in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.annotate import extract
from extract.candidates import registry
from extract.inputs import Asked, documents, opened
from extract.inputs.addresses import addressed
from extract.inputs.files import Refusal, find, shown
from extract.jsonl import row
from extract.records import Document, Gazetteer
from graph.cli.unread import NotEnglish, not_english, of_document, other_kinds
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
    """

    sources: Sequence[Path]
    facts: Path | None
    extractor: str
    source_offsets: bool = False
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    urls: Path | None = None


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
    known = _known(job.facts, listener.refuse)
    foreign: list[NotEnglish] = []
    for document in _documents(job, listener):
        if job.source_offsets and document.offsets is None:
            told = f"{shown(document.path)}: has no source offsets; web pages have none"
            listener.refuse(told)
            continue
        foreign.append(of_document(document, shown(document.path)))
        found = extract(document, known, job.extractor)
        made = row(found, source_offsets=job.source_offsets)
        yield json.dumps(made, ensure_ascii=False) + "\n"
    for line in not_english(foreign):
        listener.tell(line)


def _known(facts: Path | None, refuse: Callable[[str], None]) -> Gazetteer:
    read_facts = load_facts([facts] if facts else [])
    for refused in read_facts.refused:
        refuse(refused.reason)
    return gazetteer(read_facts)


def _documents(job: Job, listener: Listener) -> Iterator[Document]:
    with opened(find(job.sources), Asked(job.encoding, job.columns)) as listing:
        told = addressed(listing, job.urls) if job.urls else listing
        for document in documents(told, encoding=job.encoding):
            if isinstance(document, Refusal):
                listener.refuse(f"{_named(document.path, job.sources)}: {document.reason}")
            else:
                yield document
    for line in other_kinds(ignored.path.name for ignored in listing.ignored):
        listener.tell(line)


def _named(path: Path, sources: Sequence[Path]) -> str:
    """A file as the user named it; standard input lies in a file of no interest to anybody."""
    own = next((s for s in sources if s.stem == "stdin" and path.is_relative_to(s)), None)
    beside = own is not None and own.parent.name.startswith("sayso-")
    return shown(f"standard input{str(path)[len(str(own)) :]}" if beside else path)
