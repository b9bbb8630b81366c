"""Graphs of an exported tagger in fewer operators that say the same, and what helps to change them.

The exporter writes attention as ten operators and the step between two products as five;
onnxruntime has one for each, which takes less time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import onnx
from numpy.typing import NDArray

__all__ = ["CONTRIB", "fused", "held", "makers", "nodes", "place", "pruned", "remove", "users"]

#: Where onnxruntime keeps operators that ONNX has not.
CONTRIB = "com.microsoft"


def fused(model: Any) -> None:
    """Put one operator in the place of each attention and of each GELU of a graph."""
    if all(o.domain != CONTRIB for o in model.opset_import):
        model.opset_import.append(onnx.helper.make_opsetid(CONTRIB, 1))
    for node in nodes(model, "Erf"):
        _smooth_step(model, node)
    for node in nodes(model, "Softmax"):
        _attention(model, node)
    pruned(model)


def nodes(model: Any, kind: str) -> list[Any]:
    """The operators of a kind, in order."""
    return [node for node in model.graph.node if node.op_type == kind]


def held(model: Any) -> dict[str, NDArray[Any]]:
    """The weights of a graph by name."""
    return {w.name: onnx.numpy_helper.to_array(w) for w in model.graph.initializer}


def makers(model: Any) -> dict[str, Any]:
    """The operator that makes each value."""
    return {name: node for node in model.graph.node for name in node.output}


def users(model: Any) -> dict[str, list[Any]]:
    """The operators that read each value, in order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for node in model.graph.node:
        for name in node.input:
            found[name].append(node)
    return found


def place(model: Any, behind: Any, new: Sequence[Any]) -> None:
    """Put operators right behind one that a graph has."""
    at = [*model.graph.node].index(behind) + 1
    for node in reversed(new):
        model.graph.node.insert(at, node)


def remove(model: Any, gone: Sequence[Any]) -> None:
    """Take operators out of a graph."""
    for node in gone:
        model.graph.node.remove(node)


def pruned(model: Any) -> None:
    """Take out the operators and weights that nothing asks for any more."""
    wanted = {o.name for o in model.graph.output}
    for node in reversed([*model.graph.node]):  # each comes before what asks for it
        if wanted.isdisjoint(node.output):
            model.graph.node.remove(node)
        else:
            wanted.update(node.input)
    for weight in [w for w in model.graph.initializer if w.name not in wanted]:
        model.graph.initializer.remove(weight)


def _smooth_step(model: Any, erf: Any) -> None:
    """``x * (0.5 * (1 + erf(x / root of 2)))`` as one operator."""
    asked = users(model)
    divided = makers(model)[erf.input[0]]
    (added,) = asked[erf.output[0]]
    (halved,) = asked[added.output[0]]
    (last,) = asked[halved.output[0]]
    one = onnx.helper.make_node(
        "Gelu", [divided.input[0]], [last.output[0]], name=last.name, domain=CONTRIB
    )
    place(model, last, [one])
    remove(model, [divided, erf, added, halved, last])


def _attention(model: Any, softmax: Any) -> None:
    """Products of queries, keys and values, each parted into heads, as one operator."""
    made, asked, weights = makers(model), users(model), held(model)
    (heard,) = asked[softmax.output[0]]
    scaled = made[softmax.input[0]]
    scores = made[scaled.input[0]]
    if scores.op_type != "MatMul":  # scaled another way
        return
    (turned,) = asked[heard.output[0]]
    (last,) = asked[turned.output[0]]
    parted = [made[made[side].input[0]] for side in (*scores.input, heard.input[1])]
    one = onnx.helper.make_node(
        "MultiHeadAttention", [side.input[0] for side in parted], [last.output[0]],
        name=softmax.name, domain=CONTRIB, num_heads=int(weights[parted[0].input[1]][2]),
    )  # fmt: skip
    place(model, last, [one])
    remove(model, [last])
