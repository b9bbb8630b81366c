"""What appositions tell of a person's gender, and what that does to pronouns."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from extract.holders.genders import explained
from tests.extract.marked import reading
from tests.extract.world import WORLD, one


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Wuru Dorn, his niece, left.", "female"),
        ("Wuru Dorn, her former husband, left.", "male"),
        ("Wuru Dorn, 44, left.", None),
    ],
)
def test_apposition(text: str, gender: str | None) -> None:
    """A niece is a woman, a husband a man; an age tells nothing."""
    read = reading(text)
    found = [sex for _, sex in explained(read, find_names(read, WORLD))]
    assert found == ([gender] if gender else [])


def test_whom_she_meant_is_no_he() -> None:
    """A person whom "she" meant before is not the one who "he" means."""
    holder = one("Wuru Dorn said no. She left, [[she]] said. Later [[he]] said yes.")
    assert holder.actor is None


def test_who_in_a_clause_stands_behind_the_subject() -> None:
    """A pronoun means the subject of the sentence before, not who speaks in its side clause."""
    holder = one(
        "Boris Dorn left the room after a speech by Ivan Roe, [[who]] called it a shame."
        "\n“No,” [[he]] said."
    )
    assert holder.actor is None or holder.actor.label == "Boris Dorn"
