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
