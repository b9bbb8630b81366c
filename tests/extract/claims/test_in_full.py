"""A text printed in full is laid to whoever gives it, and to nobody where that is not told."""

from __future__ import annotations

import pytest

from tests.extract.set_off import SHIP, statements

SPEECH = "Good evening, dear friends.\n\nThe pier is ours.\n\nWe will not sell it."
SAID = ["Good evening, dear friends.", "The pier is ours.", "We will not sell it."]


def _said(lead: str, text: str = SPEECH) -> dict[str, str]:
    """Who says what behind a line."""
    return {words: who for who, words in statements(f"{SHIP}\n\n{lead}\n\n{text}")}


@pytest.mark.parametrize(
    "lead",
    [
        "Mayor Ada Kern spoke on Sunday.\n\nThe full text of the speech is provided below:",
        "Tom Hunt left for Sundby.\n\nHere is the full text of Ada Kern's speech.",
        "The appeal was made by Ada Kern.\n\nHere is the complete text of the appeal.",
    ],
)
def test_each_paragraph_is_the_givers(lead: str) -> None:
    """Named by the line that leads the text in, else alone before it; a greeting claims nothing."""
    found = _said(lead)
    assert [found.get(words) for words in SAID] == [None, "Ada Kern", "Ada Kern"]


@pytest.mark.parametrize(
    "lead",
    [
        "Ada Kern met Tom Hunt on Sunday.\n\nHere is the full text of the speech.",
        "A letter reached Ada Kern on Sunday.\n\nHere is the full text of the letter.",
        "Rain fell on Sunday.\n\nHere is the full text of the speech.",
        "Ada Kern spoke on Sunday.\n\nHere is the full transcript of Ada Kern's interview.",
    ],
)
def test_a_text_of_nobody_told_is_nobodys(lead: str) -> None:
    """One of two, who gets it, nobody, one of several turns: neither theirs nor the article's."""
    found = _said(lead)
    assert not {*SAID} & {*found}


LEAD = "Mayor Ada Kern spoke.\n\nHere is the full text of the speech."


def test_the_page_goes_on_behind_the_text() -> None:
    """What names the giver or speaks to nobody may be the page's again."""
    later = f"{SPEECH}\n\nAda Kern has led the town for nine years.\n\nWe are open."
    assert _said(LEAD, later).get("We are open.") != "Ada Kern"
    assert "The quay is old." not in _said(LEAD, f"{SPEECH}\n\nThe quay is old.")


def test_a_text_ends_where_it_is_signed() -> None:
    """What stands behind the giver's name is the page's."""
    found = _said(LEAD, f"{SPEECH}\n\nYours, Ada Kern\n\nWe will update this story.")
    assert found[SAID[-1]] == "Ada Kern"
    assert found.get("We will update this story.") != "Ada Kern"


def test_a_letter_runs_up_to_its_close() -> None:
    """Its paragraphs need not speak to anybody; what stands behind its close is the page's."""
    letter = "Dear all,\n\nThe pier stays. Nobody took a penny.\n\nYours in hope,\nAda Kern"
    lead = "Below is the text of the letter that Mayor Ada Kern sent to the guild:"
    found = _said(lead, f"{letter}\n\nThe guild meets in May.\n\nLet us know what you think!")
    assert found["Nobody took a penny."] == found["The pier stays."] == "Ada Kern"
    assert found.get("The guild meets in May.") != "Ada Kern"
    assert "The pier stays." not in _said(lead, "The pier stays.\n\nThe guild, as ever, meets,")


def test_a_heading_of_the_text_is_no_statement() -> None:
    """The date and the name of an address claim nothing."""
    found = _said(LEAD, f"Address to the guild\n\n9 June 2031\n\n{SPEECH}")
    assert [words for words, who in found.items() if who == "Ada Kern"] == SAID[1:]


def test_whom_the_giver_quotes_says_it_through_the_giver() -> None:
    """A report within the text has another speaker, what the giver says of himself has not."""
    text = (
        "Dear friends, I say the pier is ours.\n\nTom Hunt said the pier is lost. We know better!"
    )
    found = _said(LEAD, text)
    assert found["the pier is lost"] == "Tom Hunt"
    assert "the pier is ours" not in found
