"""The network reads each window for itself, whatever runs beside it."""

from __future__ import annotations

import numpy as np
import pytest

from extract.candidates.tagger.files import FOLDER
from extract.candidates.tagger.onnx_model import Network
from extract.candidates.tagger.tags import Found
from extract.candidates.tagger.windows import lines, windows

TEXT = (
    "The mayor, Ida Holm, said on Monday that the bridge is safe.\n"
    "“We looked at every bolt,” she told the council. “Nothing is loose.”\n"
    "Divers disagree.\n"
    "Yes."
)


@pytest.fixture(scope="module")
def network() -> Network:
    """The shipped network."""
    return Network(FOLDER)


def _read(network: Network, text: str, floor: float = 0.3) -> list[Found]:
    pieces, end = network.vocabulary.pieces, (network.vocabulary.ends.stop,)
    cut = windows(text, lines(text), pieces, end, network.shape)
    return [one for window in cut for one in network.find(window, floor)]


def test_a_plain_report_is_found(network: Network) -> None:
    """Who said what, in the words of the text."""
    told = {
        tuple(" ".join(TEXT[s:e] for s, e in role) for role in (f.source, f.cue, f.content))
        for f in _read(network, TEXT)
    }
    assert ("she", "told", "“We looked at every bolt,” “Nothing is loose.”") in told


def test_threads_change_nothing(network: Network) -> None:
    """One thread and two read the same."""
    assert _read(Network(FOLDER, threads=2), TEXT) == _read(network, TEXT)


def test_a_window_is_read_for_itself(network: Network) -> None:
    """What other articles hold before or after leaves a window's finds as they are."""
    alone = _read(network, TEXT)
    _read(network, "Other words, said nobody.\n" * 50)
    assert _read(network, TEXT) == alone


@pytest.mark.parametrize("text", ["", "Word", "!", "said", "\n\n", "said X", "é" * 600])
def test_small_texts_are_read(network: Network, text: str) -> None:
    """A text of one word, or of none, is read like any other, at every anchor."""
    assert all(f.content for f in _read(network, text, -1.0))


def test_vectors_are_finite(network: Network) -> None:
    """The two graphs give numbers for every word and every anchor."""
    pieces, end = network.vocabulary.pieces, (network.vocabulary.ends.stop,)
    (window,) = windows(TEXT, lines(TEXT), pieces, end, network.shape)
    words, chances = network.read(window)
    assert words.shape[0] == chances.shape[0] == len(window.words)
    assert np.isfinite(network.tag(words, np.array([0, 3]))).all()
