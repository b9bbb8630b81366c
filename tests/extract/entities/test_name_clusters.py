"""Which names of an article are one person's: found by their words, not by looking at everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.entities import name_clusters
from extract.entities.name_clusters import People, Spotted, name_words
from extract.records import Span
from tests.extract.world import WORLD

GIVEN = ("Ana", "Sergei", "Sergej", "Maria", "Jan")
MORE = ("Roe", "Lavrov", "Lavrow", "Putin", "al-Haddad", "Sanz", "Aguilar", "M.", "van", "Jr.")
NAMES = st.lists(
    st.builds(
        lambda first, rest: " ".join((*first, *rest)),
        st.lists(st.sampled_from(GIVEN), max_size=2),
        st.lists(st.sampled_from(MORE), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=12,
)


def spotted(names: list[str]) -> list[Spotted]:
    """Names as if they stood in an article one after the other."""
    found = [(n, name_words(name), name) for n, name in enumerate(names)]
    return [Spotted(Span(20 * n, 20 * n + 9), w, printed=name) for n, w, name in found if w]


def meant(names: list[Spotted]) -> list[list[str]]:
    """Whom each name may mean."""
    people = People("made", names, WORLD)
    return [[p.actor.label for p in people.meant(name)] for name in names]


@given(NAMES)
def test_who_is_meant_does_not_hang_on_how_they_are_found(names: list[str]) -> None:
    """Looking only at those who bear a word of the name finds whom looking at all would find."""
    listed = spotted(names)
    found = meant(listed)
    everybody: Callable[..., Any] = lambda self, *_: list(self.all)  # noqa: E731
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(People, "_with", everybody)
        patched.setattr(People, "_sounding", everybody)
        assert meant(listed) == found


def test_a_long_list_of_names_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand people with twenty given names cost a few comparisons each, not a thousand."""
    asked: list[str] = []

    def counted(which: str) -> Callable[..., bool]:
        kept: Callable[..., bool] = getattr(name_clusters, which)

        def told(*words: tuple[str, ...]) -> bool:
            asked.append(which)
            return kept(*words)

        return told

    for which in ("_meets", "_same", "_respelt"):
        monkeypatch.setattr(name_clusters, which, counted(which))
    syllables = ("ka", "lo", "mer", "tin", "vas", "ber", "hol", "dan", "gar", "ros")
    surnames = (f"{a}{b}{c}" for a in syllables for b in syllables for c in syllables)
    names = [f"Ana{n % 20} {surname.title()}" for n, surname in enumerate(surnames)]
    assert all(len(who) == 1 for who in meant(spotted(names)))
    assert len(asked) < 20 * len(names)
