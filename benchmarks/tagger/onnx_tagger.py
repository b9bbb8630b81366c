"""The tagger without torch: two ONNX files and a card, read by onnxruntime and numpy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from benchmarks.tagger.batches import Batch

__all__ = ["CARD", "READER", "TAGGER", "OnnxTagger"]

#: Words and anchors from pieces; tags from words and anchors; transitions and shape.
READER, TAGGER, CARD = "reader.onnx", "tagger.onnx", "tagger.json"

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class OnnxTagger:
    """Runs an exported network."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._reader, self._tagger = (
            onnxruntime.InferenceSession(str(folder / name), options, ["CPUExecutionProvider"])
            for name in (READER, TAGGER)
        )
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        moves = card["transitions"]
        self._moves = None if moves is None else np.array(moves, dtype=np.float32)

    @property
    def transitions(self) -> Floats | None:
        """The learned transitions, if the network has any."""
        return self._moves

    def read(self, batch: Batch) -> tuple[Any, Floats]:
        """Word vectors and anchor probabilities."""
        fed = {n: getattr(batch, n) for n in ("pieces", "mask", "first", "last")}
        words, logits = self._reader.run(None, fed)
        probabilities: Floats = 1 / (1 + np.exp(-logits))
        return words, probabilities

    def tag(self, state: Any, anchors: tuple[Ints, Ints]) -> Floats:
        """Tag logits for each anchor."""
        rows, at = anchors
        logits: Floats = self._tagger.run(None, {"words": state, "rows": rows, "at": at})[0]
        return logits
