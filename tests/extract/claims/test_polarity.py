"""Polarity: what is affirmed and what is denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.claims.claims import claim
from extract.claims.polarity import compose
from extract.records import Polarity
from extract.syntax.negation import negated
from tests.extract.marked import reading

POLARITIES = st.sampled_from(("positive", "negative", "underspecified"))


@given(st.lists(POLARITIES, max_size=6))
def test_compose(polarities: list[Polarity]) -> None:
    """Pairs of negatives cancel; one underspecified judgement makes the whole so."""
    whole = compose(*polarities)
    if "underspecified" in polarities:
        assert whole == "underspecified"
    else:
        assert (whole == "negative") == (polarities.count("negative") % 2 == 1)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No nations outside the conflict have committed troops.", "negative"),
        ("Nobody knew about the plan.", "negative"),
        ("The army has no plans to attack.", "negative"),
        ("The army no longer controls the town.", "negative"),
        ("The army will under no circumstances surrender.", "negative"),
        ("The army did not confirm or deny the report.", "negative"),
        ("The army has failed to take the town.", "negative"),
        ("The army has not failed to take the town.", "positive"),
        ("The army not only took the town but burned it.", "positive"),
        ("The army took the town without firing a shot.", "positive"),
        ("The lack of food could weaken the army.", "positive"),
        ("The soldiers who did not flee were captured.", "positive"),
        ("The army said “we never retreat” to reporters.", "positive"),
        ("Her novel “No Second Winter” was a success.", "positive"),
        ("Her novel No Second Winter was a success.", "positive"),
        ("Her crew, “no second winter” or not, was happy.", "positive"),
        ("“No Dane was hurt.”", "negative"),
        ("It was a quarrel, nothing more.", "positive"),
        ("It was nothing less than a war.", "positive"),
        ("He saw nothing.", "negative"),
        ("The worst is yet to come.", "positive"),
        ("The town is yet to be taken.", "negative"),
        ("Nor did the army take the town.", "negative"),
        ("The army took the town, nor was that all.", "positive"),
        ("Hospital: No Dane was hurt.", "negative"),
        ("Mill Sold No Flour", "negative"),
    ],
)
def test_negation(text: str, polarity: str) -> None:
    """Only a negation of the main clause turns it round, not one of a phrase or an inner clause."""
    (block,) = reading(text).blocks
    found = claim(list(block.doc))
    assert found is not None
    assert found.polarity == polarity


def test_shared_negation() -> None:
    """The second of two verbs joined by "or" shares the negation of the first, by "and" not."""
    (block,) = reading("The army did not confirm or deny the report.").blocks
    assert negated(next(t for t in block.doc if t.text == "deny"))
    (block,) = reading("The army did not confirm it and left the town.").blocks
    assert not negated(next(t for t in block.doc if t.text == "left"))
