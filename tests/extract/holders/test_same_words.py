"""Whom a description means where other places of the article tell, and when none is taken."""

from __future__ import annotations

import pytest

from extract.holders.same_words import same_words
from extract.records import Actor, Holder, Span
from tests.extract.world import holders


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[The scholar]] ate.\n\nIt rained.\n\nAna Ruiz spoke. [[The scholar]] left.", "Ana Ruiz"),
        ("[[The French king]] ate.\n\nLuc Morel spoke. [[the French  king]] left.", "Luc Morel"),
    ],
)  # fmt: skip
def test_the_same_words_mean_the_same_person(marked: str, label: str) -> None:
    """What one place tells of a description holds for all."""
    found = [(h.status, h.actor and h.actor.label) for _, h in holders(marked)]
    assert found == [("resolved", label)] * len(found)


@pytest.mark.parametrize(
    "marked",
    [
        # two are called so
        ("[[The scholar]] ate.\n\nAna Ruiz spoke. [[The scholar]] left.\n\nTom Hunt spoke. "
         "[[The scholar]] left."),
        # somebody of the kind has no name
        "[[The scholar]] ate.\n\nAna Ruiz spoke. [[The scholar]] left.\n\nA scholar slept.",
        # other words
        "[[The French scholar]] ate.\n\nAna Ruiz spoke. [[The scholar]] left.",
        "[[A scholar]] ate.\n\nIt rained.\n\nAna Ruiz spoke. [[The scholar]] left.",
    ],
)  # fmt: skip
def test_who_may_be_another_one_stays_open(marked: str) -> None:
    """Two of a kind, or other words, settle nothing."""
    assert holders(marked)[0][1].status in {"unnamed", "unknown"}


def test_a_pronoun_for_who_is_described_so_means_that_person_too() -> None:
    """A "she" that was found to mean "the scholar" is whoever "the scholar" is."""
    text = "The scholar ate. She sat. The scholar left."
    nobody = Actor("a#unnamed:scholar", "The scholar", "unnamed")
    other = Actor("a#unnamed:cook", "the cook", "unnamed")
    ana = Actor("a#ana ruiz", "Ana Ruiz", "person")
    found = [
        Holder("unnamed", nobody, mention=Span(17, 20)),
        Holder("unnamed", other, mention=Span(17, 20)),
        Holder("resolved", ana, mention=Span(26, 37)),
    ]
    assert [h.actor for h in same_words(text, found)] == [ana, other, ana]
