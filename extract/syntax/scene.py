"""One parsed paragraph with its quotations, and how its tokens become spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.records import Span, Spans
from extract.syntax import quotations
from extract.syntax.clauses import verb_group
from extract.syntax.not_reported import why_unreported

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.syntax.parse import Block, Reading

__all__ = ["Quotation", "Scene", "scenes"]

_EDGE_BEFORE = frozenset(",;:.-–—…)]")
_EDGE_AFTER = frozenset(",;:-–—([.")
_OPEN = frozenset('“"„«‘')
_CLOSE = frozenset('”"»’')


class Quotation(NamedTuple):
    """A quotation of a paragraph.

    :param first, last: indices of its first and last token, marks included.
    :param span: where it stands in the stored text.
    """

    first: int
    last: int
    span: Span


class Scene:
    """A parsed paragraph with its quotations.

    :param block: the paragraph.
    :param text: the stored text.
    :param found: quotations of the whole text, sorted.
    """

    def __init__(self, block: Block, text: str, found: Iterable[Span]) -> None:
        self.block = block
        self.text = text
        self.tokens: list[Token] = list(block.doc)
        self.starts = [block.span.start + t.idx for t in self.tokens]
        self.ends = [s + len(t) for s, t in zip(self.starts, self.tokens, strict=True)]
        self.quotations = tuple(self._quotations(found))
        self.dateline = frozenset(self._dateline())
        self._unreported: dict[tuple[int, ...], str] = {}
        self.quote_of = [-1] * len(self.tokens)
        for number, quotation in enumerate(self.quotations):
            for index in range(quotation.first, quotation.last + 1):
                self.quote_of[index] = number

    def _quotations(self, found: Iterable[Span]) -> Iterable[Quotation]:
        at, size = 0, len(self.tokens)
        for span in found:
            if not span.overlaps(self.block.span):
                continue
            while at < size and self.ends[at] <= span.start:
                at += 1
            first = at
            while at < size and self.starts[at] < span.end:
                at += 1
            if at > first:
                yield Quotation(first, at - 1, span)

    def _dateline(self) -> Iterable[int]:
        """The tokens of "GENEVA, 9 June – " or "16h40 – " before a report: no speaker."""
        found = _DATELINE.match(self.block.text) or _STAMP.match(self.block.text)
        if found is None:
            return ()
        placed = found.re is _DATELINE and not found["date"]
        if placed and found["dash"] in self.block.text[found.end() :]:
            return ()
        stop = self.block.span.start + found.end()
        return (i for i, end in enumerate(self.ends) if end <= stop)

    def quoted(self, token: Token) -> bool:
        """Whether a token stands inside a quotation."""
        return self.quote_of[token.i] >= 0

    def unreported(self, verb: Token, *more: Token) -> str:
        """Why a reporting verb reports no statement, or "" when it does.

        :param more: other words of its cue ("*sure* that", "voiced *doubts* about").
        """
        words = tuple(sorted(verb_group(verb).union(t.i for t in more)))
        if words not in self._unreported:
            cue = [self.tokens[i] for i in words]
            self._unreported[words] = why_unreported(cue, self.quoted)
        return self._unreported[words]

    def last_sign(self, quotation: Quotation) -> str:
        """The last character that is said in a quotation: marks and spaces are passed over."""
        words = quotation.span.of(self.text).rstrip("\"”“»’'` \u00a0")
        return words[-1:]

    def spoken(self, quotation: Quotation) -> bool:
        """Whether a quotation reads like an utterance, not like a word held with tongs."""
        words = [t for t in self.tokens[quotation.first : quotation.last + 1] if t.is_alpha]
        if not words:
            return False
        if self.last_sign(quotation) in {*",.?!…—–"} and len(words) > 1:
            return True
        return len(words) > 3

    def within(self, start: int, end: int) -> range:
        """The tokens that a range of the stored text touches."""
        first = bisect_right(self.ends, start)
        return range(first, bisect_left(self.starts, end))

    def spans(self, indices: Iterable[int]) -> Spans:
        """Tokens as spans of the stored text, runs joined, punctuation at their edges cut."""
        runs = self._runs(set(indices))
        made = [self._trimmed(run) for run in runs]
        kept = tuple(s for s in made if s is not None)
        # a colon or dash may be all that a cue has
        return kept or tuple(Span(self.starts[a], self.ends[b]) for a, b in runs)

    def content(self, indices: Iterable[int]) -> Spans:
        """Tokens of a content as spans: quotations that are cut into are kept whole."""
        chosen = set(indices)
        self._complete(chosen)
        return self.spans(chosen) if any(self.tokens[i].is_alpha for i in chosen) else ()

    def _complete(self, chosen: set[int]) -> None:
        for quotation in self.quotations:
            inner = range(quotation.first, quotation.last + 1)
            if any(i in chosen for i in inner):
                chosen.update(inner)

    def _runs(self, chosen: set[int]) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        for index in sorted(chosen):
            if runs and runs[-1][1] + 1 == index:
                runs[-1] = (runs[-1][0], index)
            else:
                runs.append((index, index))
        return runs

    def _trimmed(self, run: tuple[int, int]) -> Span | None:
        first, last = run
        while first <= last and self._loose(first, _EDGE_BEFORE):
            first += 1
        while last >= first and self._loose(last, _EDGE_AFTER):
            last -= 1
        if first > last:
            return None
        return Span(self.starts[first], self.ends[last])

    def _loose(self, index: int, signs: frozenset[str]) -> bool:
        word = self.tokens[index].text
        if word.isspace():
            return True
        if self.quote_of[index] >= 0:
            return False
        return all(c in signs for c in word) or (not word.isalnum() and word in _STRAY)

    def between(self, first: int, last: int) -> str:
        """The text between two tokens, both left out."""
        return self.text[self.ends[first] : self.starts[last]]


@lru_cache(maxsize=1)
def scenes(reading: Reading) -> tuple[Scene, ...]:
    """The paragraphs of an article, in order; kept for the article at hand."""
    found = quotations.spans(reading.text, 0, len(reading.text))
    return tuple(Scene(block, reading.text, found) for block in reading.blocks)


_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?P<date>,? [^–—]{1,40}?)??(?P<dash> ?[–—] ?| --? )"
)
_STAMP = re.compile(r"\d{1,2}[h:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?: ?[–—] ?| --? )")
_STRAY = _OPEN | _CLOSE | {"--", "---"}
