"""Mail: single messages and boxes of them."""

from __future__ import annotations

from email.message import EmailMessage

from tests.extract.inputs.made.office import docx, p
from tests.extract.inputs.shapes.shape import A, B, C, gives, refuses

__all__ = ["SHAPES", "message"]

_CAFE = "“The café is closed,” the mayor’s office said on Tuesday – and nobody knew for how long."
_KIND = "Content-Type: text/plain; charset="


def message(body: str = f"{A}\n\n{B}\n", number: int = 1, subject: str = "Harbour") -> EmailMessage:
    """A message of plain text."""
    made = EmailMessage()
    made["From"], made["To"] = "Eva Lind <eva@example.org>", "desk@example.org"
    made["Subject"], made["Date"] = subject, "Thu, 24 Oct 2024 10:00:00 +0200"
    made["Message-ID"] = f"<m{number}@example.org>"
    made.set_content(body)
    return made


def _raw(body: bytes, *headers: str) -> bytes:
    head = ["From: Eva Lind <eva@example.org>", "Subject: Harbour", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def _with(*parts: tuple[bytes, str]) -> bytes:
    """A message with files, each by its bytes and name."""
    made = message()
    for data, name in parts:
        made.add_attachment(data, "application", "octet-stream", filename=name)
    return made.as_bytes()


def _within() -> bytes:
    made = message()
    made.add_attachment(message(f"{C}\n", 2))
    return made.as_bytes()


def _both() -> bytes:
    made = message()
    made.add_alternative(f"<p>{A}</p><p>{B}</p><p>Unsubscribe</p>", subtype="html")
    return made.as_bytes()


def _page() -> bytes:
    made = EmailMessage()
    made["From"] = "eva@example.org"
    made.set_content(f"<html><body><p>{A}</p><p>{B}</p></body></html>", subtype="html")
    return made.as_bytes()


_ANSWER = f"{A}\n\nOn Monday, Jan Roe wrote:\n> {B}\n> {C}\n"
_FORWARDED = (
    f"{A}\n\n---------- Forwarded message ---------\nFrom: Jan Roe <jan@example.org>\n"
    f"Date: Mon, 21 Oct 2024\nSubject: Ships\nTo: Eva Lind <eva@example.org>\n\n{B}\n"
)
_WAS = "On Monday, Jan Roe wrote:"

_EML = (
    gives(".eml", "plain text", message().as_bytes()),
    gives(".eml", "two forms of one text", _both()),
    gives(".eml", "a page alone", _page()),
    gives(".eml", "an answer below what it answers", message(_ANSWER).as_bytes(),
          (A, _WAS, B, C)),
    gives(".eml", "a message passed on", message(_FORWARDED).as_bytes(), (A, B)),
    gives(".eml", "a message within a message", _within(), {"": (A, B), "m2@example.org": (C,)}),
    gives(".eml", "a document, a picture and a macro file",
          _with((docx(p(C)), "note.docx"), (b"x", "logo.png"), (b"x", "sheet.docm")),
          {"": (A, B), "note": (C,)}, {"sheet.docm": "macros"}),
    gives(".eml", "Windows-1252 that says it is UTF-8",
          _raw(f"{A}\r\n\r\n{_CAFE}".encode("cp1252"), f"{_KIND}utf-8"), (A, _CAFE)),
    gives(".eml", "a charset that there is not", _raw(f"{A}\n\n{B}".encode(), f"{_KIND}x-none")),
    gives(".eml", "a signature", message(f"{A}\n\n{B}\n\n-- \nEva Lind\nHarbour Post").as_bytes()),
    gives(".eml", "lines broken to flow",
          _raw(f"{A[:50].rstrip()} \r\n{A[50:].lstrip()}\r\n\r\n{B}".encode(),
               f"{_KIND}utf-8; format=flowed"), (A, B)),
    gives(".eml", "headers that nobody can read",
          b"From: =?utf-8?b?////?= <\r\nSubject: =?x?q?\xff?=\r\n\r\n"
          + f"{A}\r\n\r\n{B}".encode()),
    refuses(".eml", "encrypted", _raw(b"x", "Content-Type: multipart/encrypted; boundary=b"),
            "encrypted"),
    refuses(".eml", "a picture alone", _raw(b"x", "Content-Type: image/png"), "without words"),
    refuses(".eml", "nothing at all", b"", "no header"),
    refuses(".eml", "bytes that are no text", _raw(b"\0\1\2\3", f"{_KIND}utf-8"), "binary"),
)  # fmt: skip


def _box(*messages: bytes | EmailMessage, end: bytes = b"\n") -> bytes:
    """A box of messages."""
    separator = b"From eva@example.org Thu Oct 24 10:00:00 2024" + end
    each = (m if isinstance(m, bytes) else m.as_bytes() for m in messages)
    return b"".join(separator + m + end for m in each)


def _nameless(words: str) -> EmailMessage:
    made = message(words)
    del made["Message-ID"]
    return made


_ONE, _TWO = message(), message(f"{C}\n", 2)
_BOTH = {"m1@example.org": (A, B), "m2@example.org": (C,)}

_MBOX = (
    gives(".mbox", "two messages", _box(_ONE, _TWO), _BOTH),
    gives(".mbox", "the other way round", _box(_TWO, _ONE), _BOTH),
    gives(".mbox", "line ends of Windows",
          _box(*(m.as_bytes().replace(b"\n", b"\r\n") for m in (_ONE, _TWO)), end=b"\r\n"), _BOTH),
    gives(".mbox", "a line that begins with From",
          _box(message(f">From {A[0].lower()}{A[1:]}\n\n{B}\n")),
          {"m1@example.org": (f"From {A[0].lower()}{A[1:]}", B)}),
    gives(".mbox", "one message twice", _box(_ONE, _ONE), {"m1@example.org": (A, B)},
          {"m1@example.org": "stands there 2 times"}),
    gives(".mbox", "an answer and what it answers",
          _box(message(f"{_WAS}\n> {C}\n\n{A}\n\n{B}\n"), _TWO),
          {"m1@example.org": (_WAS, C, A, B), "m2@example.org": (C,)}),
    gives(".mbox", "a message with a message in it", _box(_within()),
          {"m1@example.org": (A, B), "m1@example.org/m2@example.org": (C,)}),
    gives(".mbox", "one message that cannot be read",
          _box(_ONE, _raw(b"x", "Message-ID: <bad@example.org>", "Content-Type: image/png")),
          {"m1@example.org": (A, B)}, {"bad@example.org": "without words"}),
    gives(".mbox", "a page and a text", _box(b"Message-ID: <m1@example.org>\n" + _page(), _TWO),
          _BOTH),
    gives(".mbox", "a charset that there is not",
          _box(_raw(f"{A}\n\n{B}".encode(), f"{_KIND}x-none", "Message-ID: <m1@example.org>")),
          {"m1@example.org": (A, B)}),
    refuses(".mbox", "a single message", _ONE.as_bytes(), "mail box"),
    refuses(".mbox", "nothing at all", b"", "mail box"),
    refuses(".mbox", "words", f"{A}\n", "mail box"),
)  # fmt: skip

SHAPES = (*_EML, *_MBOX)
