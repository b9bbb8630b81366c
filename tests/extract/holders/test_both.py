"""Two persons whom a phrase counts: who they are, and when nobody can tell."""

from __future__ import annotations

import pytest

from tests.extract.world import holders, one


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("President Jan Sowa spoke to President Luc Morel.\n\nMorel sat. [[Both presidents]] left.",
         ["Jan Sowa", "Luc Morel"]),
        ("Jan Sowa and Luc Morel sat. Putin ate. [[The two men]] left.",
         ["Jan Sowa", "Luc Morel"]),
        (("Polish Foreign Minister Jan Sowa met French Foreign Minister Luc Morel. "
          "[[Both diplomats]] left."), ["Jan Sowa", "Luc Morel"]),
        ("Jan Sowa’s conversation with Luc Morel was long. [[The two men]] left.",
         ["Jan Sowa", "Luc Morel"]),
        # who has spoken since is one of them
        ("Jan Sowa and Luc Morel sat. [[Morel]] spoke. [[The two men]] left.",
         ["Jan Sowa", "Luc Morel"]),
    ],
)  # fmt: skip
def test_both_are_the_two_named_together(marked: str, labels: list[str]) -> None:
    """Joined by "and", or one of them met the other or spoke to him."""
    holder = one(marked)
    assert holder.status == "joint"
    assert [actor.label for actor in holder.together] == labels


@pytest.mark.parametrize(
    "marked",
    [
        # of another sex or office, told of only, three, somebody else since, not counted as known
        "Jan Sowa and Luc Morel sat. Ana Ruiz ate. [[The two women]] left.",
        "President Jan Sowa met Luc Morel. [[Both presidents]] left.",
        "Jan Sowa spoke of Luc Morel. [[The two men]] left.",
        "Jan Sowa, Tom Hunt and Luc Morel sat. [[The two men]] left.",
        "Jan Sowa and Luc Morel sat. [[Tom Hunt]] spoke. [[The two men]] left.",
        "Jan Sowa and Luc Morel sat. [[Two men]] left.",
        "Jan Sowa and Luc Morel sat. [[The men]] left.",
    ],
)
def test_two_of_whom_nothing_is_told_stay_open(marked: str) -> None:
    """Two named near each other are no pair."""
    assert holders(marked)[-1][1].status in {"unnamed", "unknown"}
