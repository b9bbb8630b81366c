"""Certainty: how sure a speaker presents something."""

from __future__ import annotations

import pytest

from extract.claims.certainty import weakest
from extract.claims.claims import claim
from tests.extract.marked import reading


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The bridge may collapse.", "possible", "positive"),
        ("The bridge will probably collapse.", "probable", "positive"),
        ("An estimated 3,000 soldiers are stationed there.", "probable", "positive"),
        ("The army is expected to retreat.", "probable", "positive"),
        ("It is not clear whether the missile hit.", "uncommitted", "underspecified"),
        ("The war is unlikely to escalate.", "probable", "negative"),
        ("It is premature to suggest that it would provoke a war.", "possible", "negative"),
        ("It was not impossible that Iran would respond.", "possible", "positive"),
        ("There is no doubt that Iran did it.", "certain", "positive"),
        ("The court could not confirm the report.", "certain", "negative"),
        ("The reports were false.", "certain", "negative"),
        ("The reports were not false.", "certain", "positive"),
        ("The claim that it may rain is well known.", "certain", "positive"),
    ],
)
def test_hedges(text: str, certainty: str, polarity: str) -> None:
    """Hedges of the main clause weaken it, negative ones turn it round, inner ones do neither."""
    (block,) = reading(text).blocks
    found = claim(list(block.doc))
    assert found is not None
    assert (found.certainty, found.polarity) == (certainty, polarity)


def test_weakest() -> None:
    """The least sure of several wins, and nothing said means certain."""
    assert weakest(["certain", "possible", "probable"]) == "possible"
    assert weakest([]) == "certain"
