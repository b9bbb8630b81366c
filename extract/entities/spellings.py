"""Names written down from another alphabet or language: "Zelensky", "Zelenskyy", "Zełenski"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from extract.entities.gazetteer import fold
from extract.wordlists import table

__all__ = ["one_given", "sound_alike", "sounds"]

#: letters that folding leaves as they are
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ґ": "g"}
)
#: what one sound is written as, in the order of their replacing
_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        (r"[^a-z]", ""), ("ae|aa", "a"), ("oe", "o"), ("ue", "u"),
        ("tsch|tch|cz", "ch"), ("sch|sh|sz", "s"), ("zh", "z"), ("kh", "h"),
        ("ph", "f"), ("tz", "ts"), ("ck|q", "k"), ("w", "v"), ("ou", "u"),
        ("[iyj]+", "i"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
_SAME, _NEAR = 4, 6  # letters of names that must agree wholly, or but for one vowel


def sound_alike(one: str, other: str) -> bool:
    """Whether two words are likely one name in two spellings: the same consonants at least."""
    first, second = _sounded(one), _sounded(other)
    if min(len(first), len(second)) < _SAME or first[0] != second[0]:
        return False
    if first == second:
        return True
    near = min(len(first), len(second)) >= _NEAR and _consonants(first) == _consonants(second)
    return near and _one_edit(first, second)


def sounds(word: str) -> str:
    """The first sound and the consonants of a word; words that sound alike share them."""
    sounded = _sounded(word)
    return sounded[:1] + _consonants(sounded)


def one_given(one: str, other: str) -> bool:
    """Whether two given names, folded, are one, by spelling or as forms of one name."""
    if one == other or sound_alike(one, other):
        return True
    groups = _groups()
    mine, theirs = groups.get(one, frozenset()), groups.get(other, frozenset())
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    # a form that no list has: "Alexandar"
    return _sounds_as(one, theirs) or _sounds_as(other, mine)


def _sounds_as(name: str, groups: Iterable[int]) -> bool:
    listed = table("identity")["given"]["groups"]
    return any(sound_alike(name, form) for number in groups for form in listed[number])


@lru_cache(maxsize=1 << 12)
def _sounded(word: str) -> str:
    text = fold(word).translate(_LETTERS)
    for written, sound in _SOUNDS:
        text = written.sub(sound, text)
    return text


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed makes one word the other."""
    short, long = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :]
    return len(long) == len(short) + 1 and short[at:] == long[at + 1 :]


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """Given name -> the numbers of its groups of forms."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table("identity")["given"]["groups"]):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
