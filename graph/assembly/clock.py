"""What a build costs by stage, and how its memory is left alone meanwhile."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["Clock", "let_go", "uncollected"]


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is spent until the block ends."""
        before = self._now()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self._now() - before

    @staticmethod
    def _now() -> float:
        spent = os.times()
        return spent.user + spent.system + spent.children_user + spent.children_system


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: millions of records are made, and none refers to itself."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def let_go() -> None:
    """Give memory back that nothing holds any more, where the C library can be asked to.

    It would keep it for later, and what comes next may have a memory of its own.
    """
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
