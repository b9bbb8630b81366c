"""Where a content begins and ends: what the speaker says, whole, and no more."""

from __future__ import annotations

import pytest

from extract.candidates.ownership.beyond import within_bounds
from extract.keys import printed
from tests.extract.marked import candidate, reading


def bounded(text: str, source: str, cue: str, *content: str) -> str:
    """The words of a content within its bounds."""
    (one,) = within_bounds(reading(text), [candidate(text, source, cue, content)])
    return printed(text, one.content)


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("Roe said the mill had shut, something the union denied.", "said",
         "the mill had shut, something the union denied", "the mill had shut"),
        ("Roe said the mill had shut, which Lind denied.", "said",
         "the mill had shut, which Lind denied", "the mill had shut"),
        ("Roe said he saw something the union denied.", "said",
         "he saw something the union denied", "he saw something the union denied"),
        ("Roe said the mill, which had shut, was old.", "said",
         "the mill, which had shut, was old", "the mill, which had shut, was old"),
        ("Roe said the mill had shut, Lind told the court.", "said",
         "the mill had shut, Lind told the court", "the mill had shut"),
        ("Roe said the mill, Lind told her, had shut.", "said",
         "the mill, Lind told her, had shut", "the mill, Lind told her, had shut"),
        ("Roe said that on Friday Lind told the court.", "said",
         "that on Friday Lind told the court", "that on Friday Lind told the court"),
        ("Roe said 40 sheep had died; farmers put it at 90.", "said",
         "40 sheep had died; farmers put it at 90", "40 sheep had died"),
        ("Roe said 40 sheep had died; the rest are ill.", "said",
         "40 sheep had died; the rest are ill", "40 sheep had died; the rest are ill"),
        ("Roe says the mill is old and leaks.", "says", "the mill is old and leaks",
         "the mill is old and leaks"),
    ],
)  # fmt: skip
def test_what_another_answers(text: str, cue: str, content: str, wanted: str) -> None:
    """Another one's answer, figure or telling is no part of it."""
    assert bounded(text, "Roe", cue, content) == wanted


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        ("Roe's claim that the mill is safe has not calmed the town.",
         "that the mill is safe has not calmed", "that the mill is safe"),
        ("Roe's promise that wages would rise was broken.",
         "that wages would rise was", "that wages would rise"),
        ("Roe's claim that the mill is safe and has been checked fell flat.",
         "that the mill is safe and has been checked",
         "that the mill is safe and has been checked"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_noun(text: str, content: str, wanted: str) -> None:
    """What its sentence tells of somebody's claim is not claimed."""
    cue = "promise" if "promise" in text else "claim"
    assert bounded(text, "Roe's", cue, content) == wanted


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("Roe denied criminal damage and affray.", "denied", "criminal damage",
         "criminal damage and affray"),
        ("Roe denied criminal damage and left.", "denied", "criminal damage", "criminal damage"),
        ("Roe said the mill had laid off 40 men.", "said", "the mill had laid",
         "the mill had laid off 40 men"),
        ("Roe promised trains within two years.", "promised", "trains", "trains within two years"),
        ("Roe promised trains on Monday.", "promised", "trains", "trains"),
        ("Roe denied those claims outright.", "denied", "those claims outright", "those claims"),
        ("Roe said the door was left open.", "said", "the door was left open",
         "the door was left open"),
        ("Roe said, though, that the mill had shut.", "said", "though, that the mill had shut",
         "that the mill had shut"),
        ("Roe was asked over why the mill had shut.", "asked", "over why the mill had shut",
         "why the mill had shut"),
        ("Roe denied crimes in Oslo.The town is calm.", "denied", "crimes in Oslo",
         "crimes in Oslo"),
        ("Roe said then he left.", "said", "then he left", "then he left"),
    ],
)  # fmt: skip
def test_edges(text: str, cue: str, content: str, wanted: str) -> None:
    """A phrase is not broken off, nor does it hold how or when it was said."""
    assert bounded(text, "Roe", cue, content) == wanted


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("While the mill has shut, Roe said it would open again.", "said",
         ["While the mill has shut", "it would open again"], "it would open again"),
        ("If it rains, Roe said the dam would hold.", "said",
         ["If it rains", "the dam would hold"], "If it rains the dam would hold"),
        ("While the mill has shut, Roe said.", "said", ["While the mill has shut"],
         "While the mill has shut"),
    ],
)  # fmt: skip
def test_a_clause_ahead_of_the_speaker(
    text: str, cue: str, content: list[str], wanted: str
) -> None:
    """What only sets the scene for the saying is not said; a condition belongs to what is."""
    assert bounded(text, "Roe", cue, *content) == wanted
