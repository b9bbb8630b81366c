"""Bearers of a name of the entity file who are shown to be somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.entities.callings import fields, office_words
from extract.entities.names import Named, find_names
from extract.records import Gazetteer, Holding, Term
from tests.extract.marked import reading
from tests.extract.world import ACTOR, WORLD

_KNOWN: Gazetteer = replace(
    WORLD,
    offices=(Term("office:fm", "foreign minister", ("foreign secretary",)),),
    holdings=(
        Holding(ACTOR + "zelensky", "President of Ukraine", None, "UA", office="president"),
        Holding(ACTOR + "putin", "director of research", ACTOR + "nato"),
    ),
)


def _named(text: str) -> Named:
    return find_names(reading(text), _KNOWN)


def _known(text: str, key: str) -> bool:
    """Whether the article's person of a hand-written name is the hand-written one."""
    named = _named(text)
    persons = {m.actor.key for m in named.actors if m.actor.kind == "person"}
    assert len(persons) == 1
    assert {p.person.key for p in named.posts} <= persons
    return persons == {ACTOR + key}


@pytest.mark.parametrize(
    ("text", "key", "known"),
    [
        ("Volodymyr Zelensky spoke.", "zelensky", True),
        ("Ukrainian President Volodymyr Zelensky spoke.", "zelensky", True),
        ("President Volodymyr Zelensky spoke.", "zelensky", True),
        ("Ukrainian actor Volodymyr Zelensky spoke.", "zelensky", True),
        ("Volodymyr Zelensky, a former comedian, spoke.", "zelensky", True),
        ("Polish President Volodymyr Zelensky spoke.", "zelensky", False),
        ("American singer Volodymyr Zelensky spoke.", "zelensky", False),
        ("Volodymyr Zelensky, a teacher from Leeds, spoke.", "zelensky", False),
        ("Polish singer Volodymyr Zelensky met Ukrainian President Volodymyr Zelensky.", "zelensky",
         True),
        ("Vladimir Putin, director of research at NATO, spoke.", "putin", True),
        ("Vladimir Putin, the sheriff of Pike County, spoke.", "putin", False),
        ("Vladimir Putin, the director of Nordbank, spoke.", "putin", False),
    ],
)  # fmt: skip
def test_an_office_tells_who_is_meant(text: str, key: str, known: object) -> None:
    """Another country, field of work or body makes another person; what agrees or was does not."""
    assert _known(text, key) == known


def test_every_mention_goes_with_the_person() -> None:
    """A namesake's later mentions are the namesake's too, and none the hand-written one's."""
    named = _named("American singer Volodymyr Zelensky spoke. Zelensky sang. He left.")
    persons = {m.actor.key for m in named.actors if m.actor.kind == "person"}
    assert persons == {"made#volodymyr zelensky"}
    assert len([m for m in named.actors if m.actor.kind == "person"]) == 2


def test_offices_are_compared_by_their_words() -> None:
    """Spelling, order, case and small words do not count; fields of work follow from the nouns."""
    assert office_words("Director of Research") == office_words("research director")
    assert office_words("Defence Secretary") == office_words("Secretary of Defense")
    assert office_words("spokeswoman") == office_words("spokesman")
    assert fields("Sen.") == fields("senator") == {"state"}
    assert fields("director of research") == {"science"}
    assert fields("director") == frozenset()
