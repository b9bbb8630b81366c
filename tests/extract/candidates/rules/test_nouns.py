"""Nouns and adjectives that report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]

CASES = [
    ("His warning that the dam would break was ignored.", "His", "warning",
     "that the dam would break"),
    ("The argument that ships pollute less is becoming difficult to sustain.", "", "The argument",
     "that ships pollute less"),
    ("The main objection for Norland is that the deal would divide the land.", "Norland",
     "The main objection … is", "that the deal would divide the land"),
    ("The narrative was that the ferry sank.", "", "The narrative was", "that the ferry sank"),
    ("The union voiced concerns about the new contract.", "The union", "voiced concerns about",
     "the new contract"),
    ("The allies are understandably concerned about the border.", "The allies",
     "are understandably concerned about", "the border"),
    ("The coach is confident that his team will win.", "The coach", "is confident",
     "that his team will win"),
    ("Villagers are worried about the river.", "Villagers", "are worried about", "the river"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_a_noun_or_adjective_reports(
    said: Proposer, text: str, source: str, cue: str, content: str
) -> None:
    """Nominal and adjectival cues give the holder, or nobody where nobody is named."""
    assert [s[:3] for s in said(text)] == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The lack of a response raises questions about the alliance.",
        "Nobody made any claim that the dam was safe.",
        "It is not certain that the dam is safe.",
        "The path is clear.",
        "The rumour that the dam broke is untrue.",
    ],
)
def test_nouns_and_adjectives_without_a_holder_give_nothing(said: Proposer, text: str) -> None:
    """Things raise questions, but do not ask them."""
    assert [s for s in said(text) if s.source] == []


@pytest.mark.parametrize(
    "text",
    [
        "The problem is that the road is shut.",
        "The fact is that the river froze.",
        "The reason was that the ferry sank.",
        "The explanation is that the river froze.",
        "The message that he sent was long.",
        "The agreement that they signed was about the dam.",
    ],
)
def test_what_something_is_need_not_be_words(said: Proposer, text: str) -> None:
    """A fact, a reason, a message that was sent: nobody's words stand behind "is that"."""
    assert not said(text)
