"""The corpus as windows: read through the reader that lies in its own folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.tagger.data import Lesson, labelled
from extract.candidates.tagger.vocabulary import Vocabulary
from extract.candidates.tagger.windows import Shape, Window, lines, windows

__all__ = ["Split", "held_out", "recut", "scorer", "split"]


class Split:
    """The articles of one part of the corpus, in the order of their names, and its scorer."""

    def __init__(self, folder: Path, part: str, limit: int = 0, fold: str = "") -> None:
        """Read a part.

        :param limit: only the first so many articles; 0 reads all.
        :param fold: without the articles of this fold.
        """
        self.score = scorer(folder)
        self.gold = self.score.Gold.from_dir(folder / part)
        names = sorted(self.gold.anns)
        out = held_out(names, fold)
        self.docs: list[str] = [n for n in names[: limit or None] if n not in out]

    def annotators(self, doc: str, *, every: bool) -> list[Any]:
        """Attributions of the reference annotator, or of each annotator of an article."""
        if every:
            return [found for _, found in sorted(self.gold.anns[doc].items())]
        return [self.gold.pick(doc, "first")]


def held_out(names: Sequence[str], fold: str) -> frozenset[str]:
    """The articles of a fold.

    :param names: all articles, in order.
    :param fold: ``K/N``: every Nth article from the Kth on; none where it is empty.
    :raises ValueError: no such fold.
    """
    if not fold:
        return frozenset()
    part, _, parts = fold.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise ValueError(f"--fold {fold}: write K/N, as in 1/2")
    return frozenset(names[int(part) - 1 :: int(parts)])


def scorer(folder: Path) -> Any:
    """The corpus folder's own ``score.py``.

    :raises FileNotFoundError: the folder holds none.
    """
    path = folder / "score.py"
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no scorer here; name the folder that holds score.py")
    loader = SourceFileLoader("score", str(path))
    module = ModuleType(loader.name)
    loader.exec_module(module)
    return module


def split(
    part: Split, vocabulary: Vocabulary, shape: Shape, *, every: bool = False
) -> list[Lesson]:
    """All windows of a part, with their cases.

    :param every: learn from each annotator of an article, weighed equally, not from the first.
    """
    return [
        labelled(doc, window, part.annotators(doc, every=every))
        for doc in part.docs
        for window in _windows(part.gold.texts[doc], vocabulary, shape)
    ]


def _windows(text: str, vocabulary: Vocabulary, shape: Shape) -> list[Window]:
    return windows(text, lines(text), vocabulary.pieces, (vocabulary.ends.stop,), shape)


def recut(window: Lesson, text: str, vocabulary: Vocabulary) -> Lesson:
    """The same words in the pieces of another vocabulary."""
    end = (vocabulary.ends.stop,)
    pieces = tuple(vocabulary.pieces(text[s:e]) if s < e else end for s, e in window.words)
    return replace(window, pieces=pieces)
