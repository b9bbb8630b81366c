"""What reading gives: spans, and a document with its stored text, furniture and repairs.

Offsets count Unicode code points of ``Document.text`` unless a name says otherwise, and every
span is half open: ``text[start:end]`` are its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extract.offsets import OffsetMap

__all__ = [
    "Document", "EncodingFrom", "Foreign", "Furniture", "FurnitureKind", "Metadata", "Passage",
    "PassageKind", "Repair", "Span", "Spans",
]  # fmt: skip


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span in ``text``."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether this span lies inside ``other`` (or equals it)."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]

#: What said how a file's bytes were to be read: its byte order mark, that they are UTF-8, what the
#: page declares, what the user told, or the bytes themselves.
EncodingFrom = Literal["mark", "utf-8", "declared", "told", "bytes"]

FurnitureKind = Literal[
    "title", "byline", "dateline", "caption", "credit", "heading", "promotion", "navigation"
]


class Furniture(NamedTuple):
    """A stretch of the stored text that is not prose: nobody says anything in it."""

    span: Span
    kind: FurnitureKind


class Foreign(NamedTuple):
    """A paragraph that is not English, so that nothing in it is read.

    :param language: an ISO 639 code, the likeliest one.
    """

    span: Span
    language: str


PassageKind = Literal["quote", "text", "post", "list"]


class Passage(NamedTuple):
    """Words that the layout sets off from what the article says itself.

    :param span: the words, over one or more paragraphs of prose.
    :param kind: ``quote`` a block quotation, ``text`` a text printed in full, ``post`` a post of a
        network: all are somebody else's; ``list`` what is enumerated behind a colon: whose it is,
        the line before it says.
    :param author: the name that signs the words, outside the span; None when nobody does.
    """

    span: Span
    kind: PassageKind
    author: Span | None = None


class Repair(NamedTuple):
    """Characters that were mended on reading.

    :param span: where the mended characters stand in the stored text.
    :param before: the characters as decoded from the file.
    :param how: the repair in words, e.g. ``"windows-1257 read back as UTF-8"``.
    """

    span: Span
    before: str
    how: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; None where nothing says so, never guessed.

    :param date: publication date, ISO 8601 (day or finer).
    :param origins: field name -> where the value was read, e.g. ``"front matter"``.
    """

    title: str | None = None
    date: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    origins: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One article, read and cleaned: the text that every offset counts in.

    :param id: stable name, the file's path below the articles folder without its suffix.
    :param path: that path with suffix, ``/`` between folders.
    :param raw_sha256: hash of the file's bytes, hex.
    :param encoding: how the bytes were decoded.
    :param encoding_from: what said so.
    :param source: the decoded input file (after a byte order mark), before anything was changed.
    :param text: the stored text.
    :param offsets: ``text`` -> ``source`` for .txt and .md; None for HTML.
    :param furniture: sorted stretches that are no prose.
    :param blocks: sorted paragraphs of English prose, each within one line of ``text``, none in
        furniture.
    :param repairs: what was mended.
    :param language: what most of it is written in, an ISO 639 code; English where that is not sure.
    :param foreign: sorted paragraphs that are not English, none in furniture or ``blocks``.
    :param passages: sorted, disjoint stretches that are set off from the article's own words.
    """

    id: str
    path: str
    raw_sha256: str
    encoding: str
    source: str
    text: str
    offsets: OffsetMap | None
    meta: Metadata
    furniture: tuple[Furniture, ...] = ()
    blocks: Spans = ()
    repairs: tuple[Repair, ...] = ()
    encoding_from: EncodingFrom = "utf-8"
    language: str = "en"
    foreign: tuple[Foreign, ...] = ()
    passages: tuple[Passage, ...] = ()
