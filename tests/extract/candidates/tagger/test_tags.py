"""From scores to spans: always legal, the best there is, each thing said once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extract.candidates.tagger.tags import TAGS, Found, dedupe, fit, found, illegal, spans, viterbi


def _legal(tags: list[int]) -> None:
    bad = illegal()
    assert tags[0] % 2 == 1 or tags[0] == 0
    assert not any(bad[before, after] for before, after in pairwise(tags))


SCORES = arrays(np.float32, (3, 9, len(TAGS)), elements=st.floats(-9, 9, width=32))
MOVES = arrays(np.float32, (len(TAGS), len(TAGS)), elements=st.floats(-9, 9, width=32))


@given(SCORES, st.none() | MOVES)
def test_viterbi_is_legal(scores: np.ndarray, moves: np.ndarray | None) -> None:
    """Whatever the scores and the learned transitions, no I stands without its B."""
    for row in viterbi(scores, np.array([9, 9, 9]), moves):
        _legal(row.tolist())


@given(SCORES, st.integers(1, 9))
def test_viterbi_ignores_padding(scores: np.ndarray, length: int) -> None:
    """What stands after a row's last word changes none of its tags."""
    padded = viterbi(scores, np.array([length, 9, 9]))
    alone = viterbi(scores[:1, :length], np.array([length]))
    assert padded[0, :length].tolist() == alone[0].tolist()


def test_viterbi_is_the_best() -> None:
    """Of all legal sequences of four tags it finds the one that scores highest."""
    rng = np.random.default_rng(1)
    bad = illegal()
    for _ in range(20):
        scores = rng.normal(size=(1, 4, len(TAGS))).astype(np.float32)
        every = [
            (float(sum(scores[0, at, tag] for at, tag in enumerate(tags))), tags)
            for tags in np.ndindex(*[len(TAGS)] * 4)
            if tags[0] in (0, 1, 3, 5) and not any(bad[a, b] for a, b in pairwise(tags))
        ]
        assert tuple(viterbi(scores, np.array([4]))[0].tolist()) == max(every)[1]


def test_dedupe_keeps_the_surer() -> None:
    """Of two predictions that share most of the shorter content the surer one stays."""
    sure, twin, other = _found(0.9, (0, 10)), _found(0.8, (4, 30)), _found(0.7, (5, 9), (40, 90))
    assert dedupe([other, twin, sure]) == [sure, other]


def test_dedupe_asks_for_no_order() -> None:
    """Equally sure predictions come out the same in whatever order they came in."""
    some = [_found(0.5, (0, 10)), _found(0.5, (2, 10)), _found(0.5, (20, 30))]
    assert dedupe(some) == dedupe(some[::-1])


def test_a_paragraph_end_is_no_span() -> None:
    """A tag on the end of a paragraph begins nothing."""
    assert spans([3, 0, 3], [(2, 2), (3, 4), (5, 6)])["content"] == ((5, 6),)


def test_no_content_no_attribution() -> None:
    """Tags that mark a source and a cue only are no attribution."""
    assert found([1, 5], [(0, 1), (2, 3)], 0.9) is None


def _found(probability: float, *content: tuple[int, int]) -> Found:
    return Found((), (), content, probability)


def test_fit_is_the_share_of_the_chosen() -> None:
    """The fit of a tag is the logarithm of its share among all tags at its place."""
    logits = np.log(np.array([[[0.5, 0.25, 0.05, 0.05, 0.05, 0.05, 0.05]]], dtype=np.float32))
    assert np.allclose(np.exp(fit(logits, np.array([[1]]))), 0.25)
