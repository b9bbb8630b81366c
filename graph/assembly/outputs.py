"""The outputs of a build: which there are, and how they are put into their folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph import disk
from graph.writer import Content, write_all

__all__ = ["OUTPUTS", "put"]

#: What a build writes, in the order of the alphabet.
OUTPUTS = (
    "disputes.csv", "graph.graphml", "graph.trig", "graph.ttl", "report.json", disk.CURRENT,
    "view.html",
)  # fmt: skip


def put(out: Path, outputs: Mapping[str, Content]) -> int:
    """Put the outputs into their folder, at once, and take away what is no output any more.

    :param outputs: name of a file -> its bytes, or what gives them.
    :returns: how many changed.
    :raises ExportError: when the disk refuses; all outputs are then as they were.
    """
    try:
        changed = write_all(out, outputs)
        for name in set(OUTPUTS) - set(outputs) - {disk.CURRENT}:
            (out / name).unlink(missing_ok=True)
        if disk.CURRENT not in outputs:
            disk.removed(out)
    finally:
        disk.cleared(out)
    return changed
