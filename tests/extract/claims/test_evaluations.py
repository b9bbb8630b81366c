"""Judging words within a content."""

from __future__ import annotations

import pytest

from extract.claims.evaluations import rejects
from tests.extract.marked import parts


@pytest.mark.parametrize(
    ("text", "cue", "content", "words", "act"),
    [
        (
            "He dismissed it as “fake news,” too.",
            "dismissed",
            "it as “fake news,”",
            "fake news",
            "deny",
        ),
        (
            "He called the claims “rubbish” there.",
            "called",
            "the claims “rubbish”",
            "rubbish",
            "deny",
        ),
        ("He called the report false.", "called", "the report false", "false", "deny"),
        ("He described it as bold.", "described", "it as bold", "bold", "assert"),
        ("He branded it a disgrace.", "branded", "it a disgrace", "disgrace", "assert"),
        (
            "He characterized the move as desperate, signaling worse.",
            "characterized",
            "the move as desperate, signaling worse",
            "desperate",
            "assert",
        ),
        (
            "The plan, described as a “trap,” seems to work.",
            "described",
            "as a “trap,”",
            "trap",
            "assert",
        ),
    ],
)
def test_evaluation(text: str, cue: str, content: str, words: str, act: str) -> None:
    """The judging words are found bare, and those that call a thing untrue make a denial."""
    (part,) = parts(text, "", cue, content)
    assert (part.evaluation, part.act) == (words, act)
    assert part.polarity == ("negative" if act == "deny" else "positive")


def test_what_is_judged_outside_the_content() -> None:
    """A passive judges its subject, which then is the subject of the proposition."""
    text = "Russia’s plan, described as a “trap,” seems to work."
    (part,) = parts(text, "", "described", "as a “trap,”")
    assert (part.proposition.subject, part.proposition.object) == ("Russia’s plan", "trap")


def test_rejects() -> None:
    """Only words about truth reject; blame and praise do not."""
    assert rejects("complete and utter nonsense")
    assert not rejects("a desperate move")
