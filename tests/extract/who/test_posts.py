"""Persons named with an office."""

from __future__ import annotations

import pytest

from extract.who.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD


@pytest.mark.parametrize(
    ("text", "span", "role", "body", "country", "former"),
    [
        ("U.S. Defense Secretary Lloyd Austin spoke.", "U.S. Defense Secretary Lloyd Austin",
         "Defense Secretary", None, "US", False),
        ("Kremlin spokesperson Dmitry Peskov spoke.", "Kremlin spokesperson Dmitry Peskov",
         "spokesperson", "Government of Russia", "RU", False),
        ("Belarusian leader Alexander Lukashenko denied it.",
         "Belarusian leader Alexander Lukashenko", "leader", None, "BY", False),
        ("James Rogers, director of research at the Council on Geostrategy in the UK, agreed.",
         "James Rogers, director of research at the Council on Geostrategy in the UK",
         "director of research", "Council on Geostrategy", "GB", False),
        ("They met former President Barack Obama.", "former President Barack Obama",
         "President", None, None, True),
        ("The German foreign minister, Annalena Baerbock, spoke.",
         "The German foreign minister, Annalena Baerbock", "foreign minister", None, "DE", False),
        ("He met Secretary of State Antony Blinken.", "Secretary of State Antony Blinken",
         "Secretary of State", None, None, False),
        ("NATO Secretary General Jens Stoltenberg spoke.",
         "NATO Secretary General Jens Stoltenberg", "Secretary General", "NATO", None, False),
        ("Maria Silva, president of Peru, spoke.", "Maria Silva, president of Peru", "president",
         None, "PE", False),
    ],
)  # fmt: skip
def test_an_office_before_or_behind_a_name(
    text: str, span: str, role: str, body: str | None, country: str | None, former: object
) -> None:
    """Role, body, country and "former" are read from the words around the name."""
    (post,) = find_names(reading(text), WORLD).posts
    assert post.span.of(text) == span
    assert post.role == role
    assert (post.organization.label if post.organization else None) == body
    assert (post.country, post.former) == (country, former)


def test_where_a_body_stands_is_not_whose_the_person_is() -> None:
    """Words like "in the UK" behind an office give the post a country, the person none."""
    text = "James Rogers, director of research at the Council on Geostrategy in the UK, agreed."
    (post,) = find_names(reading(text), WORLD).posts
    assert post.person.country is None
    (post,) = find_names(reading("Ukrainian President Petro Koval spoke."), WORLD).posts
    assert post.person.country == "UA"


@pytest.mark.parametrize(
    "text", ["Ana Ruiz, Tom Hunt and Lee Marsh left.", "Ana Ruiz, angry, left.", "Mr. Hunt left."]
)
def test_no_office_no_post(text: str) -> None:
    """Lists, other afterthoughts and plain titles are no posts."""
    assert find_names(reading(text), WORLD).posts == ()
