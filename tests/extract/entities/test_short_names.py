"""One person of an article under several names: parts of the full name, spellings, families."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from extract.entities.spellings import one_given, sound_alike
from tests.extract.marked import reading
from tests.extract.world import WORLD


def last(text: str) -> list[str]:
    """The labels of whom the last name of a text may mean."""
    named = find_names(reading(text), WORLD)
    sure = [(m.span, [m.actor.label]) for m in named.actors]
    open_ = [(m.span, [a.label for a in m.actors]) for m in named.ambiguous]
    return max([*sure, *open_])[1]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("South Korean President Yoo Jin Hyuk met reporters. Yoo left early.", "Yoo Jin Hyuk"),
        ("Zhao Meilin, a port official, said it was open. Zhao left early.", "Zhao Meilin"),
        ("Szabo Gergely, the mayor, opened the fair. Szabo left early.", "Szabo Gergely"),
        ("Hwang Ji-woo, a lawmaker, opened the fair. Hwang left early.", "Hwang Ji-woo"),
        ("Lucía Prieto Robles opened the fair. Prieto left early.", "Lucía Prieto Robles"),
        ("Lucía Prieto Robles opened the fair. Lucía Prieto left.", "Lucía Prieto Robles"),
        ("Samir al-Khatib opened the fair. Khatib left early.", "Samir al-Khatib"),
        ("Edwin Marlow Jr. opened the fair. Marlow left early.", "Edwin Marlow Jr."),
        ("Martín Núñez opened the fair. Nunez left early.", "Martín Núñez"),
        ("OLGA BRANDT, the harbour master, opened the fair. Brandt left early.", "Olga Brandt"),
        ("Oleh Shevchenko opened the fair. Szewczenko left early.", "Oleh Shevchenko"),
        ("Sergei Volkov opened the fair. Sergej Wolkow left early.", "Sergei Volkov"),
        ("Senator Dan Flanders opened the fair. Flanders wasn’t impressed.", "Dan Flanders"),
        ("JIANG Weilin said it was open. Asked about it, JIANG said no.", "JIANG Weilin"),
    ],
)
def test_one_person_under_several_names(text: str, label: str) -> None:
    """Any part of the one full name, and its other spellings, mean that person."""
    assert last(text) == [label]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Zhao Meilin met Peter Zhao in town. Zhao left early.", ["Peter Zhao", "Zhao Meilin"]),
        ("Nora and Felix Roth run the inn. On Monday Roth left.", ["Felix Roth", "Nora Roth"]),
        ("Edwin Marlow, the mayor, met Edwin Marlow Jr. in town. Marlow left.",
         ["Edwin Marlow", "Edwin Marlow Jr."]),
        ("Edwin Marlow Jr. met Edwin Marlow Sr. in town. Marlow left.",
         ["Edwin Marlow Jr.", "Edwin Marlow Sr"]),
    ],
)  # fmt: skip
def test_who_may_be_two_stays_open(text: str, labels: list[str]) -> None:
    """A part that two persons bear, whatever its place, means neither of them alone."""
    assert last(text) == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Karl Hansen opened the fair. Lotte Hanson left early.", "Lotte Hanson"),
        ("Karl Morten opened the fair. Mr Martin left early.", "Martin"),
        ("Carlos Robles opened the fair. Juan Carlos Ibarra left early.", "Juan Carlos Ibarra"),
        ("Nora Dahl and Felix Lindt run the inn. Nora left early.", "Nora Dahl"),
    ],
)
def test_others_of_a_like_name_are_others(text: str, label: str) -> None:
    """A like surname with another given name, or with other consonants, is somebody else."""
    assert last(text) == [label]


def test_a_headline_names_no_second_person() -> None:
    """A verb that a headline capitalises makes no person who then shares the name."""
    text = "Marlow Seeks More Money For Roads\n\nEdwin Marlow wants more money. Marlow left early."
    assert last(text) == ["Edwin Marlow"]


def test_a_describing_word_is_not_the_person() -> None:
    """What comes first in a full name means the person only as a name that describes nothing."""
    named = find_names(reading("Lucía Rivera Robles left. The Rivera coast thawed."), WORLD)
    assert [m.span.of("Lucía Rivera Robles left.") for m in named.actors] == ["Lucía Rivera Robles"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kovalenko", "Kowalenko"), ("Zaytsev", "Zajcew"), ("Lewandowski", "Levandovsky")],
)
def test_spellings(one: str, other: str) -> None:
    """Spellings differ in vowels and in how a sound is written, never in their consonants."""
    assert sound_alike(one, other) == (one != "Zaytsev")  # "c" for "ts" is left alone


def test_given_names_of_one_kind() -> None:
    """Forms of one given name are one, others are not."""
    assert one_given("volodymyr", "vladimir")
    assert not one_given("peter", "paul")
    assert one_given("volodymir", "vladimir")  # the first is in no list
    assert not one_given("vladislav", "vladimir")


@pytest.mark.parametrize(
    "text",
    ["Jordan Pell, a nurse, left.", "France Oberlin, the mayor, said no."],
)
def test_a_given_name_is_no_country(text: str) -> None:
    """A country's name before a surname that an office explains is a given name."""
    assert not find_names(reading(text), WORLD).countries


def test_a_region_is_not_its_government() -> None:
    """What a region's name says is not laid to the government of the country."""
    kinds = {m.actor.kind for m in find_names(reading("Western Ukraine said no."), WORLD).actors}
    assert "government" not in kinds
    kinds = {m.actor.kind for m in find_names(reading("South Korea said no."), WORLD).actors}
    assert kinds == {"government"}
