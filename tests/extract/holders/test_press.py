"""A paper or a station by its kind is the one that somebody told something."""

from __future__ import annotations

import pytest

from tests.extract.world import holders

_TOLD = "You cannot know, Ian Roe told Le Monde in May. "


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (_TOLD + "It may rain, [[the newspaper]] reported.", "Le Monde"),
        (_TOLD + "It may rain, [[the French newspaper]] reported.", "Le Monde"),
        (_TOLD + "It may rain, [[a newspaper]] reported.", None),
        (_TOLD + "It may rain, [[the local newspaper]] reported.", None),
        (_TOLD + "It may rain, [[the army]] reported.", None),
        (_TOLD + "He told Reuters too. It may rain, [[the newspaper]] reported.", None),
        (_TOLD + "[[The Washington Post]] wrote so. It may rain, [[the daily]] said.", None),
        ("Ian Roe praised Le Monde. It may rain, [[the newspaper]] reported.", None),
    ],
)
def test_whom_somebody_talked_to(text: str, label: str | None) -> None:
    """Only the one body that was told something, and nobody else who has written since."""
    holder = holders(text)[-1][1]
    assert (holder.actor.label if holder.status == "resolved" and holder.actor else None) == label
