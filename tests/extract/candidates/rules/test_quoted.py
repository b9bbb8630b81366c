"""Quotations: before, after and around their cue, alone, and over paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]

CASES = [
    ("“The dam will hold,” the mayor said.", "the mayor", "“The dam will hold,”"),
    ("“The dam will hold,” said Clara Dorn, an engineer.", "Clara Dorn, an engineer",
     "“The dam will hold,”"),
    ("The mayor said, “The dam will hold.”", "The mayor", "“The dam will hold.”"),
    ("The mayor told reporters: “The dam will hold.”", "The mayor", "“The dam will hold.”"),
    ("“The dam,” the mayor said, “will hold for a year.”", "the mayor",
     "“The dam,” … “will hold for a year.”"),
    ('"The dam will hold," the mayor said.', "the mayor", '"The dam will hold,"'),
    ("“Will the dam hold?” she asked.", "she", "“Will the dam hold?”"),
    ("“The dam will hold,” the mayor said. “We checked it twice.”", "the mayor",
     "“The dam will hold,” … “We checked it twice.”"),
    ("The mayor said, “The dam will hold. We checked it. Go home.”", "The mayor",
     "“The dam will hold. We checked it. Go home.”"),
    ("The mayor said that the dam was “safe as a house.”", "The mayor",
     "that the dam was “safe as a house.”"),
    ("The dam “will hold for years,” the mayor said.", "the mayor",
     "The dam “will hold for years,”"),
    ('“The dam will hold," the mayor said.', "the mayor", '“The dam will hold,"'),
    ("“Stay away!” the mayor went on.", "the mayor", "“Stay away!”"),
    (("According to Sundby Radio, Clara Dorn said that if the river rose in spring, “the dam will"
     " hold.”"), "Clara Dorn", "that if the river rose in spring, “the dam will hold.”"),
    ("“Will the dam hold this year?”- asked Clara Dorn.", "Clara Dorn",
     "“Will the dam hold this year?”"),
    ('"Will the dam hold this year?"-asked Clara Dorn.', "Clara Dorn",
     '"Will the dam hold this year?"'),
    ("“Will the dam hold this year?” the portal wonders.", "the portal",
     "“Will the dam hold this year?”"),
    ('"The dam will hold,” the mayor said. “We checked it."', "the mayor",
     '"The dam will hold,” … “We checked it."'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_a_quotation_goes_to_its_speaker(
    said: Proposer, text: str, source: str, content: str
) -> None:
    """Wherever the cue stands, the whole quotation is the content, marks included."""
    assert [(s.source, s.content) for s in said(text)] == [(source, content)]


def test_a_free_quotation_joins_the_speaker_of_its_paragraph(said: Proposer) -> None:
    """A quotation without a cue continues what the paragraph's speaker said."""
    found = said("The mayor said that the dam would hold. “We have checked it twice this year.”")
    assert len(found) == 1
    assert found[0].content.endswith("“We have checked it twice this year.”")


def test_a_free_quotation_joins_the_verb_that_quotes(said: Proposer) -> None:
    """What only adds to "said" quotes nothing; a second clause of its own does."""
    more = "“We have checked it twice this year.”"
    found = said(f"“The dam will hold,” the mayor said, noting that the river was low. {more}")
    assert [s.cue for s in found if more in s.content] == ["said"]
    found = said(f"“The dam will hold,” the mayor said, and Ivo Falk noted that it was old. {more}")
    assert "said" not in [s.cue for s in found if more in s.content]


def test_nothing_inside_a_quotation_is_proposed(said: Proposer) -> None:
    """Who is quoted says "I think" and "they claim": the article does not report these."""
    found = said("“I think they claim that the dam is safe, and experts say so,” the mayor said.")
    assert [s.source for s in found] == ["the mayor"]


def test_a_noun_behind_a_quotation_is_no_verb(said: Proposer) -> None:
    """Claims are paid there, nobody claims: the words go on to a verb of their own."""
    assert not said("“The dam will hold,” insurance claims for the flood were paid.")


def test_a_title_in_quotation_marks_is_not_what_is_said(said: Proposer) -> None:
    """The name of a programme before "he said" is no quotation."""
    found = said("In an interview with “Night Talk,” the mayor said that the dam would hold.")
    assert [s.content for s in found] == ["that the dam would hold"]


def test_two_speakers_of_a_paragraph_keep_their_words(said: Proposer) -> None:
    """Each quotation goes to the cue beside it."""
    found = said("“The dam will hold,” Anna Falk said. “It will not,” Leon Lund replied.")
    assert [(s.source, s.content) for s in found] == [
        ("Anna Falk", "“The dam will hold,”"), ("Leon Lund", "“It will not,”"),
    ]  # fmt: skip


def test_a_quotation_left_open_goes_on_in_the_next_paragraph(said: Proposer) -> None:
    """Paragraphs of one quotation are one content."""
    found = said("The mayor said, “The dam will hold.\n“We have checked it twice.”")
    assert found[0].content == "“The dam will hold. … “We have checked it twice.”"


def test_a_mark_that_was_forgotten_lends_no_speaker(said: Proposer) -> None:
    """Words that lead on to a quotation tell whose it is, not who speaks in the next paragraph."""
    found = said(
        'Ivo Fick spreads word that "the dam is sold.\n"He is wrong," the statement reads.'
    )
    assert [(s.source, s.content) for s in found if s.source != "Ivo Fick"] == [
        ("the statement", '"He is wrong,"')
    ]


def test_a_cue_before_a_colon_introduces_the_next_paragraph(said: Proposer) -> None:
    """A cue "he wrote:" with the quotation in a paragraph of its own."""
    found = said("In a letter to the council he wrote:\n“The dam will hold for years.”")
    assert [(s.source, s.content) for s in found] == [("he", "“The dam will hold for years.”")]


def test_words_held_with_tongs_are_no_utterance(said: Proposer) -> None:
    """A quoted word in narration is nobody's statement."""
    assert said("The so-called “dam” is a heap of earth.") == []


def test_a_noun_announces_the_next_paragraph(said: Proposer) -> None:
    """The words "made the following comment:" lay the quotation below to their subject."""
    (found,) = said("In July the mayor made the following comment:\n“The dam will hold.”")
    assert (found.source, found.cue, found.content) == (
        "the mayor", "made the following comment", "“The dam will hold.”",
    )  # fmt: skip


def test_who_stands_in_an_aside_says_nothing(said: Proposer) -> None:
    """Words after a dash are not laid to whom the aside before it is about."""
    text = "Crowds passed the hall - where the Lions beat the Vikings - while chanting, “Peace!”"
    assert all("Lions" not in found.source for found in said(text))
