"""A network as a tagger, on the processor or on a GPU."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.tagger.batches import Batch
from benchmarks.tagger.net import Net

__all__ = ["TorchTagger", "encoded", "half", "tensor"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def tensor(array: NDArray[Any], device: str) -> Any:
    """The array on the device."""
    return torch.as_tensor(array).to(device)


def half(device: str, *, bf16: bool = True) -> AbstractContextManager[None]:
    """Where a network may count in bf16, if it is to."""
    context: AbstractContextManager[None] = torch.autocast(device, torch.bfloat16, enabled=bf16)
    return context


def encoded(net: Net, batch: Batch, device: str) -> Any:
    """One vector for each word of a batch."""
    arrays = (batch.pieces, batch.mask, batch.first, batch.last)
    return net.encode(*(tensor(a, device) for a in arrays))


class TorchTagger:
    """Runs a network without learning anything."""

    def __init__(self, net: Net, device: str = "cpu") -> None:
        self._net, self._device = net, device

    @property
    def transitions(self) -> Floats | None:
        """The learned transitions, if the network has any."""
        if not self._net.architecture.crf:
            return None
        table: Floats = self._net.transitions().detach().float().cpu().numpy()
        return table

    def read(self, batch: Batch) -> tuple[Any, Floats]:
        """Word vectors and anchor probabilities."""
        self._net.eval()
        with torch.no_grad(), half(self._device, bf16=self._device == "cuda"):
            words = encoded(self._net, batch, self._device)
            logits = self._net.anchors(words)
        probabilities: Floats = torch.sigmoid(logits.float()).cpu().numpy()
        return words, probabilities

    def tag(self, state: Any, *anchors: Ints) -> Floats:
        """Tag logits for each anchor, given rows, word numbers and the words near."""
        with torch.no_grad(), half(self._device, bf16=self._device == "cuda"):
            logits = self._net.tags(state, *(tensor(a, self._device) for a in anchors))
        out: Floats = logits.float().cpu().numpy()
        return out
