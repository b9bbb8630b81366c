"""What a clause says of the words beside it: who speaks, and by which words it says so."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["SpeechFrame"]


class SpeechFrame(NamedTuple):
    """Who speaks and the words that say so, as token indices of one paragraph.

    :param verb: the word that carries the cue.
    :param source: the words that name the speaker; empty where it is nobody named.
    :param silent: why nothing was said, or "".
    :param reporters: who passes the words on, the nearest to the page first.
    :param again: whether the clause leaves its subject out: who has just spoken speaks on.
    """

    verb: int
    source: frozenset[int]
    cue: frozenset[int]
    silent: str = ""
    reporters: tuple[frozenset[int], ...] = ()
    again: bool = False

    @property
    def first(self) -> int:
        """The first of its words."""
        return min(self.source | self.cue)

    @property
    def last(self) -> int:
        """The last of its words."""
        return max(self.source | self.cue)
