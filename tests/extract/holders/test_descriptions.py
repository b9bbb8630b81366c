"""Described speakers: who is meant, and when nobody is."""

from __future__ import annotations

import pytest

from tests.extract.world import one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("So it is, said [[the head of Polish diplomacy Ana Ruiz]].", "Ana Ruiz"),
        ("[[The head of Polish diplomacy Ana Ruiz]] came. [[The Polish foreign minister]] left.",
         "Ana Ruiz"),
        ("President Maria Falk of Peru came. [[The aide of the president of Peru Ana Ruiz]] left.",
         "Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_name_behind_an_office_and_its_field(marked: str, label: str) -> None:
    """The name is the speaker's; of two offices it is the one whose other bearer is known."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        "[[The adviser of the president of Belarus Ana Ruiz]] left.",
        "President Ana Ruiz of Peru came. [[The aide of the president of Peru Ana Ruiz]] left.",
        "[[The lawyer of the singer Ana Ruiz]] left.",
        "[[The author of the Polish novel Anna Karenina]] left.",
    ],
)
def test_a_name_that_may_be_anothers_is_not_the_speaker(marked: str) -> None:
    """Neither the president for the adviser nor the client for the lawyer."""
    assert one(marked).status in {"unnamed", "unknown"}
