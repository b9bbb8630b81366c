"""Files that are not used, and how a path may be told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

__all__ = ["Refused", "shown"]


class Refused(NamedTuple):
    """A file that was not used.

    :param path: relative to the folder the user named.
    :param reason: why not, and what to do, in one line.
    """

    path: str
    reason: str


def shown(path: Path, roots: Iterable[Path]) -> str:
    """A path as it may stand in the ledger: below one of the folders the user named."""
    for root in roots:
        if path != root and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
