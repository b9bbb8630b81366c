"""Figures: what one or two numbers and the words around them amount to, read from text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import gcd
from typing import Literal, NamedTuple, cast

from extract.claims.numerals import Numeral, any_of, numerals
from extract.records import Comparator
from extract.wordlists import table, words

__all__ = ["Figure", "figures"]

Joint = Literal["", "-", "to", "or", "between", "from", "in"]

_PERCENT = re.compile(r"\s?(%|percentage\s+points|percent|per\s+cent)(?!\w)", re.IGNORECASE)
_JOINT = re.compile(
    r"(?P<percent>\s?(?:%|percent|per\s+cent))?"
    r"(?:\s?(?P<dash>[-–])\s?|\s+(?P<word>to|or|and|in|(?:out\s+of|of|in)\s+every|out\s+of)\s+)",
    re.IGNORECASE,
)
#: what parts are counted out of: "nine in ten"
_WHOLES = frozenset({10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})


class Figure(NamedTuple):
    """A number, a range or a share, with the words that say how exactly it is meant.

    :param start, end: where it stands with those words; half open.
    :param core: where the number or numbers alone stand, a percent sign included.
    :param low, high: its bounds, inclusive; None where open, equal for one number.
    :param joint: what joins two numbers, "" for one; "from" for either end of a change.
    :param percent: the percent words behind it, in lower case, or "".
    :param behind: where the words for what is counted begin.
    """

    start: int
    end: int
    core: tuple[int, int]
    low: float | None
    high: float | None
    comparator: Comparator
    approximate: bool
    numbers: tuple[Numeral, ...]
    joint: Joint = ""
    percent: str = ""
    behind: int = 0


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text, in order; what is printed like a number and is none is left out later.

    :param text: a paragraph.
    """
    numbers = numerals(text)
    index = 0
    while index < len(numbers):
        pair = _pair(text, numbers[index : index + 2])
        if pair is None:
            index += 1
            if numbers[index - 1].style != "unreadable":
                yield _one(text, numbers[index - 1])
        else:
            index += 2
            yield from pair


# ---------------------------------------------------------------- two numbers


def _pair(text: str, two: Sequence[Numeral]) -> list[Figure] | None:
    """The figures that two numbers make together; None when they have nothing to do together."""
    if len(two) < 2 or any(n.style in {"vague", "share"} for n in two):
        return None
    first, second = two
    found = _JOINT.fullmatch(text, first.end, second.start)
    if found is None or (found["percent"] and not _PERCENT.match(text, second.end)):
        return None
    joint = "-" if found["dash"] else " ".join(found["word"].lower().split())
    if "unreadable" in {first.style, second.style}:
        # "10-12pm", "from 10 to 18:30": neither end is one
        return [] if joint in {"-", "to"} or second.style != "unreadable" else None
    if joint in {"in", "out of", "in every", "of every", "out of every"}:
        return _share(text, first, second, sure=joint != "in")
    return _range(text, first, second, joint)


def _share(text: str, part: Numeral, whole: Numeral, *, sure: bool) -> list[Figure] | None:
    """The case "one in five", as a percentage."""
    told = whole.low in _WHOLES or (whole.low <= 10 and gcd(int(part.low), int(whole.low)) == 1)
    signed = part.sign or whole.sign or _PERCENT.match(text, whole.end)
    if signed or not told or not 0 < part.low < whole.low or (not sure and whole.low > 1e6):
        return None
    share = round(part.low * 100 / whole.low, 2)
    return [_figure(text, (part, whole), (share, share), "in")]


def _range(text: str, first: Numeral, second: Numeral, joint: str) -> list[Figure] | None:
    ahead = text[max(0, first.start - 24) : first.start].lower().split()
    leading = ahead[-1].lstrip("“\"'(") if ahead else ""
    if joint == "and":
        if leading != "between":
            return None
        joint = "between"
    if joint == "to" and leading == "from":
        spread = ahead[-2:-1] and ahead[-2] in words("quantities", "spreads")
        joint = "to" if spread else "from"
    low = _elided(first, second, open_ended=joint in {"between", "from"})
    if low is None:
        return []
    if joint == "from":
        last = _one(text, second)._replace(joint="from")
        one = _one(text, first)._replace(low=low, high=low, joint="from", behind=last.behind)
        return [one._replace(percent=one.percent or last.percent), last]
    if low >= second.low:
        return [] if joint == "-" else None
    return [_figure(text, (first, second), (low, second.low), cast("Joint", joint))]


def _elided(first: Numeral, second: Numeral, *, open_ended: bool) -> float | None:
    """The lower of two numbers, with the scale it leaves to the other: "10-12,000", "3 to 5 bn".

    None where it cannot be known.
    """
    if first.scale != 1 or first.low >= 1000:
        return first.low
    if second.scale > 1:
        fits = first.low * second.scale < second.low
        return first.low * second.scale if fits else first.low
    if first.low * 1000 >= second.low or not re.search(r"\D\d{3}$", second.digits):
        return first.low
    if open_ended or second.low % 1000 or first.style == "words":
        return None
    return first.low * 1000


# ---------------------------------------------------------------- the words around


def _one(text: str, number: Numeral) -> Figure:
    made = _figure(text, (number,), (number.low, number.high), "")
    if number.style == "vague":
        return made._replace(comparator="orderOf", approximate=True)
    bounds: dict[str, tuple[float | None, float | None]] = {
        "atLeast": (number.low, None),
        "moreThan": (number.low, None),
        "atMost": (None, number.low),
        "lessThan": (None, number.low),
    }
    low, high = bounds.get(made.comparator, (number.low, number.high))
    return made._replace(low=low, high=high)


def _figure(
    text: str, numbers: tuple[Numeral, ...], bounds: tuple[float, float], joint: Joint
) -> Figure:
    start, end = numbers[0].start, numbers[-1].end
    percent = _PERCENT.match(text, end)
    end = percent.end() if percent else end
    plus = re.match(r"\+(?![\w+])", text[end : end + 2])
    end += 1 if plus else 0
    before = _before().search(text, max(0, start - 40), start)
    after = _after().match(text, end)
    if before and joint == "between":
        before = None
    said = [*(_named(before[1], "before") if before else ()), *(["atLeast"] if plus else ())]
    said += _named(after[1], "after") if after else []
    opening = re.compile(r"between\s+$", re.IGNORECASE).search(text, max(0, start - 12), start)
    first = before.start(1) if before else start
    first = opening.start() if opening and joint == "between" else first
    firm = [c for c in said if c != "about"]
    comparator = firm[0] if firm else (said or ["exactly"])[0]
    low, high = bounds
    if low != high:
        comparator = "between"
    return Figure(
        first,
        after.end() if after else end,
        (start, end),
        low,
        high,
        cast("Comparator", comparator),
        "about" in said,
        numbers,
        joint,
        " ".join(percent[1].lower().split()) if percent else "",
        end,
    )


@cache
def _before() -> re.Pattern[str]:
    phrases = [w for group in table("quantities")["before"].values() for w in group]
    return re.compile(rf"(?<![\w-])((?:(?:{any_of(phrases)})\s+){{1,2}})$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    phrases = [w for group in table("quantities")["after"].values() for w in group]
    return re.compile(rf"\s+({any_of(phrases)})\b", re.IGNORECASE)


def _named(printed: str, side: str) -> list[str]:
    """The comparators that some words name, in order."""
    words_of = " ".join(printed.lower().split())
    found = []
    for name, phrases in table("quantities")[side].items():
        found += [(words_of.find(p), name) for p in phrases if _worded(p, words_of)]
    return [name for _, name in sorted(found)]


def _worded(phrase: str, printed: str) -> bool:
    longer = {"over": "well over", "under": "just under"}.get(phrase)
    return f" {phrase} " in f" {printed} " and not (longer and longer in printed)
