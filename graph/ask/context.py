"""The sentence around some words, cut so that the words can be marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.document import Span

__all__ = ["Passage", "passage"]

# A full stop after one letter or a short title ends no sentence: "U.S. Defense", "Mr. Smith".
_END = re.compile(
    r"""(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)(?<!\bGen)[.!?…]["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9])""",
)
_REACH = 900  # characters, as on the page


class Passage(NamedTuple):
    """The sentences that hold some words.

    :param before, after: the neighbouring sentences in the same paragraph, or empty.
    :param pieces: the sentences themselves, cut into (words, whether they are marked).
    """

    before: str
    pieces: tuple[tuple[str, bool], ...]
    after: str


def passage(text: str, marked: Sequence[Span], with_: Sequence[Span] = ()) -> Passage:
    """The sentences around marked words, whole; spans outside the text are left out.

    :param marked: what to mark, sorted, in code points of the text.
    :param with_: other words that the sentences must hold too, where they stand near: the words
        that lead in a long text stand far from its end.
    """
    inside = [span for span in marked if 0 <= span.start < span.end <= len(text)]
    if not inside:
        return Passage("", (), "")
    low, high = min(s.start for s in inside), max(s.end for s in inside)
    others = (s for s in with_ if 0 <= s.start < s.end <= len(text))
    near = (s for s in others if s.end > low - _REACH and s.start < high + _REACH)
    wanted = [*inside, *near]
    start, end = min(s.start for s in wanted), max(s.end for s in wanted)
    paragraph = Span(_line_start(text, start), _line_end(text, end))
    sentences = _sentences(text, paragraph)
    first = max(i for i, s in enumerate(sentences) if s.start <= start)
    last = next(i for i, s in enumerate(sentences) if end <= s.end)
    whole = Span(sentences[first].start, sentences[last].end)
    before = sentences[first - 1].of(text).strip() if first else ""
    after = sentences[last + 1].of(text).strip() if last + 1 < len(sentences) else ""
    return Passage(before, tuple(_cut(text, whole, inside)), after)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _sentences(text: str, paragraph: Span) -> list[Span]:
    words = paragraph.of(text)
    cuts = [0, *(m.end() for m in _END.finditer(words)), len(words)]
    return [Span(paragraph.start + a, paragraph.start + b) for a, b in pairwise(cuts) if a < b]


def _cut(text: str, whole: Span, marked: Sequence[Span]) -> list[tuple[str, bool]]:
    pieces, at = [], whole.start
    for span in sorted(marked):
        start = max(at, span.start)
        if at < start:
            pieces.append((text[at:start], False))
        if start < span.end:
            pieces.append((text[start : span.end], True))
        at = max(at, span.end)
    if at < whole.end:
        pieces.append((text[at : whole.end].rstrip(), False))
    return pieces
