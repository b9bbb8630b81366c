"""What is made of each article by itself: taken from an earlier build, or made some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from graph.assembly.outline import Outline

__all__ = ["AT_ONCE", "kept_or_made"]

#: So many articles are looked at at a time.
AT_ONCE = 48

_Made = TypeVar("_Made")


def kept_or_made(
    articles: Iterable[Outline],
    key: Callable[[Outline], str],
    kept: Callable[[str], _Made | None],
    made: Callable[[Sequence[tuple[Outline, str]]], Iterable[_Made]],
) -> Iterator[_Made]:
    """What is made of each article: first what earlier builds kept, then what is made now.

    :param key: where the cache keeps what is made of an article.
    :param kept: what the cache has there; None where it has nothing that can be read.
    :param made: makes it anew of at most ``AT_ONCE`` articles, each with its key.
    """
    missing: list[tuple[Outline, str]] = []
    for article in articles:
        place = key(article)
        found = kept(place)
        if found is None:
            missing.append((article, place))
        else:
            yield found
    for at in range(0, len(missing), AT_ONCE):
        yield from made(missing[at : at + AT_ONCE])
