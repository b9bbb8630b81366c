"""Since when and until when somebody holds an office, as far as years and months say it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from extract.records import Span, TimePhrase
from extract.syntax.parse import Reading
from extract.wordlists import table

__all__ = ["over", "tenure"]


def tenure(reading: Reading, span: Span, *, entering: bool = False) -> TimePhrase | None:
    """The time words of an office in a span, with the days they bound; None when there are none.

    Years and months with a year stand for themselves, a month alone ("since July") only where the
    article's date is known; all other words are kept without days.

    :param entering: whether the words tell how somebody came into the office, so that "in 2022"
        is the beginning.
    """
    published = _published(reading)
    for pattern in _patterns(entering=entering):
        match = pattern.search(span.of(reading.text))
        if match is not None:
            place = Span(span.start + match.start(), span.start + match.end())
            return TimePhrase(place, *_bounds(match, published))
    return None


def over(reading: Reading, time: TimePhrase | None) -> bool:
    """Whether a time has an end, and one before the article's date where that is known."""
    published = _published(reading)
    ended = time is not None and time.latest is not None
    return ended and (published is None or str(time and time.latest) < published.isoformat())


def _published(reading: Reading) -> date | None:
    try:
        return date.fromisoformat((reading.document.meta.date or "")[:10])
    except ValueError:
        return None


@cache
def _patterns(*, entering: bool) -> tuple[re.Pattern[str], ...]:
    months = "|".join(table("times")["months"])
    year = r"(?:1[89]|20)\d\d"

    def day(name: str) -> str:
        return (
            rf"(?:(?:early|mid|late)[ -])?(?:\d\d? )?(?:(?P<m{name}>{months}) (?:\d\d?, )?)?"
            rf"(?P<y{name}>{year})"
        )

    number = "|".join((*table("times")["numbers"], r"\d+"))
    told = [
        rf"(?:from|between) {day('from')} (?:to|until|till|through|and) {day('to')}",
        rf"(?<!\d){day('from')} ?[-–] ?{day('to')}",
        rf"since {day('from')}",
        rf"(?:until|till|through|up to) {day('to')}",
        rf"since (?P<month>{months})",
        rf"since (?:last|this) \w+|for (?:more than |over |nearly |almost )?(?:{number}) years",
    ]
    if entering:
        told.insert(0, rf"(?:in|on) {day('from')}")
    return tuple(re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE) for p in told)


def _bounds(match: re.Match[str], published: date | None) -> tuple[str | None, str | None]:
    found = match.groupdict()
    first = _first(found.get("yfrom"), found.get("mfrom"))
    if month := found.get("month"):
        first = _last_time(_number(month), published)
    last = _last(found.get("yto"), found.get("mto"))
    return first, last


def _number(month: str) -> int:
    months: tuple[str, ...] = table("times")["months"]
    return months.index(month.lower()) + 1


def _first(year: str | None, month: str | None) -> str | None:
    if year is None:
        return None
    return date(int(year), _number(month) if month else 1, 1).isoformat()


def _last(year: str | None, month: str | None) -> str | None:
    if year is None:
        return None
    number = _number(month) if month else 12
    return date(int(year), number, monthrange(int(year), number)[1]).isoformat()


def _last_time(month: int, published: date | None) -> str | None:
    """The first day of the last such month before an article."""
    if published is None:
        return None
    year = published.year if month <= published.month else published.year - 1
    return date(year, month, 1).isoformat()
