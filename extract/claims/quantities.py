"""Quantities: how many of what, and how exactly the words say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.claims.figures import Figure, figures
from extract.claims.uncounted import counts
from extract.entities.names import Named
from extract.records import Quantity, Span
from extract.syntax.parse import Block, Reading
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find"]

_TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
)
_DETERMINING = frozenset({"DET", "PRON", "NUM"})
_RATES = frozenset({"percent", "per cent", "percentage points"})


def find(reading: Reading, span: Span, named: Named | None = None) -> tuple[Quantity, ...]:
    """The quantities whose number stands in a span, in order.

    Years, dates, ordinals, ages, clock times, and numbers within names or compounds ("27-member")
    are none; nor is what may be read as two different numbers.
    :param span: any stretch of the stored text; furniture in it has no quantities.
    :param named: the countries of the article, which settle whose money a currency sign means.
    """
    found: list[Quantity] = []
    countries = frozenset(m.iso2 for m in named.countries) if named is not None else frozenset()
    for block in reading.blocks_over(span):
        found.extend(q for q in _of_block(block, countries) if q.span.within(span))
    return tuple(found)


@lru_cache(maxsize=128)
def _of_block(block: Block, countries: frozenset[str]) -> tuple[Quantity, ...]:
    """All quantities of a paragraph; kept, because each of its parts asks for its own."""
    found = [*_counted(block, countries), *_zeros(block)]
    return tuple(sorted(found, key=lambda q: q.span))


def _counted(block: Block, countries: frozenset[str]) -> Iterator[Quantity]:
    last: Quantity | None = None
    sentence = None
    for figure in figures(block.text):
        tokens = _tokens(block, *figure.core)
        unit = _unit(block, figure, countries)
        if not tokens or not counts(figure, tokens, unit):
            continue
        if tokens[0].sent.start != sentence:
            last, sentence = None, tokens[0].sent.start
        last = _quantity(block, figure, unit or _inherited(last))
        yield last


def _quantity(block: Block, figure: Figure, unit: str | None) -> Quantity:
    single = figure.low is not None and figure.low == figure.high
    low, high = (None, None) if single else (figure.low, figure.high)
    return Quantity(
        Span(block.span.start + figure.start, block.span.start + figure.end),
        figure.low if single else None,
        low,
        high,
        figure.approximate,
        figure.comparator,
        unit,
    )


def _tokens(block: Block, start: int, end: int) -> list[Token]:
    first = bisect_left(block.doc, start, key=lambda t: t.idx + len(t) - 1)
    last = bisect_left(block.doc, end, key=lambda t: t.idx)
    return [t for t in block.doc[first:last] if not t.is_space]


# ---------------------------------------------------------------- none at all


def _zeros(block: Block) -> Iterator[Quantity]:
    """What is said not to be: "*no* soldiers died", "*none* of the ships"."""
    for token in _nones(block):
        run = _none(token)
        if run is None:
            continue
        unit = _words(run)
        head = run[-1]
        if unit and head.lemma_.lower() not in words("quantities", "skip", "uncounted"):
            yield Quantity(block.over([token]), 0.0, None, None, False, "exactly", unit)


def _nones(block: Block) -> Iterator[Token]:
    """The words "no" and "none", in order."""
    return (t for t in block.doc if t.lower_ in {"no", "none"})


def _none(token: Token) -> list[Token] | None:
    """The words for what there is none of, behind the word that says so."""
    rest = list(token.doc[token.i + 1 : token.i + 9])
    if token.lower_ == "none" and rest and rest[0].lower_ == "of":
        run = _run(_undetermined(rest[1:]))
    elif token.lower_ == "no" and token.dep_ in {"det", "neg"}:
        run = _run(rest)
    else:
        return None
    plural = bool(run) and run[-1].tag_ in {"NNS", "NNPS"}
    return run if plural and run[-1].lower_ != "one" else None


# ---------------------------------------------------------------- what is counted


def _unit(block: Block, figure: Figure, countries: frozenset[str]) -> str | None:
    units = table("quantities")["units"]
    if figure.percent:
        fixed: str = units[figure.percent]
        return fixed
    sign = next((n.sign for n in figure.numbers if n.sign), "")
    if sign:
        return _money(sign, countries)
    following = _following(block, figure.behind)
    share = figure.joint == "in" or figure.numbers[0].style == "share"
    run = _run(_undetermined(following) if share else following)
    if share:
        timed = run and run[-1].lemma_.lower() in _TIME_UNITS | {"time"}
        return None if timed else "percent"
    return _words(run)


def _money(sign: str, countries: frozenset[str]) -> str:
    """Whose money a sign means: where several countries use it, only the text can say."""
    shared = table("quantities")["shared"].get(sign, {})
    settled = {name for iso2, name in shared.items() if iso2.upper() in countries}
    others = countries.intersection(shared.get("others", ()))
    plain: str = table("quantities")["currencies"][sign]
    return settled.pop() if len(settled) == 1 and not others else plain


def _following(block: Block, end: int) -> list[Token]:
    """The words behind a number, from the first that may say what is counted."""
    first = bisect_left(block.doc, end, key=lambda t: t.idx)
    following = [t for t in block.doc[first : first + 12] if not t.is_space]
    if following and following[0].lower_ == "of":
        following = _undetermined(following[1:])
    return following


def _undetermined(tokens: list[Token]) -> list[Token]:
    while tokens and (
        tokens[0].pos_ in {"DET", "PRON", "NUM"} or tokens[0].dep_ in {"poss", "case"}
    ):
        tokens = tokens[1:]
    return tokens


def _run(tokens: list[Token]) -> list[Token]:
    """The noun phrase that some words open with, without what stands before its nouns idly."""
    run = list(_nominal(tokens[:9]))
    while run and run[-1].pos_ not in {"NOUN", "PROPN"}:
        run.pop()
    while len(run) > 1 and run[0].lower_ in words("quantities", "idle"):
        run = run[1:]
    return run


def _nominal(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        inner = token.dep_ in {"amod", "compound"} or token.tag_ == "HYPH"
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} and not inner:
            return
        if token.ent_type_ in {"DATE", "TIME"} and token.lemma_.lower() not in _TIME_UNITS:
            return
        yield token


def _words(run: list[Token]) -> str | None:
    """What a noun phrase says is counted, without a note mark or sentence glued to it."""
    if not run:
        return None
    printed = run[0].doc[run[0].i : run[-1].i + 1].text
    printed = re.split(r"[.,;:]*[\[\](){}“”\"]|(?<=\w\w)[.,;:](?=\S*\w\w)", printed)[0]
    printed = printed.rstrip(",;:…")
    return printed if printed[:1].isalpha() else None


def _inherited(last: Quantity | None) -> str | None:
    """The unit of the number before, where a sentence names what is counted only once."""
    if last is None or last.unit is None or _measure(last.unit):
        return None
    return None if last.unit.rstrip("s") in _TIME_UNITS | {"centurie"} else last.unit


def _measure(unit: str) -> bool:
    lists = table("quantities")
    money = {
        *lists["currencies"].values(),
        *(n for s in lists["shared"].values() for n in s.values()),
    }
    return unit in _RATES or unit in money
