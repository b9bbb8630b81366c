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
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from benchmarks.tagger import corpus, evaluate, state
from benchmarks.tagger.card import carded
from benchmarks.tagger.data import Lesson
from benchmarks.tagger.graphs import pruned
from benchmarks.tagger.inference import TorchTagger
from benchmarks.tagger.net import Net
from benchmarks.tagger.options import packaged_encoder
from extract.candidates.tagger.files import CARD
from extract.candidates.tagger.onnx_model import READER, TAGGER, Network
from extract.candidates.tagger.tags import TAGS, Found
from extract.candidates.tagger.vocabulary import FILE, Vocabulary
from extract.candidates.tagger.windows import Shape

__all__ = ["compared", "exported", "main", "predicted", "quantised", "sizes"]

_OPSET = 18
#: Convolutions take longer in eight bits.
_NARROWED = ("MatMul", "Gemm", "Gather")
_NAMES = {
    READER: (["pieces", "first", "last"], ["words", "anchors"]),
    TAGGER: (["words", "at"], ["tags"]),
}


class _Reader(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Any, first: Any, last: Any) -> Any:
        words = self.net.encode(pieces, None, first[None], last[None])
        return words[0], self.net.anchors(words)[0]


class _Tagger(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Any, at: Any) -> Any:
        return self.net.tags_alone(words, at)


def exported(net: Net, folder: Path, vocabulary: Vocabulary, shape: Shape) -> None:
    """Write a network's graphs, card and tokenizer.

    :param shape: how texts are to be cut for it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    # Other attention is exported with guards against rows that see nothing; there are none.
    net.enc.set_attn_implementation("eager")
    # The exporter takes one tensor given twice for one input.
    pieces = torch.randint(1000, 2000, (1, 40))
    first = torch.arange(30)
    words = torch.randn(30, net.enc.config.hidden_size)
    text, word, anchor = (torch.export.Dim(n, min=2) for n in ("text", "word", "anchor"))
    _written(
        _Reader(net), folder / READER, (pieces, first, first + 1), ({1: text}, {0: word}, {0: word})
    )
    _written(
        _Tagger(net), folder / TAGGER, (words, torch.tensor([3, 7, 29])), ({0: word}, {0: anchor})
    )
    shutil.copyfile(vocabulary.path, folder / FILE)
    card = {
        "tags": list(TAGS),
        "length": shape.length,
        "context": shape.context,
        "transitions": net.transitions().tolist() if net.architecture.crf else None,
    }
    carded(folder, card)


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
        wide = _wide(onnx.load(str(ready)))
        quantize_dynamic(
            str(ready), str(out / name), weight_type=QuantType.QInt8,
            per_channel=True, reduce_range=narrow, op_types_to_quantize=list(_NARROWED),
            nodes_to_exclude=wide,
        )  # fmt: skip
        ready.unlink()
        _bare(out / name, wide)
    shutil.copyfile(folder / FILE, out / FILE)
    carded(out, json.loads((folder / CARD).read_text(encoding="utf-8")))


def _wide(model: Any) -> list[str]:
    """The products whose other side has outliers: eight bits lose most there."""
    sizes = {i.name: list(i.dims) for i in model.graph.initializer}
    return [
        node.name
        for node in model.graph.node
        if node.op_type == "MatMul" and _narrows(sizes.get(node.input[1], []))
    ]


def _narrows(size: list[int]) -> bool:
    return len(size) == 2 and size[0] > 2 * size[1]


def _packed(model: Any, names: list[str]) -> None:
    """Keep the weights of some products in eight bits, to be multiplied as floats."""
    weights = {i.name: i for i in model.graph.initializer}
    for at, node in reversed([*enumerate(model.graph.node)]):
        if node.name in names:
            held = weights[node.input[1]]
            values = onnx.numpy_helper.to_array(held)
            scale = np.abs(values).max(0) / 127
            packed = np.round(values / scale).astype(np.int8)
            name = held.name
            parts = {f"{name}_packed": packed, f"{name}_scale": scale.astype(np.float32)}
            model.graph.initializer.remove(held)
            model.graph.initializer.extend(
                onnx.numpy_helper.from_array(v, k) for k, v in parts.items()
            )
            unpack = onnx.helper.make_node("DequantizeLinear", [*parts], [name], axis=1)
            model.graph.node.insert(at, unpack)


def _bare(path: Path, wide: list[str]) -> None:
    """Pack what stays wide; take out of a graph what changes nothing or only tells its origin."""
    model = onnx.load(str(path))
    _packed(model, wide)
    _unmasked(model)
    del model.graph.value_info[:]
    for node in model.graph.node:
        del node.metadata_props[:]
        node.ClearField("doc_string")
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _unmasked(model: Any) -> None:
    """Take out what hides filling from the other pieces: a window has none, and adds zeros."""
    nodes = model.graph.node
    masks = {node.output[0] for node in nodes if node.op_type == "Where"}
    for added in [n for n in nodes if n.op_type == "Add" and n.input[1] in masks]:
        for node in nodes:
            for at, name in enumerate(node.input):
                if name == added.output[0]:
                    node.input[at] = added.input[0]
        nodes.remove(added)
    pruned(model)


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of each file of an exported tagger."""
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


Predicted = dict[str, list[Found]]


def compared(
    taggers: Mapping[str, Callable[[], Predicted]], part: corpus.Split
) -> dict[str, dict[str, Any]]:
    """For each tagger its best scores, CPU seconds, and how often it finds what the first does.

    :param taggers: each gives what it finds in the part, by article.
    """
    out: dict[str, dict[str, Any]] = {}
    first: set[Any] = set()
    for name, predicted in taggers.items():
        begun = process_time()
        found = predicted()
        seconds = process_time() - begun
        told = {(doc, f.source, f.cue, f.content) for doc, some in found.items() for f in some}
        first = first or told
        every = evaluate.measured(part.score, part.gold, found, part.docs)
        out[name] = {
            "best": evaluate.best(every),
            "cpu_seconds": round(seconds, 2),
            "same": round(len(first & told) / max(1, len(first | told)), 4),
        }
    return out


def predicted(network: Network, windows: list[Lesson]) -> Predicted:
    """What an exported tagger finds, by article."""
    out: Predicted = {window.doc: [] for window in windows}
    for window in windows:
        out[window.doc] += network.find(window, min(evaluate.THRESHOLDS))
    return out


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
        floor, ends = min(evaluate.THRESHOLDS), vocabulary.ends
        taggers = {"torch": partial(evaluate.predict, TorchTagger(net), windows, ends, floor)}
        for name in ("fp32", "int8"):
            network = Network(asked.out / name, asked.threads)
            taggers[name] = partial(predicted, network, windows)
        told["dev"] = compared(taggers, part)
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
