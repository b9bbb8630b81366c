"""Word documents to text: what the reader of the printed page sees, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.errors import InputError
from extract.inputs.metadata import Value
from extract.inputs.packed import Package
from extract.inputs.told import Composer, Written
from extract.records import FurnitureKind, PassageKind

__all__ = ["written"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
# What was struck out, comes twice, or tells a program where to look.
_NOT_SEEN = frozenset({
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback", f"{_W}rPr",
    f"{_W}pPr", f"{_W}sdtPr", f"{_W}commentReference",
})  # fmt: skip
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KINDS: tuple[tuple[str, FurnitureKind], ...] = (
    ("title", "title"), ("heading", "heading"), ("subtitle", "heading"), ("caption", "caption"),
)  # fmt: skip
_QUOTES = ("quote", "intensequote", "blocktext")
_FIELDS = (
    (f"{_DC}title", "title"), (f"{_DC}creator", "author"), (f"{_DC}language", "language"),
    (f"{_DC}publisher", "outlet"), (f"{_DCTERMS}issued", "date"), (f"{_DC}date", "date"),
)  # fmt: skip


def written(data: bytes) -> Written:
    """The words of a Word document (.docx): paragraphs, tables, footnotes at the end.

    Insertions of tracked changes are read, deletions are not; neither are comments, headers and
    footers. The day a file was made is no day of publication and is not taken for it.

    :raises InputError: when it cannot be read, holds macros or is encrypted.
    """
    package = Package(data, "Word document")
    if package.has("word/vbaProject.bin") or package.has("word/vbaData.xml"):
        raise InputError("holds macros; save it as .docx without them, as .odt or as .pdf")
    if not package.has("word/document.xml"):
        raise InputError("is no Word document: it holds no text part; save it as .docx anew")
    composer, named = Composer(), _styles(package)
    body = package.tree("word/document.xml").find(f"{_W}body")
    for paragraph in [] if body is None else body.iter(f"{_W}p"):
        if not _doubled(paragraph):
            _paragraph(paragraph, composer, named)
    for note in _notes(package):
        composer.add(note)
    return composer.written(_values(package))


def _paragraph(paragraph: Any, composer: Composer, named: dict[str, str]) -> None:
    words = "".join(_words(paragraph)).strip()
    kind, off = _style(paragraph, named)
    for part in filter(None, (p.strip() for p in words.split("\n\n"))):
        composer.add(part.replace("\n", " ") if kind else part, kind, off)


def _doubled(paragraph: Any) -> bool:
    """Whether a paragraph is struck out, or the second form of what stands there already."""
    return any(above.tag in _NOT_SEEN for above in paragraph.iterancestors())


def _words(element: Any) -> Iterator[str]:
    """The words below a paragraph, not those of paragraphs within it (boxes stand on their own)."""
    for child in element:
        if child.tag in _NOT_SEEN or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
            yield (child.get(f"{_W}id") or "").translate(_RAISED)
        else:
            yield from _words(child)


def _styles(package: Package) -> dict[str, str]:
    """Id of a paragraph style -> its name in small letters, without blanks."""
    if not package.has("word/styles.xml"):
        return {}
    found = {}
    for style in package.tree("word/styles.xml").iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        told = style.get(f"{_W}styleId") or ""
        found[told] = (name.get(f"{_W}val") if name is not None else told) or told
    return found


def _style(
    paragraph: Any, named: dict[str, str]
) -> tuple[FurnitureKind | None, PassageKind | None]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    told = "" if style is None else style.get(f"{_W}val") or ""
    name = named.get(told, told).lower().replace(" ", "")
    kind = next((k for start, k in _KINDS if name.startswith(start)), None)
    if kind is None and name in _QUOTES:
        return None, "quote"
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return kind, "list" if listed and kind is None else None


def _notes(package: Package) -> Iterator[str]:
    for part in ("footnotes", "endnotes"):
        if not package.has(f"word/{part}.xml"):
            continue
        for note in package.tree(f"word/{part}.xml"):
            if note.get(f"{_W}type") is None:
                yield " ".join("".join(_words(p)) for p in note.iter(f"{_W}p")).strip()


def _values(package: Package) -> Iterator[Value]:
    if package.has("docProps/core.xml"):
        core = package.tree("docProps/core.xml")
        for tag, field in _FIELDS:
            found = core.find(tag)
            if found is not None and (found.text or "").strip():
                yield Value(field, found.text, "document properties")
