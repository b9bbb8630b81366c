"""Web pages to plain text: the article's paragraphs, without menus, scripts and comments."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import trafilatura
from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from extract.errors import InputError
from extract.inputs import pagemeta
from extract.inputs.metadata import Value
from extract.inputs.wrapping import flowing
from extract.records import Furniture, FurnitureKind, Span

__all__ = ["Page", "declared", "extract"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MANY = 5_000
# Stands for a forced line break until it is known whether a paragraph ends there.
_BREAK = "\u2028"
# Refused pages are told of by us, with their name; the library's own lines would only puzzle.
for _name in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
# trafilatura's own elements that each make a paragraph.
_PARAGRAPHS = {"p", "head", "item", "cell", "quote", "code"}
_HOLDERS = {"list", "table", "row", "quote", "div", "main", "body", "item", "cell"}
_DROPPED = ("script", "style", "noscript", "template", "iframe", "svg", "math", "form")
_CAPTIONS = ("figcaption",)


class Page(NamedTuple):
    """What a web page says.

    :param text: the article, a paragraph a line, blank lines between them.
    :param furniture: its title, headings and captions, by place in that text.
    :param values: what the page says about itself, most trusted first.
    """

    text: str
    furniture: tuple[Furniture, ...]
    values: tuple[Value, ...]


class _Paragraph(NamedTuple):
    words: str
    kind: FurnitureKind | None


def declared(data: bytes) -> str | None:
    """The encoding that a page names in its first 4,096 bytes, or None."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def extract(text: str) -> Page:
    """The article in a page. Works offline, remembers nothing from other pages.

    :param text: the page, decoded.
    :raises InputError: when the page cannot be parsed or no article is found in it.
    """
    tree = _tree(text)
    values = tuple(pagemeta.values(tree))
    captions = _captions(tree)
    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    title = next((v.words for v in values if v.field == "title"), None)
    paragraphs = _paragraphs(_body(tree), title, captions)
    return Page(*_joined(paragraphs), values)


def _tree(text: str) -> Any:
    tag = next((m for m in _LONG_TAG.finditer(text) if len(m[0].split()) > _MANY), None)
    if tag:
        raise InputError(f"has a tag with over {_MANY:,} attributes; save the page anew")
    # The text is decoded already: whatever charset the page claims must not count again.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"holds no page that can be parsed ({error})") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError("nests its elements too deeply to be read whole; save it as text")
    return tree


def _body(tree: Any) -> Any:
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            include_formatting=False,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception as error:  # noqa: BLE001  -- hostile pages find faults in any parser
        raise InputError(f"makes the page reader fail ({type(error).__name__})") from None
    body = getattr(found, "body", None)
    if body is None or not "".join(body.itertext()).strip():
        raise InputError("has no article that can be told from menus; save the article as text")
    return body


def _captions(tree: Any) -> set[str]:
    found = (_plain(" ".join(e.itertext())) for e in tree.iter(*_CAPTIONS))
    return {words for words in found if words}


def _plain(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()


def _paragraphs(body: Any, title: str | None, captions: set[str]) -> list[_Paragraph]:
    made: list[_Paragraph] = []
    titled = False
    for words, heading in _walk(body):
        kind: FurnitureKind | None = "caption" if words in captions else None
        same = title is not None and words.casefold() == _plain(title).casefold()
        if heading or same:
            kind = "heading" if titled or (made and not same) else "title"
            titled = titled or kind == "title"
        made.append(_Paragraph(words, kind))
    return made


def _walk(element: Any) -> Iterator[tuple[str, bool]]:
    """The paragraphs below an element, with whether each is a heading."""
    heading = element.tag == "head"
    loose = [element.text or ""]
    for child in element:
        if child.tag in _PARAGRAPHS or child.tag in _HOLDERS:
            yield from _told(loose, heading)
            yield from _walk(child)
            loose = [child.tail or ""]
        elif child.tag == "lb":
            loose += [_BREAK, child.tail or ""]
        else:
            loose += ["".join(child.itertext()), child.tail or ""]
    yield from _told(loose, heading)


def _told(loose: list[str], *heading: bool) -> Iterator[tuple[str, bool]]:
    lines = "\n".join(_plain(line) for line in "".join(loose).split(_BREAK))
    for plain in filter(None, flowing(lines).split("\n")):
        yield plain, all(heading)


def _joined(paragraphs: list[_Paragraph]) -> tuple[str, tuple[Furniture, ...]]:
    found: list[Furniture] = []
    at = 0
    for words, kind in paragraphs:
        if kind:
            found.append(Furniture(Span(at, at + len(words)), kind))
        at += len(words) + 2
    return "\n\n".join(p.words for p in paragraphs), tuple(found)
