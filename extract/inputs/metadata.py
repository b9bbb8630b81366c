"""What is known of an article beside its text: values checked, origins kept, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from extract.records import Metadata

__all__ = ["FIELDS", "Value", "gathered", "normal"]

FIELDS = ("title", "date", "author", "outlet", "url", "language")
_TEXT = "text"  # no value of its own: where the words were read, when not from the page itself
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\S*(?: [+-]\d{2}:?\d{2})?")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class Value(NamedTuple):
    """Something a file says about itself.

    :param field: one of :data:`FIELDS`, or ``"text"`` for where the article's words were read.
    :param words: the value as written.
    :param origin: where it was written, e.g. ``"JSON-LD"``.
    """

    field: str
    words: str
    origin: str


def normal(field: str, words: str) -> str | None:
    """The value as it is stored, or None when it is no such value.

    A date must be ISO 8601 with year, month and day; an address http or https.
    """
    plain = " ".join(words.split())
    if field == "date":
        return _date(plain)
    if field == "url":
        return plain if _URL.fullmatch(plain) else None
    if field == "language":
        return plain.replace("_", "-") if _LANGUAGE.fullmatch(plain) else None
    return "".join(c for c in plain if c.isprintable()) or None


def gathered(values: Iterable[Value]) -> Metadata:
    """The first usable value for each field, with its origin, and that of the text if one is told.

    :param values: the most trusted first; unusable ones are passed over.
    """
    known: dict[str, str] = {}
    origins: dict[str, str] = {}
    for field, words, origin in values:
        if field == _TEXT:
            origins[field] = origin
        value = normal(field, words)
        if value and field in FIELDS and field not in known:
            known[field], origins[field] = value, origin
    return Metadata(**{f: known.get(f) for f in FIELDS}, origins=origins)


def _date(words: str) -> str | None:
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat()
        if _MOMENT.fullmatch(words):
            return datetime.fromisoformat(words.replace(" +", "+").replace(" -", "-")).isoformat()
    except ValueError:
        return None
    return None
