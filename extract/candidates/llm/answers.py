"""The answers of a model, kept in a folder: a file for each piece, and one that names the model."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from extract.candidates.llm.pieces import PROMPT, Piece, key_of
from extract.errors import BuildError

__all__ = ["FOLDER", "MODEL", "Marked", "fingerprint", "folder", "kept", "model", "ready", "rows"]

#: The environment variable that names the folder.
FOLDER = "SAYSO_LLM_ANSWERS"
#: The file that names the model.
MODEL = "model.json"
#: More than this is no answer about a few paragraphs, in rows and in code points of a string.
_MOST, _LONGEST = 500, 20_000


class Marked(NamedTuple):
    """What a model says that somebody says, in words that may or may not stand in the text."""

    source: str
    cue: str
    content: str


def rows(answer: str) -> list[Marked]:
    """What an answer marks.

    :param answer: what a model sent.
    :raises ValueError: when it is not what was asked for, with what is wrong.
    """
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError):
        raise ValueError("is no JSON") from None
    found = told.get("statements") if isinstance(told, dict) else None
    if not isinstance(found, list):
        raise ValueError("has no list of statements")  # noqa: TRY004 - a value that was sent
    if len(found) > _MOST:
        raise ValueError(f"marks more than {_MOST} statements in a few paragraphs")
    return [_row(one) for one in found]


def _row(one: object) -> Marked:
    if not isinstance(one, dict):
        raise ValueError("holds a statement that is no object")  # noqa: TRY004 - likewise
    words = [one.get(name, "") for name in Marked._fields]
    if not all(isinstance(word, str) and len(word) <= _LONGEST for word in words):
        raise ValueError("holds words that are no string of a sensible length")
    return Marked(*words)


def folder() -> Path:
    """The folder that is meant in this process.

    :raises BuildError: when none is named.
    """
    named = os.environ.get(FOLDER, "")
    if not named:
        raise BuildError("the extractor llm reads kept answers: name their folder with --answers")
    return Path(named)


def model(where: Path) -> str:
    """The model whose answers a folder keeps.

    :raises BuildError: when it keeps none, or those to other questions.
    """
    try:
        told = json.loads((where / MODEL).read_bytes())
        name, prompt = told["model"], told["prompt"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BuildError(
            "keeps no answers; ask a model first: sayso llm ARTICLES --url URL --model NAME",
            str(where),
        ) from None
    if prompt != PROMPT or not isinstance(name, str):
        raise BuildError("keeps answers to older questions; run `sayso llm` again", str(where))
    return name


def kept(where: Path, name: str, piece: Piece) -> list[Marked] | None:
    """What a model answered about a piece; None when it was not asked, or the file is damaged."""
    try:
        told = json.loads((where / f"{key_of(name, piece)}.json").read_bytes())
        return rows(told["answer"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def ready() -> None:
    """Make sure that there are answers to read.

    :raises BuildError: when there are none.
    """
    model(folder())


def fingerprint() -> str:
    """Twelve hex digits that change when an answer does; empty where no folder is named."""
    where = os.environ.get(FOLDER, "")
    if not where:
        return ""
    digest = hashlib.sha256()
    for file in sorted(Path(where).glob("*.json")):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
