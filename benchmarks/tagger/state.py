"""A training run on disk: its state, whole or not at all, and its log."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from benchmarks.tagger.net import Architecture, Net, fresh, rebuilt

__all__ = ["Log", "generators", "loaded", "read", "restore", "saved", "weights_file"]


def saved(path: Path, state: dict[str, Any]) -> None:
    """Write a state; a run that is killed meanwhile leaves the one before.

    :param path: the file to write.
    """
    part = path.with_name(path.name + ".part")
    torch.save(state, part)
    part.replace(path)


def read(path: Path) -> dict[str, Any]:
    """A state that was saved."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def weights_file(path: Path, net: Net, scores: dict[str, Any], fold: str = "") -> None:
    """Write weights, with what is needed to build their network and what they reached.

    :param fold: what was left out of their training.
    """
    weights = {name: value.detach().cpu() for name, value in net.state_dict().items()}
    about = {"architecture": asdict(net.architecture), "scores": scores, "fold": fold}
    saved(path, {**about, "weights": weights})


def loaded(path: Path, encoder: Path | None = None) -> Net:
    """The network of a weights file.

    :param encoder: folder of the encoder; needed for a file of bare weights.
    """
    state = read(path)
    if "architecture" in state:
        return rebuilt(Architecture(**state["architecture"]), state["weights"])
    if encoder is None:
        raise ValueError(f"{path}: bare weights; name their encoder's folder")
    net = fresh(encoder)
    net.load_state_dict(state)
    return net


def generators() -> dict[str, Any]:
    """Where every generator of random numbers stands."""
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
    return {"torch": torch.get_rng_state(), "cuda": cuda}


def restore(state: dict[str, Any]) -> None:
    """Put the generators back where they stood."""
    torch.set_rng_state(state["torch"])
    if state["cuda"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["cuda"])


class Log:
    """JSON lines, one an event; those after a step that a run goes back to are taken out."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def rewind(self, step: int) -> None:
        """Forget what was logged after a step."""
        if not self._path.exists():
            return
        lines = self._path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if line.strip() and _step(line) <= step]
        self._path.write_text("".join(line + "\n" for line in kept), encoding="utf-8")

    def write(self, event: str, **fields: Any) -> None:
        """Add a line, and show it."""
        line = json.dumps({"event": event, **fields})
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line, flush=True)


def _step(line: str) -> int:
    try:
        return int(json.loads(line).get("step", 0))
    except ValueError:
        # The last line of a run that was killed while it wrote.
        return 2**62
