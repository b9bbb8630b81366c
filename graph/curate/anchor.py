"""Words that a person quoted, found again in a text that may have been edited since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from extract.keys import normalise_quote
from extract.records import Span, Spans

__all__ = ["Anchor", "Stand", "beside", "found", "likeness", "shared", "stands"]

# One character each, so that an offset in the folded text is one in the text itself.
_FOLD = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})


class Anchor(NamedTuple):
    """Words as quoted, and what stands around them.

    :param prefix, suffix: what comes right before and after; empty when not told.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


class Stand(NamedTuple):
    """A place where quoted words stand.

    :param near: how like its neighbours are to those the words had, 0 to 1; 1 when none are told.
    """

    span: Span
    near: float


def stands(anchor: Anchor, text: str) -> list[Stand]:
    """Every place in a text where quoted words stand, whatever quotation marks and spaces.

    :returns: spans in code points of the text, each with the likeness of its neighbours.
    """
    if not anchor.exact.strip():
        return []
    places = re.finditer(_pattern(anchor.exact), text.translate(_FOLD))
    spans = (Span(*place.span()) for place in places)
    return [Stand(span, beside(anchor, text, span)) for span in spans]


def beside(anchor: Anchor, text: str, span: Span) -> float:
    """How like the neighbours of a place are to those that quoted words had, 0 to 1.

    Compared word by word, so that another name counts however alike its letters are; each side
    counts by its number of words and stops. 1 when no side is told.
    """
    before, after = _words(anchor.prefix), _words(anchor.suffix)
    if not before and not after:
        return 1.0
    left = _words(text[max(0, span.start - _far(anchor.prefix)) : span.start])[-len(before) :]
    right = _words(text[span.end : span.end + _far(anchor.suffix)])[: len(after)]
    like = len(before) * _alike(before, left) + len(after) * _alike(after, right)
    return like / (len(before) + len(after))


def _far(words: str) -> int:
    # Spaces may have been added, but not a whole page.
    return 2 * len(words) + 20


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.translate(_FOLD).casefold())


def _alike(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def found(anchor: Anchor, text: str) -> list[Span]:
    """Every place in a text where quoted words stand, whatever quotation marks and spaces.

    :returns: spans in code points of the text; only those with the right neighbours when the
        anchor names any.
    """
    if not anchor.exact.strip():
        return []
    folded = text.translate(_FOLD)
    spans = [Span(*m.span()) for m in re.finditer(_pattern(anchor.exact), folded)]
    before = re.compile(f"{_pattern(anchor.prefix)}\\s*\\Z") if anchor.prefix.strip() else None
    after = re.compile(f"\\s*{_pattern(anchor.suffix)}") if anchor.suffix.strip() else None
    return [
        span
        for span in spans
        if (before is None or before.search(folded, _reach(span, anchor), span.start))
        and (after is None or after.match(folded, span.end))
    ]


def _reach(span: Span, anchor: Anchor) -> int:
    return max(0, span.start - _far(anchor.prefix))


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.translate(_FOLD).split())


def shared(place: Span, content: Spans) -> float:
    """How much two places in a text have in common: shared over all characters, 0 to 1."""
    common = sum(
        max(0, min(place.end, span.end) - max(place.start, span.start)) for span in content
    )
    every = place.end - place.start + sum(s.end - s.start for s in content) - common
    return common / every if every else 0.0


def likeness(words: str, others: Iterable[str]) -> list[float]:
    """How like each of some wordings is to the given one, 0 to 1."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(normalise_quote(words))
    ratios = []
    for other in others:
        matcher.set_seq1(normalise_quote(other))
        ratios.append(matcher.ratio() if matcher.quick_ratio() >= 0.5 else 0.0)
    return ratios
