"""A surname that several persons of an article bear."""

from __future__ import annotations

import pytest

from tests.extract.world import one

_FAR = "It rained in the hills for a week, and roads were closed in all of the valleys. " * 4
_TWO = f"Tom Hunt left. Ana Hunt stayed. {_FAR}\n\n"


@pytest.mark.parametrize("who", ["Tom Hunt", "Ana Hunt"])
def test_the_one_just_spoken_of_is_meant(who: str) -> None:
    """The subject of the sentence before, where no other of the name stands near."""
    holder = one(f"{_TWO}{who} spoke at noon. [[Hunt]] said it was late.")
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", who)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hunt left. Ana Hunt stayed. [[Hunt]] said it was late.",
        f"{_TWO}Tom Hunt met Ana Hunt. [[Hunt]] said it was late.",
        f"{_TWO}Tom Hunt said [[Hunt]] was late.",
        f"{_TWO}Eva Marsh spoke. [[Hunt]] said it was late.",
        f"{_TWO}[[Hunt]] said it was late.",
    ],
)
def test_else_it_stays_open(text: str) -> None:
    """Two of the name near, one in the same sentence, somebody else, or nobody."""
    assert one(text).status == "ambiguous"
