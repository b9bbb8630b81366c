"""A PDF's pages as pieces of lines with their places: run as a program, in a process of its own.

PDFium is fast and reads what others cannot, but is no Python: a file made to break it ends its
process, may loop, or may take any memory. So this file imports nothing of ours, reads a PDF from
standard input, and writes JSON: ``{"pages": [...], "properties": {...}}`` or ``{"refused": why}``.
A page is ``{"width", "height", "pictures", "lost", "pieces"}``; a piece ``[words, left, right,
baseline, size]``, in points, the baseline counted from the top.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from typing import Any, NamedTuple

__all__ = ["pages"]

_PAGES, _CHARACTERS = 3_000, 6_000_000
# Parts of the size of a letter: a gap that parts two pieces, a step to another line.
_GAP, _STEP = 1.0, 0.25
_HYPHENS = frozenset({0x2, 0xAD, 0xFFFE})
_PASSWORD, _UNKNOWN = 4, 5


class _Letter(NamedTuple):
    char: str
    left: float
    right: float
    base: float
    size: float


class _Place(NamedTuple):
    """Where a letter stands as the page has it, and how it is turned, in quarters."""

    x: float
    y: float
    left: float
    right: float
    low: float
    high: float
    quarter: int


def pages(data: bytes, memory: int) -> dict[str, Any]:
    """What is on the pages of a PDF.

    :param memory: how many bytes this process may take beyond what it has.
    """
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    _confine(memory)
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        return {"refused": _why(raw, str(error))}
    if count > _PAGES:
        return {"refused": f"has {count:,} pages, more than {_PAGES:,}; split it"}
    found: list[dict[str, Any]] = []
    left = _CHARACTERS
    for number in range(count):
        try:
            found.append(_page(raw, document[number]))
        except pdfium.PdfiumError:
            found.append({"width": 0, "height": 0, "pictures": 0, "lost": 0, "pieces": []})
        left -= sum(len(piece[0]) for piece in found[-1]["pieces"])
        if left < 0:
            return {"refused": f"has more than {_CHARACTERS:,} characters; split it"}
    known = document.get_metadata_dict()
    properties = {name: known.get(name, "") for name in ("Title", "Author")}
    return {"pages": found, "properties": properties}


def _why(raw: Any, told: str) -> str:
    code = raw.FPDF_GetLastError()
    if code in {_PASSWORD, _UNKNOWN} or "assword" in told or "ecurity" in told:
        return "is encrypted; save it without a password"
    return "is no PDF that can be read, or damaged; save or print it anew"


def _page(raw: Any, page: Any) -> dict[str, Any]:
    width, height = page.get_size()
    text = raw.FPDFText_LoadPage(page)
    count = raw.FPDFText_CountChars(text) if text else 0
    letters = [_letter(raw, text, number) for number in range(min(count, _CHARACTERS))]
    pictures = sum(1 for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    lost = sum(raw.FPDFText_HasUnicodeMapError(text, n) > 0 for n in range(count))
    if text:
        raw.FPDFText_ClosePage(text)
    turned = _upright([one for one in letters if one is not None])
    top = max((one.base for one in turned), default=0.0)
    pieces = [_piece(line, max(height, top)) for line in _lines(turned)]
    return {
        "width": width,
        "height": height,
        "pictures": pictures,
        "lost": lost,
        "pieces": [p for p in pieces if p[0].strip()],
    }


def _letter(raw: Any, text: Any, number: int) -> tuple[str, float, _Place] | None:
    """A letter with its size and place; None for a line end that was only guessed."""
    code = raw.FPDFText_GetUnicode(text, number)
    if code in {0, 0xA, 0xD}:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, number, x, y)
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, number, left, right, low, high)
    size = raw.FPDFText_GetFontSize(text, number)
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(text, number, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    angle = raw.FPDFText_GetCharAngle(text, number)
    quarter = round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0
    place = _Place(x.value, y.value, left.value, right.value, low.value, high.value, quarter)
    char = "-" if code in _HYPHENS else chr(code) if code < 0x110000 else "\ufffd"
    return char, max(size, 1.0), place


def _upright(letters: list[tuple[str, float, _Place]]) -> list[_Letter]:
    """The letters that are turned as most of the page is, turned upright."""
    quarters = [place.quarter for char, _, place in letters if not char.isspace()]
    most = max(set(quarters), key=lambda q: (quarters.count(q), -q), default=0)
    made: list[_Letter] = []
    for char, size, place in letters:
        if place.quarter != most and not char.isspace():
            continue
        left, right, base = {
            0: (place.left, place.right, place.y),
            1: (-place.high, -place.low, place.x),
            2: (-place.right, -place.left, -place.y),
            3: (place.low, place.high, -place.x),
        }[most]
        made.append(_Letter(char, left, right, base, size))
    return made


def _lines(letters: list[_Letter]) -> list[list[_Letter]]:
    """Letters in pieces of lines: broken where the next one stands elsewhere."""
    found: list[list[_Letter]] = []
    last: _Letter | None = None
    spaces: list[_Letter] = []
    for letter in letters:
        if letter.char.isspace():
            spaces.append(letter)
            continue
        if last is None or _apart(last, letter):
            found.append([letter])
        else:
            found[-1].extend([letter._replace(char=" ")] if spaces else [])
            found[-1].append(letter)
        last, spaces = letter, []
    return found


def _apart(last: _Letter, letter: _Letter) -> bool:
    size = max(last.size, letter.size)
    # Of a script that runs to the left the next letter stands before the last one.
    gap = max(letter.left - last.right, last.left - letter.right)
    raised = abs(last.base - letter.base) > _STEP * size
    return raised or gap > _GAP * size or not 0.8 < last.size / letter.size < 1.25


def _piece(line: list[_Letter], height: float) -> list[Any]:
    marks = [one for one in line if not one.char.isspace()]
    words = "".join(one.char for one in line)
    return [
        words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        round(min(one.left for one in marks), 2),
        round(max(one.right for one in marks), 2),
        round(height - marks[0].base, 2),
        round(marks[0].size, 2),
    ]


def _confine(memory: int) -> None:
    """Take away files, processes and further memory, where the system can."""
    try:
        import resource
        from pathlib import Path
    except ImportError:  # Windows has no such limits; the clock of the caller still holds.
        return
    try:
        told = Path("/proc/self/statm").read_text(encoding="ascii")
        held = resource.getpagesize() * int(told.split()[0])
    except (OSError, ValueError):
        held = 0
    if held:
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read standard input, write standard output."""
    try:
        told = pages(sys.stdin.buffer.read(), int(sys.argv[1]))
    except MemoryError:
        told = {"refused": "takes more memory than one file may; split it"}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main()
