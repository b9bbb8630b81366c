"""A pronoun of nobody with a name means whom the sentence before describes."""

from __future__ import annotations

import pytest

from tests.extract.world import holders, one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("The villagers met Tom Hunt. [[They]] left.", "The villagers"),
        ("The striking bakers met Tom Hunt. [[They]] left.", "The striking bakers"),
        ("The company lost the case. [[It]] left.", "The company"),
        ("The talks with Tom Hunt ended. [[They]] left.", None),
        ("The train was late. [[It]] left.", None),
        ("The villagers met Tom Hunt.\n\n[[They]] left.", None),
        ("The villagers met Tom Hunt. When the rain ended, [[they]] left.", None),
    ],
)
def test_who_is_described(marked: str, label: str | None) -> None:
    """Many people are "they", a body is "it"; nothing else that a sentence is about is."""
    holder = one(marked)
    assert holder.status == ("unknown" if label is None else "unnamed")
    assert (holder.actor and holder.actor.label) == label


def test_many_are_not_he() -> None:
    """Whom "they" described is no "he" further on: the one man is."""
    told = holders("The villagers met Tom Hunt. [[They]] left, and [[he]] stayed.")
    assert [h.actor and h.actor.label for _, h in told] == ["The villagers", "Tom Hunt"]


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("Archbishop Ian Roe sat, and mayor Ana Ruiz stood.", "Ian Roe"),
        ("Archbishop Ian Roe sat, and Rabbi Tom Hunt stood.", "The cleric"),
        ("Minister Ian Roe sat, and mayor Ana Ruiz stood.", "The cleric"),
    ],
)
def test_the_only_cleric(before: str, label: str) -> None:
    """Of all who are named only one may hold an office of a church; else nobody is meant."""
    holder = one(f"{before} [[The cleric]] left.")
    assert (holder.actor and holder.actor.label) == label
