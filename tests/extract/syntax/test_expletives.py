"""The "it" that means nothing, and the one that means something."""

from __future__ import annotations

import pytest

from extract.syntax.expletives import expletive
from tests.extract.marked import reading


def _found(text: str) -> bool:
    (block,) = reading(text).blocks
    return expletive(next(t for t in block.doc if t.lower_ in {"it", "there"}))


@pytest.mark.parametrize(
    "text",
    [
        "Roe said it was raining.",
        "Roe said it would snow.",
        "Roe said it was cold in May.",
        "Roe said it was late.",
        "Roe said it seems that they lost.",
        "Roe said it is likely that they lost.",
        "Roe said it was possible to win.",
        "Roe said it is believed that they left.",
        "Roe said it takes time to heal.",
        "Roe said there was a plan.",
    ],
)
def test_means_nothing(text: str) -> None:
    """Weather, time of day, and a clause that follows."""
    assert _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Roe said it was a mistake.",
        "Roe said it would close in May.",
        "Roe said it was wrong.",
        "Roe said it was likely to fall.",
        "Roe said it seems to be broken.",
        "Roe said it told them that they lost.",
        "Roe said they had sold it.",
    ],
)
def test_means_something(text: str) -> None:
    """A thing that was named before."""
    assert not _found(text)
