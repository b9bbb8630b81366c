"""The patterns of ``furniture.toml``, compiled: what a line is by its words alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile

from extract.document import FurnitureKind
from extract.wordlists import table

__all__ = ["guarded", "has", "kind", "patterns"]

_KINDS: tuple[FurnitureKind, ...] = (
    "credit", "caption", "byline", "promotion", "navigation", "dateline", "heading",
)  # fmt: skip
# Longer lines are paragraphs; no pattern for whole lines is tried on them.
_LONGEST = 450
# Where one of several notes in a line ends and the next begins.
_NOTES = re.compile(r"(?<=[.!?…»>])\s+(?=\S)|\s+[|•·]\s+")
_DEEP = 4  # names in braces within names in braces


@cache
def patterns(part: str, name: str, shape: str = "{}") -> tuple[re.Pattern[str], ...]:
    """The patterns of one entry, names in braces filled in.

    :param shape: what is put around each.
    """
    told = table("furniture")
    named = told[part][name]
    found = [named] if isinstance(named, str) else list(named)
    for _ in range(_DEEP):
        for key, words in told["parts"].items():
            found = [p.replace("{" + key + "}", words) for p in found]
    return tuple(re.compile(shape.replace("{}", f"(?:{p})")) for p in found)


def has(part: str, name: str, words: str) -> bool:
    """Whether one of the patterns of an entry is found in some words."""
    return any(p.search(words) for p in patterns(part, name))


@lru_cache(maxsize=1 << 12)
def kind(words: str) -> FurnitureKind | None:
    """What furniture a whole line is by its words, or None: one note, or mostly notes."""
    if any(p.match(words) for p in patterns("service", "starts")):
        return "promotion"
    if len(words) > _LONGEST:
        return None
    found = _one(words)
    notes = _NOTES.split(words) if found is None else []
    if len(notes) > 1:
        kinds = [_one(note) for note in notes]
        leading = len([*takewhile(bool, kinds)])
        # A box of the page may end in its own praise.
        found = kinds[0] if leading > max(1, len(kinds) - leading) or all(kinds) else None
    return found


def guarded(words: str, label: FurnitureKind | None = None) -> bool:
    """Whether some words are dialogue or a quotation, whatever else they look like.

    :param label: what the line is taken for: a promotion's own label is nobody's name.
    """
    if label == "promotion" and has("guard", "labels", words):
        return False
    return has("guard", "prose", words)


def _one(words: str) -> FurnitureKind | None:
    for found in _KINDS:
        if any(p.fullmatch(words) for p in patterns("lines", found)):
            return None if _protected(found, words) else found
    return None


def _protected(found: FurnitureKind, words: str) -> bool:
    told = table("furniture")["guard"]
    if found in told["sentences"] and has("guard", "sentence", words):
        return True
    if found not in told["kinds"]:
        return False
    labelled = ":" in words or has("guard", "labels", words)
    reports = found == "promotion" and not labelled and has("guard", "saying", words)
    return reports or guarded(words, found)
