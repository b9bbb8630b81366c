"""OpenDocument texts to text: what the reader of the printed page sees, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.errors import InputError
from extract.inputs.metadata import Value
from extract.inputs.packed import Package
from extract.inputs.told import Composer, Written
from extract.records import FurnitureKind, PassageKind

__all__ = ["written"]

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_NOT_SEEN = frozenset({
    f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end",
    f"{_TEXT}table-of-content", f"{_TEXT}sequence-decls", f"{_OFFICE}forms",
})  # fmt: skip
_MOST_BLANKS = 200
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTES = ("quotations", "quotation", "quote", "block_20_text")
_FIELDS = (
    (f"{_DC}title", "title"), (f"{_META}initial-creator", "author"), (f"{_DC}creator", "author"),
    (f"{_DC}language", "language"), (f"{_DC}publisher", "outlet"),
)  # fmt: skip


def written(data: bytes) -> Written:
    """The words of an OpenDocument text (.odt): paragraphs, tables, footnotes at the end.

    Deletions of tracked changes and comments are not read. The day a file was made is no day of
    publication and is not taken for it.

    :raises InputError: when it cannot be read or is encrypted.
    """
    package = Package(data, "OpenDocument text")
    if b"encryption-data" in package.bytes("META-INF/manifest.xml"):
        raise InputError("is encrypted; save it without a password")
    if not package.has("content.xml"):
        raise InputError("is no OpenDocument text: it holds no text part; save it as .odt anew")
    tree = package.tree("content.xml")
    body = tree.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("is an OpenDocument, but no text; save it as .odt or .pdf")
    composer, notes, parents = Composer(), list[str](), _parents(tree)
    for paragraph in body.iter(*_PARAGRAPHS):
        if not _apart(paragraph):
            words = "".join(_words(paragraph, notes)).strip()
            kind, off = _style(paragraph, parents)
            composer.add(words.replace("\n", " ") if kind else words, kind, off)
    for note in notes:
        composer.add(note)
    return composer.written(_values(package))


def _apart(paragraph: Any) -> bool:
    """Whether a paragraph is not seen, or is one of a note."""
    return any(a.tag in _NOT_SEEN or a.tag == f"{_TEXT}note" for a in paragraph.iterancestors())


def _words(element: Any, notes: list[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), _MOST_BLANKS)
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            yield "\t" if child.tag.endswith("tab") else "\n"
        elif child.tag == f"{_TEXT}note":
            yield from _note(child, notes)
        elif child.tag not in _NOT_SEEN and child.tag not in _PARAGRAPHS:
            yield from _inner(child, notes)
        yield child.tail or ""


def _inner(child: Any, notes: list[str]) -> Iterator[str]:
    # Comments and instructions of XML have a function for a tag; boxes stand on their own.
    if isinstance(child.tag, str) and not child.tag.endswith("}frame"):
        yield from _words(child, notes)


def _note(note: Any, notes: list[str]) -> Iterator[str]:
    mark = note.find(f"{_TEXT}note-citation")
    yield ("" if mark is None else mark.text or "").translate(_RAISED)
    body = note.find(f"{_TEXT}note-body")
    paragraphs = [] if body is None else [*body.iter(*_PARAGRAPHS)]
    notes.append(" ".join("".join(_words(p, [])) for p in paragraphs).strip())


def _parents(tree: Any) -> dict[str, str]:
    """Name of an automatic style -> the named style that it varies."""
    return {
        style.get(f"{_STYLE}name") or "": style.get(f"{_STYLE}parent-style-name") or ""
        for style in tree.iter(f"{_STYLE}style")
    }


def _style(
    paragraph: Any, parents: dict[str, str]
) -> tuple[FurnitureKind | None, PassageKind | None]:
    told = paragraph.get(f"{_TEXT}style-name") or ""
    name = (parents.get(told) or told).lower()
    if name == "title":
        return "title", None
    if paragraph.tag == f"{_TEXT}h" or name.startswith(("heading", "subtitle")):
        return "heading", None
    if name.startswith(("caption", "illustration", "figure")):
        return "caption", None
    if name in _QUOTES:
        return None, "quote"
    listed = any(a.tag == f"{_TEXT}list" for a in paragraph.iterancestors())
    return None, "list" if listed else None


def _values(package: Package) -> Iterator[Value]:
    if not package.has("meta.xml"):
        return
    meta = package.tree("meta.xml")
    for tag, field in _FIELDS:
        found = next(meta.iter(tag), None)
        if found is not None and (found.text or "").strip():
            yield Value(field, found.text, "document properties")
