"""Reading made files, and what must be true of every document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest

from extract import inputs
from extract.errors import InputError
from extract.inputs.files import RawFile, Refusal
from extract.records import Document

__all__ = ["every", "one", "refused", "true"]

_WORD = re.compile(r"\w+")


def one(data: bytes | str, name: str) -> Document:
    """The document in a file's bytes, its spans looked at."""
    raw = data.encode() if isinstance(data, str) else data
    made = inputs.read(RawFile(name.rpartition(".")[0], name, raw, hashlib.sha256(raw).hexdigest()))
    true(made)
    return made


def refused(data: bytes | str, name: str) -> str:
    """Why a file's bytes are refused, in one line that names the file."""
    with pytest.raises(InputError) as caught:
        one(data, name)
    told = str(caught.value)
    assert told.startswith(f"{name}: ")
    assert "\n" not in told
    return told


def every(folder: Path, data: bytes | str, name: str) -> tuple[dict[str, Document], dict[str, str]]:
    """The documents of a file by id, and its refusals by path below the folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    documents: dict[str, Document] = {}
    refusals: dict[str, str] = {}
    for found in inputs.load([folder]):
        if isinstance(found, Refusal):
            refusals[found.path.relative_to(folder).as_posix()] = found.reason
            assert "\n" not in found.reason
        else:
            true(found)
            documents[found.id] = found
    return documents, refusals


def true(document: Document) -> None:
    """Each word of the text leads back to the same word of what was read."""
    assert all(s.of(document.text).strip() for s in document.blocks)
    if document.offsets is None:
        return
    for match in _WORD.finditer(document.text):
        start, end = document.offsets.to_old(*match.span())
        assert _bare(match[0]) == _bare(document.source[start:end]), match[0]


def _bare(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words)
    return "".join(c for c in plain if c.isalnum()).casefold()
