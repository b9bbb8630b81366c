"""One word of a name in any script, as it is compared: plain letters, sound, and rough key.

Three forms, each coarser than the one before. Equal *plain* forms are one spelling. Equal *sounds*
are two ways of writing one name in Latin letters ("Zelenskyy", "Zelenskiy"). Equal *keys* only say
that two words are worth comparing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from anyascii import anyascii

from extract.wordlists import table

__all__ = ["groups_of", "key", "plain", "rough", "sound"]

#: Ways of writing one sound, in the order in which they are taken.
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("ch", "C"), ("zh", "Z"), ("kh", "h"),
    ("tz", "T"), ("ts", "T"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("qu", "k"), ("q", "k"),
    ("w", "v"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_VOWELS = re.compile(r"(?<!^)[aeiou]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in small Latin letters and digits alone, whatever its script and accents."""
    return "".join(c for c in anyascii(word).casefold() if c.isalnum())


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A plain word with one way of writing for each sound that names are romanised by.

    :param word: as :func:`plain` gives it.
    """
    heard = word
    for written, one in _SOUNDS:
        heard = heard.replace(written, one)
    heard = re.sub(r"off$", "ov", heard)
    heard = _TWICE.sub(r"\1", heard)
    heard = re.sub(r"(?<=.)ei$", "i", heard)
    return _TWICE.sub(r"\1", heard.replace("ie", "e").replace("io", "o"))


def rough(word: str) -> str:
    """A sound without what differs between the languages a name may have been taken from.

    Voiced and voiceless s (German "Selenskyj"), and the end of "-enko" (Belarusian "-enka").

    :param word: as :func:`plain` gives it.
    """
    return re.sub(r"enka$", "enko", re.sub("[zZS]", "s", sound(word)))


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """The first letter and the consonants of a word as it sounds, for finding what to compare.

    :param word: as :func:`plain` gives it.
    """
    heard = rough(word).replace("h", "g") if len(word) > 2 else rough(word)
    return _VOWELS.sub("", re.sub("^[aeiou]+", "a", heard))


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in table("identity")["given"]["groups"]:
        for form in group:
            found.setdefault(form, set()).add(group[0])
    return {form: frozenset(names) for form, names in found.items()}


def groups_of(word: str) -> frozenset[str]:
    """The given names a word is a form of, each by its first form; none when it is not listed.

    :param word: as :func:`plain` gives it.
    """
    return _groups().get(word, frozenset())
