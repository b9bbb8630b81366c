"""Whose deed it is: "was *behind* the fire", "had no *role in* the raid", "blamed Roe *for* it".

Who did it, had a part in it or is blamed for it is the doer; the noun names what was done.
"""

from __future__ import annotations

import re
from functools import cache

from extract.wordlists import table, words
from graph.points.events import names_deed
from graph.points.rows import Row
from graph.points.stems import stem

__all__ = ["deed", "own_part"]

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def deed(row: Row) -> str:
    """The words for the deed that a row lays to its subject, or clears it of; "" where none are."""
    if not row.predicate_text:
        charged = row.cue in words("parts", "charges") and row.subject_text
        return row.object_text if charged else own_part(row)
    return _behind(f"{row.predicate_text} {row.object_text}")


def own_part(row: Row) -> str:
    """The words for the deed that a holder denies of himself: "denied any *role in* it"."""
    own = row.act == "deny" and not row.predicate_text and not row.object_text
    # What is called a fabrication is no deed of him who calls it so.
    bare = "" if row.evaluation else _bare(row.subject_text)
    deed_of = (_behind(row.subject_text) or bare) if own else ""
    before = row.subject_text.removesuffix(deed_of).lower().split()
    return deed_of if words("points", "doing", "others").isdisjoint(before) else ""


def _bare(said: str) -> str:
    """The words of a deed that nobody's name stands before: "the *attack on the mill*"."""
    first = next((m for m in _WORD.finditer(said) if m[0].lower() not in _skipped()), None)
    return said[first.start() :] if first is not None and names_deed(first[0].lower()) else ""


def _behind(said: str) -> str:
    """The words behind a phrase that some words begin with; "" where they begin with none."""
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
