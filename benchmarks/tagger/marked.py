"""Marked news as windows to learn from: the part of the marks that is there to be taught.

Marks count in offsets of the file as it lies; the product reads what is left of it without
furniture. So windows are cut from what the product reads and their words are laid back to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.marked_news import statements
from benchmarks.polnear import mapped
from benchmarks.tagger.data import Attribution, Case, Lesson, cases
from extract.candidates.tagger.vocabulary import Vocabulary
from extract.candidates.tagger.windows import Shape, Window, windows
from extract.document import Span
from extract.records import Document

__all__ = ["lessons"]

#: How much a mark counts of which its reader doubted whether it is a statement.
_DOUBT = 0.5
#: PolNeAR counts these words to the content that they introduce; those who marked news did not.
_INTRODUCED = re.compile(r"\b(?:that|whether|if)\s+$")


def lessons(folder: Path, part: str, vocabulary: Vocabulary, shape: Shape) -> list[Lesson]:
    """All windows of the marked articles of one part that lie in a folder, with their cases.

    :raises ValueError: when an article is not the one that was marked.
    """
    return [
        lesson
        for document, marks in statements(folder, part)
        for lesson in _lessons(document, marks, vocabulary, shape)
    ]


def _lessons(
    document: Document, marks: Sequence[Mapping[str, Any]], vocabulary: Vocabulary, shape: Shape
) -> Iterator[Lesson]:
    end = (vocabulary.ends.stop,)
    for window in windows(document.text, document.blocks, vocabulary.pieces, end, shape):
        laid = replace(window, words=tuple(_laid(document, window)))
        yield Lesson(
            laid.words,
            laid.pieces,
            laid.focus,
            document.id,
            tuple(_cases(laid, document.source, marks)),
        )


def _laid(document: Document, window: Window) -> Iterator[tuple[int, int]]:
    """The words of a window in offsets of the file; the end of a paragraph stays where it was."""
    at = 0
    for start, end in window.words:
        if start < end:
            ((old, at),) = mapped(document, (Span(start, end),))
            yield old, at
        else:
            yield at, at


def _cases(window: Window, text: str, marks: Iterable[Mapping[str, Any]]) -> Iterator[Case]:
    for mark in marks:
        weight = _DOUBT if mark["doubt"] else 1.0
        for case in cases(window, [_attribution(text, mark)]):
            yield replace(case, weight=weight)


def _attribution(text: str, mark: Mapping[str, Any]) -> Attribution:
    content = [list(span) for span in mark["content"]]
    if introduced := _INTRODUCED.search(text[: content[0][0]]):
        content[0][0] = introduced.start()
    return {
        "content": content,
        "cue": [mark["cue"]] if mark["cue"] else [],
        "source": [mark["source"]] if mark["source"] else [],
    }
