"""What is no prose: titles, bylines, datelines, captions, credits, headings, promotion.

All patterns are data (``furniture.toml``). In doubt a line stays prose: a sentence wrongly
called furniture is a statement lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from extract.inputs import datelines, lines, strays
from extract.inputs.lines import Line, cased, ended
from extract.inputs.patterns import guarded, has, kind, patterns
from extract.records import Furniture, FurnitureKind, Span
from extract.wordlists import table

__all__ = ["author", "find", "title", "uncovered"]

_ENDS: tuple[FurnitureKind, ...] = ("credit", "promotion")
_TAIL, _SHORT_RUN = 320, 200
_ITEMS = 12  # lines of a list that a colon leads in
_BULLETS = ("-", "–", "—", "•", "●", "*", "·", "▪")
# What stands right behind the first mark of a quotation is somebody's words.
_OPENED = re.compile(r"(?:^|[\s(])[\"“]$")
_UNBROKEN = re.compile(r"\S+")
_MARK = re.compile(r"[^\w\s]")


def find(
    text: str, given: Iterable[Furniture] = (), held: Sequence[Span] = ()
) -> tuple[Furniture, ...]:
    """The stretches that are no prose: sorted, disjoint, never empty.

    :param given: what the file's markup already says, kept as it is; sorted and disjoint.
    :param held: words of somebody else, whose lines are no headings of the article, whatever
        their shape; sorted.
    """
    known = list(given)
    page = _Page(lines.lines(text), known, held)
    page.mark(titled=any(f.kind == "title" for f in known))
    found = sorted([*known, *page.whole(), *page.partly()])
    covered = [f.span for f in found]
    noise = (part for span in _noise(text) for part in uncovered(span, covered))
    return tuple(sorted([*found, *(Furniture(part, "navigation") for part in noise)]))


def uncovered(span: Span, covered: Sequence[Span]) -> Iterator[Span]:
    """The parts of a span that no other span covers, in order, none empty.

    :param covered: sorted and disjoint.
    """
    at = span.start
    # By number: a slice would copy the rest of a long list for every span.
    for number in range(bisect_right(covered, span.start, key=lambda s: s.end), len(covered)):
        other = covered[number]
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
    for item in furniture:
        if item.kind == "byline":
            for pattern in patterns("lines", "byline"):
                match = pattern.fullmatch(item.span.of(text))
                if match and match.groupdict().get("author"):
                    return match["author"]
    return None


class _Page:
    """The lines of a text and what each whole line is, as far as known."""

    def __init__(self, every: list[Line], given: Sequence[Furniture], held: Sequence[Span]) -> None:
        self.lines = every
        self.kinds: list[FurnitureKind | None] = [None] * len(every)
        spans = [f.span for f in given]
        self.given = [list(uncovered(ln.span, spans)) != [ln.span] for ln in every]
        self.held = [any(ln.span.overlaps(s) for s in held) for ln in every]
        self.shouts = strays.shouts(every)

    def mark(self, *, titled: bool) -> None:
        """Say of each line whether it is furniture as a whole."""
        for number, line in enumerate(self.lines):
            if not self.given[number]:
                self.kinds[number] = kind(line.words)
        if not titled:
            self.title()
        self.each(self.is_caption, "caption")
        self.each(self.is_shouted, "promotion")
        self.listed()
        self.each(self.is_heading, "heading")

    def each(self, holds: Callable[[int], bool], found: FurnitureKind) -> None:
        """Say of each line that nothing is known of whether it is of a kind by its shape."""
        for number in self.own():
            if holds(number):
                self.kinds[number] = found

    def free(self) -> list[int]:
        """The numbers of the lines that nothing is known of."""
        return [n for n, k in enumerate(self.kinds) if k is None and not self.given[n]]

    def own(self) -> list[int]:
        """Those of them whose shape may tell what they are.

        Words of somebody else are not the page's to head, and what stands behind a colon is what
        the line before it says it is.
        """
        return [n for n in self.free() if not self.held[n] and not self.led(n)]

    def led(self, number: int) -> bool:
        """Whether a paragraph of prose that ends in a colon leads in a line, or a list with it."""
        for before in range(number - 1, max(-1, number - 1 - _ITEMS), -1):
            words = self.lines[before].words
            if self.kinds[before] is not None or self.given[before]:
                return False
            if words.endswith(":"):
                return True
            if lines.stopped(words) and not words.startswith(_BULLETS):
                return False
        return False

    def title(self) -> None:
        """Mark the first line when it reads like a title and something follows it."""
        first = next(iter(self.own()), None)
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
        if len(words.split()) > told["words"] and cased(words) >= told["capitals"]:
            return False
        return not (ended(words) or has("caption", "verbs", words) or guarded(words))

    def is_shouted(self, number: int) -> bool:
        """Whether the line is in capitals among lines that are not."""
        return not self.shouts and strays.shouted(self.lines[number].words)

    def listed(self) -> None:
        """Mark the headlines of other stories: below "Related:", and behind "MORE: …"."""
        most: int = table("furniture")["stray"]["most"]
        for number, line in enumerate(self.lines):
            opens, labels = strays.opens(line.words), strays.labels(line.words)
            if (opens or labels) and self.given[number] | (self.kinds[number] is not None):
                for below in range(number + 1, min(number + 1 + most, len(self.lines))):
                    if not self.stray(below, labelled=not opens):
                        break

    def stray(self, number: int, *, labelled: bool) -> bool:
        """Whether a line goes on a list of other stories; it is marked then.

        :param labelled: whether a mere link stands before it, no heading of a list.
        """
        if self.given[number] or self.kinds[number] is not None:
            return not labelled
        line = self.lines[number]
        heads = strays.headline(line.words, listed=True) if labelled else strays.below(line)
        if not heads or self.held[number]:
            return False
        self.kinds[number] = "promotion"
        return True

    def is_heading(self, number: int) -> bool:
        """Whether the line is a short title-cased phrase alone between blank lines."""
        told = table("furniture")["heading"]
        line = self.lines[number]
        if not self.alone(number) or ended(line.words) or guarded(line.words):
            return False
        brief = len(line.words) <= told["longest"] and len(line.words.split()) <= told["words"]
        return (brief and cased(line.words) >= told["capitals"]) or strays.headline(line.words)

    def alone(self, number: int) -> bool:
        """Whether blank lines stand around a line that is not the last."""
        after = number + 1
        return after < len(self.lines) and self.lines[number].gap and self.lines[after].gap

    def kind_at(self, number: int) -> FurnitureKind | None:
        """What a line is, None past the end."""
        return self.kinds[number] if number < len(self.kinds) else None

    def whole(self) -> Iterator[Furniture]:
        """The lines that are furniture from end to end."""
        for line, found in zip(self.lines, self.kinds, strict=True):
            if found:
                yield Furniture(line.span, found)

    def partly(self) -> Iterator[Furniture]:
        """What is cut off before the words of a paragraph, and behind them."""
        among: int = table("furniture")["dateline"]["among"]
        for count, number in enumerate(self.free()):
            line = self.lines[number]
            head, kind = _head(line.words, dated=count < among)
            if not head:
                head = datelines.label(self.lines, number, opens=count == 0)
            if head:
                yield Furniture(Span(line.span.start, line.span.start + head), kind)
            for start, end in datelines.inner(line.words) if kind == "dateline" and head else ():
                yield Furniture(Span(line.span.start + start, line.span.start + end), kind)
            for start, end, found in _tails(line.words[head:]):
                shift = line.span.start + head
                yield Furniture(Span(shift + start, shift + end), found)


def _like_title(words: str, *, parted: bool) -> bool:
    told = table("furniture")["title"]
    brief = len(words) <= int(told["question"])
    titled = cased(words) >= told["capitals"]
    longest = int(told["longest"] if titled else told["sentence"])
    if len(words) > longest or lines.several(words) or not any(map(str.isalpha, words)):
        return False
    if lines.asked(words):
        return parted and (titled or brief)
    if guarded(words) or ended(words) or (lines.glued(words) and not brief):
        return False
    return parted or (titled and brief)


def _head(words: str, *, dated: bool) -> tuple[int, FurnitureKind]:
    """How many characters at the start are furniture, and which: another story, a time, a place.

    :param dated: whether a dateline may stand there.
    """
    story = len(words[: strays.teaser(words)].rstrip())
    if story:
        return story, "promotion"
    return datelines.stamp(words) or (datelines.dateline(words) if dated else 0), "dateline"


def _tails(words: str) -> Iterator[tuple[int, int, FurnitureKind]]:
    """What is cut off the end of a paragraph, last first."""
    end = len(words)
    for _ in range(3):
        cut = _tail(words[max(0, end - _TAIL) : end])
        if cut is None:
            return
        length, found = cut
        yield end - length, end, found
        end = len(words[: end - length].rstrip())


def _tail(words: str) -> tuple[int, FurnitureKind] | None:
    for found in _ENDS:
        for pattern in patterns("ends", found, r"(?<=[.!?…\"”’)])\s*{}$"):
            match = pattern.search(words)
            if match and not _OPENED.search(words[: match.end() - len(match[0].lstrip())]):
                return len(match[0].lstrip()), found
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
