"""Turns of a conversation that run over several paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]


def _told(said: Proposer, *lines: str) -> list[tuple[str, str]]:
    return [(s.source, s.content) for s in said("\n".join(lines))]


def test_an_answer_goes_on_to_the_next_label(said: Proposer) -> None:
    """A paragraph without label between two turns is the first one's speaker's, not the article's.

    What somebody is said to have said in it is part of the answer too.
    """
    found = _told(
        said, "A: We had no choice.", "Norway owes us money, the minister said.", "Q: And now?"
    )
    assert found == [
        ("A", "We had no choice … Norway owes us money, the minister said."), ("Q", "And now?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "whole"),
    [
        ("I watched it at home.", "He won … I watched it at home."),
        ("The talk was shown on Sunday.", "He won"),
        ("(Laughter.)", "He won"),
    ],
)
def test_the_last_turn_goes_on_in_the_first_person(said: Proposer, after: str, whole: str) -> None:
    """Behind the last label only a paragraph in the first person belongs to its speaker."""
    found = _told(said, "LUND: Did he win?", "HOLM: He won.", after)
    assert found == [("LUND", "Did he win?"), ("HOLM", whole)]


def test_stage_directions_are_no_words(said: Proposer) -> None:
    """What stands in brackets between two turns is nobody's."""
    found = _told(said, "LUND: Did he win?", "(Laughter.)", "HOLM: He won.")
    assert found == [("LUND", "Did he win?"), ("HOLM", "He won")]


def test_a_name_before_a_colon_is_a_turn_where_it_comes_again(said: Proposer) -> None:
    """One "Roe: …" may be a headline, two are a conversation."""
    once = _told(said, "Clara Falk: It is full.", "The port opened in 1902.", "Per Lund: No.")
    again = _told(
        said,
        "Clara Falk: It is full.",
        "The port is old.",
        "Clara Falk: It was never large.",
        "It is.",
    )
    assert once[0] == ("Clara Falk", "It is full")
    assert again[0] == ("Clara Falk", "It is full … The port is old.")


def test_a_quoted_claim_is_no_turn(said: Proposer) -> None:
    """What follows a quoted and labelled claim that is checked is the checker's."""
    found = _told(said, 'LUND: "It is full."', "The port has room.", 'HOLM: "It is empty."')
    assert all("room" not in content for _, content in found)


def test_a_quoted_transcript_has_turns(said: Proposer) -> None:
    """Where every paragraph opens with a mark that none closes, turns go on all the same."""
    found = _told(said, '"LUND: Is it full?', '"HOLM: Look.', '"It is old.', '"LUND: Well.')
    assert found[1][0] == "HOLM"
    assert "It is old." in found[1][1]
