"""The network of an exported tagger, to go on training from what ships.

An exported graph keeps its weights in eight bits; read back they are what the product runs on,
not what training left, and lie within half a step of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from benchmarks.tagger.graphs import held, makers, users
from benchmarks.tagger.net import Net
from extract.candidates.tagger.onnx_model import READER, TAGGER

__all__ = ["restore"]

Floats = NDArray[np.float32]
#: Operators between a product and the bias that is added to it.
_BETWEEN = ("Cast", "Mul")
_NARROW = re.compile(r"_(quantized|packed)$")


def restore(net: Net, folder: Path) -> None:
    """Give a network the weights of an exported tagger.

    :param net: built as the one that was exported.
    :param folder: holds the two graphs.
    :raises ValueError: when the graphs hold other weights than the network asks for.
    """
    found: dict[str, Floats] = {}
    for name in (READER, TAGGER):
        found |= _weights(onnx.load(str(folder / name)))
    wanted = net.state_dict()
    lacking = sorted(
        key for key, value in wanted.items()
        if value.is_floating_point() and key not in found and not _unread(key)
    )  # fmt: skip
    if lacking:
        raise ValueError(f"{folder}: no weights for {', '.join(lacking)}")
    known = {k: torch.from_numpy(v.copy()) for k, v in found.items() if k in wanted}
    net.load_state_dict(known, strict=False)


def _unread(name: str) -> bool:
    """Whether nothing that is exported asks for these weights."""
    return name.startswith("enc.pooler.")


def _weights(model: Any) -> dict[str, Floats]:
    """What a graph holds, by the names that the network gives it."""
    values = held(model)
    whole = {n: v for n, v in values.items() if n.startswith("net.") and v.dtype == np.float32}
    named = {**whole, **dict(_tables(values)), **dict(_products(model, values))}
    return {name.removeprefix("net."): value for name, value in named.items()}


def _tables(values: dict[str, NDArray[Any]]) -> Iterator[tuple[str, Floats]]:
    """Embeddings: looked up, not multiplied."""
    for name in values:
        plain = _NARROW.sub("", name)
        if name != plain and plain.startswith("net.") and plain.endswith(".weight"):
            yield plain, _widened(values, plain)


def _products(model: Any, values: dict[str, NDArray[Any]]) -> Iterator[tuple[str, Floats]]:
    """Weights of a product, named after the bias that is added to it."""
    made, asked = makers(model), users(model)
    for bias in [name for name in values if name.startswith("net.") and name.endswith(".bias")]:
        for added in asked[bias]:
            others = [made.get(n) for n in added.input if n != bias]
            product = _product(made, others[0]) if added.op_type == "Add" and others else None
            if product is not None:
                plain = _NARROW.sub("", product.input[1])
                weights = values[plain] if plain in values else _widened(values, plain)
                yield f"{bias.removesuffix('.bias')}.weight", weights.T


def _product(made: dict[str, Any], node: Any) -> Any:
    """The product whose result reaches an operator, or None."""
    while node is not None and node.op_type in _BETWEEN:
        node = made.get(node.input[0])
    return node if node is not None and node.op_type in ("MatMul", "MatMulInteger") else None


def _widened(values: dict[str, NDArray[Any]], plain: str) -> Floats:
    narrow = values.get(f"{plain}_quantized", values.get(f"{plain}_packed"))
    if narrow is None:
        raise ValueError(f"{plain}: no weights in eight bits of that name")
    zero = values.get(f"{plain}_zero_point", np.zeros((), dtype=narrow.dtype))
    whole = narrow.astype(np.float32) - zero.astype(np.float32)
    return np.asarray(whole * values[f"{plain}_scale"], dtype=np.float32)
