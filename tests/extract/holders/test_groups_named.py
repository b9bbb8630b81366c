"""A plural is a group only where it means some people, and not a number of them."""

from __future__ import annotations

import pytest

from tests.extract.world import one


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[[The Orvena Republicans]] said the road was closed.", "group"),
        ("[[The Orvena poll data]] show that the road was closed.", "unnamed"),
        ("[[Only two Orvena Republicans]] said the road was closed.", "unnamed"),
        ("[[Ana Rivers]] said the road was closed.", "person"),
    ],
)
def test_what_a_plural_means(marked: str, kind: str) -> None:
    """Data are nobody, two of many are no group, and a surname may look like a plural."""
    holder = one(marked)
    assert holder.actor is not None
    assert holder.actor.kind == kind
