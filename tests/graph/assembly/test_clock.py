"""Memory that nothing holds is given back, on any system."""

from __future__ import annotations

import ctypes
import gc
import weakref
from typing import Any

import pytest

from graph.assembly.clock import let_go, uncollected


class _Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.mark.parametrize("error", [None, OSError, AttributeError])
def test_what_nothing_holds_is_let_go(
    error: type[Exception] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cycles must go, also where the C library cannot be asked for anything."""
    asked: list[Any] = []

    def library(name: object) -> Any:
        asked.append(name)
        if error is not None:
            raise error
        return ctypes.PyDLL(None)

    monkeypatch.setattr(ctypes, "CDLL", library)
    monkeypatch.setattr("sys.platform", "linux")
    with uncollected():
        ring = weakref.ref(_Ring())
        assert ring() is not None
        let_go()
        assert ring() is None
        assert not gc.isenabled()
    assert asked == [None]
