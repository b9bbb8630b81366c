"""Hard-wrapped lines to paragraphs, by what the lines of the text themselves show.

A line end is the writer's unless something says otherwise: a sentence that goes on in small
letters, a word that cannot end one, a word cut in two, or a line so full that the next word had
no room on it. Lists, headings, addresses, verse and paragraphs that are one line each stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.inputs.changes import Change
from extract.inputs.hyphens import HOW as HYPHENS
from extract.inputs.hyphens import Hyphens, parts
from extract.inputs.patterns import kind
from extract.offsets import OffsetMap
from extract.wordlists import words

__all__ = ["flowing", "unwrapped"]

#: What is done to the lines, in words.
HOW = "wrapped lines joined"
_BLANK = " \t"
# Mail quotes its lines; those of one depth belong together.
_MARGIN = re.compile(r"[ \t]*(?:>[> \t]*)?")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\s[\[(][^\[\]()]{1,30}[\])])?$")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SMALL = re.compile(r"[\"'“‘«(\[]*([^\W\d_])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
# What begins an item is never joined to what stands before; what may begin one only if it must be.
_ITEM = re.compile(r"[*+•‣▪◦·●]\s|\|")
_DASH = re.compile(r"-\s")
_MARKED = re.compile(
    r"\(?\d{1,3}[.)]\s|[a-z]\.\s|\(?[A-Za-z]\)\s|[-–—]\s|\d{1,2}[:.]\d{2}\b"
    r"|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}:\s"
)
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\s*\S")
_BEGINS = re.compile(r"[\"'“‘«(\[]*(?:[^\W\d_]|[$£€]?\d)")
_LAST = re.compile(r"[^\W\d_][\w.'’]*$")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")
_TO_SPEAKER = re.compile(r",[\"”'’]$")
_TIGHT = re.compile(r"\w(?:—|--|-)$")
# No text is wrapped wider than this, none that is one narrower than that.
_WIDEST, _NARROWEST = 160, 25
# A text with a greater share of wider lines is not wrapped: its lines are paragraphs.
_LONG = 0.1
# Lines are measured only where the words tell of this share of all line ends that a sentence goes
# on over them, and this share of those lines are full.
_KNOWN, _SHARE = 0.25, 0.75
# A text is double-spaced only when so many sentences go on over its blank lines.
# Or, where every stretch of lines ends in a stop, at this share of them.
_FEW, _MOST = 4, 0.6
# Verse is narrow and its lines end anywhere; three lines narrower than anybody wraps are a list.
_VERSE, _VERSE_LINES, _VERSE_SHARE = 60, 4, 0.67
# Such a share of lines that no verse has makes prose of short ones.
_PROSE = 0.25
_WITHIN = re.compile(r"\w{2}[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]\w|\w[,.!?][\"”]\s\w")
# Lines of uneven type: these shares of the width are still full, after a sentence's end and within.
_UNEVEN_END, _UNEVEN = 0.92, 0.8
# Longer by more than this than all that is known to be wrapped: no line of the wrapping.
_OVER = 15


class _Line(NamedTuple):
    """A line that holds something: where its words stand, the words, and what precedes them."""

    start: int
    end: int
    words: str
    margin: str


class _Measure(NamedTuple):
    """How wide the lines of a text were made, 0 where nothing shows; whether each was filled."""

    width: int
    even: bool = True


def unwrapped(text: str, *, titled: bool = True) -> Iterator[Change]:
    """The line ends that are no ends of paragraphs, each to become a blank or nothing; sorted.

    :param text: line ends folded.
    :param titled: whether the first line may be a title.
    """
    runs = [_Run(lines) for lines in _runs(text)] or _double_spaced(text)
    if not runs:
        return
    whole = _of_whole_paragraphs(text)
    measure, hyphens = _Measure(0) if whole else _measured(runs), Hyphens(text)
    head = len(text) - len(text.lstrip()) if titled else -1
    for run in runs:
        untold = len(run.lines) if whole else int(run.lines[0].start == head)
        for number in run.joined(measure, untold):
            yield _joint(hyphens, run.lines[number], run.lines[number + 1])


def flowing(lines: str) -> str:
    """Lines of one paragraph as a page breaks them, joined where a sentence goes on."""
    if "\n" not in lines:
        return lines
    changes = unwrapped(lines, titled=False)
    return OffsetMap.of_edits(lines, [change[:3] for change in changes])[0]


def _double_spaced(text: str) -> list[_Run]:
    """The lines of a text with a blank line behind each, where sentences go on over those."""
    runs = [_Run(lines) for lines in _runs(text, 1)]
    sure = sum(len(run.sure) for run in runs)
    ends = sum(len(run.lines) - 1 for run in runs)
    if sure >= max(_FEW, _KNOWN * ends):
        return runs
    wholly = all(_STOPPED.search(run.lines[-1].words) for run in runs)
    wholly = wholly and not any(line.words[-1] == ":" for run in runs for line in run.lines)
    return runs if wholly and sure > 1 and sure >= _MOST * ends else []


def _runs(text: str, blanks: int = 0) -> Iterator[list[_Line]]:
    """The stretches of at least two lines with no more blank ones between them than told."""
    run: list[_Line] = []
    at = gap = 0
    for raw in text.split("\n"):
        match = _MARGIN.match(raw)
        margin = match[0] if match else ""
        held = raw[len(margin) :].rstrip(_BLANK)
        gap = 0 if held else gap + 1
        if held:
            start = at + len(margin)
            run.append(_Line(start, start + len(held), held, margin))
        elif gap > blanks:
            if len(run) > 1:
                yield run
            run = []
        at += len(raw) + 1
    if len(run) > 1:
        yield run


# ---------------------------------------------------------------- what the words on both sides say


def _goes_on(line: str, following: str) -> bool:
    """Whether a line ends within a sentence and the next begins with a small letter."""
    first = _SMALL.match(following)
    if first is None or not first[1].islower() or _ADDRESS.match(following):
        return False
    return not _ENDED.search(line)


def _leads_on(line: str, following: str) -> bool:
    """Whether a line cannot end where it does: after "of the", "Mr.", or words before a speaker."""
    if not _BEGINS.match(following) or _ADDRESS.match(following):
        return False
    if parts(line, following):
        return True
    last = _LAST.search(line[-40:])
    if last is None:
        return bool(_TO_SPEAKER.search(line)) and following[0].isupper()
    if _INITIAL.search(line) or last[0].lower() in words("wrapping", "before_names"):
        return " " in line
    return last[0] in words("wrapping", "leads_on") and line.count(" ") > 1


def _cut(line: str, following: str) -> bool:
    """Whether a line ends where no verse does: after "of the", "said", or words said."""
    if _leads_on(line, following):
        return True
    last = _LAST.search(line[-40:])
    reports = last is not None and last[0] in words("wrapping", "verbs")
    return _goes_on(line, following) and (reports or bool(_TO_SPEAKER.search(line)))


def _apart(line: _Line, following: _Line) -> bool:
    """Whether two lines can never be one paragraph: items, columns, mail of different depth."""
    if line.margin.count(">") != following.margin.count(">"):
        return True
    columns = _COLUMNS.search(line.words) or _COLUMNS.search(following.words)
    return bool(columns or _ITEM.match(following.words))


def _in_a_sentence(line: str, following: str) -> bool:
    """Whether a line is part of a sentence, no heading or address, and no new one follows it."""
    found = line.split()
    small = [w for w in found if w[0].islower()]
    verb = any(w in words("wrapping", "verbs") for w in small)
    if not small or not (verb or (", " in line and len(found) > 2)):
        return False
    first = following.split(None, 1)[0].lower()
    return first not in words("wrapping", "leads_on") | words("wrapping", "begins")


# ---------------------------------------------------------------- what the lengths say


def _full(line: _Line, following: _Line, measure: _Measure) -> bool:
    """Whether the next line's first word had no room on a line."""
    length = len(line.margin) + len(line.words)
    if not measure.width or length > measure.width + _OVER:
        return False
    if not measure.even:
        share = _UNEVEN_END if _ENDED.search(line.words) else _UNEVEN
        return length >= share * measure.width
    return length + 1 + len(following.words.split(None, 1)[0]) > measure.width


def _of_whole_paragraphs(text: str) -> bool:
    """Whether the lines of a text are paragraphs, too long to have been wrapped."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return sum(length > _WIDEST for length in lengths) > _LONG * len(lengths)


def _measured(runs: Sequence[_Run]) -> _Measure:
    """The width that the lines known to be wrapped were made for."""
    sure = [(run, n) for run in runs for n in run.sure]
    ends = sum(len(run.lines) - 1 for run in runs)
    if not sure or len(sure) < _KNOWN * ends:
        return _Measure(0)
    lengths = [len(run.lines[n].words) + len(run.lines[n].margin) for run, n in sure]
    if len(sure) == 1:
        lengths += [len(line.words) for line in sure[0][0].lines]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST:
        return _Measure(0)
    for measure in (_Measure(width), _Measure(width, even=False)):
        full = sum(_full(run.lines[n], run.lines[n + 1], measure) for run, n in sure)
        if full >= _SHARE * len(sure) and (measure.even or len(sure) > 2):
            return measure
    return _Measure(0)


class _Run:
    """Lines without a blank line between them.

    ``sure`` holds the numbers of those whose sentence goes on in the next line by the words alone;
    ``wrapped`` says whether that is so of most that end in no stop.
    """

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = lines
        pairs = list(pairwise(lines))
        self.apart = [_apart(a, b) for a, b in pairs]
        if sum(bool(_DASH.match(line.words)) for line in lines) > 1 or lines[0].words[-1] == ":":
            self.apart = [
                apart or bool(_DASH.match(b.words))
                for apart, (_, b) in zip(self.apart, pairs, strict=True)
            ]
        self.sure = [
            n for n, (a, b) in enumerate(pairs) if not self.apart[n] and _goes_on(a.words, b.words)
        ]
        if self._verse():
            self.sure = []
        unended = sum(not _ENDED.search(line.words) for line in lines[:-1])
        self.wrapped = len(self.sure) > 1 and 2 * len(self.sure) >= unended and self._prose()

    def _wide(self) -> bool:
        """Whether the first line is the longest of wrapped ones by a word, as a title rarely is."""
        first, *rest = (len(line.words) for line in self.lines)
        return bool(self.sure) and max(rest) < first <= max(rest) + _OVER

    def _verse(self) -> bool:
        """Whether short lines end where they like."""
        width = max(len(line.words) for line in self.lines)
        if self._prose():
            return False
        if len(self.lines) < _VERSE_LINES or width > _VERSE:
            return len(self.lines) > 2 and width < _NARROWEST
        full = sum(_full(a, b, _Measure(width)) for a, b in pairwise(self.lines))
        return width < _NARROWEST or full < _VERSE_SHARE * (len(self.lines) - 1)

    def _prose(self) -> bool:
        """Whether sentences and quotations end within lines, and lines where no verse does."""
        pairs = list(pairwise(line.words for line in self.lines))
        within = sum(_WITHIN.search(line.words) is not None for line in self.lines)
        cut = sum(_cut(a, b) for a, b in pairs)
        return within + cut > 0 and within + cut >= _PROSE * len(pairs)

    def joined(self, measure: _Measure, untold: int) -> list[int]:
        """The numbers of the lines that go on in the next one.

        :param untold: how many lines, from the first, go on only where their words leave no doubt.
        """
        found: list[int] = []
        onward = False
        least = 0 if untold == 1 and self._wide() else untold
        for number in reversed(range(len(self.lines) - 1)):
            following = self.lines[number + 1].words
            sure = self._joins(number, measure)
            closes = onward or bool(_STOPPED.search(following))
            guessed = closes and number >= least and self._may_join(number)
            if sure or guessed:
                found.append(number)
            onward = (sure or (guessed and self.wrapped)) and closes
        return found[::-1]

    def _joins(self, number: int, measure: _Measure) -> bool:
        """Whether a line goes on in the next one by their words or their lengths."""
        line, following = self.lines[number], self.lines[number + 1]
        if self.apart[number]:
            return False
        full = _full(line, following, measure)
        if number in self.sure or _leads_on(line.words, following.words):
            return full or kind(following.words) is None
        if not _ENDED.search(line.words):
            return full
        indented = len(following.margin) > len(line.margin) + 1
        return full and not indented and not _MARKED.match(following.words)

    def _may_join(self, number: int) -> bool:
        """Whether a line reads like half a sentence whose other half is the next one."""
        line, following = self.lines[number].words, self.lines[number + 1].words
        if self.apart[number] or _ENDED.search(line) or _MARKED.match(following):
            return False
        told = self.wrapped or _in_a_sentence(line, following)
        return told and not (kind(line) or kind(following))


def _joint(hyphens: Hyphens, line: _Line, following: _Line) -> Change:
    """What becomes of the end of a line that goes on in the next one."""
    cut = parts(line.words, following.words)
    if cut is not None and not hyphens.own(*cut):
        return Change(line.end - 1, following.start, "", HYPHENS)
    suspended = line.words.endswith("-") and following.words[0].isalpha()
    tight = cut is not None or (_TIGHT.search(line.words) and not suspended)
    return Change(line.end, following.start, "" if tight else " ", HOW)
