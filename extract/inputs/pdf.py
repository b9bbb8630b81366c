"""PDF to text: paragraphs in the order of reading, without what every page repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from extract.errors import InputError
from extract.inputs import confined
from extract.inputs.changes import Change
from extract.inputs.hyphens import HOW as HYPHENS
from extract.inputs.hyphens import Hyphens, parts
from extract.inputs.layout import Line, Page, Piece, body_size, lines, running
from extract.inputs.metadata import Value
from extract.inputs.told import Told, Written
from extract.records import Furniture, FurnitureKind, Span

__all__ = ["paragraphs", "written"]

_PROGRAM = Path(__file__).with_name("pdfpages.py")
_HOW, _RUNNING = "printed lines joined", "running heads, feet and page numbers left out"
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*[⁰¹²³⁴-⁹]*$")
_ITEM = re.compile(r"[•●▪‣◦–—*-]\s|\(?\d{1,2}[.)]\s")
_NOTE = re.compile(r"[\d⁰¹²³⁴-⁹*†‡]")
_MARKED = re.compile(r"(?:\d{1,3}|[⁰¹²³⁴-⁹]+|[*†‡]+)\s*[A-Z“\"]")
_TIGHT = re.compile(r"\w(?:—|--|-)$")
_ADDRESS = re.compile(r"https?://\S+")
_LETTERS = re.compile(r"[\W_]+")
_LOST = 0.3  # share of letters that a font does not name
_SMALL, _LARGE, _TITLE = 0.9, 1.12, 1.2  # of the size of the body: notes, headings, titles
_HEADING = 200  # characters of the longest heading
_SPACED, _INDENT, _SHORT = 1.4, 0.7, 0.85
_ROOMY, _OVER = 2.0, 20  # room for a word as a share of it; one line of so many may stand out
_FEW, _USUAL = 2, 1.25  # too few steps to measure; a step from line to line in sizes of a letter
_FIRST = 3  # paragraphs among which the title is
_FONT_LOST = "names letters that its fonts do not tell; print it to a new file or save it as text"


class Paragraph(NamedTuple):
    """Lines that belong together, by number."""

    numbers: tuple[int, ...]
    size: float


def written(data: bytes) -> Written:
    """The words of a PDF.

    Columns are read one after the other; footnotes stand at the end; running heads, feet and page
    numbers are dropped. Title and author are taken from the properties only when the pages print
    them too; the day a file was made is no day of publication.

    :raises InputError: when it is encrypted, damaged, a scan, or takes its reader too long.
    """
    told = confined.run(_PROGRAM, data)
    pages = [
        Page(number, tuple(Piece(*piece) for piece in page["pieces"]))
        for number, page in enumerate(told["pages"], 1)
    ]
    _check(told["pages"])
    found = lines(pages)
    dropped = running(found)
    shown = [line for number, line in enumerate(found) if number not in dropped]
    printed = _address([line for number, line in enumerate(found) if number in dropped])
    values = (*_values(told["properties"], shown), *printed, *_pictures(told["pages"]))
    return _written(found, dropped, values)


def _check(pages: Sequence[Mapping[str, Any]]) -> None:
    letters = sum(len(piece[0]) for page in pages for piece in page["pieces"])
    pictures = sum(page["pictures"] for page in pages)
    if not letters and pictures:
        count = "its page" if len(pages) == 1 else f"each of its {len(pages)} pages"
        told = "is a picture without text; run text recognition (OCR) first"
        raise InputError(f"is a scan: {count} {told}")
    if not letters:
        raise InputError("holds no text; print it to a new file or save it as text")
    private = sum(_private(c) for page in pages for piece in page["pieces"] for c in piece[0])
    if sum(page["lost"] for page in pages) + private > _LOST * letters:
        raise InputError(_FONT_LOST)


def _private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < " "


def _pictures(pages: Sequence[Mapping[str, Any]]) -> Iterator[Value]:
    """Which pages are pictures without text, where others have text."""
    bare = [str(n) for n, page in enumerate(pages, 1) if page["pictures"] and not page["pieces"]]
    if bare:
        yield Value("text", "", f"{len(pages)} pages, without pictures of pages: {', '.join(bare)}")


def _values(properties: Mapping[str, str], found: Sequence[Line]) -> Iterator[Value]:
    """Title and author as the file's properties have them, where the first pages print them.

    :param found: the lines without running heads, where programs print any title.
    """
    shown = _LETTERS.sub("", "".join(line.words for line in found if line.page <= 2)).casefold()
    for name, field in (("Title", "title"), ("Author", "author")):
        words = " ".join(properties.get(name, "").split())
        bare = _LETTERS.sub("", words).casefold()
        if len(bare) > 2 and bare in shown:
            yield Value(field, words, "PDF properties")


def _address(dropped: Sequence[Line]) -> Iterator[Value]:
    """The address that a browser printed below each page, where it is whole and the same."""
    found = {m[0] for line in dropped if (m := _ADDRESS.match(line.words))}
    if len(found) == 1 and not (words := found.pop()).endswith(("…", "...")):
        yield Value("url", words, "printed below the page")


# ---------------------------------------------------------------- paragraphs


def paragraphs(found: Sequence[Line], dropped: set[int]) -> list[Paragraph]:
    """The lines of some pages as paragraphs, footnotes last.

    :param found: in the order of reading.
    :param dropped: the numbers of lines that belong to no paragraph.
    """
    size = body_size(found)
    notes = _notes(found, dropped, size)
    kept = [n for n in range(len(found)) if n not in dropped and n not in notes]
    made: list[list[int]] = []
    for numbers in (kept, sorted(notes)):
        blocks = _blocks(found, numbers)
        for at, number in enumerate(numbers):
            block = blocks[found[number].block]
            marked = numbers is not kept and bool(_MARKED.match(found[number].words))
            if not at or marked or _begins(found[numbers[at - 1]], found[number], block):
                made.append([])
            made[-1].append(number)
    return [Paragraph(tuple(ns), found[ns[0]].size) for ns in made]


def _notes(found: Sequence[Line], dropped: set[int], size: float) -> set[int]:
    """The lines of footnotes: small ones at the foot of a column, from a mark on."""
    notes: set[int] = set()
    for _, group in groupby(range(len(found)), key=lambda n: found[n].block):
        tail: list[int] = []
        for number in reversed([n for n in group if n not in dropped]):
            if found[number].size > _SMALL * size:
                break
            tail.append(number)
        first = next((n for n in reversed(tail) if _NOTE.match(found[n].words)), None)
        notes |= {n for n in tail if first is not None and n >= first}
    return notes


class _Block(NamedTuple):
    """How the lines of a column are set."""

    left: float
    right: float
    leading: float


def _blocks(found: Sequence[Line], kept: Sequence[int]) -> dict[int, _Block]:
    columns: dict[int, list[Line]] = {}
    for number in kept:
        columns.setdefault(found[number].block, []).append(found[number])
    return {block: _block(column) for block, column in columns.items()}


def _block(column: Sequence[Line]) -> _Block:
    steps = [b.base - a.base for a, b in pairwise(column) if b.base > a.base]
    lefts = sorted(line.left for line in column)
    rights = sorted(line.right for line in column)
    right = rights[-1 - len(rights) // _OVER]
    leading = median(steps) if len(steps) > _FEW else _USUAL * column[0].size
    return _Block(lefts[len(lefts) // 5], right, leading)


def _begins(last: Line, line: Line, block: _Block) -> bool:
    """Whether a line begins a paragraph."""
    if not _SMALL < last.size / line.size < 1 / _SMALL or _ITEM.match(line.words):
        return True
    ended = bool(_ENDED.search(last.words))
    if last.block != line.block:
        return ended and not line.words[:1].islower()
    if line.base - last.base > _SPACED * max(block.leading, line.size):
        return True
    indented = _INDENT * line.size < line.left - block.left < 6 * line.size
    if indented and line.left - last.left > _INDENT * line.size:
        return True
    if ended:
        return last.right - block.left < _SHORT * (block.right - block.left)
    return _had_room(last, line, block)


def _had_room(last: Line, line: Line, block: _Block) -> bool:
    """Whether a line ended although the first word of the next would have fitted on it well."""
    first = line.words.split(None, 1)[0]
    letter = (last.right - last.left) / max(len(last.words), 1)
    room = block.right - last.right > _ROOMY * letter * (len(first) + 1)
    return room and not first[0].islower() and not last.words.endswith(("-", ","))


# ---------------------------------------------------------------- the text


def _written(found: Sequence[Line], dropped: set[int], values: Sequence[Value]) -> Written:
    made = paragraphs(found, dropped)
    size = body_size(found)
    text, starts = _source(found, dropped, made)
    known = Hyphens(text)
    changes: list[Change] = []
    furniture: list[Furniture] = []
    titled = False
    for order, paragraph in enumerate(made):
        spans = [Span(starts[n], starts[n] + len(found[n].words)) for n in paragraph.numbers]
        words = [found[n].words for n in paragraph.numbers]
        changes.extend(
            _joint(known, spans[at - 1], spans[at], words[at - 1], words[at])
            for at in range(1, len(spans))
        )
        kind = _kind(paragraph, sum(map(len, words)), size, titled=titled or order > _FIRST)
        titled = titled or kind == "title"
        if kind is not None:
            furniture.append(Furniture(Span(spans[0].start, spans[-1].end), kind))
    for number in sorted(dropped):
        span = Span(starts[number], starts[number] + len(found[number].words))
        if not any(c.start <= span.start < c.end for c in changes):
            end = next((n for n in range(span.end, len(text)) if text[n] != "\n"), len(text))
            changes.append(Change(span.start, end, "", _RUNNING))
    told = Told(tuple(values), tuple(furniture))
    return Written(text, told, tuple(sorted(changes)))


def _source(
    found: Sequence[Line], dropped: set[int], made: Sequence[Paragraph]
) -> tuple[str, dict[int, int]]:
    """All lines in the order of reading, and where each begins.

    A running head stays where its page has it: within the paragraph that goes on below it.
    """
    out: list[str] = []
    starts: dict[int, int] = {}
    at = 0
    left = sorted(dropped)

    def put(number: int, gap: str) -> None:
        nonlocal at
        out.extend((gap, found[number].words))
        starts[number] = at + len(gap)
        at = starts[number] + len(found[number].words)

    for paragraph in made:
        for place, number in enumerate(paragraph.numbers):
            while left and left[0] < number:
                put(left.pop(0), "\n\n" if not place and out else "\n" if out else "")
            put(number, "\n" if place else "\n\n" if out else "")
    for number in left:
        put(number, "\n\n" if out else "")
    return "".join(out), starts


def _joint(known: Hyphens, before: Span, after: Span, line: str, following: str) -> Change:
    """What becomes of the end of a line within a paragraph."""
    cut = parts(line, following)
    if cut is not None and not known.own(*cut):
        return Change(before.end - 1, after.start, "", HYPHENS)
    suspended = cut is None and line.endswith("-") and following[:1].isalpha()
    tight = cut is not None or (_TIGHT.search(line) and not suspended)
    return Change(before.end, after.start, "" if tight else " ", _HOW)


def _kind(paragraph: Paragraph, length: int, size: float, *, titled: bool) -> FurnitureKind | None:
    if paragraph.size >= _TITLE * size and length <= _HEADING and not titled:
        return "title"
    return "heading" if paragraph.size >= _LARGE * size and length <= _HEADING else None
