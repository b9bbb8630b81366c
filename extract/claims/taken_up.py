"""Words that the next paragraph lays to somebody: "The mill has closed." … "*Roe said this*"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.records import Attribution, Spans
from extract.syntax.parse import Block, Reading
from extract.syntax.points_back import points_back

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

__all__ = ["taken_up"]


def taken_up(reading: Reading, reported: Sequence[Attribution]) -> Spans:
    """The paragraphs that a sentence right behind lays to somebody, in order of the text.

    A paragraph that reports somebody's words itself is none: what is pointed at are those words.

    :param reported: what others are reported to say.
    """
    told = [s for a in reported for s in a.content]
    return tuple(
        before.span
        for before, block in pairwise(reading.blocks)
        if _opens_pointing(block) and not any(s.overlaps(before.span) for s in told)
    )


def _opens_pointing(block: Block) -> bool:
    first: SpacySpan | None = next((sent for _, sent in block.sentences()), None)
    return first is not None and points_back(first) is not None
