"""Plain texts and Markdown."""

from __future__ import annotations

import textwrap

from tests.extract.inputs.shapes.shape import BOTH, A, B, C, gives, refuses

__all__ = ["SHAPES"]

_QUOTED = "“We wait,” the mayor’s office said – and it isn’t over for the café."
_MARKED = "“We wait,” the mayor’s office said – and it isn’t over for the pier."
_SHY = A.replace("harbour", "har\u00adbour")
_THIN = B.replace("Anna Holt", "Anna Holt\u200b")
_LONG = f"{A} {B} {C}"
_WRAPPED = "\n".join(textwrap.wrap(_LONG, 58))
_READ_WRONG = _MARKED.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
_TORN = _WRAPPED.replace(" reports", " re-\nports").replace("\nunfair", " unfair")
_FRONT = "---\ntitle: Harbour closed\ndate: 2024-10-24\ntags: [port, ships]\n---\n"
_TABLE = f"| the office | its word |\n|---|---|\n| of the harbour | {C} |\n"

_TXT = (
    gives(".txt", "two paragraphs", f"{A}\n\n{B}\n"),
    gives(".txt", "a mark and line ends of Windows", f"\ufeff{A}\r\n\r\n{B}\r\n"),
    gives(".txt", "line ends of an old Macintosh", f"{A}\r\r{B}\r"),
    gives(".txt", "UTF-16 with a mark", f"{A}\n\n{B}\n".encode("utf-16")),
    gives(".txt", "Windows-1252 that nobody declares", f"{A}\n\n{_QUOTED}\n".encode("cp1252"),
          (A, _QUOTED)),
    gives(".txt", "UTF-8 that was read as Windows-1252 once",
          f"{A}\n\n{_READ_WRONG}\n", (A, _MARKED)),
    gives(".txt", "wrapped by hand", f"Harbour closed\n\n{_WRAPPED}\n", (_LONG,)),
    gives(".txt", "a word torn at the end of a line", f"Harbour closed\n\n{_TORN}\n", (_LONG,)),
    gives(".txt", "signs that nobody sees",
          f"{_SHY}\n\n{_THIN}\n"),
    gives(".txt", "headline, byline and credit",
          f"Northern harbour stays closed\n\nBy Eva Lind\n\n{A}\n\n"
          f"Photo: Jan Roe/Harbour Post\n\n{B}\n"),
    gives(".txt", "a paragraph a line, no blank ones", f"{A}\n{B}\n"),
    gives(".txt", "one line of many sentences", f"{_LONG} " * 70, (f"{_LONG} " * 69 + _LONG,)),
    gives(".txt", "a name with quotation marks and dashes", f"{A}\n\n{B}\n",
          {"": BOTH}, name="Bericht – “Hafen” (2), 100 %.txt"),
    refuses(".txt", "nothing at all", b"", "is empty"),
    refuses(".txt", "nothing but blanks", " \r\n\t\n", "is empty"),
    refuses(".txt", "a program", b"\x7fELF\x02\x01\x01\0\0\0" * 9, "binary"),
    refuses(".txt", "letters of an encoding that cannot be told",
            "Burmistrz Dvořák powiedział, że port jest zamknięty.".encode("cp1250"), "--encoding"),
    refuses(".txt", "a PDF under the name of a text", b"%PDF-1.5\n\xe2\xe3\xcf\xd3\n", ".pdf"),
)  # fmt: skip

_MD = (
    gives(".md", "front matter and a heading", f"{_FRONT}\n# Harbour closed\n\n{A}\n\n{B}\n"),
    gives(".md", "headings below lines", f"Harbour closed\n===\n\n{A}\n\nWhy\n---\n\n{B}\n"),
    gives(".md", "bold, links, code and a picture",
          f"{A.replace('Peter Quist', '**Peter** [Quist](https://example.org/q)')}\n\n"
          f"![The pier](pier.png)\n\n{B.replace('unfair', '*unfair*')}\n"),
    gives(".md", "a comment and markup of pages", f"{A}\n\n<!-- not this -->\n\n{B}\n"),
    gives(".md", "lines broken by hand", f"{textwrap.fill(A, 40)}\n\n{textwrap.fill(B, 40)}\n"),
    gives(".md", "a block quote", f"{A}\n\nThe mayor said:\n\n> {B}\n",
          (A, "The mayor said:", B)),
    gives(".md", "line ends of Windows and a mark",
          "\ufeff" + f"{_FRONT}# Harbour closed\n\n{A}\n\n{B}\n".replace("\n", "\r\n")),
    gives(".md", "signs behind a backslash and by name",
          f"{A.replace('-', '&#45;')}\n\n{B.replace(',', '&#44;')}\n"),
    gives(".md", "a table between paragraphs", f"{A}\n\n{_TABLE}\n{B}\n",
          (A, "the office", "its word", "of the harbour", C, B)),
    gives(".md", "UTF-16", f"# Harbour closed\n\n{A}\n\n{B}\n".encode("utf-16")),
    gives(".md", "a heading in capitals and a rule", f"# HARBOUR CLOSED\n\n{A}\n\n***\n\n{B}\n"),
    refuses(".md", "front matter alone", _FRONT, "no text"),
    refuses(".md", "front matter that names a thing twice",
            f"---\ntitle: x\ntitle: y\n---\n{A}\n", "twice"),
    refuses(".md", "front matter that would grow",
            "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n" + A, "anchor"),
    refuses(".md", "a comment alone", "<!-- nothing -->\n", "no text"),
    refuses(".md", "nothing at all", b"", "is empty"),
    refuses(".md", "a picture under the name of a text", b"\x89PNG\r\n\x1a\n\0\0\0\r", "binary"),
)  # fmt: skip

SHAPES = (*_TXT, *_MD)
