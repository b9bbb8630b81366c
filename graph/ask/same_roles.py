"""One office told in several wordings: "Republican nominee", "the nominee", "GOP nominee"."""

from __future__ import annotations

from extract.wordlists import table, words

__all__ = ["one_office"]

_LINKS = frozenset({"of", "for", "to", "at", "in"})
_SMALL = _LINKS | {"the", "and", "a", "an"}


def one_office(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether two wordings may be of one office: the one says less than the other, and no other.

    :param one, other: each the office, its body and its country; empty where not told.
    """
    if any(a and b and a != b for a, b in zip(one[1:], other[1:], strict=True)):
        return False
    ours, theirs = (_words(told[0]) for told in (one, other))
    fewer, more = sorted((frozenset(ours) - _SMALL, frozenset(theirs) - _SMALL), key=len)
    if not fewer <= more or _head(ours) != _head(theirs):
        return False
    return (more - fewer).isdisjoint(words("names", "roles", "lesser"))


def _words(role: str) -> list[str]:
    """The words of an office, each in its long form: "senator" of "Sen."."""
    short = table("names")["short"]
    bare = (word.rstrip(".") for word in role.casefold().split())
    return [short.get(word, word) for word in bare]


def _head(listed: list[str]) -> str:
    """The noun of an office: "minister" of "prime minister of the north"."""
    end = next((n for n, word in enumerate(listed) if n and word in _LINKS), len(listed))
    return listed[end - 1] if listed else ""
