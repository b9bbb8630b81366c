"""Words of names in three forms, each coarser than the one before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.spelling import groups_of, key, plain, rough, sound


@pytest.mark.parametrize(
    "words",
    [
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenskii Зеленський Зеленский",
        "Sergei Sergey Sergej Сергей", "Dmitry Dmitri Dmitriy Dmitrij", "Peskov Peskow Песков",
        "Yevgeny Evgeny Evgenii", "Julia Yulia Юлія", "Mitsotakis Μητσοτάκης Mitsotákis",
        "Müller Mueller", "Andriy Andrii Андрій", "Yermak Єрмак", "Erdoğan Erdogan",
    ],
)  # fmt: skip
def test_one_sound(words: str) -> None:
    """Ways of writing one name in Latin letters, and its own script, sound alike."""
    assert len({sound(plain(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["Hansen Hanson", "Rogers Rodgers", "Healey Heaney", "Roe Row", "Brown Braun"]
)
def test_two_sounds(words: str) -> None:
    """Names that differ in a letter are not taken for one."""
    assert len({rough(plain(word)) for word in words.split()}) == 2


def test_languages_meet_in_the_rough_form() -> None:
    """German "Selenskyj" and Belarusian "-enka" are found to be the Ukrainian and Russian names."""
    assert rough(plain("Selenskyj")) == rough(plain("Zelensky"))
    assert rough(plain("Lukashenka")) == rough(plain("Lukashenko"))


def test_given_names_have_forms() -> None:
    """Short forms and those of other languages lead to one name; unknown words to none."""
    assert groups_of("bill") & groups_of("william")
    assert groups_of("volodymyr") & groups_of("vladimir")
    assert not groups_of("james") & groups_of("john")
    assert groups_of("zzz") == frozenset()


@given(st.text(max_size=20))
def test_coarser_forms_follow(word: str) -> None:
    """Each form is made of the plain one alone, and any text has one."""
    text = plain(word)
    assert text.isascii()
    assert plain(text) == text
    assert sound(text) == sound(plain(word))
    assert key(text) == key(plain(text))
