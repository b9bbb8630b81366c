"""The small graph, read and drawn once for all tests of the view."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.view import View, read

SMALL = Path(__file__).parent.parent / "data/small.trig"


@pytest.fixture(scope="session")
def store() -> ox.Store:
    """The small graph of one invented article."""
    found = ox.Store()
    found.load(path=SMALL, format=ox.RdfFormat.TRIG)
    return found


@pytest.fixture(scope="session")
def view(store: ox.Store) -> View:
    """The small graph as the page's records."""
    return read(store)
