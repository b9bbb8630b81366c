"""Interviews: who "Q" and "A" are, as far as the introduction tells."""

from __future__ import annotations

import pytest

from tests.extract.set_off import statements
from tests.extract.world import holders

INTRODUCED = [
    "The author Clara Dorn spoke to our correspondent Daniel Roth about boats.",
    "In an interview with Clara Dorn, the reporter Daniel Roth spoke with her.",
    "Clara Dorn was interviewed by Daniel Roth.",
]


@pytest.mark.parametrize("opening", INTRODUCED)
def test_the_one_who_answers_is_introduced(opening: str) -> None:
    """The answers are laid to the one whom the introduction says to be interviewed."""
    found = holders(f"{opening}\n[[Q]]: Why boats?\n[[A]]: I like them.")
    label = found[1][1].actor.label if found[1][1].actor else None
    assert label == "Clara Dorn"


def test_the_one_who_asks_is_introduced() -> None:
    """The questions are laid to the journalist of the introduction."""
    found = holders(f"{INTRODUCED[0]}\n[[Q]]: Why boats?\n[[A]]: I like them.")
    assert found[0][1].actor is not None
    assert found[0][1].actor.label == "Daniel Roth"


def test_whole_words_are_labels_too() -> None:
    """Nobody is called "Question" or "Answer"."""
    found = holders(f"{INTRODUCED[0]}\n[[Question]]: Why boats?\n[[Answer]]: I like them.")
    assert [h.actor and h.actor.label for _, h in found] == ["Daniel Roth", "Clara Dorn"]
    open_ = holders("We met on Friday.\n[[Question]]: Why boats?\n[[Answer]]: I like them.")
    assert [h.status for _, h in open_] == ["unknown", "unknown"]


@pytest.mark.parametrize(
    "opening", ["We met on Friday.", "Clara Dorn and Ian Roe spoke.", "Boats are popular."]
)
def test_nobody_without_an_introduction(opening: str) -> None:
    """Where nobody, or more than one, is introduced, both sides are unknown."""
    found = holders(f"{opening}\n[[Q]]: Why boats?\n[[A]]: I like them.")
    assert [h.status for _, h in found] == ["unknown", "unknown"]


def test_a_title_tells_who_answers() -> None:
    """Where the prose introduces nobody, the title may: "Interview with mayor Clara Dorn"."""
    talk = "Q: Why boats?\n\nA: I like them very much."
    made = statements(f"Interview with mayor Clara Dorn\n\n{talk}")
    assert ("Clara Dorn", "I like them very much") in made
    other = statements(f"The year of the boats in Sundby\n\n{talk}")
    assert ("", "I like them very much") in other
