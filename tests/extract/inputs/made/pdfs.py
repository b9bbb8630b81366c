"""PDFs made by hand: words at places, with what real ones have besides."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Page", "Words", "column", "encrypted", "pdf"]

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class Words(NamedTuple):
    """Words on a page: points from the left and from the bottom.

    :param font: ``F1`` upright, ``F2`` a font whose letters a table names (Hebrew, ligatures),
        ``F3`` one whose letters nothing names.
    """

    left: float
    base: float
    words: str
    size: float = 10
    font: str = "F1"


Page = Sequence[Words]


def column(text: str, left: float = 72, top: float = 720, size: float = 10) -> list[Words]:
    """Lines below each other; an empty one leaves a gap, a blank at the start indents."""
    return [
        Words(left + (12 if line[0] == " " else 0), top - n * 1.2 * size, line.strip(), size)
        for n, line in enumerate(text.split("\n"))
        if line
    ]


def pdf(
    pages: Sequence[Page],
    *,
    info: str = "",
    names: dict[int, str] | None = None,
    picture: bool = False,
    turn: int = 0,
) -> bytes:
    """The bytes of a PDF.

    :param info: entries of its properties, e.g. ``/Title (Talks)``.
    :param names: what codes of the font F2 stand for.
    :param picture: whether each page bears a picture too.
    :param turn: how many degrees the pages are turned for the reader.
    """
    fonts = "/F1 4 0 R /F2 5 0 R /F3 7 0 R"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: f"<< {info} >>".encode("latin-1"),
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        6: _stream(_cmap(names or {})),
        7: _nameless(),
        8: _stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                   "/ColorSpace /DeviceGray /BitsPerComponent 8"),
        9: _stream(b"500 0 d0"),
    }  # fmt: skip
    kids = []
    for number, page in enumerate(pages):
        at = 10 + 2 * number
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {at + 1} 0 R "
            f"/Rotate {turn} /Resources << /Font << {fonts} >> /XObject << /I 8 0 R >> >> >>"
        ).encode()
        objects[at + 1] = _stream(_content(page, picture=picture))
        kids.append(f"{at} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, "/Root 1 0 R /Info 3 0 R")


def _content(page: Page, *, picture: bool) -> bytes:
    drawn = [b"q 500 0 0 700 50 50 cm /I Do Q"] if picture else []
    for left, base, words, size, font in page:
        code = words.encode("cp1252") if font == "F1" else words.encode("latin-1")
        for mark in (b"\\", b"(", b")"):
            code = code.replace(mark, b"\\" + mark)
        drawn.append(b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (
            font.encode(), size, left, base, code))  # fmt: skip
    return b"\n".join(drawn)


def _stream(data: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< {entries} /Length {len(packed)} /Filter /FlateDecode >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"


def _cmap(names: dict[int, str]) -> bytes:
    lines = "\n".join(f"<{c:02X}> <{t.encode('utf-16-be').hex()}>" for c, t in names.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(names)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def _nameless() -> bytes:
    """A font of drawings, which no program can name."""
    glyphs = " ".join(f"/g{c} 9 0 R" for c in range(97, 123))
    differences = " ".join(f"{c} /g{c}" for c in range(97, 123))
    return (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [.001 0 0 .001 0 0] "
        f"/FirstChar 97 /LastChar 122 /Widths [{'500 ' * 26}] /CharProcs << {glyphs} >> "
        f"/Encoding << /Type /Encoding /Differences [{differences}] >> /Resources << >> >>"
    ).encode()


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        entry = f"{places[number]:010} 00000 n " if number in places else "0000000000 00000 f "
        out += entry.encode() + b"\n"
    out += f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def encrypted(password: bytes) -> bytes:
    """A PDF that opens with a password only (the oldest kind of encryption)."""
    key = hashlib.md5(_padded(b"owner"), usedforsecurity=False).digest()[:5]
    owner = _cipher(key, _padded(password))
    seed = _padded(password) + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"0123456789abcdef"
    user = _cipher(hashlib.md5(seed, usedforsecurity=False).digest()[:5], _PADDING)
    page = pdf([column("Ada Kern said it rained.")])
    words = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}>"
    mark = b"0123456789abcdef".hex()
    return page.replace(
        b"/Root 1 0 R", f"/Root 1 0 R /Encrypt << {words} >> /ID [<{mark}> <{mark}>]".encode()
    )


def _padded(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _cipher(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
