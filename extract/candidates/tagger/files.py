"""The files of the tagger that come with sayso: where they are, and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from extract.errors import BuildError

__all__ = ["CARD", "FOLDER", "THREADS", "checked", "fingerprint", "ready"]

#: Where the package keeps them, and the file that names the others.
FOLDER, CARD = Path(str(files("extract"))) / "candidates" / "tagger" / "weights", "tagger.json"

#: The environment variable that says how many processor threads read; child processes see it.
THREADS = "SAYSO_THREADS"

_INSTEAD = "reinstall sayso, or choose --extractor rules"


def ready() -> None:
    """Make sure that the shipped tagger can be used.

    :raises BuildError: a file of it is missing or damaged.
    """
    checked(FOLDER)


def fingerprint() -> str:
    """Twelve hex digits of a hash over the card, which names the hash of each file; "" without."""
    try:
        return hashlib.sha256((FOLDER / CARD).read_bytes()).hexdigest()[:12]
    except OSError:
        return ""


def checked(folder: Path) -> Path:
    """A folder whose files are those that its card names, to the byte.

    :raises BuildError: one is missing or damaged.
    """
    for name, told in _hashes(folder).items():
        try:
            data = (folder / name).read_bytes()
        except OSError:
            raise BuildError(f"a file of the tagger is missing; {_INSTEAD}", name) from None
        if hashlib.sha256(data).hexdigest() != told:
            raise BuildError(f"a file of the tagger is damaged; {_INSTEAD}", name)
    return folder


def _hashes(folder: Path) -> dict[str, str]:
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        hashes: dict[str, str] = dict(card["files"])
    except OSError:
        raise BuildError(f"a file of the tagger is missing; {_INSTEAD}", CARD) from None
    except (ValueError, KeyError, TypeError):
        raise BuildError(f"a file of the tagger is damaged; {_INSTEAD}", CARD) from None
    return hashes
