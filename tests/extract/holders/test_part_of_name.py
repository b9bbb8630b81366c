"""One word for a longer name of the article."""

from __future__ import annotations

import pytest

from tests.extract.world import one


@pytest.mark.parametrize("said", ["[[Sabrix]] denied it.", "[[Sabrix]] announced more."])
def test_the_first_word_of_a_company_is_the_company(said: str) -> None:
    """It is named whole before, and nobody else is called so."""
    holder = one(f"Sabrix Foods Inc. said it would grow. The weather was fine. {said}")
    assert holder.actor is not None
    assert holder.actor.label == "Sabrix Foods Inc."
    assert holder.actor.kind == "organization"


@pytest.mark.parametrize(
    "before",
    [
        "Sabrix Foods Inc. and Sabrix Steel Corp. said they would grow.",
        "Steel Foods Inc. said it would grow.",
        "Ana Sabrix of Sabrix Foods Inc. said it would grow.",
    ],
)
def test_a_word_that_may_be_anothers_is_not_the_company(before: str) -> None:
    """Two companies of one first word, another word, somebody of that surname."""
    holder = one(f"{before} The weather was fine. [[Sabrix]] denied it.")
    assert holder.actor is None or holder.actor.label not in {"Sabrix Foods Inc.", "Steel Foods"}


def test_letters_are_short_for_the_one_body_they_begin() -> None:
    """Only a body named before, and no other of the same initials."""
    before = "The Norda Herald said it would grow. The weather was fine. "
    assert one(before + "“No,” [[the NH]] said.").reason == "short for Norda Herald"
    word = "The Board of Orvena Lending Towns met. The weather was fine. [[BOLT]] said it would."
    assert one(word).reason == "short for Board of Orvena Lending Towns"
    for text in (
        "“No,” [[the NH]] said. The Norda Herald said it would grow.",
        before + "The North Hospital said it would close. “No,” [[the NH]] said.",
        before + "“No,” [[the ND]] said.",
    ):
        assert not one(text).reason.startswith("short for")


@pytest.mark.parametrize(
    "said",
    ["The rain, [[Orvaszky]] used to say, was late.", "“Yes,” confirmed [[Orvaszky]]."],
)
def test_who_has_spoken_by_a_name_is_called_by_it_again(said: str) -> None:
    """A name that only a first sentence tells is one wherever it comes again."""
    first = one("[[Orvaszky]] said it was late.")
    assert (first.status, first.actor and first.actor.kind) == ("resolved", "person")
    again = one(f"[[Orvaszky]] said it was late. It rained. {said}")
    assert (again.status, again.actor) == (first.status, first.actor)


def test_a_surname_is_its_bearers_in_every_spelling_of_the_article() -> None:
    """What the article calls somebody first is not all he is called."""
    text = (
        "What did Sergei Ławrow say?\n\n- It will rain until the wind abandons plans and gets rid "
        "of the desire for defeat - said [[{}]].The talk was posted.\n\n"
        "What is news?Sergei Lavrov and others ate."
    )
    said = one(text.format("Lavrov")).actor
    assert said is not None
    assert said.label == "Sergei Ławrow"
    other = one(text.format("Sergeyev")).actor
    assert other is None or other.label == "Sergeyev"
