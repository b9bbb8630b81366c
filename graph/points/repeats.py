"""Statements that only tell again what another tells in the same words: one telling, not two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.points.encoder import likeness
from graph.points.evidence import clause
from graph.points.takes import Take

__all__ = ["again", "order", "quoted", "repeats"]

_WORD = re.compile(r"\w+")
#: Fewer words than this in a row come together by chance.
_FEWEST = 5
#: As alike as this are two renderings of one utterance.
_ONE = 0.9


def repeats(takes: Iterable[Take]) -> Mapping[str, str]:
    """Statement -> the first one in exactly its words, in another article or earlier in its own.

    First is what was printed first; without dates what stands first in the alphabet. Who denies
    in the words of a claim does not tell it again.

    :param takes: of any articles.
    """
    first: dict[tuple[int, tuple[str, ...]], str] = {}
    found: dict[str, str] = {}
    for take in sorted(takes, key=order):
        words = _words(take)
        if len(words) >= _FEWEST:
            original = first.setdefault((take.side, words), take.row.id)
            if original != take.row.id:
                found[take.row.id] = original
    return found


def _words(take: Take) -> tuple[str, ...]:
    """The words and numbers of a statement, lower case, without the "that" that leads them in."""
    found = _WORD.findall(take.row.content.lower())
    return tuple(found[1:] if found[:1] == ["that"] else found)


def order(take: Take) -> tuple[str, str, int, str]:
    """What was printed first; without dates what stands first in the alphabet."""
    return take.printed or "9999", take.row.article, take.row.start, take.row.id


def again(one: Take, other: Take) -> bool:
    """Whether two are likely one utterance told twice, which backs nothing.

    One's words stand whole in the other, or they are alike as two translations are.
    """
    return quoted(one, other) or likeness(clause(one), clause(other)) >= _ONE


def quoted(one: Take, other: Take) -> bool:
    """Whether one's words stand whole in the other."""
    first, second = (" ".join(_words(take)) for take in (one, other))
    short, long = sorted((first, second), key=len)
    return short.count(" ") + 1 >= _FEWEST and f" {short} " in f" {long} "
