"""A name that the parser guesses at becomes an actor only when the article shows what it is."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD


def _named(text: str) -> dict[str, str]:
    return {m.actor.label: m.actor.kind for m in find_names(reading(text), WORLD).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Brill, an analyst at Orvena, left the meeting early in the day.", "Orvena"),
        ("The drug maker Orvena closed a plant in the north last winter.", "Orvena"),
        ("The Brill Foundation paid for the bridge over the river.", "Brill Foundation"),
        ("The TUWC closed its office on the coast last winter.", "TUWC"),
        ("Many buy shoes from companies such as Orvena these days.", "Orvena"),
    ],
)
def test_a_body_is_shown_by_its_words_or_by_what_stands_beside_it(text: str, name: str) -> None:
    """Whoever speaks, employs, is explained or bears a body's noun is a body."""
    assert _named(text).get(name) == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "The book Weeds of the Heath Stones sold well in the north last winter.",
        "They turned the Rust Belt red, and the whole country looked on.",
        "It was NOT WRONG, JUST TOO EARLY for the voters.",
        "The annexation of Sorvina changed much, and so did the war around Sorvina.",
        "The Department accepts the principle that all are equal.",
    ],
)
def test_what_is_no_body_is_no_actor(text: str) -> None:
    """A place, a book, a word in capitals and a noun without a name are nobody."""
    assert "organization" not in _named(text).values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The deaths of Alton Brill and others angered the town.", "Alton Brill"),
        ("A song by Dwight D. Kellet was played at the end.", "Dwight D. Kellet"),
        ("Rovers boss Dai Prosser refused to be drawn on it.", "Dai Prosser"),
        ("Later the midwife Svetlana closed the ward for good.", "Svetlana"),
        ("Marine Le Pen, leader of the party, spoke for an hour.", "Marine Le Pen"),
    ],
)
def test_a_person_is_shown_by_the_name_or_by_what_stands_beside_it(text: str, name: str) -> None:
    """A given name, a trade or an office beside a name make a person, whatever the parser says."""
    assert _named(text).get(name) == "person"


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("They joined the “Bernie Buses” of the movement on the coast.", "Bernie Buses"),
        ("The club’s Carlton Trail Golf Club shut its doors last year.", "Carlton Trail"),
        ("He had a faded sign for the Presenting Sponsor of the show.", "Presenting Sponsor"),
    ],
)
def test_words_in_capitals_are_no_person(text: str, nobody: str) -> None:
    """Titles in marks, the front of a body's name and ordinary words are nobody."""
    assert _named(text).get(nobody) != "person"


def test_a_headline_leaves_the_name_alone() -> None:
    """The verb behind a full name in a headline is no part of it."""
    text = "Praises Marco Brill Donates Nothing To Town\n\nLater Marco Brill left the town early."
    assert "Marco Brill" in _named(text)
    assert not any("Donates" in name or "Praises" in name for name in _named(text))
