"""A moving average of a network's weights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

from benchmarks.tagger.net import Net

__all__ = ["Average"]


class Average:
    """Weights that follow a network's slowly."""

    def __init__(self, net: Net, decay: float) -> None:
        """Start at the network's weights.

        :param decay: share of the average that stays at each step, once the run is under way.
        """
        self._decay = decay
        self.weights: dict[str, Any] = {k: v.detach().clone() for k, v in _moving(net)}

    def update(self, net: Net, step: int) -> None:
        """Take in the network's weights of a step."""
        # Early on the average would hold on to the untrained start.
        decay = min(self._decay, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in _moving(net):
                self.weights[name].lerp_(value, 1 - decay)

    @contextmanager
    def applied(self, net: Net) -> Iterator[None]:
        """The network with the average for weights, and afterwards with its own again."""
        own = {k: v.detach().clone() for k, v in _moving(net)}
        net.load_state_dict(self.weights, strict=False)
        try:
            yield
        finally:
            net.load_state_dict(own, strict=False)


def _moving(net: Net) -> list[tuple[str, Any]]:
    return [(k, v) for k, v in net.state_dict().items() if v.is_floating_point()]
