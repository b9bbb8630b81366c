"""The files of WordNet 3.0 (Debian's package ``wordnet-base``), read for the scripts beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

__all__ = ["Link", "Sense", "above", "senses"]


class Link(NamedTuple):
    """What ties a meaning to another.

    :param sign: WordNet's sign for the tie: "@" for a kind of, "@i" for one of.
    :param place: the other meaning.
    :param part: the other's part of speech.
    :param own, other: which word of each is tied, from 1; 0 for all.
    """

    sign: str
    place: str
    part: str
    own: int
    other: int


class Sense(NamedTuple):
    """One meaning.

    :param file: the number of the file it is in.
    :param words: as printed, ``_`` for a space; the first of them names it.
    :param links: what ties it to others.
    """

    file: int
    words: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def one(self) -> bool:
        """Whether it is one of something, not a kind: "Danube", not "German"."""
        return any(link.sign == "@i" for link in self.links)

    @property
    def above(self) -> tuple[str, ...]:
        """Places of the meanings right above it."""
        return tuple(link.place for link in self.links if link.sign in {"@", "@i"})


def senses(path: Path) -> Iterator[tuple[str, Sense]]:
    """Every meaning of a ``data`` file by its place."""
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith("  "):  # the licence
            continue
        fields = line.partition("|")[0].split()
        ends = 4 + 2 * int(fields[3], 16)
        words = tuple(word.partition("(")[0] for word in fields[4:ends:2])
        points = fields[ends + 1 : ends + 1 + 4 * int(fields[ends])]
        links = (points[n : n + 4] for n in range(0, len(points), 4))
        made = tuple(Link(s, at, part, *divmod(int(w, 16), 256)) for s, at, part, w in links)
        yield fields[0], Sense(int(fields[1]), words, made)


def above(sense: Sense, known: Mapping[str, Sense]) -> frozenset[str]:
    """Places of all meanings that one is a kind of, at any remove."""
    waiting, seen = list(sense.above), set[str]()
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += known[at].above
    return frozenset(seen)
