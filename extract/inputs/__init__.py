"""Files to documents: the one door through which articles come in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extract.errors import InputError
from extract.inputs import files, frontmatter, furniture, html, markdown, passages
from extract.inputs.changes import Cleaned, changed, moved
from extract.inputs.characters import note_marks
from extract.inputs.clean import clean
from extract.inputs.decode import Decoded, decode
from extract.inputs.files import CAP, Listing, RawFile, Refusal
from extract.inputs.hyphens import hyphens
from extract.inputs.language import languages
from extract.inputs.lines import lines
from extract.inputs.metadata import Value, gathered
from extract.inputs.wrapping import unwrapped
from extract.offsets import OffsetMap
from extract.records import Document, Furniture, Metadata, Passage, Span, Spans

__all__ = ["documents", "load", "read"]

# A line this long is no paragraph; it is cut where sentences seem to end.
_LONG_LINE, _LONG_BLOCK = 100_000, 20_000
_WORD = re.compile(r"\w")


class _Told(NamedTuple):
    """What a file's markup says beside its words."""

    values: tuple[Value, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    passages: tuple[Passage, ...] = ()

    def after(self, step: OffsetMap) -> _Told:
        """The same after a further change to the text; what was dropped is left out.

        :param step: from the newest text to the one that the spans count in.
        """
        furniture = (f._replace(span=Span(*step.to_new(*f.span))) for f in self.furniture)
        passages = (p._replace(span=Span(*step.to_new(*p.span))) for p in self.passages)
        return _Told(
            self.values,
            tuple(f for f in furniture if f.span.start < f.span.end),
            tuple(p for p in passages if p.span.start < p.span.end),
        )


def load(paths: Sequence[Path], cap: int = CAP) -> Iterator[Document | Refusal]:
    """The articles among some files and folders, sorted by id; then what was refused.

    :param paths: files and folders, in any order.
    :param cap: the largest file allowed, in bytes.
    """
    yield from documents(files.find(paths, cap), cap)


def documents(
    listing: Listing, cap: int = CAP, encoding: str | None = None
) -> Iterator[Document | Refusal]:
    """The articles of a listing, in its order; then what was refused.

    :param encoding: as :func:`read` takes it.
    """
    for found in listing:
        try:
            yield read(files.read(found, cap), encoding)
        except InputError as error:
            yield Refusal(found.path, error.message)
    yield from listing.refused


def read(raw: RawFile, encoding: str | None = None) -> Document:
    """The document in a file's bytes.

    :param encoding: what the user says of files that are not UTF-8 and bear no mark, or None.
    :raises InputError: naming the file, when there is no readable article in it.
    """
    where = files.shown(raw.path)
    try:
        if Path(raw.path).suffix.lower() in (".html", ".htm"):
            return _html(raw, encoding)
        return _text(raw, encoding, where)
    except InputError as error:
        if error.where is None:
            error = InputError(error.message, where)
        raise error from None


def blocks(text: str, found: Sequence[Furniture]) -> Spans:
    """The paragraphs of prose: sorted, trimmed, each within one line and free of furniture.

    :param found: the text's furniture, sorted and disjoint.
    """
    covered = [f.span for f in found]
    spans: list[Span] = []
    for line in lines(text):
        for part in furniture.uncovered(line.span, covered):
            spans.extend(s for s in _cut(text, part) if _WORD.search(text, *s))
    return tuple(spans)


def _text(raw: RawFile, encoding: str | None, where: str) -> Document:
    decoded = decode(raw.data, told=encoding)
    cleaned = clean(decoded.text)
    if not raw.path.lower().endswith(".md"):
        return _document(raw, decoded, *_flowing(cleaned, _Told()))
    values, start = frontmatter.read(cleaned.text, where)
    cleaned, _ = changed(cleaned, hyphens(cleaned.text, start))
    stripped = markdown.strip(cleaned.text, start)
    cleaned = Cleaned(
        stripped.text,
        stripped.offsets.after(cleaned.offsets),
        moved(cleaned.repairs, stripped.offsets),
        cleaned.source,
    )
    told = _Told(values, stripped.furniture, stripped.passages)
    return _document(raw, decoded, *_flowing(cleaned, told))


def _html(raw: RawFile, encoding: str | None) -> Document:
    decoded = decode(raw.data, html.declared(raw.data), encoding)
    page = html.extract(decoded.text)
    cleaned = clean(page.text)
    told = _Told(page.values, page.furniture, page.passages).after(cleaned.offsets)
    cleaned, step = changed(cleaned, note_marks(cleaned.text))
    return _document(raw, decoded, cleaned, told.after(step), mapped=False)


def _flowing(cleaned: Cleaned, told: _Told) -> tuple[Cleaned, _Told]:
    """A text without note marks, each paragraph on one line, and what its markup says."""
    cleaned, step = changed(cleaned, note_marks(cleaned.text))
    told = told.after(step)
    cleaned, step = changed(cleaned, unwrapped(cleaned.text))
    return cleaned, told.after(step)


def _document(
    raw: RawFile,
    decoded: Decoded,
    cleaned: Cleaned,
    told: _Told,
    *,
    mapped: bool = True,
) -> Document:
    text = cleaned.text
    if not text.strip():
        raise InputError("holds no text beside its markup; put the article in or remove the file")
    signed = passages.signatures(text)
    held = sorted([*(p.span for p in told.passages if p.kind != "list"), *(s.line for s in signed)])
    found = furniture.find(text, told.furniture, held)
    spoken = languages(text, blocks(text, found))
    return Document(
        id=raw.id,
        path=raw.path,
        raw_sha256=raw.sha256,
        encoding=decoded.encoding,
        source=decoded.text,
        text=text,
        offsets=cleaned.offsets if mapped else None,
        meta=_meta(text, found, told.values),
        furniture=found,
        blocks=spoken.english,
        repairs=cleaned.repairs,
        encoding_from=decoded.how,
        language=spoken.main,
        foreign=spoken.foreign,
        passages=passages.find(text, spoken.english, told.passages, signed, found),
    )


def _meta(text: str, found: Sequence[Furniture], values: Sequence[Value]) -> Metadata:
    """What the file says of itself, then what its own first lines say."""
    title = furniture.title(text, found)
    author = furniture.author(text, found)
    lines = [Value("title", title or "", "first line"), Value("author", author or "", "byline")]
    return gathered([*values, *lines])


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A stretch as it is, or an overlong one in pieces; trimmed, none empty."""
    if span.end - span.start <= _LONG_LINE:
        yield from _trim(text, span)
        return
    at = span.start
    while at < span.end:
        stop = min(at + _LONG_BLOCK, span.end)
        if stop < span.end:
            stop = _sentence_end(text, at, stop)
        yield from _trim(text, Span(at, stop))
        at = stop


def _sentence_end(text: str, start: int, stop: int) -> int:
    """The last place before ``stop`` where a sentence, else a word, seems to end."""
    for mark in (". ", " "):
        at = text.rfind(mark, start, stop)
        if at > start:
            return at + len(mark)
    return stop


def _trim(text: str, span: Span) -> Iterator[Span]:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if start < end:
        yield Span(start, end)
