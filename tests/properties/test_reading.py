"""Whatever the bytes, reading gives a document whose every span holds, or a named refusal."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import inputs
from extract.errors import InputError
from extract.inputs.files import RawFile
from extract.records import Document, Span

# Words and marks that meet in real files: line ends, characters beyond the first plane,
# combining marks, wrongly decoded ones, control characters, markup, furniture.
PARTS = st.sampled_from(
    [
        "He said so.", "“No,” she said", "Kyiv", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r",
        "\U0001f600", "e\u0301", "naïve", "â€™", "ā€”", "Ã©", "Â ", "don\x92t", "\x07", "\x1b[1m",
        "\ufeff", "\u200b", "\u2028", "By Jane Doe", "Reuters", "KYIV (AP) — ", "Read more: x",
        "# ", "> ", "*", "_", "`", "```", "[", "](u)", "![", "<b>", "<!-- ", " -->", "&amp;",
        "\\", "---", "| ", "1. ", '"' * 250, "title: x", "\t", "</p>", "<p>", "Київ",
    ]
)  # fmt: skip
TEXTS = st.lists(PARTS | st.text(max_size=8), max_size=25).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])


def read(data: bytes, suffix: str) -> Document | None:
    """The document in some bytes, or None when it is refused as it should be."""
    raw = RawFile("a/b", f"a/b{suffix}", data, hashlib.sha256(data).hexdigest())
    try:
        return inputs.read(raw)
    except InputError as error:
        refusal = error
    assert (refusal.where or "").startswith(f"a/b{suffix}")
    assert refusal.message
    return None


def check_layout(document: Document) -> None:
    """Furniture and paragraphs are sorted, apart, inside the text, within lines, not empty."""
    foreign = [f.span for f in document.foreign]
    text = document.text
    assert list(document.furniture) == sorted(document.furniture)
    assert list(document.blocks) == sorted(document.blocks)
    at = 0
    for span in sorted([*document.blocks, *foreign, *(f.span for f in document.furniture)]):
        assert at <= span.start < span.end <= len(text)
        at = span.end
    for span in (*document.blocks, *foreign):
        words = span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        assert any(c.isalnum() or c == "_" for c in words)


def check_nothing_is_lost(document: Document) -> None:
    """Every letter of the stored text stands in a paragraph or in furniture."""
    kept_out = [f.span for f in document.furniture] + [f.span for f in document.foreign]
    held = [*document.blocks, *kept_out]
    inside = {i for span in held for i in range(*span)}
    assert all(i in inside for i, c in enumerate(document.text) if c.isalnum())


def alike(old: str, new: str) -> bool:
    """Whether a reader sees the same in two forms: blanks, hyphens, wide and composed letters."""
    if new == " ":
        return old.isspace() or old.lstrip()[:1] == ">"
    if new == old:
        return True
    plain = unicodedata.normalize("NFKC", old).replace("\u2010", "-")
    return new in plain


def check_offsets(document: Document, decoded: str) -> None:
    """Each character of a paragraph leads to itself in the file, repairs and markup aside."""
    assert document.offsets is not None
    mended = {i for r in document.repairs for i in range(*r.span)}
    for span in document.blocks:
        for at in range(*span):
            start, end = document.offsets.to_old(at, at + 1)
            assert 0 <= start <= end <= len(document.source)
            old = document.source[start:end]
            new = document.text[at]
            assert at in mended or alike(old, new) or old[:1] in decoded


def check_repairs(document: Document) -> None:
    """Repairs lie in the text and keep what stood in the file."""
    for repair in document.repairs:
        assert 0 <= repair.span.start <= repair.span.end <= len(document.text)
        assert repair.before in document.source
        assert repair.how


@settings(max_examples=300)
@given(TEXTS, ENCODINGS)
def test_texts_are_read(text: str, encoding: str) -> None:
    """Plain text in any marked encoding becomes a document that fits its file."""
    document = read(text.encode(encoding), ".txt")
    if document is not None:
        assert document.source == text.removeprefix("\ufeff" if encoding == "utf-8" else "")
        check_layout(document)
        check_nothing_is_lost(document)
        check_offsets(document, decoded="")
        check_repairs(document)


@settings(max_examples=300)
@given(TEXTS)
def test_markdown_is_read(text: str) -> None:
    """Markdown becomes a document whose words lead back into the file, markup aside."""
    document = read(text.encode(), ".md")
    if document is not None:
        check_layout(document)
        check_nothing_is_lost(document)
        # A soft line end became a blank; an escape or entity stands for its character.
        check_offsets(document, decoded="\\&\n\r\u2028\x0b\x0c\x85")
        check_repairs(document)


@settings(max_examples=60)
@given(TEXTS)
def test_pages_are_read(text: str) -> None:
    """A web page becomes a document without offsets, or is refused."""
    document = read(f"<html><body><article><p>{text}</p></article></body></html>".encode(), ".html")
    if document is not None:
        assert document.offsets is None
        check_layout(document)
        check_nothing_is_lost(document)


@settings(max_examples=300)
@given(st.binary(max_size=200), st.sampled_from([".txt", ".md", ".html", ".htm"]))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    """No bytes at all lead to anything but a document or a refusal that names the file."""
    document = read(data, suffix)
    if document is not None:
        check_layout(document)


@settings(max_examples=100)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    """The same bytes give the same document."""
    for suffix in (".txt", ".md"):
        assert read(text.encode(), suffix) == read(text.encode(), suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_surrogates_in_bytes_are_refused(suffix: str) -> None:
    """Half a surrogate pair, which no later stage could write, never gets in."""
    assert read(b"He said \xed\xa0\x80 so.", suffix) is None


def test_spans_are_half_open() -> None:
    """The words of a span are the slice from its start to its end."""
    assert Span(0, 2).of("abc") == "ab"
