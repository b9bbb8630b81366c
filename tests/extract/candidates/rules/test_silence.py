"""Negated, refused, hypothetical and asked cues report nothing, and that is noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extract.records import Note

Proposer = Callable[[str], list[Any]]

CASES = [
    ("The minister did not say whether talks would resume.", "negated: not"),
    ("The minister declined to say who would come.", "negated: declined"),
    ("The minister could say that the talks failed.", "only possible: could"),
    ("If the minister says that the talks failed, prices will fall.", "conditional: if"),
    ("Did the minister say that the talks failed?", "only asked"),
]


@pytest.mark.parametrize(("text", "why"), CASES)
def test_a_silent_cue_gives_no_candidate_but_a_note(
    said: Proposer, silent: Callable[[str], list[Note]], text: str, why: str
) -> None:
    """Nothing was said, so nothing is proposed; the ledger says why."""
    assert said(text) == []
    notes = silent(text)
    assert [n.kind for n in notes] == ["negated-cue"]
    assert f"({why})" in notes[0].why
    assert "sa" in notes[0].span.of(text)


def test_a_plain_cue_is_not_noted(silent: Callable[[str], list[Note]]) -> None:
    """What reports something is no silence."""
    assert silent("The minister said that the talks failed.") == []


def test_going_on_to_say_is_saying(said: Proposer) -> None:
    """Verbs that only bring an infinitive about do not silence it."""
    found = said("The minister went on to say that the talks had failed.")
    assert [s.content for s in found] == ["that the talks had failed"]
