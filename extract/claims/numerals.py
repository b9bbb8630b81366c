"""Numbers as they are printed, in digits and in words: how much each is, or that it is unreadable.

A number is its whole printed run or nothing: "12’000" is never 12, "18.30pm" never 18.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, cast

from extract.wordlists import table, words

__all__ = ["Numeral", "any_of", "numerals"]

#: Spaces that stand within numbers and nowhere between two of them.
_NARROW = "\u00a0\u202f\u2009\u2007\u2008\u200a"
_RUN = rf"\d(?:[\d.,'’/:·]*\d)?(?:[{_NARROW}]\d{{3}}(?![\d]))*(?:,\d+)?"
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:([,'’ {_NARROW}])\d{{3}})(?:\1\d{{3}})*(?:\.\d+)?")
_SPACED = re.compile(rf"[1-9]\d{{0,2}}(?:[ {_NARROW}]\d{{3}})+,\d+")
_INDIAN = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_COMMA = re.compile(r"(?:0|[1-9]\d{0,2}),\d{1,2}")
#: "12.000" is twelve thousand to some and twelve to others.
_EITHER = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_SPACE = rf"[\s{_NARROW}]"
_HALF = 50

Style = Literal["digits", "words", "vague", "share", "unreadable"]


class Numeral(NamedTuple):
    """A number as printed.

    :param start: where it stands in its text, with a currency sign; half open.
    :param low, high: what it amounts to, the same twice when it is one number; without meaning
        for what is unreadable, which only keeps its place.
    :param scale: its scale word ("million") as a number, else 1.
    :param sign: the currency sign before it, in lower case, or "".
    :param digits: its digits as printed, or "".
    :param short: whether a lone letter is its scale ("2m"), which may be a measure as well.
    """

    start: int
    end: int
    style: Style
    low: float = 0.0
    high: float = 0.0
    scale: float = 1.0
    sign: str = ""
    digits: str = ""
    short: bool = False


def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers of a text in order, none within another; those that cannot be read too."""
    found: list[Numeral] = []
    for match in _pattern().finditer(text):
        found.append(_numeral(match) if _stands_free(match, found) else _unread(match))
    return tuple(_strung(text, found))


def any_of(options: object) -> str:
    """A pattern for any of some words, the longest first, whatever white space parts them."""
    ordered = sorted(cast("list[str]", options), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


# ---------------------------------------------------------------- the pattern


@cache
def _pattern() -> re.Pattern[str]:
    lists = table("quantities")
    sign = any_of(lists["currencies"])
    return re.compile(
        rf"(?P<vague>\b(?:{any_of(lists['vague'])})\b)"
        rf"|(?P<share>{_share()})"
        rf"|(?P<sign>(?<!\w)(?:{sign}){_SPACE}?(?=\d))?(?P<digits>{_spaced()}|{_RUN})"
        rf"(?P<scale>{_SPACE}?(?:{_scale()})(?!\w)|(?:[mk]|-(?:[mb]illion))(?![\w-]))?"
        rf"|(?P<words>(?<!\w)(?:{_spelt()})(?!\w))",
        re.IGNORECASE,
    )


def _scale() -> str:
    return any_of([w for w in table("quantities")["scales"] if len(w) > 1])


def _spaced() -> str:
    """Groups of three digits parted by plain spaces, where they cannot be two numbers."""
    groups = rf"(?:[ {_NARROW}]\d{{3}}(?!\d))"
    return rf"(?<![\d.,:/’'])(?<!\d )[1-9]\d{{0,2}}{groups}+(?! \d)(?:[.,]\d+)?"


@cache
def _spelt() -> str:
    """Numbers in words, by the grammar of English: "two-three" is none."""
    lists = table("quantities")["numbers"]
    unit = any_of([w for w, n in lists.items() if 0 < n < 10])
    teen = any_of([w for w, n in lists.items() if 10 <= n < 20])
    tens = any_of([w for w, n in lists.items() if n >= 20])
    small = rf"(?:(?:{tens})(?:[-\s](?:{unit})(?!\w))?|{teen}|{unit})"
    hundreds = rf"(?:(?:{small}|an?)[\s-]hundred(?:\s+(?:and\s+)?{small}(?!\w))?|{small})"
    big = rf"(?:{hundreds}|an?)[\s-](?:{_scale()})(?!\w)"
    chain = rf"{big}(?:\s+(?:and\s+)?{hundreds}(?!\w)(?:\s(?:{_scale()})(?!\w))?)*"
    halves = (
        rf"half[\s-]an?[\s-](?:{_scale()})|{small}[\s-]and[\s-]a[\s-]half(?:\s+(?:{_scale()}))?"
    )
    return rf"{halves}|{chain}(?:\s+and\s+a\s+half)?|{hundreds}|zero"


def _share() -> str:
    """Fractions of what follows: "half of", "a third of the", "three-quarters of"."""
    parts = any_of(table("quantities")["fractions"])
    counts = any_of([w for w, n in table("quantities")["numbers"].items() if 0 < n < 10])
    whole = any_of(words("quantities", "wholes"))
    return (
        rf"(?<![\w-])half(?=\s+(?:of\s+)?(?:(?:{whole})\b))|(?<![\w-])half(?=\s+of\s+(?!an?\b)\w)"
        rf"|(?<![\w-])(?:an?|{counts})[\s-](?:{parts})s?(?=\s+of\s+(?!an?\b)\w)"
    )


# ---------------------------------------------------------------- reading a match


def _stands_free(match: re.Match[str], before: list[Numeral]) -> bool:
    """Whether a number is no part of a longer word, name, date or telephone number.

    :param before: the numbers that stand before it.
    """
    ahead, behind = match.string[: match.start()], match.string[match.end() :]
    if match["vague"] or match["share"]:
        return True
    linked = bool(before) and before[-1].end == match.start() - 1 and ahead[-1:] in "-–"
    if match["words"]:
        parted = re.match(r"-[^\W\d]", behind) and not _word_joined(behind)
        return not (parted or _in_fraction(behind) or (ahead[-1:] == "-" and not linked))
    if ahead[-1:] == "[" and behind[:1] == "]":
        return False  # a note mark
    if linked:
        return not (_chained(ahead) or _runs_on(behind) or re.match(r"[-–]\d", behind))
    return not (_glued(ahead, match["digits"]) or _doubtful(ahead, match) or _runs_on(behind))


def _glued(ahead: str, digits: str) -> bool:
    """Whether something before a number is one with it: "F-16", "#5", "+44", "’22"."""
    if re.search(r"[\w#№/:@°+−]$|\w[.,&’'–-]$|(?:^|\W)-$", ahead):
        return True
    currency = ahead and unicodedata.category(ahead[-1]) == "Sc"
    return bool(currency) or (len(digits) == 2 and ahead[-1:] in {"’", "'"})


def _runs_on(behind: str) -> bool:
    """Whether something behind a number is one with it: "82nd", "3/4", "1-800-555"."""
    more = rf"[\w/°]|[.,’':·/]\d|[-–][^\W\d]|[-–]\d+[-–]\d|{_SPACE}?°"
    return re.match(more, behind) is not None


def _chained(ahead: str) -> bool:
    return re.search(r"[-–]\d+[-–]$", ahead) is not None


def _doubtful(ahead: str, match: re.Match[str]) -> bool:
    """Whether groups parted by plain spaces may be two numbers: "on May 12 300 men left"."""
    if " " not in match["digits"] or " 000" in match["digits"]:
        return False
    word = re.search(r"([\w.]+)\s*$", ahead)
    return word is not None and word[1].lower() in _leading()


@cache
def _leading() -> frozenset[str]:
    """Words before a number that is a date, a place or a name."""
    return words("quantities", "skip", "months") | words("quantities", "skip", "before")


def _word_joined(behind: str) -> bool:
    """Whether a second number in words stands behind a dash: "two-three"."""
    return re.match(rf"-(?:{_spelt()})(?![\w-])", behind, re.IGNORECASE) is not None


def _in_fraction(behind: str) -> bool:
    parts = any_of(table("quantities")["fractions"])
    return re.match(rf"[\s-](?:{parts})s?\b", behind, re.IGNORECASE) is not None


def _strung(text: str, found: list[Numeral]) -> Iterator[Numeral]:
    """The numbers, those unreadable that a mere space parts: "020 7946 0958", "twenty twenty"."""
    for index, one in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        beside = [n for n in (before, after) if n is not None and _touch(text, one, n)]
        dated = before in beside and before is not None and _year(before)
        if beside and not (dated and len(beside) == 1) and one.style in {"digits", "words"}:
            yield Numeral(one.start, one.end, "unreadable")
        else:
            yield one


def _touch(text: str, one: Numeral, other: Numeral) -> bool:
    """Whether two numbers of a kind stand side by side with no more than a space between."""
    first, last = sorted((one, other))
    alike = bool(re.match(r"\d", text[first.start])) == bool(re.match(r"\d", text[last.start]))
    return alike and text[first.end : last.start].isspace() and not first.sign and not last.sign


def _year(number: Numeral) -> bool:
    return re.fullmatch(r"1[5-9]\d\d|20\d\d", number.digits) is not None


def _unread(match: re.Match[str]) -> Numeral:
    return Numeral(match.start(), match.end(), "unreadable")


def _numeral(match: re.Match[str]) -> Numeral:
    start, end, lists = match.start(), match.end(), table("quantities")
    if match["vague"]:
        low, high = lists["vague"][" ".join(match["vague"].lower().split())]
        return Numeral(start, end, "vague", float(low), float(high))
    if match["share"]:
        share = _fraction(match["share"].lower())
        return Numeral(start, end, "share", share, share)
    if match["words"]:
        value, scale = _counted(match["words"].lower())
        return Numeral(start, end, "words", value, value, scale)
    told = (match["scale"] or "").strip(f"-{_NARROW} \t\n").lower()
    scale = float(lists["scales"].get(told, 1))
    sign = (match["sign"] or "").strip(f"{_NARROW} \t\n").lower()
    amount = _amount(match["digits"], sure=bool(told) or _percent(match))
    if amount is None:
        return _unread(match)
    value = round(amount * scale, 6)
    return Numeral(start, end, "digits", value, value, scale, sign, match["digits"], len(told) == 1)


def _percent(match: re.Match[str]) -> bool:
    return re.match(rf"{_SPACE}?(?:%|per\s?cent)", match.string[match.end() :]) is not None


def _amount(printed: str, *, sure: bool) -> float | None:
    """What digits amount to, or None when they are no number or may be two.

    :param sure: whether a scale or percent sign says that a lone comma or dot is a decimal one.
    """
    if _GROUPED.fullmatch(printed) or _INDIAN.fullmatch(printed):
        return float(re.sub(rf"[,'’ {_NARROW}]", "", printed))
    if _DOTTED.fullmatch(printed) or _SPACED.fullmatch(printed):
        return float(re.sub(rf"[. {_NARROW}]", "", printed).replace(",", "."))
    if _PLAIN.fullmatch(printed) and (sure or not _EITHER.fullmatch(printed)):
        return float(printed)
    return float(printed.replace(",", ".")) if sure and _COMMA.fullmatch(printed) else None


def _fraction(printed: str) -> float:
    """A fraction of a whole, in percent."""
    if printed == "half":
        return float(_HALF)
    count, part = re.split(r"[\s-]+", printed)
    number = table("quantities")["numbers"].get(count, 1)
    whole: int = table("quantities")["fractions"][part.removesuffix("s")]
    return round(float(number) * 100 / whole, 2)


def _counted(printed: str) -> tuple[float, float]:
    """What a number in words amounts to, and its largest scale."""
    lists = table("quantities")
    total = current = 0.0
    biggest = 1.0
    for word in _words(printed):
        scale = float(lists["scales"].get(word, 0))
        if scale:
            biggest = max(biggest, scale)
            current = (current or 1) * scale
            total, current = (total + current, 0.0) if scale >= 1000 else (total, current)
        elif word == "half":
            current += 0.5 * (biggest if total and biggest >= 1000 else 1)
        else:
            current += float(lists["numbers"].get(word, 0))
    return total + current, biggest


def _words(printed: str) -> Iterator[str]:
    return (w for w in re.split(r"[\s-]+", printed) if w)
