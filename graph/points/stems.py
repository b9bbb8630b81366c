"""Words made comparable: stems by plain rules, families of words that mean the same, opposites."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from extract.wordlists import table, words

__all__ = ["family", "listed", "names_act", "opposed", "opposites", "stem", "tokens"]

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_KEPT = frozenset({"news", "series", "species", "aids", "gas", "chaos", "crisis", "basis", "was"})


def tokens(text: str) -> Iterator[str]:
    """The words of a text, lower case, without numbers and marks of possession."""
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("’", "'")
        yield word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without the endings of number and tense: "deployed", "deploying" -> "deploy".

    Rules, no dictionary: what comes out is compared, never shown.
    """
    irregular = table("points")["irregular"].get(word)
    if irregular is not None:
        return _closed(irregular)
    word = _singular(word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            return _closed(base)
    return word.removesuffix("e") if len(word) > 4 else word


def _singular(word: str) -> str:
    if (
        word in _KEPT
        or len(word) < 4
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zzes")) else word[:-1]


def _closed(base: str) -> str:
    """A stem after its ending went: "stopp" -> "stop", "denie" -> "deny"."""
    if base.endswith("i"):
        return base[:-1] + "y"
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "elsz":
        return base[:-1]
    return base.removesuffix("e") if len(base) > 4 else base


@cache
def listed(*path: str) -> frozenset[str]:
    """A list of points.toml by stems."""
    return frozenset(stem(word) for word in words("points", *path))


@cache
def _families() -> dict[str, str]:
    found: dict[str, str] = {}
    for members in table("points")["families"]:
        for word in members:
            found.setdefault(" ".join(map(stem, word.split())), stem(members[0]))
    return found


@cache
def _derived() -> Mapping[str, Any]:
    """What WordNet says of nouns for deeds and of opposite adjectives."""
    path = files("extract").joinpath("words", "derived.json")
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def _deeds() -> dict[str, str]:
    """Stem of a noun for a deed -> stem of its verb: "deportation" -> "deport".

    What a list names is left to the list.
    """
    kept = listed("generic") | listed("light") | listed("stop") | listed("hedges")
    kept |= listed("events", "ahead") | listed("events", "light") | frozenset(_families())
    pairs = ((stem(noun), stem(verb)) for noun, verb in _derived()["deeds"].items())
    return {noun: verb for noun, verb in pairs if noun != verb and kept.isdisjoint((noun, verb))}


def names_act(word: str) -> bool:
    """Whether a noun names what a verb does: "the *deportation*"."""
    return word in _derived()["deeds"] or _singular(word) in _derived()["deeds"]


@lru_cache(maxsize=1 << 16)
def family(word: str) -> str:
    """The stem that stands for all words that mean the same."""
    base = stem(word)
    base = _deeds().get(base, base)
    return _families().get(base, base)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in (*table("points")["opposites"], *_derived()["opposites"]):
        one, other = map(family, pair)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def opposites(one: str) -> frozenset[str]:
    """The families that cannot be said of what this one is said of."""
    return _opposites().get(one, frozenset())


def opposed(one: str, other: str) -> bool:
    """Whether two families cannot both be said of one thing."""
    return other in opposites(one)
