"""What one rule proposes, before it becomes a candidate."""

from __future__ import annotations

from typing import NamedTuple

from extract.records import Spans

__all__ = ["Draft"]


class Draft(NamedTuple):
    """A candidate as token indices of one paragraph.

    :param verb: index of the word that carries the cue: two drafts never share one.
    """

    verb: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    rule: str
    reporters: tuple[frozenset[int], ...] = ()
    beyond: Spans = ()
