"""The graph as an Oxigraph store on disk: opened in milliseconds, changed graph by graph.

A folder ``store`` holds generations, each a whole store in a folder of its own, and a file
``current`` that names the one in use. A generation is never changed once it has its name: a build
makes the next one aside out of hard links to the files that stay, and ``current`` is renamed with
the other outputs. Who has a generation open keeps it until he is done with it.
"""

from __future__ import annotations

from graph.disk.generation import CURRENT, FOLDER, Held, beside, held, opened, state, unopened
from graph.disk.writing import cleared, loaded, made, removed

__all__ = [
    "CURRENT", "FOLDER", "Held", "beside", "cleared", "held", "loaded", "made", "opened", "removed",
    "state", "unopened",
]  # fmt: skip
