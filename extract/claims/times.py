"""Time words as printed, and the days they stand for where plain rules and a known date say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from extract.records import Span, TimePhrase
from extract.syntax.parse import Reading
from extract.wordlists import table

__all__ = ["find"]

_Days = tuple[date | None, date | None]
_DIGIT = re.compile(r"\d")


def find(reading: Reading, span: Span) -> tuple[TimePhrase, ...]:
    """The time phrases in a span, in order, none inside another.

    Resolved are only full dates and years, and, where the article's date is known, phrases that
    count from it; all others keep their words and no days.

    :param span: any stretch of the stored text.
    """
    published = _day(reading.document.meta.date)
    found: list[TimePhrase] = []
    for match, resolve in _matches(span.of(reading.text)):
        place = Span(span.start + match.start(), span.start + match.end())
        if not found or place.start >= found[-1].span.end:
            found.append(TimePhrase(place, *map(_iso, resolve(match, published))))
    return tuple(found)


def _matches(text: str) -> list[tuple[re.Match[str], _Resolver]]:
    digits = _DIGIT.search(text) is not None
    rules = ((p, resolve) for p, resolve in _rules() if digits or resolve not in _NUMBERED)
    hits = [(m, resolve) for pattern, resolve in rules for m in pattern.finditer(text)]
    return sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end()))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(printed: str | None) -> date | None:
    try:
        return date.fromisoformat((printed or "")[:10])
    except ValueError:
        return None


# ---------------------------------------------------------------- the phrases

_Resolver = Callable[[re.Match[str], "date | None"], _Days]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Resolver], ...]:
    lists = table("times")
    months = "|".join([*lists["months"], *(rf"{m}\.?" for m in lists["short"])])
    weekdays = "|".join(lists["weekdays"])
    number = rf"\d+|{'|'.join(lists['numbers'])}"
    unit = "day|week|month|year"
    rules: list[tuple[str, _Resolver]] = [
        (
            rf"(?:on |by |since )?(?P<d>\d\d?)(?:st|nd|rd|th)? (?P<m>{months}),? (?P<y>\d{{4}})",
            _full,
        ),
        (
            rf"(?:on |by |since )?(?P<m>{months}) (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>\d{{4}})",
            _full,
        ),
        (rf"(?:on |by |since )?(?P<d>\d\d?)(?:st|nd|rd|th)? (?P<m>{months})", _near),
        (rf"(?:on |by |since )?(?P<m>{months}) (?P<d>\d\d?)(?:st|nd|rd|th)?", _near),
        (rf"(?:in |since |by )(?:early |late |mid-)?(?P<m>{months}) (?P<y>\d{{4}})", _month),
        (r"(?:in |since |by )(?:early |late |mid-)?(?P<y>(?:1[89]|20)\d\d)", _year),
        (r"yesterday|today|tonight|tomorrow", _beside),
        (rf"(?:on |by )?(?:(?P<which>last|next|this|this past) )?(?P<w>{weekdays})", _weekday),
        (rf"(?P<which>last|next|this) (?P<u>{unit})", _period),
        (rf"(?P<n>{number}) (?P<u>{unit})s? ago", _ago),
    ]
    rules += _open_rules(number)
    return tuple((re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE), r) for p, r in rules)


def _open_rules(number: str) -> Iterator[tuple[str, _Resolver]]:
    resolvers: dict[str, _Resolver] = {"past": _until, "future": _from, "none": _nothing}
    for kind, phrases in table("times")["open"].items():
        for phrase in phrases:
            yield phrase.replace("{n}", f"(?:{number})"), resolvers[kind]


# ---------------------------------------------------------------- the days they stand for


def _until(_match: re.Match[str], published: date | None) -> _Days:
    return None, published


def _from(_match: re.Match[str], published: date | None) -> _Days:
    return published, None


def _nothing(_match: re.Match[str], _published: date | None) -> _Days:
    return None, None


def _full(match: re.Match[str], _published: date | None) -> _Days:
    day = _made(int(match["y"]), _month_number(match["m"]), int(match["d"]))
    return (None, day) if _said(match, "by") else (day, None if _said(match, "since") else day)


def _near(match: re.Match[str], published: date | None) -> _Days:
    """A day without a year: the one nearest to the publication date."""
    if published is None:
        return None, None
    month, number = _month_number(match["m"]), int(match["d"])
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for year in years if (day := _made(year, month, number)) is not None]
    day = min(days, key=lambda d: abs((d - published).days), default=None)
    return (None, day) if _said(match, "by") else (day, None if _said(match, "since") else day)


def _month(match: re.Match[str], _published: date | None) -> _Days:
    first = _made(int(match["y"]), _month_number(match["m"]), 1)
    return _bounded(match, first, None if first is None else _month_end(first))


def _year(match: re.Match[str], _published: date | None) -> _Days:
    year = int(match["y"])
    return _bounded(match, date(year, 1, 1), date(year, 12, 31))


def _bounded(match: re.Match[str], first: date | None, last: date | None) -> _Days:
    if _said(match, "since"):
        return first, None
    return (None, last) if _said(match, "by") else (first, last)


def _beside(match: re.Match[str], published: date | None) -> _Days:
    if published is None:
        return None, None
    shift = {"yesterday": -1, "tomorrow": 1}.get(match[0].lower(), 0)
    day = published + timedelta(days=shift)
    return day, day


def _weekday(match: re.Match[str], published: date | None) -> _Days:
    """News prints the weekday of the past seven days; "next" and "by" point ahead."""
    if published is None:
        return None, None
    wanted = table("times")["weekdays"].index(match["w"].lower())
    back = (published.weekday() - wanted) % 7
    which = (match["which"] or "").lower()
    if which == "next" or _said(match, "by"):
        day = published + timedelta(days=7 - back if back or which == "next" else 0)
        return (None, day) if _said(match, "by") else (day, day)
    day = published - timedelta(days=back or (7 if which == "last" else 0))
    return (None, None) if which == "this" else (day, day)


def _period(match: re.Match[str], published: date | None) -> _Days:
    if published is None or match["u"].lower() == "day":
        return None, None
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["u"].lower() == "week":
        monday = published + timedelta(days=7 * step - published.weekday())
        return monday, monday + timedelta(days=6)
    if match["u"].lower() == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    months = published.year * 12 + published.month - 1 + step
    first = date(months // 12, months % 12 + 1, 1)
    return first, _month_end(first)


def _ago(match: re.Match[str], published: date | None) -> _Days:
    """Only days and weeks are exact enough to count back."""
    printed, unit = match["n"].lower(), match["u"].lower()
    if published is None or unit in {"month", "year"}:
        return None, published
    number = int(printed) if printed.isdigit() else table("times")["numbers"][printed]
    if number > 10_000:
        return None, published
    day = published - timedelta(days=number * (7 if unit == "week" else 1))
    return (day, day) if unit == "day" else (day - timedelta(days=3), day + timedelta(days=3))


def _said(match: re.Match[str], word: str) -> bool:
    return match[0].lower().startswith(f"{word} ")


def _month_number(printed: str) -> int:
    name = printed.lower().rstrip(".")
    months: tuple[str, ...] = table("times")["months"]
    return months.index(table("times")["short"].get(name, name)) + 1


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


#: What reads only phrases with a digit in them; most texts have none.
_NUMBERED = frozenset({_full, _near, _month, _year})
