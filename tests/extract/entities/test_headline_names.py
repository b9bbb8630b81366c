"""A name that a headline or a page ran together with words is the name alone."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD

_BODY = "\n\nDwight Kellet said on Monday that he would not go. Nora Brill left early."


def _persons(text: str) -> set[str]:
    actors = (m.actor for m in find_names(reading(text), WORLD).actors)
    return {a.label for a in actors if a.kind == "person"}


@pytest.mark.parametrize(
    "headline",
    [
        "Dwight Kellet Finally Quits Race For Mayor In The North",
        "Brill Sees Dwight Kellet Quitting The Race In The North",
        "Voters Trust Dwight Kellet More Than Anybody In The North",
        "Why Praising Kellet Hurts The Party In The North",
        "Kellet Stands Tall On Plans For The Northern Border",
    ],
)
def test_words_of_a_headline_are_no_part_of_a_name(headline: str) -> None:
    """The article gives the name by itself, so what is left over is words."""
    assert _persons(headline + _BODY) == {"Dwight Kellet", "Nora Brill"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Carla Kellet, his aunt, said on Monday that she would stay.", "Carla Kellet"),
        ("Dwight Hope said on Monday that he would stay.", "Dwight Hope"),
        ("Tova Kellet-Brill said on Monday that she would stay.", "Tova Kellet-Brill"),
        ("Many heard Nora Maria King speak on Monday in the town.", "Nora Maria King"),
    ],
)
def test_another_name_with_a_word_of_a_known_one_stays_whole(text: str, name: str) -> None:
    """A relative, a surname that is a word, and a double surname are names of their own."""
    assert name in _persons(text + _BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Photo by KelletSHARE Vorn of the meeting in the town hall.",
        "Read more. OrvenFlagShareLikeReply Vorn wrote it in the town hall.",
    ],
)
def test_what_a_page_ran_together_is_no_name(text: str) -> None:
    """Two capitals within a word are the buttons of a page, not a name."""
    assert not any("Share" in n or "SHARE" in n for n in _persons(text + _BODY))


def test_given_names_with_nothing_but_an_initial_are_nobody() -> None:
    """The surname stands behind the other one of two."""
    assert "Dwight J" not in _persons("Dwight J. and Nora Brill paid for the bridge.")
    assert "Alexander II" in _persons("Alexander II ruled the north, wrote Nora Brill.")


@pytest.mark.parametrize("kin", ["family", "brothers", "dynasty"])
def test_a_family_is_no_person(kin: str) -> None:
    """A surname before "family" means those who bear it."""
    assert "Kellet" not in _persons(f"The network is owned by the Kellet {kin} in the north.")


@pytest.mark.parametrize(
    "text",
    [
        "The rally in Clinton Hill drew many people on Sunday.",
        "She was born in Perry Falls and left it early.",
        "People met at Dwight Maria Kellet Park on Sunday.",
        "A crowd in Perry Kellet, Fla., waited for hours.",
        "It stood at the corner of Perry and Kellet Streets.",
    ],
)
def test_a_place_called_like_a_person_is_no_person(text: str) -> None:
    """Something is in it, a state follows, or streets do."""
    assert not _persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Many have lost their faith in Perry Falls by now.",
        "The mayor, Perry Falls, lives in the town.",
        "Perry Kellet, Ohio Gov. Nora Brill and others came.",
    ],
)
def test_a_person_called_like_a_place_stays_one(text: str) -> None:
    """An office shows a person; who is trusted is somebody; behind a state is another."""
    assert any(name.startswith("Perry") for name in _persons(text))


@pytest.mark.parametrize(
    "text",
    [
        "The militant group Kellet al-Orva was behind it.",
        "Big banks do all this: Goldman Sachs, Perry Kellet and JPMorgan Chase.",
        "A Perry Kellet analyst wrote it in a note on Monday.",
        "Harper Brothers is making a film of it this year.",
    ],
)
def test_a_body_called_like_a_person_is_no_person(text: str) -> None:
    """A noun, its row, its staff or its last word says that it is a body."""
    assert not _persons(text)


def test_a_group_that_somebody_leads_does_not_name_him() -> None:
    """Only "the group X" names it; "a group X won" does not."""
    assert "Nora Brill" in _persons("It was a group Nora Brill won by two points last year.")


def test_words_before_a_surname_are_none_of_its_own() -> None:
    """A surname that comes again takes a given name with it, and no verb of a headline."""
    assert _persons(
        "They cheered the Stop Kellet drive. Reading of Impeaching Kellet began." + _BODY
    ) == {
        "Dwight Kellet",
        "Nora Brill",
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zatora Prentiki, a professor of law, wrote it last week.", "person"),
        ("Zatora Prentiki finished first in her race last week.", "person"),
        ("The Zatora Prentiki bought a plant in the north last week.", ""),
    ],
)
def test_two_words_nobody_knows_are_a_person_who_does_something(text: str, kind: str) -> None:
    """The parser takes a strange name for a body; without an article it is a person's."""
    kinds = {m.actor.kind for m in find_names(reading(text), WORLD).actors}
    assert kinds == ({kind} if kind else kinds - {"person"})


@pytest.mark.parametrize(
    "text",
    [
        'They put on a play called "Sons of Kellet," and laughed.',
        "The party's youth wing, Orven KVP, went a step further.",
        "The repeal of Dodd-Frank Kellet was part of a package.",
    ],
)
def test_what_is_tied_to_something_is_no_person(text: str) -> None:
    """A work in quotation marks, a party's letters, half of a hyphened name."""
    assert not {name for name in _persons(text) if "Kellet" in name or "KVP" in name}
