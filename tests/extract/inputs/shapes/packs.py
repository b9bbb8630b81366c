"""Files of files: web archives, zip and tar; and whatever comes on standard input."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

from tests.extract.inputs.made.office import docx, p
from tests.extract.inputs.made.pdfs import column, pdf
from tests.extract.inputs.shapes import mails, tables
from tests.extract.inputs.shapes.pages import page
from tests.extract.inputs.shapes.shape import BOTH, A, B, C, Shape, gives, refuses
from tests.extract.inputs.test_archives import odd, tarred, zipped
from tests.extract.inputs.test_warcs import Record, warc

__all__ = ["SHAPES"]

_DAY = "2024-10-24"
_AT, _OTHER = "https://example.org/a", "https://example.org/b"
_CAFE = "“The café is closed,” the mayor’s office said on Tuesday – and nobody knew for how long."
_PDF = pdf([column(f"{A[:60].rstrip()}\n{A[60:].lstrip()}")])


def _html(*words: str, at: str = _AT, day: str = _DAY) -> Record:
    return at, day, "text/html; charset=utf-8", page(*words).encode()


def _warcs(kind: str, *, gz: bool) -> tuple[Shape, ...]:
    one, two = _html(A, B), _html(B, C, at=_OTHER)
    both = {"example.org/a": (A, B), "example.org/b": (B, C)}
    alone = {"example.org/a": (A, B)}

    def made(*records: Record, status: str = "200 OK", how: str = "") -> bytes:
        return warc(*records, gz=gz, status=status, how=how)

    wrong = page(A, _CAFE).encode("cp1252")
    return (
        gives(kind, "two pages", made(one, two), both),
        gives(kind, "the other way round", made(two, one), both),
        gives(kind, "bodies packed on the way", made(one, how="gzip"), alone),
        gives(kind, "a text, a PDF and a document",
              made((f"{_AT}.txt", _DAY, "text/plain", f"{A}\n\n{B}".encode()),
                   (f"{_AT}.pdf", _DAY, "application/pdf", _PDF)),
              {"example.org/a.txt": (A, B), "example.org/a.pdf": (A,)}),
        gives(kind, "what only decorates",
              made(one, (f"{_AT}.css", _DAY, "text/css", b"p{}"),
                   (f"{_AT}.png", _DAY, "image/png", b"x")), alone),
        gives(kind, "the charset in the answer alone",
              made((_AT, _DAY, "text/html; charset=windows-1252", wrong)),
              {"example.org/a": (A, _CAFE)}),
        gives(kind, "a page twice", made(one, one), alone,
              {"example.org/a": "stands there 2 times"}),
        gives(kind, "a page on two days", made(one, _html(B, C, day="2024-10-25")),
              {"example.org/a@2024-10-24": (A, B), "example.org/a@2024-10-25": (B, C)}),
        gives(kind, "a page of links among others",
              made(one, (_OTHER, _DAY, "text/html", b"<html><body><a href=x>x</a></body></html>")),
              alone, {"example.org/b": "no article"}),
        gives(kind, "an address with a question",
              made(_html(A, B, at=f"{_AT}?id=7")), {"example.org/a?id=7": (A, B)}),
        refuses(kind, "pages that were not there", made(one, status="404 Not Found"), "no page"),
        refuses(kind, "nothing at all", b"", "WARC"),
        refuses(kind, "words", f"{A}\n", "WARC"),
        refuses(kind, "pages that would grow",
                made(*(_html("x " * 2_300_000, at=f"{_AT}{n}") for n in range(3)), how="gzip"),
                "not opened"),
    )  # fmt: skip


_FILES: dict[str, bytes | str] = {
    "a.txt": f"{A}\n\n{B}\n", "sub/b.md": f"# Mayor\n\n{B}\n\n{C}\n",
}  # fmt: skip
_READ = {"a": (A, B), "sub/b": (B, C)}
_LINK = odd("link.txt", tarfile.SYMTYPE, "/etc/passwd")


def _locked() -> bytes:
    data = bytearray(zipped(_FILES))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + flags] |= 1
    return bytes(data)


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        for name, data in _FILES.items():
            archive.writestr(name, data)
    return out.getvalue()


def _turned(members: Mapping[str, bytes | str]) -> dict[str, bytes | str]:
    return dict([*members.items()][::-1])


_MIXED: dict[str, bytes | str] = {
    "a.txt": f"{A}\n\n{B}\n", "mail.eml": mails.message(f"{C}\n").as_bytes(),
    "rows.csv": tables.separated(), "note.docx": docx(p(A), p(B)),
}  # fmt: skip
_MIXED_READ = {"a": (A, B), "mail": (C,), "rows/1": (A,), "rows/2": (B,), "note": (A, B)}
_HIDDEN: dict[str, bytes | str] = {**_FILES, "__MACOSX/._a.txt": b"\0", ".b.txt": A}
_OUT = "leads out"


def _archives(kind: str) -> tuple[Shape, ...]:
    packed = zipped if kind == ".zip" else tarred
    bomb = {**_FILES, "z.txt": b" " * 11_000_000}
    return (
        gives(kind, "a folder of texts", packed(_FILES), _READ),
        gives(kind, "the other way round", packed(_turned(_FILES)), _READ),
        gives(kind, "files of many kinds", packed(_MIXED), _MIXED_READ),
        gives(kind, "an archive in it", packed({"in.zip": zipped(_FILES), "c.txt": C}),
              {"in/a": (A, B), "in/sub/b": (B, C), "c": (C,)}),
        gives(kind, "what a system leaves", packed(_HIDDEN), _READ),
        gives(kind, "kinds that are not read", packed({**_FILES, "x.png": b"x"}), _READ),
        gives(kind, "names with signs of all sorts", packed({"Bericht – “Hafen” (2).txt": A}),
              {"Bericht – “Hafen” (2)": (A,)}),
        gives(kind, "a name that leads out", packed({**_FILES, "../x.txt": C}), _READ,
              {"../x.txt": _OUT}),
        gives(kind, "a macro file and an empty one",
              packed({**_FILES, "x.docm": b"x", "e.txt": b""}), _READ,
              {"x.docm": "macros", "e.txt": "empty"}),
        gives(kind, "a link", _linked() if kind == ".zip" else tarred({**_FILES, "l": _LINK}),
              _READ, {"link.txt": "link"}),
        refuses(kind, "what would grow", packed(bomb), "not opened"),
        refuses(kind, "cut off", packed({"a.txt": A * 400})[:200], "anew"),
        refuses(kind, "nothing at all", b"", "anew"),
        refuses(kind, "nothing that is read", packed({"x.png": b"x"}), "no article"),
    )  # fmt: skip


_MORE = (
    gives(".zip", "a password on one file", _locked(), {"sub/b": (B, C)}, {"a.txt": "encrypted"}),
    gives(".zip", "not packed", zipped(_FILES, pack=zipfile.ZIP_STORED), _READ),
    refuses(".tar.gz", "packed, and no archive", gzip.compress(A.encode()), "anew"),
)

_STDIN = (
    gives("-", "a text", f"{A}\n\n{B}\n"),
    gives("-", "a page", page(A, B)),
    gives("-", "a mail", mails.message().as_bytes()),
    gives("-", "a PDF", _PDF, (A,)),
    gives("-", "a document", docx(p(A), p(B))),
    gives("-", "a zip archive", zipped(_FILES), _READ),
    gives("-", "a Parquet file", tables.parquet(), {"1": (A,), "2": (B,)}),
    gives("-", "a web archive", warc(_html(A, B)), {"example.org/a": (A, B)}),
    gives("-", "a feed", '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>'
          f"<item><guid>one</guid><title>x</title><description>{A}</description></item></channel>"
          "</rss>", {"one": (A,)}),
    gives("-", "a table, as it was told", tables.separated(), {"1": (A,), "2": (B,)}, name="csv"),
    gives("-", "UTF-16 with a mark", f"{A}\n\n{B}\n".encode("utf-16"), BOTH),
    refuses("-", "nothing at all", b"", "empty"),
    refuses("-", "bytes of a program", b"\x7fELF\x02\x01\x01\0\0\0" * 9, "binary"),
    refuses("-", "an old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
)  # fmt: skip

SHAPES = (
    *_warcs(".warc", gz=False),
    *_warcs(".warc.gz", gz=True),
    *_archives(".zip"),
    *_archives(".tar.gz"),
    *_MORE,
    *_STDIN,
)
