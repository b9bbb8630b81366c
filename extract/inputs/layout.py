"""The reading order of a printed page: columns, lines, what repeats on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

__all__ = ["Line", "Page", "Piece", "body_size", "lines", "running"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|von)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
# What browsers print above and below a page.
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.{0,300})?"
)
# A column has so many lines beside another's, which fill so much of its width; a gutter is so wide
# as this part of a letter's size, and so few of the lines cross it.
_ROWS, _FILLED, _GUTTER, _CROSS = 4, 0.45, 0.6, 0.3
_NARROWEST = 0.15  # of what is parted: a column of numbers is none
# Lines at the edge of a page, so many sizes of a letter away from the others; the share of pages
# that a running head is on.
_EDGE, _AWAY, _SHARE = 2, 1.7, 0.3


class Piece(NamedTuple):
    """Words that stand together on a line; points from the left and the top."""

    words: str
    left: float
    right: float
    base: float
    size: float


class Page(NamedTuple):
    """A page and its pieces, in any order."""

    number: int
    pieces: tuple[Piece, ...]


class Line(NamedTuple):
    """A line of a column.

    :param block: which column of which page, counted in the order of reading.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    page: int
    block: int


def lines(pages: Sequence[Page]) -> list[Line]:
    """The lines of some pages in the order of reading."""
    found: list[Line] = []
    block = 0
    for page in pages:
        for pieces in _blocks(list(page.pieces)):
            found.extend(_line(row, page.number, block) for row in _rows(pieces))
            block += 1
    return found


def body_size(found: Sequence[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[round(line.size * 2) / 2] += len(line.words)
    return max(sizes, key=lambda s: (sizes[s], -s), default=10.0)


def running(found: Sequence[Line]) -> set[int]:
    """The numbers of lines that every page bears: its number, running heads and feet."""
    edges = {n: place for _, page in _by_page(found) for n, place in _edges(page)}
    pages = len({line.page for line in found})
    keys: dict[tuple[str, str], set[int]] = {}
    for number, place in edges.items():
        keys.setdefault((place, _key(found[number].words)), set()).add(found[number].page)
    often = {k for k, on in keys.items() if len(on) >= max(2, _SHARE * pages)}
    return {
        n
        for n, place in edges.items()
        if (place, _key(found[n].words)) in often or _of_page(found[n].words)
    }


def _of_page(words: str) -> bool:
    """Whether a line at the edge of a page is its number, or what a browser prints there."""
    return bool(_NUMBER.fullmatch(words) or _PRINTED.fullmatch(words))


def _key(words: str) -> str:
    return _DIGITS.sub("#", " ".join(words.lower().split()))


def _by_page(found: Sequence[Line]) -> Iterator[tuple[int, list[tuple[int, Line]]]]:
    for page, group in groupby(enumerate(found), key=lambda pair: pair[1].page):
        yield page, list(group)


def _edges(page: list[tuple[int, Line]]) -> Iterator[tuple[int, str]]:
    """The lines at the top and the bottom of a page that stand apart from what is within."""
    rows = sorted({round(line.base) for _, line in page})
    size = median(line.size for _, line in page)
    top, bottom = rows[: _apart(rows, size)], rows[::-1][: _apart(rows[::-1], size)]
    for number, line in page:
        place = round(line.base)
        if place in top or place in bottom:
            yield number, "top" if place in top else "bottom"
        elif place in {rows[0], rows[-1]} and _of_page(line.words):
            yield number, "number"


def _apart(rows: Sequence[int], size: float) -> int:
    """How many rows from the edge stand apart from the rest."""
    gaps = [abs(b - a) for a, b in pairwise(rows[: _EDGE + 1])]
    return next((n for n, gap in enumerate(gaps, 1) if gap > _AWAY * size), 0)


# ---------------------------------------------------------------- columns


def _blocks(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The columns of a page, and what runs across them, in the order of reading."""
    gutter = _gutter(pieces)
    if gutter is None:
        if pieces:
            yield pieces
        return
    crossing = [p for p in pieces if p.left < gutter < p.right]
    rows = sorted({p.base for p in crossing})
    edges = [float("-inf"), *rows, float("inf")]
    for above, below in pairwise(edges):
        band = [p for p in pieces if p not in crossing and _between(p, above, below)]
        yield from _blocks([p for p in band if p.right <= gutter])
        yield from _blocks([p for p in band if p.left >= gutter])
        across = [p for p in pieces if p.base == below and p in crossing]
        if across:
            yield across


def _between(piece: Piece, above: float, below: float) -> bool:
    return above <= piece.base < below


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where a page is parted into columns of prose, None where it is not."""
    if len(pieces) < 2 * _ROWS:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    wide = _GUTTER * median(p.size for p in pieces)
    rows = len({round(p.base) for p in pieces})
    best: tuple[int, float, float] | None = None
    for start, end, crossed in _gaps(pieces, wide):
        at = (start + end) / 2
        if crossed <= _CROSS * rows and _parts(pieces, at, right - left):
            found = (crossed, start - end, at)
            best = min(best, found) if best else found
    return best[2] if best else None


def _gaps(pieces: Sequence[Piece], wide: float) -> Iterator[tuple[float, float, int]]:
    """The stretches between the ends and the starts of pieces, with how many pieces cross each."""
    often = Counter(round(p.left) for p in pieces)
    first: dict[int, float] = {}
    for piece in pieces:
        first[round(piece.left)] = min(piece.left, first.get(round(piece.left), piece.left))
    for start in sorted(at for place, at in first.items() if often[place] >= _ROWS):
        # A gutter ends where a column begins, many lines at one place.
        crossed = [p for p in pieces if p.left < start - wide < p.right and p.right > start]
        last = max((p.right for p in pieces if p.right <= start), default=start)
        if start - last >= wide:
            yield last, start, len(crossed)


def _parts(pieces: Sequence[Piece], at: float, width: float) -> bool:
    """Whether lines of prose stand side by side on both sides of a place."""
    sides = [p for p in pieces if p.right <= at], [p for p in pieces if p.left >= at]
    beside = {round(p.base) for p in sides[0]} & {round(p.base) for p in sides[1]}
    near = {b + step for p in sides[0] for b in [round(p.base)] for step in (-2, -1, 0, 1, 2)}
    beside |= {round(p.base) for p in sides[1]} & near
    if len(beside) < _ROWS // 2 + 1:
        return False
    for side in sides:
        if len(side) < _ROWS:
            return False
        room = max(p.right for p in side) - min(p.left for p in side)
        filled = median(_width(row) for row in _rows(side))
        if room < _NARROWEST * width or filled < _FILLED * room:
            return False
    return True


def _width(row: Sequence[Piece]) -> float:
    return sum(p.right - p.left for p in row)


# ---------------------------------------------------------------- lines


def _rows(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces of one line together, from the top."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.left)):
        if row and not _level(row, piece):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _level(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece is on a line, if need be raised above it as the mark of a note is."""
    main = max(row, key=lambda p: (p.size, len(p.words)))
    size = max(main.size, piece.size)
    mark = piece.size < 0.8 * main.size or main.size < 0.8 * piece.size
    return abs(piece.base - main.base) <= (0.5 if mark else 0.3) * size


def _line(row: Sequence[Piece], page: int, block: int) -> Line:
    main = max(row, key=lambda p: (len(p.words), p.size))
    leftward = len(_RIGHT_TO_LEFT.findall("".join(p.words for p in row)))
    backward = 2 * leftward > sum(len(p.words) for p in row)
    out: list[str] = []
    last: Piece | None = None
    for piece in sorted(row, key=lambda p: p.left, reverse=backward):
        raised = piece.size < 0.8 * main.size and piece.base < main.base - 0.1 * main.size
        note = raised and piece.words.strip().isdigit()
        gap = 0.0 if last is None else max(piece.left - last.right, last.left - piece.right)
        out.append("" if last is None or note or gap < 0.12 * main.size else " ")
        out.append(piece.words.strip().translate(_RAISED) if note else piece.words)
        last = piece
    words = " ".join("".join(out).split())
    left, right = min(p.left for p in row), max(p.right for p in row)
    return Line(words, left, right, main.base, main.size, page, block)
