"""What a name names: told by lists of usual meanings, by its place in the sentence, by its end."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from extract.wordlists import kinds, of_a_million
from tests.extract.marked import reading
from tests.extract.world import WORLD


def _named(text: str) -> dict[str, str]:
    return {m.actor.label: m.actor.kind for m in find_names(reading(text), WORLD).actors}


def test_lists_of_kinds_hold_names_of_one_kind_each() -> None:
    """No name is in two lists; words that are written small as well are no body's name."""
    lists = [kinds(which) for which in ("bodies", "people", "places", "things")]
    assert sum(map(len, lists)) == len(frozenset().union(*lists)) > 10_000
    bodies, people, places, things = lists
    assert {"Greenpeace", "Ku Klux Klan", "al-Qaeda"} <= bodies
    assert {"CEO", "Christian"} <= people
    assert {"Crimea", "West", "Danube"} <= places
    assert {"Medicare", "Oval Office", "HTML"} <= things
    assert bodies.isdisjoint({"Energy", "Navy", "Marines", "Congress"})


def test_counts_of_names() -> None:
    """The census tells how many of a million bear a name, and nothing of what it hardly knows."""
    surnames = of_a_million("surnames")
    assert surnames["smith"] == max(surnames.values())
    assert "winterbourne" not in surnames


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They had money from Greenpeace, and nobody in the north had asked for it.", "Greenpeace"),
        ("The report was first published by Orvenapress, as the town learned.", "Orvenapress"),
        ("Women gave more, according to Orvenapac, than in all the years before.", "Orvenapac"),
        ("The Orvena agency wrote that the bridge had been closed since May.", "Orvena"),
        ("A militant movement known as Ansar Orvena was seen near the bridge.", "Ansar Orvena"),
    ],
)
def test_a_body_is_known_or_heard(text: str, name: str) -> None:
    """A body is one that a list knows, that is heard of or cited, or that a noun explains."""
    assert _named(text).get(name, "organization") == "organization"
    assert "person" not in _named(text).values()


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The head of Crimea met people from the coast in the morning.", "Crimea"),
        ("In those years the firm said it was committed to DNA as a trade.", "DNA"),
        ("Lawyers cited Brill v. Orvena when the court met on Monday.", "Brill"),
        ("The senators wrote the Dodd-Brill bill in one night.", "Dodd"),
        ("More students than ever asked for Pell grants this winter.", "Pell"),
        ("On the flag stands the Star of David, which all of them know.", "David"),
        ("They opened the shop on Valentine's Day, before the snow came.", "Valentine"),
        ("Politicos call that a habit of the season, and nobody minds.", "Politicos"),
        ("She has lived in Madison since she left the army.", "Madison"),
        ("He flew on Air Force One to the coast in the morning.", "Air Force"),
        ("White House Press Secretary Ada Brill left early in the day.", "White House Press"),
        ("A Blue Dog Democrat from the north won the seat that year.", "Blue Dog Democrat"),
        ("Planes flew over the World Trade Center in the morning.", "World Trade Center"),
    ],
)
def test_part_of_another_name_is_nobody(text: str, nobody: str) -> None:
    """Places, laws, prizes, days and the fronts of other names are no actors."""
    assert nobody not in _named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Science and Technology Directorate said it would close.",
         "Science and Technology Directorate"),
        ("The Centre for Trade and Border Security said it had no money left.",
         "Centre for Trade and Border Security"),
    ],
)  # fmt: skip
def test_a_body_is_named_with_both_its_fields(text: str, name: str) -> None:
    """What "and" joins to a field within a name is part of the name."""
    assert _named(text).get(name) == "organization"


def test_a_body_set_against_another_is_another() -> None:
    """The Real Heath Party is not the Heath Party, which may be short for its branch."""
    text = "The Real Heath Party said no. The Heath Party said that it had been asked first."
    assert set(_named(text)) == {"Real Heath Party", "Heath Party"}
    text = "The Orvena Heath Party said no. The Heath Party said that it had been asked first."
    assert set(_named(text)) == {"Orvena Heath Party"}


@pytest.mark.parametrize(
    "text",
    [
        "Attorney General Torvin Madison came to the coast and opened a bridge.",
        "Torvin Madison said on Monday that the bridge would open.",
    ],
)
def test_who_bears_a_towns_name_is_a_person(text: str) -> None:
    """An office before a name, or that it speaks, tells more than what else bears its last word."""
    assert _named(text).get("Torvin Madison") == "person"


def test_a_name_that_holds_a_country_word_and_means_none_is_a_name() -> None:
    """Papers, firms and persons called like a country are actors as others are, and no country."""
    told = _named(
        "America Ferrera told the Washington Post so in June, and the New York Times wrote of it. "
        "Bain Capital, according to the New York Times, had said nothing."
    )
    assert told == {
        "America Ferrera": "person",
        "Washington Post": "organization",
        "New York Times": "organization",
        "Bain Capital": "organization",
    }
