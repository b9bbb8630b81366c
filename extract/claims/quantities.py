"""Numbers as printed: how many of what, and how exactly the words say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from extract.records import Comparator, Quantity, Span
from extract.syntax.parse import Block, Reading
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find"]

_SYMBOL = r"(?:US)?[$€£¥₽₴]"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def find(reading: Reading, span: Span) -> tuple[Quantity, ...]:
    """The quantities whose number stands in a span, in order.

    Years, dates, ordinals, ages, and numbers within names or compounds ("27-member") are none.
    :param span: any stretch of the stored text; furniture in it has no quantities.
    """
    found: list[Quantity] = []
    for block in reading.blocks:
        if block.span.overlaps(span):
            found.extend(q for q in _of_block(block) if q.span.within(span))
    return tuple(found)


class _Number(NamedTuple):
    """A number read from words.

    :param value: what it amounts to.
    :param scale: its scale word ("million") as a number, else 1.
    :param symbol: the currency sign before it, lower case, or "".
    """

    value: float
    scale: float
    symbol: str


@lru_cache(maxsize=16)
def _of_block(block: Block) -> tuple[Quantity, ...]:
    """All quantities of a paragraph; kept, because each of its parts asks for its own."""
    return tuple(_scan(block))


def _scan(block: Block) -> Iterator[Quantity]:
    last: Quantity | None = None
    sentence = -1
    for match in _pattern().finditer(block.text):
        at = _sentence_of(block, match.start("core"))
        last = last if at == sentence else None
        for quantity in _read(block, match, last):
            last, sentence = quantity, at
            yield quantity


def _sentence_of(block: Block, offset: int) -> int:
    starts = (t.idx for t in block.doc if t.is_sent_start)
    return max((s for s in starts if s <= offset), default=0)


@cache
def _pattern() -> re.Pattern[str]:
    lists = table("quantities")
    before = [w for group in lists["before"].values() for w in group]
    after = [w for group in lists["after"].values() for w in group]
    number = _number()
    percent = r"%|percentage points|percent|per cent"
    return re.compile(
        rf"(?<![\w/:.,–$€£-])(?P<pre>(?:(?:{_any(before)})\s+){{0,2}})"
        rf"(?P<core>between\s+(?P<a>{number})\s+and\s+(?P<b>{number})"
        rf"|(?P<vague>{_any(lists['vague'])})\b"
        rf"|(?P<c>{number})(?:\s*%)?(?:\s+to\s+|\s?[-–]\s?(?=\d|{_SYMBOL}))(?P<d>{number})"
        rf"|(?P<e>{number}))"
        rf"(?P<unit>\s?(?:{percent}))?(?![\w/])(?!:\d)(?!-\w)(?P<post>\s+(?:{_any(after)})\b)?",
        re.IGNORECASE,
    )


@cache
def _number() -> str:
    lists = table("quantities")
    scales = [w for w in lists["scales"] if len(w) > 2]
    word = _any([*lists["numbers"], "hundred", "thousand", "million", "billion", "dozen"])
    scale = _any(scales)
    return (
        rf"(?:{_SYMBOL}\s?)?(?:{_DIGITS})(?:\s?(?:{scale}|bn|tn|mn)(?!\w)|[mk](?!\w))?"
        rf"|(?:half\s+)?an?\s+(?:{scale}|dozen)(?!\w)"
        rf"|(?:{word})(?:[\s-](?:and\s+)?(?:{word})(?!\w))*(?:\s+and\s+a\s+half)?(?:\s+(?:{scale}))?(?!\w)"
    )


def _any(options: object) -> str:
    return "|".join(sorted(map(re.escape, cast("list[str]", options)), key=len, reverse=True))


def _read(block: Block, match: re.Match[str], last: Quantity | None) -> Iterator[Quantity]:
    if not _counts(block, match):
        return
    if match["vague"]:
        yield from _vague(block, match)
        return
    first, second = match["a"] or match["c"], match["b"] or match["d"]
    if second is None:
        yield _one(block, match, "e", last)
        return
    low, high = _value(first), _value(second)
    if low.scale == 1 and high.scale > 1 and low.value < 1000:
        low = low._replace(value=low.value * high.scale)
    if low.value < high.value and not _from(match):
        yield _range(block, match, (low, high), last)
    else:
        yield from (_one(block, match, group, last) for group in ("c", "d") if match[group])


def _from(match: re.Match[str]) -> bool:
    return match.string[: match.start()].rstrip().lower().endswith("from")


def _vague(block: Block, match: re.Match[str]) -> Iterator[Quantity]:
    low, high = table("quantities")["vague"][match["vague"].lower()]
    unit = _unit(block, match.end(), _Number(high, 1, ""), "")
    if unit is not None or match["vague"].lower() not in {"scores", "millions"}:
        span = _placed(block, match.start(), match.end())
        yield Quantity(span, None, float(low), float(high), True, "orderOf", unit)


def _range(
    block: Block, match: re.Match[str], ends: tuple[_Number, _Number], last: Quantity | None
) -> Quantity:
    approximate = "about" in _said(match)
    unit = _unit(block, match.end(), ends[0], match["unit"] or "") or _inherited(last)
    span = _placed(block, match.start(), match.end())
    return Quantity(span, None, ends[0].value, ends[1].value, approximate, "between", unit)


def _one(block: Block, match: re.Match[str], group: str, last: Quantity | None) -> Quantity:
    number = _value(match[group])
    said = _said(match) if group in "ec" else []
    firm = [c for c in said if c != "about"]
    comparator = cast("Comparator", firm[0] if firm else (said or ["exactly"])[0])
    start = match.start() if group in "ec" else match.start(group)
    end = match.end() if group in "ed" else match.end(group)
    unit = _unit(block, end, number, match["unit"] or "") or _inherited(last)
    low = number.value if comparator in {"atLeast", "moreThan"} else None
    high = number.value if comparator in {"atMost", "lessThan"} else None
    value = number.value if low is None and high is None else None
    span = _placed(block, start, end)
    return Quantity(span, value, low, high, "about" in said, comparator, unit)


def _said(match: re.Match[str]) -> list[str]:
    """The comparators that the words around a number name, in order."""
    found = []
    for side, group in (("before", "pre"), ("after", "post")):
        printed = " ".join((match[group] or "").lower().split())
        for name, phrases in table("quantities")[side].items():
            found += [(printed.find(p), name) for p in phrases if _worded(p, printed)]
    return [name for _, name in sorted(found)]


def _worded(phrase: str, printed: str) -> bool:
    longer = {"over": "well over", "under": "just under"}.get(phrase)
    return f" {phrase} " in f" {printed} " and not (longer and longer in printed)


def _placed(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)


# ---------------------------------------------------------------- reading the number


def _value(printed: str) -> _Number:
    symbol = re.match(_SYMBOL, printed, re.IGNORECASE)
    rest = printed[symbol.end() :].strip().lower() if symbol else printed.lower()
    digits = re.match(_DIGITS, rest)
    sign = symbol[0].lower() if symbol else ""
    if digits is None:
        return _spelt(rest, sign)
    scale = float(table("quantities")["scales"].get(rest[digits.end() :].strip(), 1))
    return _Number(round(float(digits[0].replace(",", "")) * scale, 6), scale, sign)


def _spelt(printed: str, sign: str) -> _Number:
    lists = table("quantities")
    total = current = 0.0
    biggest = 1.0
    for word in re.split(r"[\s-]+", printed):
        scale = 12.0 if word == "dozen" else float(lists["scales"].get(word, 0))
        if scale:
            biggest = max(biggest, scale)
            current = (current or 1) * scale
            total, current = (total + current, 0.0) if scale >= 1000 else (total, current)
        elif word == "half":
            current += 0.5
        else:
            current += float(lists["numbers"].get(word, 0))
    return _Number(total + current, biggest, sign)


# ---------------------------------------------------------------- what is no quantity


def _counts(block: Block, match: re.Match[str]) -> bool:
    if match["vague"] or match["unit"] or re.match(_SYMBOL, match["core"]):
        return True
    if match["e"] is None and match["c"] is None:
        return True
    tokens = block.doc
    inside = [t for t in tokens if match.start("core") <= t.idx < match.end("core")]
    before = tokens[inside[0].i - 1] if inside and inside[0].i else None
    after = tokens[inside[-1].i + 1] if inside and inside[-1].i + 1 < len(tokens) else None
    printed = match["e"] or match["c"]
    return bool(inside) and not (
        _dated(printed, before, after)
        or _named(inside, before, after)
        or _pointing(printed, before, after)
        or _said_age(inside, before, after)
    )


def _dated(printed: str, before: Token | None, after: Token | None) -> bool:
    near = {t.lower_.rstrip(".") for t in (before, after) if t is not None and t.pos_ == "PROPN"}
    if near & words("quantities", "skip", "months"):
        return True
    if after is not None and after.lower_ in words("quantities", "skip", "after"):
        return True
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d", printed) is not None
    return year and (after is None or after.tag_ != "NNS")


def _named(inside: list[Token], before: Token | None, after: Token | None) -> bool:
    spelt = inside[0].text[:1].isupper() and not inside[0].is_sent_start
    if spelt and not inside[0].text.isdigit():
        return True
    counted = after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN"}
    return before is not None and before.pos_ == "PROPN" and not counted and _glued(before)


def _glued(before: Token) -> bool:
    """Whether a proper noun and the number after it may be one name: "Resolution 2397"."""
    return bool(before.whitespace_) and before.dep_ not in {"nsubj", "nsubjpass", "pobj"}


def _pointing(printed: str, before: Token | None, after: Token | None) -> bool:
    small = printed.lower() in table("quantities")["numbers"]
    ahead = before.lower_ if before is not None else ""
    points = ahead in words("quantities", "skip", "pointing")
    if ahead in words("quantities", "skip", "before") and (small or not points):
        return True
    if printed.lower() not in {"one", "two"}:
        return False
    if printed.lower() == "one" and (after is None or after.pos_ not in {"NOUN", "ADJ"}):
        return True
    return after is not None and after.lemma_.lower() in words("quantities", "skip", "turns")


def _said_age(inside: list[Token], before: Token | None, after: Token | None) -> bool:
    """Whether a number is an age in apposition: "Lukashenko, 70, said"."""
    if before is None or after is None or before.text != ",":
        return False
    name = inside[0].i > 1 and inside[0].nbor(-2).text[:1].isupper()
    return name and after.text in {",", "."} and len(inside) == 1


# ---------------------------------------------------------------- what is counted


def _unit(block: Block, end: int, number: _Number, suffix: str) -> str | None:
    units = table("quantities")["units"]
    if number.symbol or suffix.strip():
        fixed: str | None = units.get(number.symbol or suffix.strip().lower())
        return fixed
    following = [t for t in block.doc if t.idx >= end][:9]
    if following and following[0].lower_ == "of":
        following = _undetermined(following[1:])
    run = list(_nominal(following))
    while run and run[-1].pos_ not in {"NOUN", "PROPN"}:
        run.pop()
    return _words(block, run)


def _words(block: Block, run: list[Token]) -> str | None:
    return block.doc[run[0].i : run[-1].i + 1].text if run else None


def _undetermined(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[0].pos_ in {"DET", "PRON"} or tokens[0].dep_ in {"poss", "case"}):
        tokens = tokens[1:]
    return tokens


def _nominal(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        inner = token.dep_ in {"amod", "compound"} or token.tag_ == "HYPH"
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} and not inner:
            return
        if token.ent_type_ in {"DATE", "TIME"} and token.lemma_.lower() not in _TIME_UNITS:
            return
        yield token


def _inherited(last: Quantity | None) -> str | None:
    """The unit of the number before, where a sentence names what is counted only once."""
    if last is None or last.unit is None or last.unit in table("quantities")["units"].values():
        return None
    return None if last.unit.rstrip("s") in _TIME_UNITS else last.unit
