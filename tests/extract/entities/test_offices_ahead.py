"""Offices whose field or place stands between them and a name."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD


def _posts(text: str) -> list[tuple[str, str, str | None]]:
    posts = find_names(reading(text), WORLD).posts
    return [(p.person.label, p.role, p.country) for p in posts]


def _persons(text: str) -> list[str]:
    named = find_names(reading(text), WORLD)
    return [m.actor.label for m in named.actors if m.actor.kind == "person"]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("They spoke, said the head of Polish diplomacy Ana Ruiz.",
         ("Ana Ruiz", "head of diplomacy", "PL")),
        ("That is bad, said the Prime Minister of Great Britain on Sunday Tom Hunt.",
         ("Tom Hunt", "Prime Minister", "GB")),
        ("It was said by the spokeswoman of the headquarters of NATO Ana Ruiz.",
         ("Ana Ruiz", "spokeswoman of the headquarters", None)),
        ("It is so, said the president of Belarus Egils Ostrovskis.",
         ("Egils Ostrovskis", "president", "BY")),
    ],
)  # fmt: skip
def test_an_office_reaches_over_its_field(text: str, post: tuple[str, str, str | None]) -> None:
    """A field, a body or a day may stand between an office and the name of who holds it."""
    assert _posts(text) == [post]


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer of the victim Ana Ruiz spoke.",
        "The director of the Polish film Ana Ruiz spoke.",
        "The head of the office Ana Ruiz founded spoke.",
        "The adviser of the president of Belarus Ana Ruiz spoke.",
        "The wife of the head of Polish diplomacy Ana Ruiz spoke.",
        "The head of diplomacy met Ana Ruiz.",
    ],
)
def test_what_else_a_name_may_belong_to(text: str) -> None:
    """A person or a thing named right behind its noun, and one of two offices, is no bearer."""
    assert not _posts(text)


def test_words_that_the_parser_knows_nothing_of_are_a_person_behind_an_office() -> None:
    """Shaped like a name, and one of them no common word."""
    assert _persons("It is so, said the president of Belarus Egils Ostrovskis.") == [
        "Egils Ostrovskis"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The president of Ukraine Grain Exchange spoke.",
        "The mayor of Kyiv Post Office spoke.",
        "The leader of the Polish Green Left spoke.",
    ],
)
def test_common_words_behind_an_office_are_no_person(text: str) -> None:
    """Capitals alone make nobody a person."""
    assert not _persons(text)
