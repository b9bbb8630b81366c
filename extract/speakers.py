"""Whose words: the holder of each candidate, found by its source."""

from __future__ import annotations

from collections.abc import Sequence

from extract.names import Named
from extract.reading import Reading
from extract.records import Candidate, Holder

__all__ = ["resolve"]


def resolve(
    reading: Reading,  # noqa: ARG001
    named: Named,  # noqa: ARG001
    candidates: Sequence[Candidate],
) -> tuple[Holder, ...]:
    """The holder of each candidate, aligned with them.

    :param candidates: sorted by place.
    """
    return tuple(Holder("unknown", reason="no speaker named") for _ in candidates)
