"""Reads made-up paragraphs and gives what the rules propose, as words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from extract.candidates import checks
from extract.candidates.ownership import settled
from extract.candidates.rules import propose
from extract.records import Candidate, Document, Gazetteer, Metadata, Note, Span, Spans
from extract.syntax.parse import Reading
from extract.syntax.silent_cues import silent_cues


class Said(NamedTuple):
    """A candidate as words; several spans of a role are joined by " … "."""

    source: str
    cue: str
    content: str
    reporters: tuple[str, ...]
    rule: str
    confidence: float


def reading(text: str) -> Reading:
    """A text whose every line is a paragraph of prose."""
    blocks: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    document = Document(
        id="a", path="a.txt", raw_sha256="", encoding="utf-8", source=text, text=text,
        offsets=None, meta=Metadata(), blocks=tuple(blocks),
    )  # fmt: skip
    return Reading(document)


def _said(text: str, candidate: Candidate) -> Said:
    def words(spans: Spans) -> str:
        return " … ".join(s.of(text) for s in spans)

    return Said(
        words(candidate.source),
        words(candidate.cue),
        words(candidate.content),
        tuple(words(r) for r in candidate.reporters),
        candidate.rule,
        candidate.confidence,
    )


@pytest.fixture(scope="session")
def said() -> Callable[[str], list[Said]]:
    """What the rules propose for a text and the guard lets pass."""

    def of(text: str) -> list[Said]:
        read = reading(text)
        kept, _ = checks.check(read.document, settled(read, propose(read, Gazetteer())))
        return [_said(text, c) for c in kept]

    return of


@pytest.fixture(scope="session")
def silent() -> Callable[[str], list[Note]]:
    """The cues of a text that report nothing."""
    return lambda text: list(silent_cues(reading(text)))
