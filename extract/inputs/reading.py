"""A file's words as a document: text, furniture, paragraphs, what the file says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.errors import InputError
from extract.inputs import furniture, passages
from extract.inputs.files import RawFile
from extract.inputs.language import languages
from extract.inputs.lines import lines
from extract.inputs.metadata import Value, gathered
from extract.inputs.readers import Pulled, pulled
from extract.records import Document, Furniture, Metadata, Span, Spans

__all__ = ["document"]

# A line this long is no paragraph; it is cut where sentences seem to end. The longest that people
# write has some 12,000 characters, and what is done in one paragraph may grow with its square.
_LONG_LINE, _LONG_BLOCK = 20_000, 5_000
_SENTENCE_END = re.compile(r"[.?!…][\"”’»)\]]* ")
_WORD = re.compile(r"\w")


def document(raw: RawFile, encoding: str | None = None) -> Document:
    """The document in a file's bytes.

    :param encoding: what the user says of files that are not UTF-8 and bear no mark, or None.
    :raises InputError: when there is no readable article in it.
    """
    return _document(raw, pulled(raw, encoding))


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


def _document(raw: RawFile, found: Pulled) -> Document:
    decoded, cleaned, told = found.decoded, found.cleaned, found.told
    text = cleaned.text
    if not text.strip():
        raise InputError("holds no text beside its markup; put the article in or remove the file")
    signed = passages.signatures(text)
    held = sorted([*(p.span for p in told.passages if p.kind != "list"), *(s.line for s in signed)])
    noted = furniture.find(text, told.furniture, held)
    spoken = languages(text, blocks(text, noted))
    return Document(
        id=raw.id,
        path=raw.path,
        raw_sha256=raw.sha256,
        encoding=decoded.encoding,
        source=decoded.text,
        text=text,
        offsets=cleaned.offsets if found.mapped else None,
        meta=_meta(text, noted, told.values),
        furniture=noted,
        blocks=spoken.english,
        repairs=cleaned.repairs,
        encoding_from=decoded.how,
        language=spoken.main,
        foreign=spoken.foreign,
        passages=passages.find(text, spoken.english, told.passages, signed, noted),
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
    """The last place before ``stop`` where a sentence, else a word, seems to end.

    It is none within a quotation, if there is another.
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, stop)]
    outside = (e for e in reversed(ends) if _closed(text, start, e))
    if ends:
        return next(outside, ends[-1])
    at = text.rfind(" ", start, stop)
    return at + 1 if at > start else stop


def _closed(text: str, start: int, end: int) -> bool:
    """Whether every quotation that begins in a stretch ends there too."""
    marks = Counter(text[start:end])
    return marks["“"] <= marks["”"] and marks['"'] % 2 == 0


def _trim(text: str, span: Span) -> Iterator[Span]:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if start < end:
        yield Span(start, end)
