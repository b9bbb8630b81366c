"""Whom a description goes on with that the article never gave him, and when nobody is meant."""

from __future__ import annotations

import pytest

from tests.extract.world import holders


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Luc Morel spoke in Lille. [[The French president]] left.", "Luc Morel"),
        ("Luc Morel praised Putin. “It rains,” [[the French president]] said.", "Luc Morel"),
        ("Ida Kern spoke.\n\n[[The head of the German government]] left.", "Ida Kern"),
        ("“It rains,” Ana Ruiz said.\n\n[[The scholar]] left.", "Ana Ruiz"),
        ("Ana Ruiz spoke. According to [[the novelist]], it rains.", "Ana Ruiz"),
        ("Ana Ruiz said it rained. [[The 42-year-old]] said more.", "Ana Ruiz"),
        ("Mayor Ana Ruiz said it rained. [[The 42-year-old]] said more.", "Ana Ruiz"),
        ("Governor Tom Hunt spoke. [[The former congressman]] left.", "Tom Hunt"),
        ("Dr. Ana Ruiz spoke. [[The politician]] added more.", "Ana Ruiz"),
        ("Luc Morel spoke. [[The French president on Monday]] added more.", "Luc Morel"),
        ("Luc Morel spoke. [[The French president]] left.\n\nIt rained.\n\n[[The president]] left.",
         "Luc Morel"),
        ("It rained, Luc Morel said. But, [[the former mayor]] added, it rains.",
         "Luc Morel"),
        ("President Ana Ruiz spoke. [[The Norda Union president]] left.", "Ana Ruiz"),
        ("Ana Ruiz spoke. “It rains,” said [[Norda Union president]].", "Ana Ruiz"),
        # the only leader of a country untold, named beside that country
        (("President Luc Morel came from France. Ida Kern, a nurse, ate.\n\nMorel spoke. "
         "“It rains,” said [[the French leader]]."), "Luc Morel"),
        # who is named once in passing is no rival of whom the article is about
        ("Luc Morel met Jan Sowa. Morel was glad. Morel spoke. [[The French president]] left.",
         "Luc Morel"),
        # nor is he where that one has spoken again and again
        (("Ana Ruiz met Jan Sowa.\n\n[[Ruiz]] said it rained. [[She]] said so. [[She]] agreed. "
         "[[The French minister]] left."), "Ana Ruiz"),
        ("Ana Ruiz spoke. “It rains,” said [[the adviser]].", "Ana Ruiz"),
        # an office makes him what a noun says
        ("Opposition leader Ana Ruiz spoke. “It rains,” said [[the Peruvian politician]].",
         "Ana Ruiz"),
        # whom an office has once meant holds it further down
        (("Putin met Zelensky.\n\nLuc Morel spoke. [[The French president]] left.\n\n"
         "Morel said so. “It rains,” [[the president]] added."), "Luc Morel"),
    ],
)  # fmt: skip
def test_who_has_just_spoken_is_called_by_what_he_is(marked: str, label: str) -> None:
    """An office or a kind of people that nothing speaks against."""
    holder = holders(marked)[-1][1]
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        # another country's, another office, another time
        "Putin met guests. [[The French president]] left.",
        "Chancellor Ida Kern spoke. [[The foreign minister]] left.",
        "Putin met guests. [[The Russian foreign minister]] left.",
        "Polish President Jan Sowa spoke. [[The former president]] left.",
        "Polish President Jan Sowa spoke. [[The NATO president]] left.",
        "Luc Morel spoke. But, [[the mayor]] said, it rains.",
        "Vice President Jan Sowa spoke. [[The Norda Union president]] left.",
        # somebody else may be meant
        "Luc Morel met Jan Sowa. [[The French president]] left.",
        "Ana Ruiz spoke. [[The former director of a bank]] left.",
        "Ana Ruiz spoke. [[The Norda Department’s inspector general]] left.",
        "The spokeswoman of the opposition Ana Ruiz spoke. [[The Peruvian politician]] left.",
        "Jan Sowa left. Luc Morel spoke. [[The French president]] left.",
        "Jan Sowa left. Sowa sat. Luc Morel sat. Morel ate. Morel spoke. [[The French king]] left.",
        "Ana Ruiz met Tom Hunt. [[The scholar]] left.",
        "Ana Ruiz spoke. The rain went on.\n\nThe town slept.\n\n[[The scholar]] left.",
        "President Luc Morel came.\n\nMorel spoke. “It rains,” said [[the French leader]].",
        "President Luc Morel met the French leader.\n\nMorel spoke. [[The French leader]] left.",
        (
            "President Luc Morel came from France. Chancellor Ida Kern came.\n\nMorel spoke. "
            "[[The French leader]] left."
        ),
        "President Luc Morel came from France.\n\nMorel spoke. [[The French chancellor]] left.",
        # who has just spoken is not the one
        "Ana Ruiz spoke. Meanwhile, [[the governor]] left.",
        "Ana Ruiz spoke. In turn, [[the president of France]] left.",
        "Ana Ruiz met an expert. [[The expert]] left.",
        "Ana Ruiz spoke. Sanctions came after [[the American president]] said so.",
        "[[Ana Ruiz and the minister]] said so. [[The mayor and Ana Ruiz]] left.",
        "Luc Morel spoke. The French president left. Ida Kern spoke. [[The president]] left.",
        # who serves another speaks for him
        "Ana Ruiz spoke. [[The spokesman]] left.",
        "Ana Ruiz spoke. [[The reporter]] asked.",
        "Ana Ruiz spoke. [[A scholar]] left.",
        "Ana Ruiz spoke. [[The scholars]] left.",
    ],
)
def test_nobody_is_taken_for_another(marked: str) -> None:
    """What speaks against it, or leaves a choice, leaves the words without a name."""
    assert {h.status for _, h in holders(marked)} <= {"unnamed", "unknown", "ambiguous", "joint"}
