"""Sentences end where they do: abbreviations end none, and none begins in the middle of one."""

from __future__ import annotations

import pytest

from tests.extract.marked import reading


def _sentences(text: str) -> list[str]:
    return [span.of(text) for b in reading(text).blocks for span, _ in b.sentences()]


@pytest.mark.parametrize(
    "text",
    [
        "The driver carried 16 lbs. of flour to the town.",
        "The road is 40 mi. long and muddy.",
        "Pvt. Tolk and Sgt. 1st Class Olun were wounded near the ford.",
        "Lt. Gen. Mark Olun said the bridge was gone.",
        "“Is it over?” he asked the crowd.",
        "The talks broke down in Oct. and nobody came back.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    """Units, titles and months cut short, and a question with its frame, end no sentence."""
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The sack weighs 16 lbs. Nobody lifts it.", 2),
        ("The army won. It left the town. Nobody cheered.", 3),
        ("He met the general. Tolk was wounded.", 2),
        ("“We lost.” Then he left.", 2),
        ("it is over. we lost the match. nobody cheered.", 3),
    ],
)
def test_two_sentences_stay_two(text: str, count: int) -> None:
    """A capital behind a stop begins a sentence, and so does a small letter where all are small."""
    assert len(_sentences(text)) == count


def test_a_stop_within_a_sentence_tears_no_clause() -> None:
    """What stands behind "lbs." hangs on the clause before it."""
    (block,) = reading("Ana Ruiz says the sack lost 16 lbs. since it came.").blocks
    verb = next(t for t in block.doc if t.text == "lost")
    assert "came" in [t.text for t in verb.subtree]
