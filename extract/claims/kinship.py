"""Nouns and the verbs they are made from: "withdrawal", "withdraw"; "explosion", "explode"."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["akin"]

#: Endings that make a noun of a verb, the longest first.
_ENDINGS = (
    "ation",
    "ition",
    "ment",
    "tion",
    "sion",
    "ance",
    "ence",
    "ing",
    "ion",
    "ery",
    "al",
    "ure",
    "y",
)
#: So many letters of the verb have to stand in the noun.
_LEAST = 4
#: What a verb has behind the letters it shares with its noun: "explo|de", "inva|de", "bri|be".
_TAIL = 2


@lru_cache(maxsize=1 << 14)
def akin(one: str, other: str) -> bool:
    """Whether two words, in their dictionary form, are one or a verb and the noun made from it."""
    return one == other or _made_of(one, other) or _made_of(other, one)


def _made_of(noun: str, verb: str) -> bool:
    for ending in _ENDINGS:
        base = noun.removesuffix(ending)
        if base != noun and len(base) >= _LEAST:
            return verb.startswith(base) and len(verb) - len(base) <= _TAIL
    return False
