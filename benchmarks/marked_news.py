"""Articles that people marked: what they marked, found again in the files that it counts in.

``marks/news.jsonl`` holds offsets only; the articles are read from where they lie.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extract import inputs
from extract.records import Document

__all__ = ["MARKS", "Mark", "Place", "article_text", "read", "statements", "word_places"]

MARKS = Path(__file__).with_name("marks") / "news.jsonl"

Place = tuple[int, int]


class Mark(NamedTuple):
    """One statement that a reader marked, in words of the article.

    :param words: offsets of the words of its content.
    :param speakers: the fullest name of each speaker; empty when nobody is named in the article.
    :param names: every way the article names the speaker, the source at this place included.
    :param source: the words that name the speaker at this place; empty when none do.
    :param doubt: whether finding it is not asked for: a reader may see it otherwise, or it stands
        inside somebody else's words.
    :param place: offsets of the words of the source.
    """

    words: frozenset[Place]
    speakers: tuple[str, ...]
    names: tuple[str, ...]
    source: str
    doubt: bool
    place: frozenset[Place] = frozenset()


def read(folder: Path, part: str) -> Iterator[tuple[Document, list[Mark]]]:
    """The marked articles of one part that lie in a folder, with their marks.

    :raises ValueError: when an article is not the one that was marked.
    """
    for document, marked in statements(folder, part):
        yield document, [_mark(document.source, one) for one in marked]


def statements(folder: Path, part: str) -> Iterator[tuple[Document, list[Mapping[str, Any]]]]:
    """The marked articles of one part that lie in a folder, with what is written of each.

    :raises ValueError: when an article is not the one that was marked.
    """
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / row["article"]
        if row["part"] == part and path.exists():
            (document,) = (d for d in inputs.load([path]) if isinstance(d, Document))
            _same(path, document.raw_sha256, row["sha256"])
            yield document, row["statements"]


def article_text(path: Path, sha256: str) -> str:
    """The text of an article as marks count in it.

    :param sha256: how the hash of its bytes begins, hex.
    :raises ValueError: when it is not the one that was marked.
    """
    data = path.read_bytes()
    _same(path, hashlib.sha256(data).hexdigest(), sha256)
    return data.decode("utf-8").removeprefix("\ufeff")


def _same(path: Path, found: str, marked: str) -> None:
    if not found.startswith(marked):
        raise ValueError(f"{path}: not the article that was marked")


def _mark(text: str, one: Mapping[str, Any]) -> Mark:
    source = _of(text, one["source"]) if one["source"] else ""
    speakers = tuple(_of(text, span) for span in one["speakers"])
    aliases = tuple(_of(text, span) for span in one["aliases"])
    return Mark(
        words=frozenset(w for start, end in one["content"] for w in word_places(text, start, end)),
        speakers=speakers,
        names=(*speakers, *aliases, *((source,) if source else ())),
        source=source,
        doubt=one["doubt"] or one["nested"],
        place=frozenset(word_places(text, *one["source"])) if one["source"] else frozenset(),
    )


def _of(text: str, span: Sequence[int]) -> str:
    return text[span[0] : span[1]]


def word_places(text: str, start: int, end: int) -> Iterator[Place]:
    """Where each word of a stretch of a text stands."""
    return ((m.start() + start, m.end() + start) for m in re.finditer(r"\w+", text[start:end]))
