"""Mail to text: what the sender wrote, what he quotes or passes on, and the letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from typing import NamedTuple

from extract.errors import InputError
from extract.inputs.changes import Change
from extract.inputs.dates import day
from extract.inputs.decode import Decoded, decode
from extract.inputs.metadata import Value
from extract.inputs.told import Told, Written
from extract.records import Furniture, Passage, Span

__all__ = ["Body", "body", "header", "parsed", "values", "written"]

_MARGIN = re.compile(r"(?:>[ \t]?)+")
_DROPPED = "marks of quoted lines dropped"
_PASSED_ON = re.compile(
    r"[-–—_* ]{0,12}(?:Forwarded message|Original Message|Begin forwarded message:"
    r"|Weitergeleitete Nachricht|Ursprüngliche Nachricht)[-–—_* ]{0,12}", re.IGNORECASE
)  # fmt: skip
_HEAD = re.compile(
    r"\*?(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Von|Gesendet|Datum|An|Betreff):\*?[ \t]"
    r"(?P<words>[^\n]*)"
)
_FROM = ("From", "Von")
_SENDER = re.compile(r"[\"'“]?(?P<name>[^<>\[\]@\"'”\n]*[^<>\[\]@\"'”\n\s])")
_SIGNED = "-- "
_LEAST = 2  # lines of a letterhead in the middle of a mail


class Body(NamedTuple):
    """What a sender wrote.

    :param html: whether it is a page instead of lines.
    """

    decoded: Decoded
    html: bool


def parsed(data: bytes) -> EmailMessage:
    """A message of some bytes.

    :raises InputError: when they are none.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        known = len(message.keys())
    except Exception as error:  # noqa: BLE001 - hostile headers find faults in any parser
        raise _unread(error) from None
    if not isinstance(message, EmailMessage) or not known:
        raise InputError("is no mail: it has no header; save it as text")
    return message


def header(message: EmailMessage, name: str) -> str:
    """What a header says, decoded; empty when it is missing or broken."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 - broken headers find faults in any parser
        return ""


def values(message: EmailMessage) -> Iterator[Value]:
    """Subject, sender, day and address of a message."""
    yield Value("title", header(message, "subject"), "mail subject")
    yield Value("author", _sender(header(message, "from")), "mail from")
    yield Value("date", day(header(message, "date")) or "", "mail date")
    yield Value("url", header(message, "archived-at").strip("<> "), "mail archived-at")
    yield Value("language", header(message, "content-language"), "mail content-language")


def body(message: EmailMessage, encoding: str | None) -> Body:
    """What the sender wrote, as plain text where there is one.

    :param encoding: what the user says of texts that are not UTF-8, or None.
    :raises InputError: when there is none, or it is encrypted.
    """
    try:
        parts = [*_texts(message)]
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - broken parts find faults in any parser
        raise _unread(error) from None
    plain = [p for p in parts if p.get_content_subtype() != "html"]
    wanted = [d for p in plain if (d := _decoded(p, encoding)) is not None]
    if wanted:
        return Body(_joined(wanted), html=False)
    pages = [d for p in parts if p not in plain and (d := _decoded(p, encoding)) is not None]
    if pages:
        return Body(_joined(pages), html=True)
    raise InputError(
        "is a mail without words of its own; its attachments are read where it has any"
    )


def written(text: str) -> Written:
    """The lines of a mail: quoted ones set off, the letterheads of what is passed on marked."""
    lines = [*_lines(text)]
    changes: list[Change] = []
    passages: list[Passage] = []
    depth = 0
    for start, words in lines:
        match = _MARGIN.match(words)
        deep = match[0].count(">") if match else 0
        parted = "\n" if deep != depth and start else ""
        if match or parted:
            end = start + (match.end() if match else 0)
            changes.append(Change(start, end, parted, _DROPPED))
        if deep and words[len(match[0]) if match else 0 :].strip():
            _extend(passages, Span(start, start + len(words)), new=not depth)
        depth = deep
    furniture, passed = _passed_on(lines, len(text))
    kept = [p for p in passages if not any(p.span.overlaps(o.span) for o in passed)]
    told = Told((), tuple(sorted([*furniture, *_signature(lines, furniture)])), (*kept, *passed))
    return Written(text, told, tuple(changes), wrapped=True)


def _unread(error: Exception) -> InputError:
    return InputError(f"cannot be read as a mail ({type(error).__name__}); save it as text")


def _sender(words: str) -> str:
    try:
        names = [name or address for name, address in getaddresses([words])]
    except (ValueError, TypeError, IndexError):
        return ""
    return ", ".join(filter(None, names))


def _texts(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold the sender's own words, in order; of alternatives the plainest."""
    kind = part.get_content_type()
    if kind == "multipart/encrypted" or "pkcs7-mime" in kind:
        raise InputError("is encrypted; save it as decrypted")
    inner = (
        [p for p in part.iter_parts() if isinstance(p, EmailMessage)]
        if (part.is_multipart() and kind != "message/rfc822")
        else []
    )
    for one in inner:
        if one.get_content_disposition() != "attachment":
            yield from _texts(one)
    if not inner and part.get_content_maintype() == "text" and not part.get_filename():
        yield part


def _decoded(part: EmailMessage, encoding: str | None) -> Decoded | None:
    """The words of a part; None when it is empty.

    :raises InputError: when its bytes are no text.
    """
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    return decode(data, part.get_content_charset(), encoding)


def _joined(parts: list[Decoded]) -> Decoded:
    return parts[0]._replace(text="\n\n".join(p.text for p in parts))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line.rstrip("\r\n")
        at += len(line)


def _extend(passages: list[Passage], span: Span, *, new: bool) -> None:
    start = span.start if new or not passages else passages.pop().span.start
    passages.append(Passage(Span(start, span.end), "quote"))


def _passed_on(lines: list[tuple[int, str]], end: int) -> tuple[list[Furniture], list[Passage]]:
    """The letterheads within a mail, and the words below each, which are its sender's."""
    heads: list[tuple[Span, Span | None]] = []
    number = 0
    while number < len(lines):
        first, author, count = number, None, 0
        marked = bool(_PASSED_ON.fullmatch(lines[number][1].strip()))
        number += 1 if marked else 0
        while number < len(lines) and (marked or count or _starts(lines, number)):
            match = _HEAD.match(lines[number][1])
            if match is None and (lines[number][1].strip() or count):
                break
            author = author or (_name(match, lines[number][0]) if match else None)
            count += match is not None
            number += 1
        if marked or count >= _LEAST:
            last = lines[number - 1]
            heads.append((Span(lines[first][0], last[0] + len(last[1])), author))
        else:
            number = max(number, first + 1)
    stops = [*(span.start for span, _ in heads[1:]), end][: len(heads)]
    return (
        [Furniture(span, "navigation") for span, _ in heads],
        [
            Passage(Span(span.end, stop), "quote", author)
            for (span, author), stop in zip(heads, stops, strict=True)
            if span.end < stop
        ],
    )


def _starts(lines: list[tuple[int, str]], number: int) -> bool:
    """Whether a letterhead begins in a line: its sender, then more of it."""
    match = _HEAD.match(lines[number][1])
    return match is not None and match["name"] in _FROM


def _name(match: re.Match[str], at: int) -> Span | None:
    """Where the sender's name stands."""
    if match["name"] not in _FROM:
        return None
    found = _SENDER.match(match["words"])
    if found is None:
        return None
    start = at + match.start("words")
    return Span(start + found.start("name"), start + found.end("name"))


def _signature(lines: list[tuple[int, str]], taken: list[Furniture]) -> Iterator[Furniture]:
    """What stands below the mark of a signature, up to the next letterhead or quoted line."""
    for number, (start, words) in enumerate(lines):
        if words == _SIGNED:
            end = start + len(words)
            for at, below in lines[number + 1 :]:
                if _MARGIN.match(below) or any(f.span.start <= at < f.span.end for f in taken):
                    break
                end = at + len(below)
            yield Furniture(Span(start, end), "promotion")
            return
