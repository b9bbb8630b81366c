"""Speakers that a tagger takes from where grammar has none for that cue."""

from __future__ import annotations

import pytest

from extract.candidates.tagger.astray import astray
from extract.records import Candidate
from tests.extract.marked import reading, spans


def _astray(text: str, source: str, cue: str, content: str) -> bool:
    who, by, said = spans(text, [source, cue, content])
    return astray(reading(text), Candidate((who,), (by,), (said,), "by hand", 0.7, shape="tagged"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The harbour lost trade as Norway support faded, suggesting that the pier would close.",
         "Norway", "suggesting", "that the pier would close"),
        ("Ana Ruiz wrote a report on Norway's stated plans to close the pier.",
         "Ana Ruiz", "stated", "plans to close the pier"),
        ("Norway believed the plan, and there is much to suggest that it was wrong.",
         "Norway", "to suggest", "that it was wrong"),
    ],
)  # fmt: skip
def test_a_source_of_other_words_is_astray(text: str, source: str, cue: str, content: str) -> None:
    """It tells of a noun, has read another one's aims, or nobody suggests it."""
    assert _astray(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ana Ruiz said that the pier would close.", "Ana Ruiz", "said", "that the pier would"),
        ("The town heard of Norway's stated plans to close the pier.", "Norway", "stated",
         "plans to close the pier"),
        ("The plan met Norwegian warnings that the pier would close.", "Norwegian", "warnings",
         "that the pier would close"),
        ("Norway believed the plan and went on to suggest that it was good.", "Norway",
         "to suggest", "that it was good"),
    ],
)  # fmt: skip
def test_a_subject_an_owner_or_an_adjective_of_the_cue_is_not(
    text: str, source: str, cue: str, content: str
) -> None:
    """Who grammar makes the speaker stays."""
    assert not _astray(text, source, cue, content)
