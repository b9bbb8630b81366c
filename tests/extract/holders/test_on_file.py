"""Offices that the hand-written files tell, for whoever the article names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.entities.names import find_names
from extract.holders.on_file import on_file, written
from extract.known import Holding
from tests.extract.marked import reading
from tests.extract.world import ACTOR, WORLD

_TOLD = replace(WORLD, holdings=(Holding(ACTOR + "zelensky", "President of Ukraine", None, "UA"),))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Volodymyr Zelensky sat.", ["Volodymyr Zelensky"]),
        ("Wołodymyr Zelanski sat.", ["Wołodymyr Zelanski"]),
        ("Tom Zelanski sat.", []),
        ("Wołodymyr Wrona sat.", []),
        ("Zelanski sat.", []),
    ],
)
def test_a_known_office_is_told_of_its_bearer_in_every_spelling(
    text: str, labels: list[str]
) -> None:
    """Given name and surname sound as the known person's; one of them is not enough."""
    found = written(find_names(reading(text), _TOLD))
    assert sorted({post.person.label for post in found}) == labels


def test_an_office_on_file_is_known_of_whom_the_article_does_not_name() -> None:
    """The files say who holds it all the same."""
    posts = on_file(find_names(reading("It rained."), _TOLD))
    assert [(p.person.label, p.country) for p in posts] == [("Volodymyr Zelensky", "UA")]
