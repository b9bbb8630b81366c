"""A paragraph that the next one lays to somebody is theirs, and nobody reports that it was said."""

from __future__ import annotations

import pytest

from tests.extract.set_off import statements

_LEAD = "The harbour of Sundby has lost a third of its ferries."


def told(*paragraphs: str) -> list[tuple[str, str]]:
    """Who says what in some paragraphs behind the lead."""
    return statements("\n\n".join((_LEAD, *paragraphs)))


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("Port chief Ada Kern said this at a meeting in Sundby, Nordpress reports.", "Ada Kern"),
        ("According to Nordpress, Ada Kern announced this on Monday.", "Ada Kern"),
        ("This was reported by the daily Fjordposten, according to Nordpress.", "Fjordposten"),
        ("That's according to Ada Kern, who spoke on Monday, Nordpress reports.", "Ada Kern"),
        ("That's according to ex-minister Ada Kern, Nordpress reports.", "Ada Kern"),
        ("The relevant statement was made by port chief Ada Kern.", "Ada Kern"),
        (
            "The guests of the second fair said this in a note printed at noon, Nordpress reports.",
            "guests",
        ),
        ("It is stated in the report of the port office, Nordpress reports.", "report"),
    ],
)
def test_the_lead_is_whose_the_next_paragraph_says(behind: str, speaker: str) -> None:
    """Who said so says the paragraph before; the agency only passes it on."""
    ((who, said),) = told(behind)
    assert speaker in who
    assert said.startswith("The harbour")


@pytest.mark.parametrize(
    "behind",
    [
        "Ada Kern said this year was the worst.",
        "Ada Kern denied this on Monday, Nordpress reports.",
        "It was rejected by Ada Kern.",
        "It was first declared by Ada Kern in May.",
        "Ada Kern ruled that out on Monday.",
        "Ada Kern will say this on Monday.",
        "Who said this?",
        "This is described in papers of the port as a danger.",
        "It was opened by Ada Kern in May.",
        "Ada Kern said this: the crane was safe.",
        "The office came. Ada Kern said so on Monday.",
        "That's not according to the rules of the port.",
    ],
)
def test_a_paragraph_that_nothing_points_at_stays_the_articles(behind: str) -> None:
    """A word that points at a year, a deed and what a colon leads in tell nothing of it."""
    assert all("Kern" not in who for who, said in told(behind) if said.startswith("The harbour"))


def test_nobody_says_twice_what_is_reported_already() -> None:
    """Where the lead names its speaker, that somebody "said this" tells nothing more."""
    lead = "Port chief Ada Kern said that a third of the ferries was lost."
    made = statements(f"{lead}\n\nShe said this at a meeting in Sundby, Nordpress reports.")
    assert [who for who, _ in made] == ["Ada Kern"]


def test_a_long_paragraph_is_not_laid_to_anybody() -> None:
    """Of four sentences it is not plain which are meant."""
    long = "The crane fell. The ferry sank. The pier broke. The town slept."
    made = told(long, "Ada Kern said this on Monday.")
    assert all("Kern" not in who for who, _ in made)


def test_what_a_thing_is_called_is_told() -> None:
    """The case "Kern called it a scandal": "it" is judged, not what was said before."""
    made = told("Ada Kern called it “a scandal” on Monday.")
    assert ["scandal" in said for who, said in made if who == "Ada Kern"] == [True]


def test_that_somebody_said_so_is_no_claim_of_the_article() -> None:
    """Who said what stands before is in the statement, not a claim beside it."""
    made = told("The port office said this in a note seen by Nordpress.")
    assert all(who != "ARTICLE" for who, _ in made)
