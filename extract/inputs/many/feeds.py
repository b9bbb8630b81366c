"""Feeds: the entries of RSS and Atom, each an article as far as the feed gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from typing import Any

from lxml import etree

from extract.errors import InputError
from extract.inputs.dates import day
from extract.inputs.many.columns import ROW
from extract.inputs.many.held import Held, Items, Source, Unread, digest, listed
from extract.inputs.metadata import Value
from extract.inputs.packed import xml

__all__ = ["entries"]

_NAMESPACE = re.compile(r"\{[^}]*\}")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DATES = ("pubDate", "published", "issued", "date", "updated")
_WORDS = re.compile(r"\w")


def entries(source: Source) -> Items:
    """The entries of a feed, by their id, else their address."""
    root = _root(source.whole())
    name = _plain(root.tag)
    if name not in {"rss", "feed", "RDF"}:
        raise InputError(f"is XML but no feed (its root is <{name}>); save the article as text")
    channel = root if name == "feed" else next(_named(root, "channel"), root)
    outlet = _words(next(_children(channel, "title"), None))
    language = _words(next(_children(channel, "language"), None)) or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang", ""
    )
    empty: list[str] = []
    for number, entry in enumerate(_named(root, "entry" if name == "feed" else "item"), 1):
        told = {**_entry(entry), "outlet": outlet, "language": language}
        if not _WORDS.search(told["text"]):
            empty.append(f"entry {number}")
            continue
        yield _held(told)
    if empty:
        yield Unread("", f"has entries without text ({listed(empty)}); only their titles are there")


def _root(data: bytes) -> Any:
    fault = "is no XML that can be read; save the feed anew"
    try:
        return xml(data.lstrip(b"\xef\xbb\xbf \t\r\n"), fault)
    except InputError as error:
        # Feeds name characters as web pages do, which XML does not know.
        mended = _ENTITY.sub(_character, data)
        if error.message != fault or mended == data:
            raise
        return xml(mended.lstrip(b"\xef\xbb\xbf \t\r\n"), fault)


def _character(match: re.Match[bytes]) -> bytes:
    found = html5.get(f"{match[1].decode('ascii')};")
    if match[1] in _XML or found is None:
        return match[0]
    return "".join(f"&#{ord(c)};" for c in found).encode("ascii")


def _held(told: Mapping[str, str]) -> Held:
    data = json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    fields = ("title", "date", "author", "outlet", "url", "language")
    values = [Value(f, told[f], f"feed {f}") for f in fields if told[f]]
    return Held(
        (told["id"], told["url"], digest(data)),
        ROW,
        data,
        (*values, Value("text", "text", "feed entry")),
    )


def _entry(entry: Any) -> dict[str, str]:
    return {
        "id": _first(entry, ("guid", "id")) or (entry.get(f"{_RDF}about") or ""),
        "title": _first(entry, ("title",)),
        "date": next(filter(None, (day(_first(entry, (d,))) for d in _DATES)), ""),
        "author": _author(entry),
        "url": _link(entry),
        "text": _text(entry),
    }


_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _text(entry: Any) -> str:
    """The fullest of what an entry gives of its article."""
    found = [*entry.iterfind(_CONTENT), *_children(entry, "content"), *_children(entry, "summary"),
             *_children(entry, "description")]  # fmt: skip
    return next(filter(_WORDS.search, map(_markup, found)), "")


def _markup(element: Any) -> str:
    """What an element says, as plain text or as the markup of a page."""
    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return re.sub(r"<(/?)\w+:", r"<\1", f"{element.text or ''}{inner}")
    return (element.text or "").strip()


def _author(entry: Any) -> str:
    names = [_words(e) for e in entry.iterfind(f"{_DC}creator")]
    for element in _children(entry, "author"):
        name = next(_children(element, "name"), element)
        # RSS wants "address (name)" there.
        match = re.fullmatch(r"\S+@\S+\s+\((.+)\)", _words(name))
        names.append(match[1] if match else _words(name))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _link(entry: Any) -> str:
    for link in _children(entry, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
        if _words(link):
            return _words(link)
    guid = next(_children(entry, "guid"), None)
    return _words(guid) if guid is not None and guid.get("isPermaLink") != "false" else ""


def _first(entry: Any, names: tuple[str, ...]) -> str:
    found = (_words(e) for name in names for e in _children(entry, name))
    return next(filter(None, found), "")


def _words(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _plain(child.tag) == name)


def _named(root: Any, name: str) -> Iterator[Any]:
    return (e for e in root.iter() if _plain(e.tag) == name)


def _plain(tag: Any) -> str:
    return _NAMESPACE.sub("", tag) if isinstance(tag, str) else ""
