"""Marked news as lessons: tags lie on the words that a reader marked, counted in the file."""

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks import marked_news
from benchmarks.tagger.data import Lesson
from benchmarks.tagger.marked import lessons
from extract.candidates.tagger.files import FOLDER
from extract.candidates.tagger.tags import TAGS
from extract.candidates.tagger.vocabulary import Vocabulary
from extract.candidates.tagger.windows import Shape

_OPENS = "*the bridge* would open in June"
ARTICLE = """---
date: 2024-05-02
---

The  mayor of Northwick said that *the bridge* would open in June.

Her deputy doubts it.
"""


def _span(words: str) -> list[int]:
    at = ARTICLE.index(words)
    return [at, at + len(words)]


def _mark(source: str, cue: str, content: str, *, doubt: bool) -> dict[str, object]:
    spans = {"source": _span(source), "cue": _span(cue), "content": [_span(content)]}
    return {**spans, "doubt": doubt}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, and marks of it in two parts."""
    (tmp_path / "one.md").write_text(ARTICLE, encoding="utf-8")
    row = {
        "article": "one.md",
        "sha256": hashlib.sha256(ARTICLE.encode()).hexdigest()[:16],
        "part": "taught",
        "statements": [
            _mark(
                "The  mayor of Northwick", "said", "*the bridge* would open in June", doubt=False
            ),
            _mark("Her deputy", "doubts", "it", doubt=True),
        ],
    }
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(marked_news, "MARKS", marks)
    return tmp_path


def _learned(folder: Path, part: str) -> list[Lesson]:
    return lessons(folder, part, Vocabulary(FOLDER), Shape())


def _tagged(lesson: Lesson, case: int, role: str) -> list[str]:
    tags = lesson.cases[case].tags.tolist()
    pairs = zip(lesson.words, tags, strict=True)
    return [ARTICLE[s:e] for (s, e), tag in pairs if s < e and TAGS[tag].endswith(role)]


def test_tags_lie_on_the_marked_words_whatever_was_taken_out_of_the_file(folder: Path) -> None:
    """Markup and doubled spaces of the file shift nothing."""
    (lesson,) = _learned(folder, "taught")
    assert _tagged(lesson, 0, "source") == ["The", "mayor", "of", "Northwick"]
    assert _tagged(lesson, 0, "cue") == ["said"]
    assert _tagged(lesson, 1, "source") == ["Her", "deputy"]


def test_the_word_that_introduces_a_content_belongs_to_it_as_in_polnear(folder: Path) -> None:
    """One convention for both corpora, though their readers had two."""
    (lesson,) = _learned(folder, "taught")
    told = ["that", "the", "bridge", "would", "open", "in", "June"]
    assert _tagged(lesson, 0, "content") == told


def test_a_doubtful_mark_counts_half(folder: Path) -> None:
    """What its reader doubted teaches half as much."""
    (lesson,) = _learned(folder, "taught")
    assert [case.weight for case in lesson.cases] == [1.0, 0.5]


def test_other_parts_are_not_learned_from(folder: Path) -> None:
    """Only the part asked for is read."""
    assert _learned(folder, "fresh") == []
