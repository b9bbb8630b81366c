"""The phrase "according to X": before, after, in the middle and beside another reporting verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to the ministry, the talks failed.", "the talks failed"),
        ("The talks failed, according to the ministry.", "The talks failed"),
        ("The talks, according to the ministry, failed.", "The talks … failed"),
    ],
)
def test_according_to_names_the_source(said: Proposer, text: str, content: str) -> None:
    """Wherever the phrase stands, the rest of its clause is what the source says."""
    assert [(s.source, s.content) for s in said(text)] == [("the ministry", content)]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("In his opinion, the talks failed.", "his", "In … opinion"),
        ("By the words of the minister, the talks failed.", "the minister", "By the words of"),
        ("The talks failed, in the view of the ministry.", "the ministry", "in the view of"),
        ("In Roe's view, the talks failed.", "Roe", "In … view"),
        ("From the perspective of Roe, the talks failed.", "Roe", "From the perspective of"),
    ],
)
def test_an_opinion_has_a_holder(said: Proposer, text: str, source: str, cue: str) -> None:
    """What is set off as somebody's opinion or words is that person's."""
    found = [(s.source, s.cue.replace("'s ", ""), s.content.lower()) for s in said(text)]
    assert found == [(source, cue, "the talks failed")]


@pytest.mark.parametrize(
    "text",
    ["In view of the storm, the talks failed.", "In a word, the talks failed.",
     "He believes in the word of God.", "From the hill, the talks failed.",
     "Roe wondered about her motives for, in his view, leaving the talks.",
     "She, in his view, failed."],
)  # fmt: skip
def test_other_views_have_none(said: Proposer, text: str) -> None:
    """Set phrases with the same nouns report nothing."""
    assert [s.rule for s in said(text) if s.rule == "according-opinion"] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The talks, in his view, have failed.", "The talks … have failed"),
        ("The talks should - in his opinion - be held again.", "The talks should … be held again"),
    ],
)
def test_an_opinion_may_stand_within_its_clause(said: Proposer, text: str, content: str) -> None:
    """Between two marks right behind a subject, it is of the whole clause."""
    assert [(s.source, s.content) for s in said(text)] == [("his", content)]


def test_a_report_passes_on_what_the_source_says(said: Proposer) -> None:
    """A report is the reporter, the one behind "according to" the source: one statement."""
    found = said(
        "Recent reports indicate that 900 soldiers have left, according to Polish intelligence."
    )
    assert [(s.source, s.content, s.reporters) for s in found] == [
        ("Polish intelligence", "that 900 soldiers have left", ("Recent reports",))
    ]


def test_a_speaker_stays_the_source_of_what_a_paper_passes_on(said: Proposer) -> None:
    """Somebody who speaks is the source, and the paper the reporter."""
    found = said("The minister said the talks had failed, according to the Oslo Post.")
    assert [(s.source, s.content, s.reporters) for s in found] == [
        ("The minister", "the talks had failed", ("the Oslo Post",))
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Prices fell in May, and the mill closed in June, according to the ministry.",
         "Prices fell in May, and the mill closed in June"),
        ("Prices fell in May and, according to the ministry, the mill closed.", "the mill closed"),
    ],
)  # fmt: skip
def test_two_clauses_before_one_source(said: Proposer, text: str, content: str) -> None:
    """At the end and behind a comma the phrase speaks of all clauses, in the middle of its own."""
    assert [(s.source, s.content) for s in said(text)] == [("the ministry", content)]


def test_who_says_two_things_is_passed_on_as_a_whole(said: Proposer) -> None:
    """Behind "and that" too, "according to" only names who passes on what somebody says."""
    text = "Falk said the mill was sold, but that he did not want to comment, according to Tasko."
    (found,) = said(text)
    assert (found.source, found.cue, found.reporters) == ("Falk", "said", ("Tasko",))
    text = "The mill was sold and Falk said the mine was shut, according to Tasko."
    assert [s.source for s in said(text)] == ["Tasko"]
