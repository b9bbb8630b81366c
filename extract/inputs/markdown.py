"""Markdown to plain text: markup dropped by edits, so that every word keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.offsets import OffsetMap
from extract.records import Furniture, FurnitureKind, Passage, PassageKind, Span

__all__ = ["Stripped", "strip"]

_SET_OFF: dict[str, PassageKind] = {
    "blockquote_open": "quote", "bullet_list_open": "list", "ordered_list_open": "list",
}  # fmt: skip
_LONG_LINK = 200  # letters of a link that leads to another page: more are a paragraph in colour
_LINK_END = re.compile(r"[*_~`\s]*\](?:\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\[[^\]\n]*\])?")


_HTML = re.compile(r"<[^<>]*>|[^<>\n]+")
_NO_PROSE = re.compile(r"\s*<(?:[!?]|script|style|pre|textarea|svg|iframe)", re.IGNORECASE)


class Stripped(NamedTuple):
    """Markdown without its markup.

    :param text: paragraphs as lines, blank lines between them.
    :param offsets: from that text to the Markdown.
    :param furniture: what the markup itself marks as no prose, sorted.
    :param passages: block quotes and lists, sorted.
    """

    text: str
    offsets: OffsetMap
    furniture: tuple[Furniture, ...]
    passages: tuple[Passage, ...] = ()


class _Kept(NamedTuple):
    """Words that stay, and what stands before them in the new text when it follows others."""

    start: int
    end: int
    words: str
    before: str
    kind: FurnitureKind | None


class _SetOff(NamedTuple):
    """A block quote or list, from where it opens to where it closes."""

    kind: PassageKind
    start: int
    end: int


def strip(text: str, start: int = 0) -> Stripped:
    """The text without markup, code and comments; headings and image captions marked.

    :param text: the Markdown, line ends folded.
    :param start: where it begins, after any front matter.
    """
    tokens = _parser().parse(text[start:])
    lines = _line_starts(text, start)
    kept = list(_kept(text, tokens, lines))
    new, offsets = OffsetMap.of_edits(text, list(_edits(text, kept)))
    placed = ((off, Span(*offsets.to_new(off.start, off.end))) for off in _set_off(tokens, lines))
    passages = tuple(Passage(span, off.kind) for off, span in placed if span.start < span.end)
    return Stripped(new, offsets, tuple(_furniture(kept, offsets)), passages)


@cache
def _parser() -> MarkdownIt:
    # Joined text would hide which characters were escapes; and in an article an indented
    # paragraph is prose, not code.
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return parser.disable(["text_join", "code"])


def _edits(text: str, kept: list[_Kept]) -> Iterator[tuple[int, int, str]]:
    """Drop all that lies between the kept words, and put in what parts them."""
    at = 0
    for number, piece in enumerate(kept):
        yield at, piece.start, piece.before if number else ""
        if piece.words != text[piece.start : piece.end]:
            yield piece.start, piece.end, piece.words
        at = piece.end
    yield at, len(text), ""


def _furniture(kept: list[_Kept], offsets: OffsetMap) -> Iterator[Furniture]:
    """One stretch for each run of kept words of one kind."""
    open_: Furniture | None = None
    for piece in kept:
        span = Span(*offsets.to_new(piece.start, piece.end))
        joins = open_ is not None and piece.kind == open_.kind and "\n" not in piece.before
        if open_ is not None and joins:
            open_ = Furniture(Span(open_.span.start, span.end), open_.kind)
            continue
        if open_ is not None:
            yield open_
        open_ = Furniture(span, piece.kind) if piece.kind else None
    if open_ is not None:
        yield open_


def _set_off(tokens: list[Token], lines: list[int]) -> Iterator[_SetOff]:
    """The outermost block quotes and lists."""
    for token in tokens:
        kind = _SET_OFF.get(token.type)
        if kind is not None and token.level == 0 and token.map:
            last = min(token.map[1], len(lines) - 1)
            yield _SetOff(kind, lines[token.map[0]], lines[last])


def _kept(text: str, tokens: list[Token], lines: list[int]) -> Iterator[_Kept]:
    kind: FurnitureKind | None = None
    titled = False
    at = lines[0]
    for token in tokens:
        if token.type == "heading_open":
            kind = "heading" if titled else "title"
            titled = True
        elif token.type == "heading_close":
            kind = None
        elif token.type == "html_block" and token.map:
            at = lines[token.map[0]]
            yield from _between_tags(text, at, lines[min(token.map[1], len(lines) - 1)])
        elif token.type == "inline" and token.map:
            first, last = token.map[0], min(token.map[1], len(lines) - 1)
            # Cells of one table row share their lines, so a search never goes back.
            at = max(at, _begin(text, lines[first], lines[first + 1], token))
            inner = token.children or []
            walk = _Inline(text, at, lines[last], kind or _of_links(inner))
            yield from walk.run(inner)
            at = walk.at


def _of_links(tokens: list[Token]) -> FurnitureKind | None:
    """The kind of a paragraph that is a link from end to end: it leads to another page."""
    depth, linked, free = 0, 0, 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        letters = sum(map(str.isalnum, token.content)) if not token.type.startswith("html") else 0
        linked, free = (linked + letters, free) if depth else (linked, free + letters)
    return "promotion" if 0 < linked <= _LONG_LINK and not free else None


def _between_tags(text: str, start: int, end: int) -> Iterator[_Kept]:
    """The words of a stretch of HTML, each run a paragraph; nothing of scripts and comments."""
    if _NO_PROSE.match(text, start, end):
        return
    for match in _HTML.finditer(text, start, end):
        words = match[0].strip()
        if words and not words.startswith("<"):
            at = match.start() + match[0].index(words)
            yield _Kept(at, at + len(words), words, "\n\n", None)


def _line_starts(text: str, start: int) -> list[int]:
    starts = [start, *(m.end() for m in re.finditer("\n", text[start:]))]
    return [starts[0], *(s + start for s in starts[1:]), len(text)]


def _begin(text: str, start: int, end: int, token: Token) -> int:
    """Where a paragraph's words begin, past the list number or mark that may look like them."""
    cell = token.level > 1 and "\n" not in token.content and "|" in text[start:end]
    at = -1 if cell else text.rfind(token.content.partition("\n")[0], start, end)
    return max(at, start)


class _Inline:
    """Finds the words of one paragraph's tokens again in the Markdown."""

    def __init__(self, text: str, at: int, end: int, kind: FurnitureKind | None) -> None:
        self.text, self.at, self.end, self.kind = text, at, end, kind
        self.before = "\n\n"

    def run(self, tokens: list[Token]) -> Iterator[_Kept]:
        """The kept words, in order."""
        for token in tokens:
            if token.type == "image":
                yield from self.image(token)
            elif token.type in ("softbreak", "hardbreak"):
                yield from self.line_break("\n" if token.type == "hardbreak" else " ")
            elif token.type == "link_close":
                self.skip_target()
            elif token.type == "html_inline":
                self.find(token.content)
            elif token.content:
                yield from self.words(token)

    def find(self, words: str) -> int:
        """Where the words stand next, or -1; the search goes on behind them."""
        start = self.text.find(words, self.at, self.end)
        if start >= 0:
            self.at = start + len(words)
        return start

    def words(self, token: Token) -> Iterator[_Kept]:
        """Plain words, a decoded entity, an escaped character, or code."""
        special = token.type == "text_special"
        written = token.markup if special else token.content
        start = self.find(written)
        if start < 0:
            # A tab or an indent was folded by the parser: word by word then.
            yield from self.pieces(token.content)
            return
        yield _Kept(start, self.at, token.content, self.before, self.kind)
        self.before = ""

    def pieces(self, words: str) -> Iterator[_Kept]:
        """The words one at a time, a blank before each but the first."""
        blank = ""
        for word in filter(None, re.split(r"[ \t\n]+", words)):
            start = self.find(word)
            if start >= 0:
                yield _Kept(start, self.at, word, self.before or blank, self.kind)
                self.before, blank = "", " "

    def line_break(self, ending: str) -> Iterator[_Kept]:
        """A wrapped line goes on; a hard break ends the line."""
        start = self.find("\n")
        if start >= 0 and not self.before:
            yield _Kept(start, self.at, ending, "", self.kind)

    def skip_target(self) -> None:
        """Pass a link's address, whose words are not the article's."""
        match = _LINK_END.match(self.text, self.at, self.end)
        if match:
            self.at = match.end()

    def image(self, token: Token) -> Iterator[_Kept]:
        """An image goes; the words that stand for it are a caption."""
        kind, before = self.kind, self.before
        self.find("![")
        self.kind, self.before = "caption", before or "\n"
        words = list(self.run(token.children or []))
        self.skip_target()
        self.kind, self.before = kind, "\n" if words else before
        yield from words
