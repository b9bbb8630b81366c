"""The trained network at work: two ONNX graphs over one window at a time, without torch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extract.candidates.tagger.files import CARD
from extract.candidates.tagger.tags import Found, fit, found, viterbi
from extract.candidates.tagger.vocabulary import Vocabulary
from extract.candidates.tagger.windows import Shape, Window

__all__ = ["READER", "TAGGER", "Network", "arrays", "focus"]

#: Words and anchors from pieces; tags from words and anchors.
READER, TAGGER = "reader.onnx", "tagger.onnx"

#: The fused operator takes longer on a processor than the two it stands for.
_SLOW = ["SkipLayerNormFusion"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Network:
    """Runs an exported tagger.

    Windows are read one by one, so that what is found in one depends on nothing but itself. An
    attribution lies in the paragraph of its anchor.

    :ivar vocabulary: cuts words into the pieces that the network knows.
    :ivar shape: how texts are to be cut.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load a tagger.

        :param folder: holds the two graphs, the card and the tokenizer.
        :param threads: processor threads of one reading; results are the same for any number.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Threads that wait by spinning count as work and slow other processes down.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._reader, self._tagger = (
            onnxruntime.InferenceSession(
                str(folder / name), options, ["CPUExecutionProvider"], disabled_optimizers=_SLOW
            )
            for name in (READER, TAGGER)
        )
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        moves = card["transitions"]
        self._moves = None if moves is None else np.array(moves, dtype=np.float32)
        self.vocabulary = Vocabulary(folder)
        self.shape = Shape(card["length"], card["context"])

    def find(self, window: Window, floor: float) -> Iterator[Found]:
        """The attributions of a window, in the order of their anchors.

        :param floor: probability from which a word is taken for an anchor.
        """
        words, chances = self.read(window)
        anchors = np.flatnonzero((chances > floor) & focus(window))
        for (low, high), near in groupby(anchors.tolist(), window.paragraph):
            at = np.array([*near]) - low
            logits = self.tag(words[low:high], at)
            tags = viterbi(logits, np.full(len(at), high - low), self._moves)
            for chosen, logs, word in zip(tags, fit(logits, tags), at + low, strict=True):
                one = found(
                    chosen.tolist(), window.words[low:high], float(chances[word]), logs.tolist()
                )
                if one is not None:
                    yield one

    def read(self, window: Window) -> tuple[Floats, Floats]:
        """A vector for each word, and each word's probability of being an anchor."""
        words, logits = self._reader.run(None, arrays(window, self.vocabulary))
        chances: Floats = 1 / (1 + np.exp(-logits))
        return words, chances

    def tag(self, words: Floats, at: Ints) -> Floats:
        """Logits of every word's tag given each anchor: anchors x words x tags.

        :param words: the vectors of one paragraph.
        :param at: the number of each anchor among them.
        """
        logits: Floats = self._tagger.run(None, {"words": words, "at": at})[0]
        return logits


def arrays(window: Window, vocabulary: Vocabulary) -> dict[str, Ints]:
    """What the network reads of a window: its pieces, and where each word begins and ends."""
    ends = vocabulary.ends
    pieces = [ends.start, *chain.from_iterable(window.pieces), ends.stop]
    stops = np.cumsum([len(p) for p in window.pieces], dtype=np.int64)
    first = np.concatenate(([1], stops[:-1] + 1)).astype(np.int64)
    return {"pieces": np.array([pieces], dtype=np.int64), "first": first, "last": stops}


def focus(window: Window) -> NDArray[np.bool_]:
    """Which words of a window may be anchors."""
    low, high = window.focus
    return np.array([low <= n < high and s < e for n, (s, e) in enumerate(window.words)])
