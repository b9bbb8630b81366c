"""When it was said, apart from the time that is spoken of; and what an article is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from graph.view.labels import clean

__all__ = ["called", "said_on"]

#: A day of speaking that lies longer before the article is more likely the time spoken of.
_RECENT = timedelta(days=31)
_OPENING = 60


def said_on(
    words: str, times: Sequence[str], days: tuple[str | None, str | None], published: str | None
) -> str | None:
    """The day of speaking where it is given; None leaves it to the article's own date.

    A time within the words is what they speak of. One day beside them ("said on Monday") is when
    they were said. Days without any words are what a person wrote down.

    :param days: the first and last day that the graph gives.
    :param published: the article's date.
    """
    first, last = days
    if not times:
        return first or last
    beside = not any(time in words for time in times)
    if not beside or len(times) > 1 or first is None or first != last:
        return None
    day, printed = _day(first), _day(published)
    if day is None or (printed is not None and not printed - _RECENT <= day <= printed):
        return None
    return first


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def called(title: str | None, outlet: str | None, published: str | None, text: str) -> str:
    """What an article is called: by its title, else by outlet and date, else by how it begins.

    :param title: None where it has none of its own.
    """
    if title:
        return title
    if outlet and published:
        return f"{outlet}, {published[:10]}"
    opening = clean(text[: 4 * _OPENING])
    if len(opening) > _OPENING:
        opening = f"{opening[:_OPENING].rpartition(' ')[0].rstrip(' ,;:.')}…"
    quoted = f"“{opening}”" if opening else "an article without words"
    return ", ".join(filter(None, (quoted, outlet, (published or "")[:10])))
