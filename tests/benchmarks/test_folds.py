"""Articles that a teacher is not shown, so that it can be asked about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.tagger.corpus import held_out

NAMES = st.lists(st.text(min_size=1), unique=True)


@given(NAMES, st.integers(1, 9))
def test_every_article_is_left_out_once(names: list[str], parts: int) -> None:
    """The folds of a corpus are disjoint and together the whole of it."""
    folds = [held_out(names, f"{k}/{parts}") for k in range(1, parts + 1)]
    assert sorted(n for fold in folds for n in fold) == sorted(names)


@given(NAMES)
def test_no_fold_leaves_nothing_out(names: list[str]) -> None:
    """Without a fold all articles are learned from."""
    assert held_out(names, "") == frozenset()


@pytest.mark.parametrize("fold", ["3/2", "0/2", "1", "a/b", "-1/2"])
def test_a_fold_that_is_none_is_refused(fold: str) -> None:
    """What is not K/N with K from 1 to N is told, not guessed."""
    with pytest.raises(ValueError, match="write K/N"):
        held_out(["a", "b"], fold)
