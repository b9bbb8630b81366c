"""Elements of a markup that were left in a plain text: "<post author="jroe">…</post>".

What one holds is somebody else's, as its name says who or not; its tags are no words. What HTML
only lays out ("<b>") is left to the readers of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.inputs.told import Told
from extract.records import Furniture, Passage, Span
from extract.wordlists import words

__all__ = ["elements"]

_TAG = re.compile(
    r"<(?P<shut>/)?(?P<name>[A-Za-z][\w-]{0,30})"
    r"(?P<more>(?:\s+[\w:-]{1,40}\s*=\s*\"[^\"\n<>]{0,300}\")*)\s*(?P<empty>/)?>"
)
_AUTHOR = re.compile(r"\b(?P<key>author)\s*=\s*\"@?(?P<name>[^\"\n<>]*\w)\s*\"")


class _Tag(NamedTuple):
    span: Span
    name: str
    opens: bool
    bare: bool  # no attributes
    author: tuple[Span, Span] | None  # the word for one, and the name


def elements(text: str) -> Told:
    """The tags of a text as furniture, and what elements hold as passages; sorted, disjoint.

    A pair counts whose first tag tells something of it or whose name no page's layout has; a second
    opening tag without anything to tell is read as the closing one that was meant.
    """
    furniture: list[Furniture] = []
    passages: list[Passage] = []
    for first, last in _pairs([*_tags(text)]):
        author = first.author
        for tag in (first, last):
            furniture += (Furniture(s, "navigation") for s in _around(tag))
        held = Span(first.span.end, last.span.start)
        if held.of(text).strip():
            passages.append(Passage(held, "post", author[1] if author else None))
    return Told((), tuple(furniture), tuple(passages))


def _tags(text: str) -> Iterator[_Tag]:
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name not in words("furniture", "layout", "elements"):
            told = _AUTHOR.search(text, *match.span("more"))
            author = (Span(*told.span("key")), Span(*told.span("name"))) if told else None
            opens = not (match["shut"] or match["empty"])
            yield _Tag(Span(*match.span()), name, opens, not match["more"], author)


def _pairs(tags: list[_Tag]) -> Iterator[tuple[_Tag, _Tag]]:
    """Each tag that opens something, with the next one, where that ends it."""
    at = 0
    while at + 1 < len(tags):
        first, last = tags[at], tags[at + 1]
        ends = last.bare and not last.author and last.name == first.name
        if first.opens and ends and (not last.opens or not first.bare):
            yield first, last
            at += 1
        at += 1


def _around(tag: _Tag) -> Iterator[Span]:
    """A tag without its author's name and the word for him, which are words of the text."""
    at = tag.span.start
    for kept in tag.author or ():
        yield Span(at, kept.start)
        at = kept.end
    yield Span(at, tag.span.end)
