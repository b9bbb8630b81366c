"""The graph as one page: who said what about whom, and for every edge the words behind it.

The page is a single file that asks for nothing: pyvis (vis-network) draws, the data lies inside
as JSON, and a content security policy forbids everything else.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph import writer
from graph.view.earlier import earlier
from graph.view.model import read, together
from graph.view.page import Desk, Sparql, render
from graph.view.records import View

__all__ = ["Desk", "Sparql", "View", "earlier", "read", "render", "together", "write"]


def write(store: ox.Store, path: Path) -> bool:
    """Put the page for a whole store into a file; the same store gives the same bytes.

    :param store: the named graphs of ``docs/model.md``.
    :returns: whether the file changed.
    :raises ExportError: when the file cannot be written.
    """
    return writer.write(path, render(read(store)).encode("utf-8"))
