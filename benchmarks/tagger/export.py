"""Export a trained tagger to ONNX, as trained and in eight bits, and compare the two.

    python -m benchmarks.tagger.export --checkpoint best.pt --out FOLDER [--polnear DIR]

The folder gets ``fp32/`` and ``int8/``, each with the two graphs, ``tagger.json`` and the
tokenizer. With --polnear, all three (torch, fp32, int8) read the same dev articles.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from benchmarks.tagger import batches, corpus, evaluate, state
from benchmarks.tagger.data import Shape, Window
from benchmarks.tagger.decode import TAGS
from benchmarks.tagger.inference import TorchTagger
from benchmarks.tagger.net import Net
from benchmarks.tagger.onnx_tagger import CARD, READER, TAGGER, OnnxTagger
from benchmarks.tagger.options import packaged_encoder
from benchmarks.tagger.vocabulary import FILE, Vocabulary

__all__ = ["compared", "exported", "main", "quantised", "sizes"]

_OPSET = 18
_NAMES = {
    READER: (["pieces", "mask", "first", "last"], ["words", "anchors"]),
    TAGGER: (["words", "rows", "at"], ["tags"]),
}


class _Reader(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Any, mask: Any, first: Any, last: Any) -> Any:
        words = self.net.encode(pieces, mask, first, last)
        return words, self.net.anchors(words)


class _Tagger(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Any, rows: Any, at: Any) -> Any:
        return self.net.tags(words, rows, at)


def exported(net: Net, folder: Path, vocabulary: Vocabulary, shape: Shape) -> None:
    """Write a network's graphs, card and tokenizer.

    :param shape: how texts are to be cut for it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    # The exporter takes one tensor given twice for one input, and a full mask for none.
    pieces = torch.randint(1000, 2000, (2, 40))
    mask = torch.ones_like(pieces)
    mask[1, 30:] = 0
    first = torch.arange(30).repeat(2, 1)
    last = first + 1
    words = torch.randn(2, 30, net.enc.config.hidden_size)
    numbers = torch.tensor([0, 1, 1])
    text, word, anchor = (torch.export.Dim(n, min=2) for n in ("text", "word", "anchor"))
    row = torch.export.Dim("row", min=1)
    _written(
        _Reader(net), folder / READER, (pieces, mask, first, last),
        ({0: row, 1: text}, {0: row, 1: text}, {0: row, 1: word}, {0: row, 1: word}),
    )  # fmt: skip
    _written(
        _Tagger(net), folder / TAGGER, (words, numbers, torch.tensor([3, 7, 29])),
        ({0: row, 1: word}, {0: anchor}, {0: anchor}),
    )  # fmt: skip
    shutil.copyfile(vocabulary.path, folder / FILE)
    card = {
        "tags": list(TAGS),
        "length": shape.length,
        "context": shape.context,
        "transitions": net.transitions().tolist() if net.architecture.crf else None,
    }
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _written(module: Any, path: Path, example: tuple[Any, ...], dynamic: tuple[Any, ...]) -> None:
    names = _NAMES[path.name]
    torch.onnx.export(
        module, example, str(path), input_names=names[0], output_names=names[1],
        dynamic_shapes=dynamic, opset_version=_OPSET, dynamo=True, external_data=False,
        verbose=False,
    )  # fmt: skip


def quantised(folder: Path, out: Path, *, narrow: bool = True) -> None:
    """Write the same tagger with eight-bit weights.

    :param narrow: use seven of the eight bits: processors without VNNI add products in sixteen
        bits, and eight-bit ones overflow there.
    """
    out.mkdir(parents=True, exist_ok=True)
    for name in (READER, TAGGER):
        ready = out / f"{name}.part"
        quant_pre_process(str(folder / name), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(out / name), weight_type=QuantType.QInt8,
            per_channel=True, reduce_range=narrow,
        )  # fmt: skip
        ready.unlink()
        onnx.checker.check_model(str(out / name))
    for name in (CARD, FILE):
        shutil.copyfile(folder / name, out / name)


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of each file of an exported tagger."""
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def compared(
    taggers: dict[str, evaluate.Tagger], part: corpus.Split, windows: list[Window],
    ends: batches.Ends,
) -> dict[str, dict[str, Any]]:  # fmt: skip
    """For each tagger its best scores, CPU seconds, and how far it is from the first of them."""
    out: dict[str, dict[str, Any]] = {}
    first = next(iter(taggers.values()))
    for name, tagger in taggers.items():
        begun = process_time()
        found = evaluate.predict(tagger, windows, ends, min(evaluate.THRESHOLDS))
        seconds = process_time() - begun
        every = evaluate.measured(part.score, part.gold, found, part.docs)
        out[name] = {
            "best": evaluate.best(every),
            "cpu_seconds": round(seconds, 2),
            **_distance(first, tagger, batches.collate(windows[:8], ends)),
        }
    return out


def _distance(
    left: evaluate.Tagger, right: evaluate.Tagger, batch: batches.Batch
) -> dict[str, float]:
    """Largest differences of anchor probabilities and, given the left's anchors, of tag logits."""
    read = [tagger.read(batch) for tagger in (left, right)]
    rows, at = np.nonzero((read[0][1] > 0.5) & batch.focus)
    out = {"anchors": float(np.abs(read[0][1] - read[1][1])[batch.focus].max())}
    if len(rows):
        tags = [t.tag(s, (rows, at)) for t, (s, _) in zip((left, right), read, strict=True)]
        real = np.arange(batch.focus.shape[1]) < batch.lengths[rows][:, None]
        out["tags"] = float(np.abs(tags[0] - tags[1])[real].max())
    return {f"differs_{name}": round(value, 5) for name, value in out.items()}


def _parsed(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tagger.export",
        description="Export a trained tagger to ONNX, as trained and in eight bits.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("--checkpoint", type=Path, required=True, help="best.pt of a run")
    add("--out", type=Path, required=True, help="folder to write fp32/ and int8/ to")
    add("--encoder", type=Path, help="folder of its tokenizer, and encoder where weights are bare")
    add("--length", type=int, default=256, help="as in training")
    add("--context", type=int, default=0, help="as in training")
    add("--wide", action="store_true", help="all eight bits, for processors with VNNI only")
    add("--polnear", type=Path, help="compare on this corpus's dev part")
    add("--articles", type=int, default=20, help="dev articles to compare on; 0: all")
    add("--threads", type=int, default=1, help="processor threads")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Export; report sizes and, if asked, the comparison, on the screen and in ``report.json``."""
    asked = _parsed(argv)
    torch.set_num_threads(asked.threads)
    encoder = asked.encoder or _beside(asked.checkpoint)
    net = state.loaded(asked.checkpoint, encoder)
    vocabulary, shape = Vocabulary(encoder), Shape(asked.length, asked.context)
    exported(net, asked.out / "fp32", vocabulary, shape)
    quantised(asked.out / "fp32", asked.out / "int8", narrow=not asked.wide)
    told: dict[str, Any] = {n: {"bytes": sizes(asked.out / n)} for n in ("fp32", "int8")}
    if asked.polnear:
        part = corpus.Split(asked.polnear, "dev", asked.articles)
        windows = corpus.split(part, vocabulary, shape)
        taggers: dict[str, evaluate.Tagger] = {
            "torch": TorchTagger(net),
            **{n: OnnxTagger(asked.out / n, asked.threads) for n in ("fp32", "int8")},
        }
        told["dev"] = compared(taggers, part, windows, vocabulary.ends)
    text = json.dumps(told, indent=1)
    (asked.out / "report.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


def _beside(checkpoint: Path) -> Path:
    return checkpoint.parent if (checkpoint.parent / FILE).exists() else packaged_encoder()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit(f"export: {error}")
