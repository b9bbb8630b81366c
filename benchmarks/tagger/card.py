"""The card of an exported tagger: how texts are cut for it, and the hash of each file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from extract.candidates.tagger.files import CARD
from extract.candidates.tagger.onnx_model import READER, TAGGER
from extract.candidates.tagger.vocabulary import FILE

__all__ = ["carded"]


def carded(folder: Path, card: dict[str, Any]) -> None:
    """Write the card of a folder, with the hash of every other file of it."""
    files = {n: (folder / n).read_bytes() for n in (READER, TAGGER, FILE)}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    text = json.dumps({**card, "files": hashes}, indent=1)
    (folder / CARD).write_text(text + "\n", encoding="utf-8")
