"""Whose deed it is: "was *behind* the fire", "had no *role in* the raid", "blamed Roe *for* it".

Who did it, had a part in it or is blamed for it is the doer; the noun names what was done.
"""

from __future__ import annotations

import re
from functools import cache

from extract.wordlists import table, words
from graph.points.rows import Row
from graph.points.stems import stem

__all__ = ["deed"]

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def deed(row: Row) -> str:
    """The words for the deed that a row lays to its subject, or clears it of; "" where none are."""
    if not row.predicate_text:
        charged = row.cue in words("parts", "charges") and row.subject_text
        return row.object_text if charged else ""
    said = f"{row.predicate_text} {row.object_text}"
    spoken = [m for m in _WORD.finditer(said) if m[0].lower() not in _skipped()]
    stems = [stem(m[0].lower()) for m in spoken[: _longest()]]
    for phrase in _phrases():
        if stems[: len(phrase)] == list(phrase):
            return said[spoken[len(phrase) - 1].end() :].strip()
    return ""


@cache
def _skipped() -> frozenset[str]:
    return words("points", "doing", "skipped")


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    """The phrases by stems, the longest first."""
    found = (tuple(map(stem, p.split())) for p in table("points")["doing"]["phrases"])
    return tuple(sorted(set(found), key=lambda p: (-len(p), p)))


def _longest() -> int:
    return len(_phrases()[0])
