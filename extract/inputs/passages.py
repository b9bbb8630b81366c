"""Words of somebody else that the layout sets off: block quotes, posts, texts in full; and lists.

What the markup marks is taken from it; posts that were pasted are known by what signs them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from extract.document import Furniture, Passage, PassageKind, Span, Spans
from extract.wordlists import table

__all__ = ["Signature", "find", "signatures"]

_LONGEST = 200  # characters at the end of a line in which a signature is looked for
_GAP = 8  # blanks between a link and the words behind it
_SHOWN = 300  # characters of a line that leads in a text in full
_CASED = frozenset({"signed", "cited"})  # patterns that tell names by their capitals
_LINES = re.compile(r"[^\n]*\S")


class Signature(NamedTuple):
    """The end of a line that signs a post.

    :param line: the line's words.
    :param start: where the signature begins within it.
    :param author: the name.
    :param bare: whether a picture is signed: the words before the line are the page's.
    """

    line: Span
    start: int
    author: Span
    bare: bool


def signatures(text: str) -> tuple[Signature, ...]:
    """The places where posts are signed, in order of the text."""
    return tuple(s for m in _LINES.finditer(text) if (s := _signature(text, m)) is not None)


def find(
    text: str,
    blocks: Spans,
    marked: Sequence[Passage],
    signed: Sequence[Signature],
    furniture: Sequence[Furniture] = (),
) -> tuple[Passage, ...]:
    """The passages of a text, sorted and disjoint, each over words of paragraphs of prose.

    :param blocks: the paragraphs of prose.
    :param furniture: what is none: words behind a link in its line are another story's.
    :param marked: what the markup sets off; spans may be rough, lists may be anybody's.
    :param signed: the text's signatures.
    """
    page = _Page(text, blocks, signed)
    links = {f.span.end for f in furniture if f.kind == "promotion"}
    quotes = [m for m in marked if m.kind != "list"]
    lists = tuple(m.span for m in marked if m.kind == "list")
    found = [*page.full(), *page.marked(quotes), *page.pasted(), *page.told(links)]
    return _apart([*found, *page.lists(lists)])


def _signature(text: str, line: re.Match[str]) -> Signature | None:
    first = max(line.start(), line.end() - _LONGEST)
    words = text[first : line.end()]
    names = ("behind", "shared", "alone") if first == line.start() else ("behind",)
    for name in names if "@" in words or words.startswith("Posted") else ():
        found = _pattern("signed", name).search(words.lstrip())
        if found is not None:
            first += len(words) - len(words.lstrip())
            start = first + found.start("author")
            author = Span(start, start + len(found["author"].rstrip()))
            whole = Span(line.start(), line.end())
            return Signature(whole, first + found.start(), author, name == "shared")
    return None


class _Page:
    """The paragraphs of a text, to be looked up by place."""

    def __init__(self, text: str, blocks: Spans, signed: Sequence[Signature]) -> None:
        self.text, self.blocks, self.signed = text, blocks, signed

    def marked(self, quotes: Sequence[Passage]) -> Iterator[Passage]:
        """What the markup quotes, with who signs it."""
        letters = sum(b.end - b.start for b in self.blocks)
        held = sum(b.end - b.start for q in quotes for b in self.within(q.span))
        layout = held > table("passages")["layout"]["most"] * letters
        for quote in quotes:
            if quote.author is not None:
                yield from self.passage(quote.span, quote.kind, quote.author)
                continue
            sign = next((s for s in self.signed if s.author.within(quote.span)), None)
            if sign is not None:
                yield from self.passage(Span(quote.span.start, sign.start), "post", sign.author)
            elif quote.kind == "post" or not layout:
                said, author = self.cited(quote.span)
                yield from self.passage(said, quote.kind, author)

    def cited(self, span: Span) -> tuple[Span, Span | None]:
        """The words of a block quotation, and the name that its last line gives behind a dash."""
        parts = self.within(span)
        named = _pattern("cited", "last").fullmatch(parts[-1].of(self.text)) if parts[1:] else None
        if named is None:
            return span, None
        author = Span(*(parts[-1].start + at for at in named.span("author")))
        return Span(span.start, parts[-2].end), author

    def pasted(self) -> Iterator[Passage]:
        """The posts that only a signature tells: before it in its line, else the line before."""
        for sign in self.signed:
            own = [*self.passage(Span(sign.line.start, sign.start), "post", sign.author)]
            before = self.before(sign.line.start)
            if own or sign.bare or before is None:
                yield from own
            else:
                yield from self.passage(before, "post", sign.author)

    def before(self, at: int) -> Span | None:
        """The paragraph of prose that only blanks part from a place behind it."""
        number = bisect_left(self.blocks, at, key=lambda b: b.start) - 1
        if number < 0 or not self.text[self.blocks[number].end : at].isspace():
            return None
        return self.blocks[number]

    def lists(self, marked: Spans) -> Iterator[Passage]:
        """The items behind a paragraph that ends in a colon or says that it shows some.

        By the markup, else by their marks.
        """
        mark = _pattern("list", "mark")
        for number, block in enumerate(self.blocks[:-1], 1):
            shows = _pattern("list", "shown").fullmatch(self.text, *block) is not None
            if not (shows or self.text.startswith(":", block.end - 1)):
                continue
            start = self.blocks[number].start
            whole = next((m for m in marked if m.start <= start < m.end), None)
            if whole is None:
                items = [*takewhile(lambda b: mark.match(self.text, *b), self.blocks[number:])]
                whole = Span(start, items[-1].end) if items else Span(start, start)
            yield from self.passage(whole, "list", None)

    def told(self, links: set[int]) -> Iterator[Passage]:
        """What stands right behind a link in its line: the first words of another story."""
        for block in self.blocks:
            before = self.text[max(0, block.start - _GAP) : block.start]
            gap = len(before) - len(before.rstrip(" \t\u00a0"))
            if gap and block.start - gap in links:
                yield from self.passage(block, "quote", None)

    def full(self) -> Iterator[Passage]:
        """The text that a line says to be printed in full, to the end of the page."""
        for number, block in enumerate(self.blocks[:-1], 1):
            words = block.of(self.text)
            if len(words) <= _SHOWN and _leads_in_full(words):
                rest = Span(self.blocks[number].start, self.blocks[-1].end)
                yield from self.passage(rest, "text", None)
                return

    def within(self, span: Span) -> Spans:
        """The paragraphs, or parts of paragraphs, of a stretch."""
        first = bisect_right(self.blocks, span.start, key=lambda b: b.end)
        near = takewhile(lambda b: b.start < span.end, self.blocks[first:])
        return tuple(Span(max(b.start, span.start), min(b.end, span.end)) for b in near)

    def passage(self, span: Span, kind: PassageKind, author: Span | None) -> Iterator[Passage]:
        """The words of a stretch as a passage, when there are any."""
        parts = [t for b in self.within(span) if (t := self.trimmed(b)) is not None]
        if parts:
            yield Passage(Span(parts[0].start, parts[-1].end), kind, author)

    def trimmed(self, span: Span) -> Span | None:
        """A stretch without the addresses behind it; None when no words are left."""
        words = _pattern("words", "addresses").sub("", span.of(self.text).rstrip())
        start = span.start + len(words) - len(words.lstrip())
        kept = Span(start, span.start + len(words.rstrip()))
        return kept if any(c.isalnum() for c in kept.of(self.text)) else None


def _leads_in_full(words: str) -> bool:
    named = any(p.fullmatch(words) for p in _patterns("full", "patterns"))
    return named and _pattern("full", "shows").search(words) is not None


def _apart(found: Iterable[Passage]) -> tuple[Passage, ...]:
    """Those that do not touch an earlier one of the list, by place."""
    kept: list[Passage] = []
    for passage in found:
        if not any(passage.span.overlaps(k.span) for k in kept):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda p: p.span))


@cache
def _patterns(part: str, name: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of the word list, names in braces filled in."""
    told = table("passages")
    named = told[part][name]
    patterns = [named] if isinstance(named, str) else list(named)
    for _ in range(3):
        for key in ("author", "handle", "when", "day", "clock", "month"):
            patterns = [p.replace("{" + key + "}", told["parts"][key]) for p in patterns]
        patterns = [p.replace("{kinds}", told["full"]["kinds"]) for p in patterns]
    return tuple(re.compile(p, 0 if part in _CASED else re.IGNORECASE) for p in patterns)


def _pattern(part: str, name: str) -> re.Pattern[str]:
    return _patterns(part, name)[0]
