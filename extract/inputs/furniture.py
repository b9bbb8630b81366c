"""What is no prose: titles, bylines, datelines, captions, credits, headings, promotion.

All patterns are data (``furniture.toml``). In doubt a line stays prose: a sentence wrongly
called furniture is a statement lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extract.records import Furniture, FurnitureKind, Span
from extract.wordlists import table

__all__ = ["Line", "author", "find", "kind_of", "lines", "title", "uncovered"]

_KINDS: tuple[FurnitureKind, ...] = (
    "credit", "caption", "byline", "promotion", "navigation", "heading",
)  # fmt: skip
_ENDS: tuple[FurnitureKind, ...] = ("credit", "promotion")
# Longer lines are paragraphs; no pattern for whole lines is tried on them.
_LONGEST, _HEAD, _TAIL, _SHORT_RUN = 450, 160, 320, 200
_STOP = re.compile(r"[.!…:;,—–-][\"'”’»)\]]*$")
_QUESTION = re.compile(r"\?[\"'”’»)\]]*$")
_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_UNBROKEN = re.compile(r"\S+")
_MARK = re.compile(r"[^\w\s]")


class Line(NamedTuple):
    """A line that holds something.

    :param span: where it stands, blanks at its ends left out.
    :param words: its characters.
    :param gap: whether a blank line or the start of the text stands before it.
    """

    span: Span
    words: str
    gap: bool


def lines(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    found: list[Line] = []
    at, gap = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            found.append(Line(Span(start, start + len(words)), words, gap))
        gap = not words
        at += len(raw) + 1
    return found


def find(text: str, given: Iterable[Furniture] = ()) -> tuple[Furniture, ...]:
    """The stretches that are no prose: sorted, disjoint, never empty.

    :param given: what the file's markup already says, kept as it is; sorted and disjoint.
    """
    known = list(given)
    page = _Page(lines(text), [f.span for f in known])
    page.mark(titled=any(f.kind == "title" for f in known))
    found = sorted([*known, *page.whole(), *page.partly()])
    covered = [f.span for f in found]
    noise = (part for span in _noise(text) for part in uncovered(span, covered))
    return tuple(sorted([*found, *(Furniture(part, "navigation") for part in noise)]))


def kind_of(words: str) -> FurnitureKind | None:
    """What a whole trimmed line is by its words alone, or None."""
    return _by_pattern(words)


def uncovered(span: Span, covered: Sequence[Span]) -> Iterator[Span]:
    """The parts of a span that no other span covers, in order, none empty.

    :param covered: sorted and disjoint.
    """
    at = span.start
    for other in covered[bisect_right(covered, span.start, key=lambda s: s.end) :]:
        if other.start >= span.end:
            break
        if at < other.start:
            yield Span(at, other.start)
        at = other.end
    if at < span.end:
        yield Span(at, span.end)


def title(text: str, furniture: Sequence[Furniture]) -> str | None:
    """The words of the first title, or None."""
    return next((f.span.of(text) for f in furniture if f.kind == "title"), None)


def author(text: str, furniture: Sequence[Furniture]) -> str | None:
    """The names in the first byline that has any, or None."""
    patterns = _patterns("lines", "byline")
    for item in furniture:
        if item.kind == "byline":
            for pattern in patterns:
                match = pattern.fullmatch(item.span.of(text))
                if match and match.groupdict().get("author"):
                    return match["author"]
    return None


class _Page:
    """The lines of a text and what each whole line is, as far as known."""

    def __init__(self, every: list[Line], given: Sequence[Span]) -> None:
        self.lines = every
        self.kinds: list[FurnitureKind | None] = [None] * len(every)
        self.given = [list(uncovered(ln.span, given)) != [ln.span] for ln in every]

    def mark(self, *, titled: bool) -> None:
        """Say of each line whether it is furniture as a whole."""
        for number, line in enumerate(self.lines):
            if not self.given[number]:
                self.kinds[number] = _by_pattern(line.words)
        if not titled:
            self.title()
        for number in self.free():
            if self.is_caption(number):
                self.kinds[number] = "caption"
        for number in self.free():
            if self.is_heading(number):
                self.kinds[number] = "heading"

    def free(self) -> list[int]:
        """The numbers of the lines that nothing is known of."""
        return [n for n, k in enumerate(self.kinds) if k is None and not self.given[n]]

    def title(self) -> None:
        """Mark the first line when it reads like a title and something follows it."""
        first = next(iter(self.free()), None)
        if first is None or first > 3 or first + 1 == len(self.lines):
            return
        if _like_title(self.lines[first].words, parted=self.lines[first + 1].gap):
            self.kinds[first] = "title"

    def is_caption(self, number: int) -> bool:
        """Whether the line is a short phrase directly before a credit."""
        told = table("furniture")["caption"]
        words = self.lines[number].words
        if self.kind_at(number + 1) != "credit" or len(words) > told["longest"]:
            return False
        if len(words.split()) > told["words"] and _capitals(words) >= told["capitals"]:
            return False
        return not (_ended(words) or _has("caption", "verbs", words) or _guarded(words))

    def is_heading(self, number: int) -> bool:
        """Whether the line is a short title-cased phrase alone between blank lines."""
        told = table("furniture")["heading"]
        capitals: float = told["capitals"]
        line = self.lines[number]
        if len(line.words) > told["longest"] or len(line.words.split()) > told["words"]:
            return False
        alone = number + 1 < len(self.lines) and line.gap and self.lines[number + 1].gap
        if not alone or _ended(line.words) or _guarded(line.words):
            return False
        return _capitals(line.words) >= capitals

    def kind_at(self, number: int) -> FurnitureKind | None:
        """What a line is, None past the end."""
        return self.kinds[number] if number < len(self.kinds) else None

    def whole(self) -> Iterator[Furniture]:
        """The lines that are furniture from end to end."""
        for line, kind in zip(self.lines, self.kinds, strict=True):
            if kind:
                yield Furniture(line.span, kind)

    def partly(self) -> Iterator[Furniture]:
        """Datelines before and credits or promotion behind the words of a paragraph."""
        among: int = table("furniture")["dateline"]["among"]
        for count, number in enumerate(self.free()):
            line = self.lines[number]
            head = _dateline(line.words) if count < among else 0
            if head:
                yield Furniture(Span(line.span.start, line.span.start + head), "dateline")
            rest = line.words[head:]
            for start, end, kind in _tails(rest):
                shift = line.span.start + head
                yield Furniture(Span(shift + start, shift + end), kind)


@cache
def _patterns(part: str, kind: str, shape: str = "{}") -> tuple[re.Pattern[str], ...]:
    """The patterns of one kind, names in braces filled in."""
    told = table("furniture")
    named = told[part][kind]
    patterns = [named] if isinstance(named, str) else list(named)
    for _ in range(3):
        for name, words in told["parts"].items():
            patterns = [p.replace("{" + name + "}", words) for p in patterns]
    return tuple(re.compile(shape.replace("{}", f"(?:{p})")) for p in patterns)


@lru_cache(maxsize=1 << 12)
def _by_pattern(words: str) -> FurnitureKind | None:
    if len(words) > _LONGEST:
        return None
    for kind in _KINDS:
        if any(p.fullmatch(words) for p in _patterns("lines", kind)):
            return None if _protected(kind, words) else kind
    return None


def _protected(kind: FurnitureKind, words: str) -> bool:
    told = table("furniture")["guard"]
    if kind in told["sentences"] and _has("guard", "sentence", words):
        return True
    if kind not in told["kinds"]:
        return False
    reports = kind == "promotion" and ":" not in words and _has("guard", "saying", words)
    return reports or _guarded(words)


def _guarded(words: str) -> bool:
    return _has("guard", "prose", words)


def _has(part: str, name: str, words: str) -> bool:
    return any(p.search(words) for p in _patterns(part, name))


def _ended(words: str) -> bool:
    return bool(_STOP.search(words) or _QUESTION.search(words))


def _capitals(words: str) -> float:
    """The share of longer words with a capital first letter; 0 without any."""
    every = _WORD.findall(words)
    longer = [w for w in every if len(w) > 3]
    if not longer or not every[0][0].isupper():
        return 0.0
    capital = sum(1 for w in longer if w[0].isupper())
    return capital / len(longer)


def _like_title(words: str, *, parted: bool) -> bool:
    told = table("furniture")["title"]
    capitals: float = told["capitals"]
    brief = len(words) <= int(told["question"])
    cased = _capitals(words) >= capitals
    if len(words) > told["longest"] or _SENTENCES.search(words) or not _WORD.search(words):
        return False
    if _QUESTION.search(words):
        return parted and (cased or brief)
    if _guarded(words) or _STOP.search(words):
        return False
    return parted or (cased and brief)


def _dateline(words: str) -> int:
    """How many characters a dateline at the start takes, 0 without one."""
    never: tuple[str, ...] = table("furniture")["dateline"]["never"]
    for pattern in _patterns("dateline", "patterns"):
        match = pattern.match(words[:_HEAD])
        if match and match[0].split()[0].strip(",—–-").upper() not in never:
            return len(match[0].rstrip())
    return 0


def _tails(words: str) -> Iterator[tuple[int, int, FurnitureKind]]:
    """What is cut off the end of a paragraph, last first."""
    end = len(words)
    for _ in range(3):
        cut = _tail(words[max(0, end - _TAIL) : end])
        if cut is None:
            return
        length, kind = cut
        yield end - length, end, kind
        end = len(words[: end - length].rstrip())


def _tail(words: str) -> tuple[int, FurnitureKind] | None:
    for kind in _ENDS:
        for pattern in _patterns("ends", kind, r"(?<=[.!?…\"”’)])\s*{}$"):
            match = pattern.search(words)
            if match:
                return len(match[0].lstrip()), kind
    return None


def _noise(text: str) -> Iterator[Span]:
    """Stretches that no parser should see; sorted and disjoint."""
    told = table("furniture")["noise"]
    run = re.compile(told["run"])
    for match in _UNBROKEN.finditer(text):
        if len(match[0]) < _SHORT_RUN:
            continue
        marks = len(_MARK.findall(match[0]))
        if len(match[0]) >= told["unbroken"] and marks >= told["share"] * len(match[0]):
            yield Span(*match.span())
            continue
        for found in run.finditer(text, *match.span()):
            yield Span(*found.span())
