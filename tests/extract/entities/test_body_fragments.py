"""A piece of a body's name, of an office or of a headline is no body."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD


def _bodies(text: str) -> set[str]:
    actors = (m.actor for m in find_names(reading(text), WORLD).actors)
    return {a.label for a in actors if a.kind == "organization"}


@pytest.mark.parametrize(
    "text",
    [
        "Navy Capt. Ana Vorn said that the ship was late.",
        "Exit polls told a tale of two towns that night.",
        'They all watched the show "Heath House," and laughed.',
        "He was the Director of Public Affairs at the time.",
        "It gave much power to Education secretaries in the north.",
        "She was looking at her LumiPad for an hour.",
        "Judge Gives Mayor Some Of The Worst News Before The Vote In Town",
    ],
)
def test_what_is_only_a_piece_is_no_body(text: str) -> None:
    """A rank, a word that opens a sentence, a work, an office's field, words of a headline."""
    assert not _bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Heath Institute director of Orvena News spoke.", "Heath Institute"),
        ("The head of the Children's Heath Hospital spoke on Monday.", "Children's Heath Hospital"),
        ('She told the "Heath Times" newspaper that it was late.', "Heath Times"),
        ("The Centers for Disease Control Director Ana Vorn spoke.", "Centers for Disease Control"),
        ("Vote Moves To Friday After All, Orvena Party Says", "Orvena Party"),
    ],
)
def test_a_whole_name_stays_a_body(text: str, name: str) -> None:
    """Also before an office, in quotation marks before a noun, and in a headline."""
    assert name in _bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The leader in the House of Deputies Dwight Kellet spoke.", "House of Deputies"),
        ("It was Dwight Kellet of Orvena Rights Watch who spoke.", "Orvena Rights Watch"),
        ("She gave up all work for Its Heath Health Initiative.", "Heath Health Initiative"),
    ],
)
def test_a_body_run_together_with_something_is_the_body_alone(text: str, name: str) -> None:
    """A person behind it or before "of", and a pronoun, are no part of its name."""
    assert {b for b in _bodies(text) if "Kellet" in b or b.startswith("Its")} == set()
    assert name in _bodies(text) or not _bodies(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Patriarch Dwight covered the bridge with sanctions.", set()),
        ("He works at Roe, Orvena Partners in the north.", {"Orvena Partners"}),
        (
            "The Committee on Roads, Bridges and Rivers met.",
            {"Committee on Roads, Bridges and Rivers"},
        ),
    ],
)
def test_an_office_with_a_name_and_a_name_before_a_comma(text: str, names: set[str]) -> None:
    """The one is a person, the other another body's; a row within a body's name is its own."""
    assert {b for b in _bodies(text) if b in names or "Dwight" in b or "Roe" in b} <= names
