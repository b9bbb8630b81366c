"""Event status: when the event of a claim takes place."""

from __future__ import annotations

import pytest

from extract.claims.claims import claim
from tests.extract.marked import reading


@pytest.mark.parametrize(
    ("text", "reported", "status"),
    [
        ("The army took the town.", True, "past"),
        ("The army has taken the town.", True, "past"),
        ("The army is losing ground.", True, "ongoing"),
        ("The situation remains tense.", True, "ongoing"),
        ("The army will attack.", True, "predicted"),
        ("The army may attack.", True, "predicted"),
        ("The army may have attacked.", True, "past"),
        ("The army could not be seen.", False, "past"),
        ("The army could not hold the town.", True, "predicted"),
        ("The army could attack.", False, "predicted"),
        ("The army may not attack.", False, "predicted"),
        ("The troops could be heading to Russia.", True, "planned"),
        ("The army is set to attack.", True, "planned"),
        ("If it rains, the dam will break.", True, "conditional"),
        ("Such a move would escalate tensions.", True, "conditional"),
        ("The army would attack.", True, "predicted"),
        ("The army would attack.", False, "conditional"),
        ("Russia has a right to trade.", True, "standing"),
        ("The war was over.", True, "standing"),
        ("The war was over.", False, "past"),
        ("The army seems to rely on numbers.", True, "standing"),
    ],
)
def test_status(text: str, reported: bool, status: str) -> None:  # noqa: FBT001
    """Tense, auxiliaries and conditions decide; reported past may be the reporter's."""
    (block,) = reading(text).blocks
    found = claim(list(block.doc), reported=reported)
    assert found is not None
    assert found.status == status
