"""The text that a page's data holds, where the page itself shows only a part of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree
from lxml.html import fragment_fromstring

from extract.inputs.pageparts import parts, plain

__all__ = ["fuller"]

_MORE = 1.3  # times as many words as are shown: the data holds clearly more
_SAME = 0.8  # share of the words shown that it has too: it is the same text
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINES = re.compile(r"\s*\n\s*")


def fuller(told: str | None, shown: Sequence[str]) -> list[str]:
    """The paragraphs of what a page's data tells, when that is the shown text and clearly more.

    :param told: the words of the data, perhaps with tags.
    :param shown: the paragraphs that the page shows.
    """
    if not told:
        return []
    paragraphs = _paragraphs(told)
    more, less = _words(paragraphs), _words(shown)
    same = sum((more & less).values()) >= _SAME * sum(less.values())
    return paragraphs if same and sum(more.values()) >= _MORE * sum(less.values()) else []


def _words(paragraphs: Sequence[str]) -> Counter[str]:
    return Counter(w for p in paragraphs for w in _WORD.findall(p.casefold()))


def _paragraphs(told: str) -> list[str]:
    if _TAG.search(told):
        try:
            return [part.words for part in parts(fragment_fromstring(told, create_parent="div"))]
        except (etree.LxmlError, ValueError, AssertionError):
            told = _TAG.sub(" ", told)
    return [words for line in _LINES.split(told) if (words := plain(line))]
