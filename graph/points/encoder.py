"""What clauses mean, as vectors: how alike two are, whatever their words.

The weights are all-MiniLM-L6-v2 in eight bits (``benchmarks/export_encoder.py``). A clause is read
for itself, so its vector depends on nothing else.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.errors import BuildError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

__all__ = [
    "FOLDER", "HASH", "NAME", "checked", "fingerprint", "let_go", "likeness", "recalled",
    "remembered",
]  # fmt: skip

#: Where the package keeps the encoder.
FOLDER = Path(str(files("graph"))) / "points" / "weights"
NAME, HASH = "encoder.onnx", "encoder.sha256"
#: The vocabulary of MiniLM comes with the tagger, which was made from the same weights.
_VOCABULARY = Path(str(files("extract"))) / "candidates" / "tagger" / "weights" / "tokenizer.json"
#: Of longer clauses the first so many pieces count.
_PIECES = 48
#: How many vectors are kept at most: some 50 MB.
_KEPT = 1 << 15

_Floats = NDArray[np.float32]

#: Clause -> its vector: those asked for in this build, and those of the build before.
_asked: dict[str, _Floats] = {}
_recalled: dict[str, _Floats] = {}


def likeness(one: str, other: str) -> float:
    """The cosine of what two clauses mean, -1 to 1, to three digits; 0 where one has no words."""
    if not one.strip() or not other.strip():
        return 0.0
    if one == other:
        return 1.0
    return round(float(_vector(one) @ _vector(other)), 3)


def _vector(clause: str) -> _Floats:
    """A clause's vector, of length 1."""
    found = _asked.get(clause)
    if found is None:
        earlier = _recalled.get(clause)
        found = _read(clause) if earlier is None else earlier
        if len(_asked) >= _KEPT:
            # What was read longest ago goes: pairs are asked for in the order of their clauses.
            del _asked[next(iter(_asked))]
        _asked[clause] = found
    return found


def recalled(data: bytes) -> None:
    """Take over the vectors of an earlier build, so that its clauses need not be read again.

    :param data: what :func:`remembered` gave then; empty where there was none.
    """
    _asked.clear()
    _recalled.clear()
    head, _, body = data.partition(b"\n")
    clauses: list[str] = json.loads(head) if head else []
    if clauses:
        vectors = np.frombuffer(body, dtype=np.float32).reshape(len(clauses), -1)
        _recalled.update(zip(clauses, vectors, strict=True))


def remembered() -> bytes:
    """The vectors that were asked for since :func:`recalled`, sorted by their clauses."""
    clauses = sorted(_asked)
    body = b"".join(_asked[clause].astype(np.float32).tobytes() for clause in clauses)
    return json.dumps(clauses).encode() + b"\n" + body


def let_go() -> None:
    """Give back what clauses mean and what reads them, some 60 MB, until one is asked for again."""
    _asked.clear()
    _recalled.clear()
    _tokenizer.cache_clear()
    _session.cache_clear()


def fingerprint() -> str:
    """A hash of the weights and the version of what runs them: all that a vector depends on."""
    told = (FOLDER / HASH).read_text(encoding="ascii").strip()
    return f"{told} onnxruntime={version('onnxruntime')} pieces={_PIECES}"


def _read(clause: str) -> _Floats:
    pieces = np.array([_tokenizer().encode(clause).ids], dtype=np.int64)
    found: _Floats = _session().run(None, {"pieces": pieces})[0]
    return found.reshape(-1)


@cache
def _tokenizer() -> Tokenizer:
    # Builds that meet no new clause need neither this nor what runs the weights.
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(_VOCABULARY))
    made.no_padding()
    made.enable_truncation(_PIECES)
    return made


@cache
def _session() -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(checked(FOLDER), options, ["CPUExecutionProvider"])


def checked(folder: Path) -> bytes:
    """The encoder of a folder, whole to the byte.

    :raises BuildError: it is missing or damaged.
    """
    try:
        data = (folder / NAME).read_bytes()
        told = (folder / HASH).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        raise BuildError("the encoder of clauses is missing; reinstall sayso", NAME) from None
    if hashlib.sha256(data).hexdigest() != told:
        raise BuildError("the encoder of clauses is damaged; reinstall sayso", NAME)
    return data
