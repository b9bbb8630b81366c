"""Speakers that a colon or a dash sets off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]

CASES = [
    ("Clara Falk: Harbour will never pay its way", "Clara Falk", "Harbour will never pay its way"),
    ("LUND: Well, the harbour is full. It has been for years.", "LUND",
     "Well, the harbour is full. It has been for years"),
    ("Q: Is the harbour full?", "Q", "Is the harbour full?"),
    ("Question: Is the harbour full?", "Question", "Is the harbour full?"),
    ("A: It has been for years.", "A", "It has been for years"),
    ("Harbour plan would cost twice as much: study", "study",
     "Harbour plan would cost twice as much"),
    ("“The harbour has been full for years.” — Clara Dorn", "Clara Dorn",
     "“The harbour has been full for years.”"),
    ("“They talk of harbours, never of ‘our’ boats.” ― Clara Dorn", "Clara Dorn",
     "“They talk of harbours, never of ‘our’ boats.”"),
    ("“It is full. ‘What is full is good.” And that is all it has: “ships’.” ― Clara Dorn",
     "Clara Dorn", "“It is full. ‘What is full is good.” And that is all it has: “ships’.”"),
    ("“The harbour has been full for years.”― Clara Dorn", "Clara Dorn",
     "“The harbour has been full for years.”"),
    ("“The harbour has been full for years.”—Clara Dorn, pilot.", "Clara Dorn",
     "“The harbour has been full for years.”"),
    ('"LUND: Well, the harbour is full.\nWhat else is there to say?', "LUND",
     "Well, the harbour is full."),
    ("Belov: Norwegian boats in the harbour? Nothing of it is true.\n\nAnton Belov came late.",
     "Belov", "Norwegian boats in the harbour? Nothing of it is true"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_a_label_names_the_speaker(said: Proposer, text: str, source: str, content: str) -> None:
    """Headlines, transcripts and signed quotations name their speaker without a verb."""
    assert [(s.source, s.content) for s in said(text)] == [(source, content)]


def test_who_signs_a_line_does_not_say_what_another_said_in_it(said: Proposer) -> None:
    """Between two quotations of a line that is signed, a reporting clause names who speaks."""
    found = said("“The harbour is full,” Olav Holm said. “It will stay so.” — Clara Dorn")
    assert [s.source for s in found] == ["Olav Holm"]


def test_turns_of_a_quoted_transcript_stay_apart(said: Proposer) -> None:
    """Where each turn opens with a mark that none closes, each is its own speaker's."""
    text = '"LUND: Is the harbour full?\n"HOLM: It has been for years.\n"LUND: Well.'
    assert [(s.source, s.content) for s in said(text)][:2] == [
        ("LUND", "Is the harbour full?"), ("HOLM", "It has been for years."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Read more: Ten harbours to visit this summer",
        "There is one problem: nobody wants to pay.",
        "Photo: The harbour in winter",
        "The vote starts at 10:30 on Monday.",
    ],
)
def test_other_colons_name_nobody(said: Proposer, text: str) -> None:
    """Signposts, explanations and times are no speakers."""
    assert said(text) == []
