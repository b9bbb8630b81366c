"""Short texts read and marked by hand, for the tests of what is said and how."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.claims.acts import Judgement, judge
from extract.claims.statements import split
from extract.entities.names import Named
from extract.offsets import OffsetMap
from extract.records import (
    Candidate,
    CountryMention,
    Document,
    Gazetteer,
    Metadata,
    Note,
    Part,
    Span,
    Spans,
)
from extract.syntax.parse import Reading

__all__ = ["candidate", "document", "named", "parts", "reading", "spans"]

_COUNTRIES = {
    "North Korea": "KP", "North Korean": "KP", "South Korea": "KR", "Russia": "RU",
    "Russian": "RU", "Ukraine": "UA", "Israel": "IL", "Iran": "IR", "Algeria": "DZ",
}  # fmt: skip


def document(text: str, date: str | None = None, name: str = "made") -> Document:
    """A document of plain paragraphs, one a line."""
    blocks = tuple(Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text))
    meta = Metadata(date=date)
    whole = OffsetMap.identity(len(text))
    return Document(name, f"{name}.txt", "0" * 64, "utf-8", text, text, whole, meta, (), blocks)


def reading(text: str, date: str | None = None) -> Reading:
    """A text of plain paragraphs, read."""
    return Reading(document(text, date))


def spans(text: str, words: str | Iterable[str]) -> Spans:
    """Where some words stand, each searched behind the one before."""
    found, at = [], 0
    for printed in [words] if isinstance(words, str) else words:
        start = text.index(printed, at)
        found.append(Span(start, start + len(printed)))
        at = found[-1].end
    return tuple(found)


def candidate(text: str, source: str, cue: str, content: str | Iterable[str]) -> Candidate:
    """A candidate marked by its words; an empty source is none."""
    who = spans(text, source) if source else ()
    return Candidate(who, spans(text, cue), spans(text, content), "by hand", 1.0)


def named(text: str) -> Named:
    """A few countries by their plain names."""
    names = "|".join(sorted(_COUNTRIES, key=len, reverse=True))
    found = re.finditer(rf"\b(?:{names})\b", text)
    mentions = [CountryMention(Span(*m.span()), _COUNTRIES[m[0]], "name") for m in found]
    return Named(Gazetteer(), tuple(mentions))


def parts(text: str, source: str, cue: str, content: str | Iterable[str]) -> tuple[Part, ...]:
    """The parts of what a marked candidate says; its cue has to say something."""
    read, marked = reading(text), candidate(text, source, cue, content)
    judgement: Judgement | Note = judge(read, marked)
    assert isinstance(judgement, Judgement)
    return split(read, named(text), marked, judgement)
