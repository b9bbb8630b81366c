"""Tables made once for a gazetteer: the last is kept, since hashing one walks all its names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from extract.records import Gazetteer

__all__ = ["once"]

Made = TypeVar("Made")


def once(make: Callable[[Gazetteer], Made]) -> Callable[[Gazetteer], Made]:
    """The same function, which remembers what it made for the last gazetteer it was given."""
    last: list[tuple[Gazetteer, Made]] = []

    def remembered(gazetteer: Gazetteer) -> Made:
        if not last or (last[0][0] is not gazetteer and last[0][0] != gazetteer):
            last[:] = [(gazetteer, make(gazetteer))]
        return last[0][1]

    return remembered
