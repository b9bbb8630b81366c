"""Web pages to plain text: the article's paragraphs, without menus, scripts and comments."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from extract.errors import InputError
from extract.inputs import fulltext, pagemeta, pageparts
from extract.inputs.metadata import Value
from extract.inputs.pageparts import BREAK, Known, Part, flowed, plain
from extract.inputs.patterns import kind
from extract.records import Furniture, FurnitureKind, Passage, PassageKind, Span

__all__ = ["Page", "declared", "extract", "piece"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MANY = 5_000
# Refused pages are told of by us, with their name; the library's own lines would only puzzle.
for _name in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)
# trafilatura's own elements that each make a paragraph.
_PARAGRAPHS = {"p", "head", "item", "cell", "quote", "code"}
_HOLDERS = {"list", "table", "row", "quote", "div", "main", "body", "item", "cell"}
_DROPPED = ("script", "style", "noscript", "template", "iframe", "svg", "math")
_DASHES = frozenset("—–―-")
_WHOLE = 0.5  # share of a page's characters in a form that holds the page, not fields
_LONG_LINK = 200  # characters of a link that leads to another page: more are a paragraph in colour
_NONE = "has no article that can be told from menus; save the article as text"


class Page(NamedTuple):
    """What a web page says.

    :param text: the article, a paragraph a line, blank lines between them.
    :param furniture: its title, headings, captions and links, by place in that text.
    :param values: what the page says about itself, most trusted first.
    :param passages: block quotes, posts and lists, by place in that text.
    """

    text: str
    furniture: tuple[Furniture, ...]
    values: tuple[Value, ...]
    passages: tuple[Passage, ...] = ()


class _Paragraph(NamedTuple):
    """A paragraph of the article, with its place in the page where that is known."""

    words: str
    kind: FurnitureKind | None
    part: Part | None


def declared(data: bytes) -> str | None:
    """The encoding that a page names in its first 4,096 bytes, or None."""
    match = _CHARSET.search(data[:4096]) or _XML.match(data[:4096])
    return match[1].decode("ascii") if match else None


def extract(text: str) -> Page:
    """The article in a page. Works offline, remembers nothing from other pages.

    :param text: the page, decoded.
    :raises InputError: when the page cannot be parsed or no article is found in it.
    """
    tree = _tree(text)
    values = tuple(pagemeta.values(tree))
    title = next((v.words for v in values if v.field == "title"), None)
    told = pagemeta.article_body(tree)
    _tidy(tree)
    known = Known(pageparts.parts(tree))
    shown = known.restored(list(_walk(_body(tree))))
    paragraphs = _paragraphs(shown, title, known)
    prose = [p.words for p in paragraphs if p.kind is None and kind(p.words) is None]
    fuller = fulltext.fuller(told, prose)
    if fuller:
        shown = [*((w, h) for w, h in shown[:1] if h), *((words, False) for words in fuller)]
        values = (*values, Value("text", title or "", "JSON-LD articleBody"))
        paragraphs = _paragraphs(shown, title, known)
    elif _index(paragraphs):
        raise InputError(_NONE)
    return Page(*_joined(paragraphs), values, _passages(paragraphs))


def piece(text: str) -> Page:
    """A stretch of a page that holds nothing but the article: of a feed, a table or a mail.

    :param text: the markup.
    :raises InputError: when it cannot be parsed.
    """
    tree = _tree(f"<html><body>{text}</body></html>")
    _tidy(tree)
    made = [_Paragraph(p.words, _kind_of(p), p) for p in pageparts.parts(tree)]
    return Page(*_joined(made), (), _passages(made))


def _kind_of(part: Part) -> FurnitureKind | None:
    return "heading" if part.heading else _kind(part.words, part)


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


def _tidy(tree: Any) -> None:
    """Drop code and forms; put the marks of quotations and citations where elements stand."""
    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    whole = len("".join(tree.itertext()))
    for form in [*tree.iter("form")]:
        if len("".join(form.itertext())) < _WHOLE * whole and form.getparent() is not None:
            form.drop_tree()
    for quote in [*tree.iter("q")]:
        quote.text, last = f"“{quote.text or ''}", quote[-1] if len(quote) else None
        if last is None:
            quote.text += "”"
        else:
            last.tail = f"{last.tail or ''}”"
        quote.tag = "span"
    for cited in tree.iterfind(".//blockquote//cite"):
        cited.tag = "p"
        if (cited.text or "").strip()[:1] not in _DASHES:
            cited.text = f"— {cited.text or ''}"


def _body(tree: Any) -> Any:
    # It takes longer to load than a build with nothing new takes otherwise.
    import trafilatura

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
        raise InputError(_NONE)
    return body


def _walk(element: Any) -> Iterator[tuple[str, bool]]:
    """The paragraphs below an element, with whether each is a heading."""
    heading = element.tag == "head"
    loose = [element.text or ""]
    for child in element:
        if child.tag in _PARAGRAPHS or child.tag in _HOLDERS:
            yield from _told(loose, heading=heading)
            yield from _walk(child)
            loose = [child.tail or ""]
        else:
            inner = BREAK if child.tag == "lb" else "".join(child.itertext())
            loose += [inner, child.tail or ""]
    yield from _told(loose, heading=heading)


def _told(loose: list[str], *, heading: bool) -> Iterator[tuple[str, bool]]:
    lines = "".join(loose).split(BREAK)
    yield from ((words, heading) for words, _ in flowed(lines))


def _paragraphs(
    shown: Sequence[tuple[str, bool]], title: str | None, known: Known
) -> list[_Paragraph]:
    """The paragraphs with what they are."""
    made: list[_Paragraph] = []
    titled = False
    for words, heading in shown:
        part = known.part(words)
        found = _kind(words, part)
        same = title is not None and words.casefold() == plain(title).casefold()
        if heading or same:
            found = "heading" if titled or (made and not same) else "title"
            titled = titled or found == "title"
        made.append(_Paragraph(words, found, part))
    return made


def _kind(words: str, part: Part | None) -> FurnitureKind | None:
    """What a paragraph is by its place: below a picture, or a link to another page."""
    if part is None:
        return None
    if part.caption or part.elsewhere:
        return "caption" if part.caption else "promotion"
    leads = part.link and (part.listed is not None or len(words) <= _LONG_LINK)
    return "promotion" if leads and part.quoted is None else None


def _index(paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether a page lists what stands on others: links, and not one sentence of its own."""
    prose = [p.words for p in paragraphs if p.kind is None]
    links = any(p.part is not None and p.part.link for p in paragraphs)
    return not prose or (links and not any(map(pageparts.sentence, prose)))


def _joined(paragraphs: list[_Paragraph]) -> tuple[str, tuple[Furniture, ...]]:
    placed = [*_placed(paragraphs)]
    found = tuple(Furniture(span, p.kind) for span, p in placed if p.kind)
    return "\n\n".join(p.words for p in paragraphs), found


def _placed(paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[Span, _Paragraph]]:
    at = 0
    for paragraph in paragraphs:
        yield Span(at, at + len(paragraph.words)), paragraph
        at += len(paragraph.words) + 2


def _passages(paragraphs: Sequence[_Paragraph]) -> tuple[Passage, ...]:
    """Neighbouring paragraphs of one block quotation, post or list as a passage."""
    found: list[Passage] = []
    for (off, _), group in groupby(_placed(paragraphs), key=lambda pair: _set_off(pair[1].part)):
        spans = [span for span, _ in group]
        if off is not None:
            found.append(Passage(Span(spans[0].start, spans[-1].end), off))
    return tuple(found)


def _set_off(part: Part | None) -> tuple[PassageKind | None, int]:
    """What sets a paragraph off, and which of these elements it is."""
    if part is not None and part.quoted is not None:
        return "post" if part.post else "quote", id(part.quoted)
    if part is not None and part.listed is not None:
        return "list", id(part.listed)
    return None, 0
