"""Dates as people and programs write them, where day, month and year leave no doubt."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from extract.inputs.metadata import normal

__all__ = ["day"]

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,9})\.?,?\s+"
    r"(?:(?P<second>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})"
)
_LONGEST = 200  # characters: more are no date
_TIGHT = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:[T ]?\d{2}:?\d{2}.*)?")


def day(words: str) -> str | None:
    """The date in some words, ISO 8601; None when it could be another.

    "24 October 2024", "Thu, 24 Oct 2024 10:00:00 GMT" and "20241024" are dates; "3/4/2024" is not.
    """
    plain = " ".join(words[:_LONGEST].split())
    if normal("date", plain):
        return plain
    return _of_mail(plain) or _of_month(plain) or _of_digits(plain)


def _of_mail(words: str) -> str | None:
    # Only with a time: the parser takes much that is none for a date.
    if not re.search(r"\d{1,2}:\d{2}", words) or not re.search(r"[A-Za-z]{3}", words):
        return None
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _of_month(words: str) -> str | None:
    match = _NAMED.fullmatch(words)
    if match is None or bool(match["first"]) == bool(match["second"]):
        return None
    name = match["month"].lower()
    month = next((n for n, m in enumerate(_MONTHS, 1) if name.startswith(m)), 0)
    return _iso(int(match["year"]), month, int(match["first"] or match["second"]))


def _of_digits(words: str) -> str | None:
    match = _TIGHT.fullmatch(words)
    return _iso(*map(int, match.groups())) if match else None


def _iso(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
