"""Statements as lines: articles in, one JSON line each out, without a graph in between."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from extract.annotate import extract
from extract.candidates import registry
from extract.inputs import documents, read
from extract.inputs.files import CAP, RawFile, Refusal, find, shown
from extract.jsonl import row
from extract.records import Document, Gazetteer
from graph.cli.unread import NotEnglish, not_english, of_document, other_kinds
from graph.errors import InputError
from graph.facts import load as load_facts
from graph.facts.gazetteer import gazetteer

__all__ = ["Job", "Listener", "lines"]

_STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Job:
    """What to extract from, and how.

    :param sources: files and folders; ``-`` for standard input.
    :param facts: folder or file of hand-written entities; None for none.
    :param extractor: its name in the registry.
    :param source_offsets: whether offsets count in the decoded file instead of the stored text.
    :param encoding: what files are in that are not UTF-8 and bear no mark; None to go by them.
    """

    sources: Sequence[Path]
    facts: Path | None
    extractor: str
    source_offsets: bool = False
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what did not become lines.

    :param refuse: told of each file that cannot be used, with its reason.
    :param tell: told, at the end, what was passed over: other languages, other kinds of files.
    """

    refuse: Callable[[str], None]
    tell: Callable[[str], None]


def lines(job: Job, stdin: BinaryIO, listener: Listener) -> Iterator[str]:
    """One line of JSON for each article, sorted by id, standard input first.

    :param stdin: read only when asked for, as plain text.
    :raises BuildError: when there is no such extractor.
    """
    registry.check(job.extractor)
    known = _known(job.facts, listener.refuse)
    foreign: list[NotEnglish] = []
    for document in _documents(job, stdin, listener):
        if job.source_offsets and document.offsets is None:
            told = f"{shown(document.path)}: has no source offsets; only .txt and .md have"
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


def _documents(job: Job, stdin: BinaryIO, listener: Listener) -> Iterator[Document]:
    if _STDIN in job.sources:
        yield from _standard_input(job, stdin, listener.refuse)
    listing = find([path for path in job.sources if path != _STDIN])
    for document in documents(listing, encoding=job.encoding):
        if isinstance(document, Refusal):
            listener.refuse(f"{shown(document.path)}: {document.reason}")
        else:
            yield document
    for line in other_kinds(ignored.path.name for ignored in listing.ignored):
        listener.tell(line)


def _standard_input(job: Job, stdin: BinaryIO, refuse: Callable[[str], None]) -> Iterator[Document]:
    data = stdin.read(CAP + 1)
    if len(data) > CAP:
        refuse(f"standard input: is larger than {CAP:,} bytes; save it and split it")
        return
    try:
        raw = RawFile("stdin", "stdin.txt", data, hashlib.sha256(data).hexdigest())
        yield read(raw, job.encoding)
    except InputError as error:
        refuse(f"standard input: {error.message}")
