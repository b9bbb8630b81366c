"""What one rule proposes, before it becomes a candidate."""

from __future__ import annotations

from typing import NamedTuple

from extract.records import Shape, Spans

__all__ = ["Draft", "Frame"]


class Draft(NamedTuple):
    """A candidate as token indices of one paragraph.

    :param verb: index of the word that carries the cue: two drafts never share one.
    :param rule: its name, for a reader.
    :param frame: what completes the verb, as its list calls it; empty for other shapes.
    :param light: whether a verb only carries the noun that reports.
    """

    verb: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    rule: str
    shape: Shape
    reporters: tuple[frozenset[int], ...] = ()
    beyond: Spans = ()
    frame: str = ""
    light: bool = False


class Frame(NamedTuple):
    """A frame found at a verb.

    :param name: as in the cue list.
    :param content: indices of the words of the complement.
    :param cue: indices of further words that belong to the cue ("about").
    """

    name: str
    content: frozenset[int]
    cue: frozenset[int] = frozenset()
