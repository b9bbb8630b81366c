"""One place of an article tells what a name is, and a name that holds another one is cut to it."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD


def _named(text: str) -> dict[str, str]:
    return {m.actor.label: m.actor.kind for m in find_names(reading(text), WORLD).actors}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (
            "He wrote the book Brenda Cash. Brenda Cash shows that all of it is false.",
            "Brenda Cash",
        ),
        (
            "It is no mistake, it is a Hail Mary (or perhaps a Hail Lucy) pass. Brill did it.",
            "Hail Mary",
        ),
        ("“The Long Mill” was nominated for a best picture Oscar. It won.", "Oscar"),
        ("She remembered the Muhammad Orne-Joe Brill fight.", "Muhammad Orne-Joe Brill"),
        ("It was held on the eve of Martin Luther King Day, and many came.", "Day"),
        ("They make none now, but a 2015 Brill Trade Jet would sell for less.", "Brill Trade Jet"),
        ("~ Media titan Dwight Orne announced that he was to be married.", "Media"),
        ("It was better than what they had offered BAKO.He said that it was so.", "BAKO.He"),
        ("Dwight Brill was there to open his Brill Turnberry golf course.", "Brill Turnberry"),
        ("He was shown on the screen overlooking the Court Philippe Orne.", "Philippe Orne"),
        ("She owned a horse called Ana Orne. Ana Orne won.", "Ana Orne"),
        ("They used software called SweepItUp, which is made to remove files.", "SweepItUp"),
        ("Trade Union Says Bakers Were Beaten In Every Northern Town", "Trade Union"),
        (
            "Tension may grow between Zelnik and Dorn Administration aides, he said.",
            "Zelnik and Dorn Administration",
        ),
        (
            "They ate facing the Brill Convention Center. He spoke at the Brill Convention Center.",
            "Brill Convention Center",
        ),
    ],
)
def test_nobody(text: str, nobody: str) -> None:
    """Works, sayings, prizes, pairs of names, one of many, houses that do nothing: no actors."""
    assert nobody not in _named(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The book Brenda Cash wrote is long. Brenda Cash lives in Orvena.",
            "Brenda Cash",
            "person",
        ),
        ("In the book, Mayor Brenda Cash says so. She is old.", "Brenda Cash", "person"),
        (
            "The singer Oscar Brill, who is old, laughed. “It is late,” Oscar said.",
            "Oscar Brill",
            "person",
        ),
        (
            "Ana Brill was there. Brill Turnberry said that it was late.",
            "Brill Turnberry",
            "person",
        ),
        (
            "The firm called Brenda Brill to the stand. Brenda Brill cried.",
            "Brenda Brill",
            "person",
        ),
        ("He led a group called Orvena Watch, he said.", "Orvena Watch", "organization"),
        ("The Judge Philippe Orne said so.", "Philippe Orne", "person"),
        ("Richard Cross, a former staff member, said that it was so.", "Richard Cross", "person"),
        ("Jean-Pierre Brill said that he was late.", "Jean-Pierre Brill", "person"),
        (
            "Sure that King Dwight said so, they left. King Dwight Brill said it.",
            "Dwight Brill",
            "person",
        ),
        (
            "Brill Trade Jet sued the council.",
            "Brill Trade Jet",
            "organization",
        ),
        ("Brill Media said that it would not sell the paper.", "Brill Media", "organization"),
        ("The site Gazeta.pl reported that nobody had come.", "Gazeta.pl", "organization"),
        (
            "The Food and Drug Administration said that it was safe.",
            "Food and Drug Administration",
            "organization",
        ),
        (
            "The Brill Medical Center said at the Brill Medical Center that it would close.",
            "Brill Medical Center",
            "organization",
        ),
    ],
)
def test_somebody(text: str, name: str, kind: str) -> None:
    """Whoever wrote the book, bears the prize's name or runs the house is an actor."""
    assert _named(text).get(name) == kind


def test_unknown_words_that_the_parser_takes_for_a_body_are_no_person() -> None:
    """Words nobody knows, a body's at every place, are no person's, though they say something."""
    text = (
        "They said that Ekson Mobil was to blame. Claims by Ekson Mobil were rejected, "
        "Ekson Mobil said. The statement of Ekson Mobil came late."
    )
    assert _named(text).get("Ekson Mobil") != "person"


def test_name_with_the_field_of_an_office_behind_is_the_body_alone() -> None:
    """What stands between a body's name and its editor is no part of the name."""
    text = (
        "Orvena News National Security editor Dwight Brill denounced it. Readers had told"
        " Orvena News that they were worried."
    )
    named = _named(text)
    assert "Orvena News" in named
    assert "Orvena News National Security" not in named


def test_name_that_stands_by_itself_elsewhere_is_not_cut() -> None:
    """A longer name that does something is another body's."""
    text = (
        "Orvena News Digital editor Dwight Brill denounced it. Orvena News Digital said so, and"
        " readers had told Orvena News that they were worried."
    )
    assert "Orvena News Digital" in _named(text)


def test_body_of_a_headline_that_the_article_names_again() -> None:
    """Plain words of a headline are a body's name where the article goes on to use them."""
    text = "Orvena Bakers Group Will Run Notices In Every Town\n\nThe Orvena Bakers Group said so."
    assert "Orvena Bakers Group" in _named(text)


def test_letters_of_a_body_before_a_person() -> None:
    """A person behind the letters of a body is no part of its name."""
    named = _named("He told the former envoy at the UN Nikki Brill and others that it was so.")
    assert "UN" in named
    assert "UN Nikki Brill" not in named


def test_whose_envoy_it_is_is_no_part_of_a_bodys_name() -> None:
    """A land before a listed body that the article names by itself says whose somebody there is."""
    told = "The former US Nato ambassador Ivo Daal said so. Nato acted, and Nato has said so."
    assert "US Nato" not in _named(told)
    assert "Nato" in _named(told)
