"""A larger network that tells the one in training what it thinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from benchmarks.tagger import batches, state
from benchmarks.tagger.corpus import recut
from benchmarks.tagger.data import Lesson
from benchmarks.tagger.inference import encoded, half
from extract.tagger.vocabulary import Vocabulary

__all__ = ["Teacher"]


class Teacher:
    """Reads the same words as its pupil, in its own pieces."""

    def __init__(
        self, path: Path, windows: Sequence[Lesson], texts: Mapping[str, str], device: str
    ) -> None:
        """Load a teacher for some windows.

        :param path: its weights file; its ``tokenizer.json`` lies beside it.
        :raises ValueError: a window is too long for it.
        """
        self._net = state.loaded(path).to(device).eval()
        self._device = device
        vocabulary = Vocabulary(path.parent)
        self._ends = vocabulary.ends
        self._windows = [recut(w, texts[w.doc], vocabulary) for w in windows]
        # Some encoders keep the first two places for themselves.
        most = self._net.enc.config.max_position_embeddings - 2
        if max(w.size + 2 for w in self._windows) > most:
            raise ValueError(f"{path}: reads {most} pieces at most; choose a smaller --length")

    def logits(self, numbers: Sequence[int], cases: tuple[Any, ...]) -> tuple[Any, Any]:
        """Anchor logits of some windows, by number, and tag logits of cases in them."""
        batch = batches.collate([self._windows[n] for n in numbers], self._ends)
        with torch.no_grad(), half(self._device, bf16=self._device == "cuda"):
            words = encoded(self._net, batch, self._device)
            tags = self._net.tags(words, *cases)
            return self._net.anchors(words).float(), tags.float()
