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


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Delegates met at the Heathland National Convention in the north.", "Convention"),
        ("The senator wrote the Heath Water Act, and the House passed it.", "Act"),
        ("The Senate Minority Leader Ada Brill left early.", "Senate Minority"),
        ("Many House Democrats left early in the day.", "Democrats"),
        ("The court ruled in Orvena Stores v. Brill last winter.", "v. "),
        ("Later he met voters in the NH towns of the coast.", "NH"),
        ("Later the super PAC paid for it.", "PAC"),
        ("He met the Minister of Foreign Affairs in the north.", "Minister of"),
        ("She told Orvena News on the Wednesday that it was over.", "Wednesday"),
        ("Members of the Coalition to Stop the Dam met in the north.", "Coalition to"),
        ("Three Sorvina residents and a Sorvina voter left early.", "Sorvina"),
        ("The special military plan (SMPO) went badly last winter.", "SMPO"),
    ],
)
def test_events_laws_offices_and_fronts_are_no_bodies(text: str, nobody: str) -> None:
    """What is only an event, a law, a place, an office, or half a name is no actor."""
    assert not any(nobody in name for name in _named(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "An expert at the Center for Rural and Coastal Studies, Ada Brill, left early.",
            "Center for Rural and Coastal Studies",
        ),
        (
            "He is a director of the Institute for the Study of War.",
            "Institute for the Study of War",
        ),
        ("In an interview with Orvena News’ Ada Brill she wept.", "Orvena News"),
        (
            "The House Judiciary Committee met in the north last winter.",
            "House Judiciary Committee",
        ),
        ("Follow Orvena News for the whole story of the day.", "Orvena News"),
        ("Many videos of LumiCast were seen on the coast last winter.", "LumiCast"),
        ("The Heath Relief Agency (HRA) met in the north.", "Heath Relief Agency"),
        ("The Obama Administration said it was over.", "Obama Administration"),
    ],
)
def test_a_body_is_named_whole_and_without_what_stands_around_it(text: str, name: str) -> None:
    """A name goes on to its end, and stops before a day, an owner's thing or a verb."""
    assert _named(text).get(name) == "organization"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A report by hospital boss Dwight Brill angered many.", "Dwight Brill"),
        ("Beneath Brill's wins lay trouble, Ada Brill feared.", "Ada Brill"),
        ("Billionaire Dwight Brill has dominated the race so far.", "Dwight Brill"),
        ("Leaders like Josef Stalin were feared by many.", "Josef Stalin"),
        ("“It is over,” Vaskarani said. “We go home.”", "Vaskarani"),
    ],
)
def test_a_person_is_named_without_the_words_around(text: str, name: str) -> None:
    """No preposition, noun or verb of a headline is part of a name."""
    named = _named(text)
    assert named.get(name) == "person"
    assert not any(word in label for label in named for word in ("Beneath", "Billionaire"))


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The fighters left the Donvesk Oblast in the east last winter.", "Oblast"),
        ("He lives on the roads of Fort Brill in the north.", "Fort"),
        ("The coast is what Dwight Brill Footwear lives on these days.", "Dwight Brill"),
        ("Ruiz and General Electric built the plant on the coast.", "Electric"),
        ("The agency Procter and Vaskarani said it was over.", "Procter"),
    ],
)
def test_places_and_companies_are_no_persons(text: str, nobody: str) -> None:
    """What ends in a common noun, or opens a company's name, is no person."""
    assert not any(
        nobody == n or nobody in n.split() for n, k in _named(text).items() if k == "person"
    )


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The Council on Vestrian-Orvenian Relations met.",
            "Council on Vestrian-Orvenian Relations",
            "organization",
        ),
        ("The daily Die Orve was sold in the north last winter.", "Die Orve", "person"),
        ("Dwight Brill of Orvena left early in the day.", "Dwight Brill", "person"),
    ],
)
def test_names_go_on_over_a_hyphen_and_stop_at_of(text: str, name: str, kind: str) -> None:
    """A hyphen ties a name, a small word ends a person's, and a newspaper is no person."""
    named = _named(text)
    if name == "Die Orve":
        assert named.get(name) != kind
    else:
        assert named.get(name) == kind


def test_a_title_without_its_name_is_nobody() -> None:
    """What is cut off behind "Mr." leaves no person of that name."""
    assert "person" not in _named("“It is over,” said Mr. on Monday, and he left.").values()
