"""Pronouns as sources: never the hearer, never a bystander, open where two may be meant."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from extract.holders.resolve import resolve
from extract.records import Holder
from tests.extract.marked import candidate, reading
from tests.extract.world import WORLD, holders, one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Ilya Brod told his guest Tom Hunt that it was late. [[He]] left.", "Ilya Brod"),
        ("Ilya Brod spoke to Tom Hunt about the harvest. [[He]] left.", "Ilya Brod"),
        ("Tom Hunt spoke.\n\n“It was late.”\n\n“It was dark.”\n\n[[He]] left.", "Tom Hunt"),
        ("Ana Ruiz met Tom Hunt. “[[He]] told me so,” Ana Ruiz said.", "Tom Hunt"),
        ("- Ian Roe must go - said Tom Hunt. [[He]] left.", "Tom Hunt"),
        ("[[Tom Hunt]] spoke.\n\nThe rain went on.\n\n[[He]] left.", "Tom Hunt"),
        ("[[Ana Ruiz]] spoke.\n\nThis is Putin’s war.\n\n[[She]] left.", "Ana Ruiz"),
    ],
)
def test_who_is_meant(marked: str, label: str) -> None:
    """The subject before, not who was told; quotations between are no gap."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("Zeno Brod met Zlata Wrona. [[He]] told her so.", "unknown"),
        ("Tom Hunt runs it. Although Ian Roe wrote of it, it is small. [[He]] left.", "ambiguous"),
        ("Tom Hunt runs the mill. His lawyer drove him to court.\n\n[[He]] left.", "ambiguous"),
        ("Tom Hunt left.\n\n[[The word of Basta, the mayor]], was no. [[He]] left.", "unnamed"),
        ("Tom Hunt met Ian Roe. “[[He]] told me so,” a witness said.", "unknown"),
        ("[[Tom Hunt]] spoke.\n\nIan Roe’s plan failed.\n\n[[They]] left.", "unknown"),
        ("[[Tom Hunt]] spoke.\n\nBorvik was not glad.\n\n“It rains,” [[he]] said.", "unknown"),
        ("[[Tom Hunt]] spoke.\n\nIt rained.\n\nIt froze.\n\nIt thawed.\n\n[[He]] left.", "unknown"),
        ("[[Tom Hunt]] spoke.\n\n[[Ana Ruiz]] spoke.\n\n“It rains,” [[he]] said.", "unknown"),
        ("The story of Tom Hunt.\n\nIt rained.\n\n“It rains,” [[he]] said.", "unknown"),
    ],
)
def test_what_stays_open(marked: str, status: str) -> None:
    """Either of two, a subordinate clause, kin of the one before, and a gap name nobody alone."""
    assert holders(marked)[-1][1].status == status


def test_the_other_of_two_is_known() -> None:
    """Of "he told her" the known man is he, whoever was named first."""
    holder = one("Zlata Wrona met a man in spring. [[He]] told her so.")
    assert holder.actor is not None
    assert holder.actor.label == "a man"


def _said(text: str, content: str) -> Holder:
    """The holder of "he" in "he said" for some words."""
    read = reading(text)
    found = [candidate(text, "he", "said", content)]
    (holder,) = resolve(read, find_names(read, WORLD), found)
    return holder


def test_a_speaker_does_not_call_himself_by_name() -> None:
    """Of two who fit, the one whom the words name is not the one who says them."""
    met = "Tom Hunt and Paul Berg met."
    named = _said(f"{met} “I am glad that Berg came,” he said.", "“I am glad that Berg came,”")
    assert (named.status, named.actor and named.actor.label) == ("resolved", "Tom Hunt")
    other = _said(f"{met} “I am glad that all came,” he said.", "“I am glad that all came,”")
    assert other.status == "ambiguous"


def test_the_only_one_who_fits_may_name_himself() -> None:
    """Nobody else is looked for: "Trust Hunt," said Hunt."""
    alone = _said("Tom Hunt came. “Trust Tom Hunt,” he said.", "“Trust Tom Hunt,”")
    assert (alone.status, alone.actor and alone.actor.label) == ("resolved", "Tom Hunt")


def test_a_known_man_is_no_she() -> None:
    """Whom a bare surname means is a man by the given name of his entry."""
    text = "Ana Ruiz spoke of the harvest.\n\nThis is the end of Putin’s war.\n\n[[{}]] left."
    assert one(text.format("She")).status == "unknown"
    he = one(text.format("He"))
    assert (he.actor and he.actor.label) == "Vladimir Putin"


@pytest.mark.parametrize(
    ("subject", "label"),
    [
        ("Ian Roe’s remarks", "Ian Roe"),
        ("Ian Roe’s lawyer", "Ian Roe’s lawyer"),
        ("The remarks", "Tom Hunt"),
    ],
)
def test_whose_thing_a_sentence_is_about(subject: str, label: str) -> None:
    """The owner of a thing that a sentence is about is the "he" of what hangs on it."""
    text = f"Ian Roe met Tom Hunt. Tom Hunt spoke. {subject} came in the hall where [[he]] left."
    holder = one(text)
    assert (holder.actor and holder.actor.label) == label


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Divers often arrive first, and [[they]] left.", "Divers"),
        ("Divers often arrive first. In May [[they]] left.", "Relief Office"),
    ],
)
def test_the_many_of_the_same_sentence(told: str, label: str) -> None:
    """The word "they" goes on with the many who are the subject of the clause it is joined to."""
    holder = one(f"[[The Relief Office]] said it was late.\n\n{told}")
    assert (holder.actor and holder.actor.label) == label


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Riots drove a young minister out after [[he]] left.", "ambiguous"),
        ("Riots drove Ian Roe out after [[he]] left.", "ambiguous"),
        ("Riots broke out in the town after [[he]] left.", "resolved"),
        ("Tom Hunt met a young minister before [[he]] left.", "resolved"),
    ],
)
def test_whom_a_sentence_is_aimed_at(told: str, status: str) -> None:
    """The object of a sentence about things may be "he" as well as the speaker before."""
    assert one(f"Ian Roe met Tom Hunt. Tom Hunt spoke. {told}").status == status


def test_a_speaker_nobody_knows_is_a_speaker() -> None:
    """After the words of "the head of the guild" their subject is not the one who goes on."""
    told = "Tom Hunt is ill, said [[{}]]. [[He]] left."
    assert one(told.format("the head of the guild")).status == "ambiguous"
    gone_on = one(told.format("the report"))
    assert (gone_on.actor and gone_on.actor.label) == "Tom Hunt"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Russia and Vladimir Putin went to war. [[They]] left.", "joint"),
        ("Russia and its fleet went to war. [[They]] left.", "unknown"),
        ("Russia went to war with Ukraine. [[They]] left.", "resolved"),
        ("Russia and Ian Roe went to war. [[He]] left.", "resolved"),
        ("Russia or Vladimir Putin went to war. [[They]] left.", "resolved"),
    ],
)
def test_they_are_all_who_are_joined(told: str, status: str) -> None:
    """Of "Russia and Putin" neither alone is "they"; "he" is one of them."""
    assert one(told).status == status


@pytest.mark.parametrize(
    ("told", "label"),
    [
        # told of beside another noun, aimed at, at the end of a passive
        ("Robin Falk has ties to Putin. But on Sunday [[he]] spoke.", "Robin Falk"),
        ("Robin Falk met Putin. But on Sunday [[he]] spoke.", ""),
        ("Jan Sowa left. The main doubt was put by Luc Morel.\n\n[[He]] spoke.", "Luc Morel"),
        ("Jan Sowa left. The plan shared by Luc Morel grew.\n\n[[He]] spoke.", ""),
        # whose words a sentence is about
        ("Jan Sowa left. Luc Morel’s words came at a dinner where [[he]] spoke.", "Luc Morel"),
        ("Jan Sowa left. Luc Morel’s words moved a minister when [[he]] spoke.", ""),
        ("Jan Sowa left. Luc Morel’s mother held a dinner where [[he]] spoke.", "Jan Sowa"),
        # where somebody else was
        ("Jan Sowa left while Luc Morel was visiting Poland, where [[he]] spoke.", "Luc Morel"),
        ("Jan Sowa left while rain was flooding Poland, where [[he]] spoke.", "Jan Sowa"),
    ],
)
def test_who_is_most_prominent(told: str, label: str) -> None:
    """Nobody who only tells of another noun; whoever does what the clause goes on with."""
    holder = one(told)
    assert (holder.actor.label if holder.actor else "") == label
    assert holder.status == ("resolved" if label else "ambiguous")


def test_who_is_told_of_does_not_go_on_for_the_speaker() -> None:
    """Whom somebody's words make a speaker of stands behind the one whose words they are."""
    text = "Jan Sowa fears rain, said Luc Morel. He left."
    marked = [
        candidate(text, "Jan Sowa", "fears", "rain"),
        candidate(text, "Luc Morel", "said", "Jan Sowa fears rain"),
        candidate(text, "He", "left", "."),
    ]
    read = reading(text)
    *_, holder = resolve(read, find_names(read, WORLD), marked)
    assert (holder.actor and holder.actor.label) == "Luc Morel"


@pytest.mark.parametrize(
    ("told", "said", "label"),
    [
        # who is asked answers, and nobody of whom the question tells
        ("Tom Hunt was asked whether Jan Sowa had left.", "said", "Tom Hunt"),
        ("Tom Hunt was asked whether Jan Sowa had left.", "replied", "Tom Hunt"),
        ("Tom Hunt asked whether Jan Sowa had left.", "replied", ""),
        ("Tom Hunt was asked whether it rained, and Jan Sowa was asked.", "replied", ""),
    ],
)
def test_who_is_asked_goes_on(told: str, said: str, label: str) -> None:
    """A question is put to who answers it."""
    text = f"{told} He {said}: “I think so.”"
    marked = [candidate(text, "He", said, "I think so")]
    read = reading(text)
    (holder,) = resolve(read, find_names(read, WORLD), marked)
    assert (holder.actor.label if holder.actor else "") == label


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Luc Morel had talked", "Tom Hunt"),  # Hunt's words tell of him
        ("it had rained when he met Luc Morel", "Tom Hunt"),
    ],
)
def test_whom_a_speaker_tells_of_does_not_reply(told: str, label: str) -> None:
    """An answer is that of who spoke or was spoken to."""
    text = f"The reason, Tom Hunt said, was that {told}. He replied: “So be it.”"
    marked = [
        candidate(text, "Tom Hunt", "said", told),
        candidate(text, "He", "replied", "So be it"),
    ]
    read = reading(text)
    *_, holder = resolve(read, find_names(read, WORLD), marked)
    assert (holder.actor.label if holder.actor else "") == label


def test_whose_aide_somebody_is_does_not_go_on() -> None:
    """A name within the words for another one's office is no rival."""
    aide = "Tom Hunt, Poland President's aide Jan Sowa for security, spoke. However, [[he]] left."
    assert (holder := one(aide)).actor is not None
    assert holder.actor.label == "Tom Hunt"
    assert one("Tom Hunt and President Jan Sowa spoke. However, [[he]] left.").actor is None


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("When [[he]] arrived, the mayor Ian Roe laughed.", "ambiguous"),
        ("In what [[he]] called a speech, Ian Roe laughed.", "ambiguous"),
        ("When [[he]] arrived, Ana Ruiz laughed.", "resolved"),
        ("[[He]] arrived, and Ian Roe laughed.", "resolved"),
        ("[[He]] said that the mayor Ian Roe laughed.", "resolved"),
    ],
)
def test_whom_a_clause_ahead_may_mean(told: str, status: str) -> None:
    """Ahead of the main clause "he" may be its subject, unless that is a woman."""
    opening = "Ana Ruiz left. Her story ended, her book as well. Tom Hunt spoke in June."
    assert holders(f"{opening}\n\n{told}")[-1][1].status == status
