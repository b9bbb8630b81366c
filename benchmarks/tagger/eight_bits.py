"""The products that an exported tagger still makes as floats, in eight bits; and fewer operators.

A product in eight bits takes half the time of one of floats, but knows 256 values from the least
to the greatest number of a window. Where single numbers are far from all others, little is left for
those. So before a product numbers are made smaller where they may be large, and

- a product whose weights are rounded already gets large numbers in several equal parts, each with
  the same weights, which changes nothing else;
- of one whose weights are floats the weights grow as the numbers shrink, and are rounded one row
  after the other, each making up for what was lost by those before it (GPTQ, Frantar et al. 2022).

How large numbers are, and which go together, is looked up on windows of the train part.

    python -m benchmarks.tagger.eight_bits --tagger EXPORTED/int8 --polnear DIR --out FOLDER
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from benchmarks.tagger.card import carded
from benchmarks.tagger.graphs import fused, held, makers, nodes, place, pruned, remove, users
from extract import inputs
from extract.candidates.tagger.calibration import FILE as CALIBRATION
from extract.candidates.tagger.files import CARD
from extract.candidates.tagger.onnx_model import READER, TAGGER, arrays
from extract.candidates.tagger.vocabulary import FILE, Vocabulary
from extract.candidates.tagger.windows import Shape, windows
from extract.records import Document

__all__ = ["Seen", "main", "narrowed", "seen"]

#: Weights have seven bits, for processors that add products in sixteen.
_MOST = 63
#: Numbers before a product are to stay below this: after a norm, and after the step between two.
_NORM, _STEP = 5.0, 3.0
#: Rows whose losses are passed on together, and what steadies the inverse.
_ROWS, _DAMP = 128, 0.01
#: Inputs of a product from which on its weights are worth narrowing.
_WIDE = 1000

Floats = NDArray[np.floating[Any]]


@dataclass(slots=True)
class Seen:
    """What was seen of the numbers before a product.

    :ivar peak: the largest of each, without its sign.
    :ivar together: sum over all words of the products of each two; None where nobody asks.
    """

    peak: Floats
    together: Floats | None


def narrowed(model: Any, found: dict[str, Seen]) -> None:
    """Put products in eight bits in the place of those of floats.

    :param found: what was seen, by the name of the numbers.
    """
    for node in nodes(model, "MatMul"):
        unpacked = makers(model).get(node.input[1])
        if unpacked is not None and unpacked.op_type == "DequantizeLinear":
            _narrow(model, node, unpacked, found.get(node.input[0]))
    for quantised in nodes(model, "DynamicQuantizeLinear"):
        if (some := found.get(quantised.input[0])) and some.together is None:
            _part(model, quantised, some.peak)
    pruned(model)


def _narrow(model: Any, node: Any, unpacked: Any, some: Seen | None) -> None:
    """One product: in eight bits where it was looked at, else with its weights as they are."""
    weights = held(model)
    packed, scale = (weights[name] for name in unpacked.input)
    values = packed * scale
    if some is None or some.together is None:
        _hold(model, node.input[1], values.astype(np.float32))
        remove(model, [unpacked])
        return
    less = np.maximum(1, some.peak / _STEP)
    grown = values * less[:, None]
    steps = np.abs(grown).max(0) / _MOST
    rounded = _rounded(grown, some.together / np.outer(less, less), steps)
    name = node.output[0]
    _hold(model, f"{name}_less", (1 / less).astype(np.float32))
    _hold(model, f"{name}_weights", rounded)
    _hold(model, f"{name}_steps", steps.astype(np.float32))
    _hold(model, f"{name}_zero", np.zeros(len(steps), dtype=np.int8))
    place(model, node, _product(name, node.input[0]))
    remove(model, [node, unpacked])


def _product(name: str, numbers: str) -> list[Any]:
    """The operators that onnxruntime knows for one product in eight bits."""
    small, scaled, narrow = f"{name}_small", f"{name}_scaled", f"{name}_narrow"
    parts = [narrow, f"{narrow}_step", f"{narrow}_zero"]
    make = onnx.helper.make_node
    return [
        make("Mul", [numbers, f"{name}_less"], [small]),
        make("DynamicQuantizeLinear", [small], parts),
        make(
            "MatMulInteger",
            [narrow, f"{name}_weights", parts[2], f"{name}_zero"],
            [f"{name}_whole"],
        ),
        make("Cast", [f"{name}_whole"], [f"{name}_float"], to=onnx.TensorProto.FLOAT),
        make("Mul", [parts[1], f"{name}_steps"], [scaled]),
        make("Mul", [f"{name}_float", scaled], [name]),
    ]


def _rounded(weights: Floats, together: Floats, steps: Floats) -> NDArray[np.int8]:
    """Weights in whole steps, so that the product over what was seen changes least."""
    size = len(weights)
    steady = together + _DAMP * np.diag(together).mean() * np.eye(size)
    order = np.argsort(-np.diag(steady), kind="stable")  # what weighs most is rounded first
    left = weights[order]
    passed = np.linalg.cholesky(np.linalg.inv(steady[np.ix_(order, order)])).T
    out = np.zeros(weights.shape, dtype=np.int8)
    for low in range(0, size, _ROWS):
        high = min(low + _ROWS, size)
        lost = np.zeros((high - low, weights.shape[1]))
        for at in range(low, high):
            out[at] = np.clip(np.round(left[at] / steps), -_MOST, _MOST)
            lost[at - low] = (left[at] - out[at] * steps) / passed[at, at]
            left[at:high] -= np.outer(passed[at, at:high], lost[at - low])
        left[high:] -= passed[low:high, high:].T @ lost
    return out[np.argsort(order)]


def _part(model: Any, quantised: Any, peak: Floats) -> None:
    """Large numbers before some products in several equal parts, each with the same weights."""
    parts = np.maximum(1, np.ceil(peak / _NORM)).astype(int)
    again = np.repeat(np.arange(len(parts)), parts - 1)
    if not len(again):
        return
    name = quantised.input[0]
    _hold(model, f"{name}_less", (1 / parts).astype(np.float32))
    _hold(model, f"{name}_again", again.astype(np.int64))
    make = onnx.helper.make_node
    new = [
        make("Mul", [name, f"{name}_less"], [f"{name}_part"]),
        make("Gather", [f"{name}_part", f"{name}_again"], [f"{name}_more"], axis=2),
        make("Concat", [f"{name}_part", f"{name}_more"], [f"{name}_all"], axis=2),
    ]
    place(model, makers(model)[name], new)
    weights = held(model)
    for product in users(model)[quantised.output[0]]:
        values, wider = weights[product.input[1]], f"{product.input[1]}_again"
        _hold(model, wider, np.concatenate([values, values[again]]))
        product.input[1] = wider
    quantised.input[0] = f"{name}_all"


def _hold(model: Any, name: str, values: NDArray[Any]) -> None:
    model.graph.initializer.append(onnx.numpy_helper.from_array(values, name))


# ---------------------------------------------------------------- looking at numbers


def seen(model: Any, feeds: Sequence[dict[str, NDArray[np.int64]]]) -> dict[str, Seen]:
    """What the numbers before a reader's products are like.

    :param feeds: windows as the network reads them.
    """
    steps, norms = _asked(model)
    looking = onnx.ModelProto()
    looking.CopyFrom(model)
    for name in (*steps, *norms):
        told = onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        looking.graph.output.append(told)
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = onnxruntime.InferenceSession(looking.SerializeToString(), options)
    out: dict[str, Seen] = {}
    for feed in feeds:
        for name, values in zip((*steps, *norms), session.run([*steps, *norms], feed), strict=True):
            _add(out, name, values[0], whole=name in steps)
    return out


def _asked(model: Any) -> tuple[list[str], list[str]]:
    """The names of the numbers before products of floats, and of norms before those in eight."""
    weights, made = held(model), makers(model)
    steps = [
        node.input[0]
        for node in nodes(model, "MatMul")
        if (unpacked := made.get(node.input[1])) is not None
        and unpacked.op_type == "DequantizeLinear"
        and len(weights[unpacked.input[0]]) > _WIDE
    ]
    narrow = [node.input[0] for node in nodes(model, "DynamicQuantizeLinear")]
    return steps, [name for name in narrow if made[name].op_type == "LayerNormalization"]


def _add(out: dict[str, Seen], name: str, values: Floats, *, whole: bool) -> None:
    peak = np.abs(values).max(0)
    products = (values.T @ values).astype(np.float64) if whole else None
    if (some := out.get(name)) is None:
        out[name] = Seen(peak, products)
        return
    some.peak = np.maximum(some.peak, peak)
    if some.together is not None and products is not None:
        some.together = some.together + products


def _feeds(folder: Path, polnear: Path, most: int) -> list[dict[str, NDArray[np.int64]]]:
    """Windows of articles of the train part, drawn by a fixed seed."""
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    vocabulary, shape = Vocabulary(folder), Shape(card["length"], card["context"])
    paths = sorted((polnear / "train" / "text").iterdir())
    cut = [
        window
        for document in inputs.load(random.Random(1).sample(paths, most // 3))
        if isinstance(document, Document)
        for window in windows(
            document.text, document.blocks, vocabulary.pieces, (vocabulary.ends.stop,), shape
        )
    ]
    some = random.Random(2).sample(cut, min(most, len(cut)))
    return [arrays(window, vocabulary) for window in some]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the tagger of one folder, faster, to another."""
    parser = argparse.ArgumentParser(description="Narrow the products of an exported tagger.")
    parser.add_argument("--tagger", type=Path, required=True, help="an exported tagger, int8")
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus folder")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--windows", type=int, default=110, help="windows that are looked at")
    asked = parser.parse_args(argv)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in (FILE, CALIBRATION):
        if (asked.tagger / name).exists():
            shutil.copyfile(asked.tagger / name, asked.out / name)
    for name in (READER, TAGGER):
        model = onnx.load(str(asked.tagger / name))
        fused(model)
        feeds = _feeds(asked.tagger, asked.polnear, asked.windows) if name == READER else ()
        narrowed(model, seen(model, feeds) if feeds else {})
        onnx.checker.check_model(model)
        onnx.save(model, str(asked.out / name))
    carded(asked.out, json.loads((asked.tagger / CARD).read_text(encoding="utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
