"""Offices and trades as they are compared: their words in one form, and their field of work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extract.entities.gazetteer import fold
from extract.wordlists import table, words

__all__ = ["fields", "office_words"]


@lru_cache(maxsize=1 << 14)
def office_words(role: str) -> str:
    """An office's words as they are compared: spelling, order and small words do not count."""
    spelt, short = table("identity")["bodies"]["spellings"], table("names")["short"]
    left_out = words("identity", "bodies", "joining")
    found = set()
    for word in re.findall(r"[\w-]+", role):
        text = fold(word).strip("-")
        text = spelt.get(text, text)
        if text and text not in left_out:
            found.add(short.get(text, text))
    return " ".join(sorted(found))


@cache
def _field_of() -> Mapping[str, str]:
    return {word: name for name, listed in table("identity")["fields"].items() for word in listed}


@lru_cache(maxsize=1 << 14)
def fields(role: str) -> frozenset[str]:
    """The fields of work that an office's words belong to; none for "director" and the like."""
    short = table("names")["short"]
    found = (fold(word) for word in re.findall(r"[\w-]+", role))
    known = _field_of()
    return frozenset(
        f for word in found if (f := known.get(word) or known.get(short.get(word, "")))
    )
