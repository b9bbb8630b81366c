"""A paragraph that the next one lays to somebody is theirs, and nobody reports that it was said."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from tests.extract.marked import document
from tests.extract.set_off import statements
from tests.graph.points.world import known

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


def chains(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Who is reported to have said it, through whom, and how what is said begins."""
    return [
        (
            " and ".join(actor.label for actor in one.holder.speakers),
            tuple(actor.label for actor in one.holder.via),
            " … ".join(s.of(text) for s in one.content)[:20],
        )
        for one in extract(document(text), known(), "rules").reported()
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "She said this at a meeting in Sundby, Nordpress reports.",
        "The head of the port said this at a meeting in Sundby, according to Nordpress.",
    ],
)
def test_who_passes_on_what_is_reported_already_stands_in_its_chain(behind: str) -> None:
    """The lead names its speaker; that a paper tells of it is no claim, but a link of the chain."""
    lead = "Port chief Ada Kern said that a third of the ferries was lost."
    assert chains(f"{lead}\n\n{behind}") == [("Ada Kern", ("Nordpress",), "that a third of the ")]


def test_whoever_is_reported_within_what_is_laid_to_somebody_is_heard_through_them() -> None:
    """The case "Dahl spreads tales, claiming that …": the tale is Dahl's, that he tells it hers."""
    lead = "Olav Dahl is spreading tales in the towns, claiming that “the harbour is lost.”"
    made = chains(f"{lead}\n\nPort chief Ada Kern announced this on Monday, Nordpress reports.")
    assert made == [
        ("Ada Kern", ("Nordpress",), "Olav Dahl is spreadi"),
        ("Olav Dahl", ("Nordpress", "Ada Kern"), "that “the harbour is"),
    ]


def test_a_sentence_right_behind_the_first_of_its_paragraph_points_at_it() -> None:
    """The case "The crane fell. The port office informed about it": nothing else can be meant."""
    made = told("The crane has fallen into the basin. The port office informed about it.")
    assert ("ARTICLE", "The crane has fallen into the basin") not in made
    assert any("port office" in who and said.startswith("The crane") for who, said in made)


@pytest.mark.parametrize(
    "behind",
    [
        "Ada Kern explained this by the storm.",
        "Ada Kern learned about it on Monday.",
        "Ada Kern had not reported this.",
    ],
)
def test_who_explains_or_hears_of_a_thing_has_not_told_it(behind: str) -> None:
    """Why it is so, or that somebody has heard of it, lays the sentence before to nobody."""
    made = told(f"The crane has fallen into the basin. {behind}")
    assert all("Kern" not in who for who, said in made if said.startswith("The crane"))
