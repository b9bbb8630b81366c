"""What an article is called within a file: by what it says itself, whatever stands beside it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.inputs import kinds
from extract.inputs.many.held import Held, Unread

__all__ = ["Laid", "name_of", "named"]

_LONGEST, _KEPT = 160, 120
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


class Laid(NamedTuple):
    """An article with its bytes laid aside.

    :param start: where they begin, ``size`` of them.
    :param sha256: their hash.
    """

    held: Held
    start: int
    size: int
    sha256: str


def name_of(words: str) -> str:
    """Words as they may stand in a name: no address scheme, no blank runs, not too long."""
    plain = " ".join(_SCHEME.sub("", words, count=1).split()).strip("/")
    plain = "".join(c for c in plain if c.isprintable())
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_KEPT]}-{hashlib.sha256(plain.encode('utf-8', 'replace')).hexdigest()[:12]}"


def named(laid: Sequence[Laid]) -> Iterator[tuple[str, Laid] | Unread]:
    """Each article with its name; those that cannot be told from another with the reason.

    The order of the articles does not matter: where two share a name, both go by their next one.
    Of articles that are the same word for word one is used.
    """
    copies: dict[tuple[str, tuple[str, ...]], list[Laid]] = defaultdict(list)
    for one in laid:
        copies[one.sha256, one.held.names].append(one)
    single = [same[0] for same in copies.values()]
    names = [one.held.names for one in single]
    shared = [Counter(n[: level + 1][-1] for n in names) for level in range(_deep(names))]
    groups: dict[str, list[Laid]] = defaultdict(list)
    for one in single:
        groups[_name(one.held, shared)].append(one)
    for name, group in groups.items():
        count = len(copies[group[0].sha256, group[0].held.names])
        if len(group) > 1:
            yield Unread(name, f"is the name of {len(group):,} different articles; rename them")
            continue
        yield name, group[0]
        if count > 1:
            yield Unread(name, f"stands there {count:,} times, word for word; used once")


def identity(name: str, held: Held) -> str:
    """The name as it stands in an article's id."""
    return kinds.stem(name) if held.member else name


def _deep(names: Sequence[tuple[str, ...]]) -> int:
    return max(map(len, names), default=0)


def _name(held: Held, shared: Sequence[Counter[str]]) -> str:
    free = (n for level, n in enumerate(held.names) if shared[level][n] == 1)
    return next(free, held.names[-1])
