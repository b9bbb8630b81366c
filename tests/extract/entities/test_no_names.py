"""What looks like an actor's name and is none: titles, pieces, things, words that are shouted."""

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
        ("Council Of Bakers Finds Loaves Too Small In Every Town", "Council Of Bakers Finds"),
        ("Thieves Worked With Office Of Orvena Trade Contractor", "Office Of Orvena Trade"),
        ("The Director of Foreign Intelligence Ada Brill left early.", "Foreign Intelligence"),
        ("They joined Students for a Heath Society when young.", "Heath Society"),
        ("I have NEVER been prouder of having worked for them.", "NEVER"),
        ("Her choice for VP has given the baker an opening.", "VP"),
        ("A super PAC spokeswoman said that nobody had asked.", "PAC"),
        ("He said it on Sunday on Orvena's Face the Press, and smiled.", "Face the Press"),
        ("They want a Democratic White House and nothing else.", "Democratic White House"),
        ("Rabbis vow to stay away from the mill, and nobody minds.", "Rabbis"),
        ("They asked for Title V Trade Council protections in spring.", "Title V Trade Council"),
        ("He said so in his State of the Union address in spring.", "State of the Union"),
        (
            "This Orvena News Panel Just Dismissed Ada Brill Again",
            "This Orvena News Panel Just Dismissed",
        ),
        ("They spoke of the Brill Effect, and the Brill Effect is old.", "Brill Effect"),
        ("From his replica Oval Office, the former baker went on.", "Oval Office"),
        ("They came to see the Brill Center Christmas tree.", "Brill Center Christmas"),
        ("An early-October Orvena News poll found that few had asked.", "October Orvena News"),
    ],
)
def test_no_body(text: str, nobody: str) -> None:
    """Lines of capitals, fields of offices, kinds of things and shouted words are no bodies."""
    assert nobody not in _named(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("It was held on the eve of Odell Ruth King Day, as always.", "Day"),
        ("Orvena's Dail approved the ban, and nobody minded.", "Dail"),
        ("He read aloud from the King James Bible in the spring.", "James Bible"),
        ("The worst of them is San Pedro Sula, where few go out.", "San Pedro Sula"),
        ("They ate at the restaurant Sylvia in the evening.", "Sylvia"),
        ("“Opening Belle,” which is her third book, sold well.", "Belle"),
        ("The critics include makers of drinks, Delta Air Lines and others.", "Delta Air Lines"),
        ("Brill Communication Director Ada Orne said that he was late.", "Brill Communication"),
        ("Brill Challenger Ada Orne: Shut The Mill", "Brill Challenger Ada Orne"),
        ("By praising Super Glass-Ostrow, Ada Brill could win.", "Super Glass-Ostrow"),
    ],
)
def test_no_person(text: str, nobody: str) -> None:
    """Days, houses, books, firms and words around a name are no persons."""
    assert _named(text).get(nobody) != "person"


def test_a_couple_lends_its_surname_to_nobody_who_has_another() -> None:
    """Anna and Martin Brill are the Brills, unless an Anna Orne is in the article."""
    assert "Anna Brill" in _named("Anna and Martin Brill said no in the spring.")
    text = "Anna Orne came late. Anna and Martin Brill said no in the spring."
    assert "Anna Brill" not in _named(text)


def test_two_who_gave_their_names_are_in_the_bodys() -> None:
    """The front of a body's name that is a couple's belongs to it."""
    text = "They had money from the Ada and Martha Brill Foundation, which is old."
    assert "Ada and Martha Brill Foundation" in _named(text)


def test_a_generation_behind_a_comma_is_of_the_name() -> None:
    """The son is not his father, whether a comma stands before what says so or not."""
    assert _named("Torvin Brill, Jr., the baker, said no.").get("Torvin Brill Jr.") == "person"
    assert _named("Torvin Brill, Jr. and Ada Orne said no.").get("Torvin Brill Jr.") == "person"
    assert "Torvin Brill" in _named("Torvin Brill, the baker, said no.")


def test_a_capital_within_a_surname_is_no_brands() -> None:
    """Mike DuBrill is a person."""
    text = "Mike DuBrill, a strategist, said that it was late. “It is late,” Mr. DuBrill said."
    assert _named(text).get("Mike DuBrill") == "person"


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("The singer mocked fellow Kentuckian Rand Stull, who left.", "Rand Stull"),
        ("The chief of the bank, Indra Devi Ostrow, left early.", "Indra Devi Ostrow"),
        ("The chief of the bank, Ban Seo-jin, said that he was late.", "Ban Seo-jin"),
        ("The former pilot John “Ace” Marwick said the plane was old.", "John Marwick"),
        ("The bomb killed Army Rangers Ada Woods and three others.", "Ada Woods"),
    ],
)
def test_words_that_are_no_part_of_a_name(text: str, somebody: str) -> None:
    """Of whom somebody is one, and what friends call him, are no part of the name."""
    persons = {label for label, kind in _named(text).items() if kind == "person"}
    assert somebody in persons


def test_a_name_that_a_school_bears() -> None:
    """Where only a school and what is at it bear a name, nobody does; who does something is."""
    school = "A crowd stood at Ada Ford Elementary School. She lost a sister at Ada Ford."
    assert "Ada Ford" not in _named(school)
    assert _named(f"{school} Ada Ford wept.")["Ada Ford"] == "person"
    assert "Perry High" not in _named("They met a team from Perry High, a school of the town.")


def test_letters_of_a_state() -> None:
    """A state in two letters is no body, whatever is won in it."""
    assert "SC" not in _named("Brill won SC. SC will be a distant memory by the spring.")
    assert "Education" not in _named("The law gave power to Education secretaries of the land.")
