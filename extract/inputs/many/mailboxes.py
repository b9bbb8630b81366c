"""Mail: the messages of a mail box, and what a message brings along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage

from extract.errors import InputError
from extract.inputs import kinds
from extract.inputs.files import shown
from extract.inputs.mail import header, parsed
from extract.inputs.many.held import Held, Items, Itself, Source, Unread, digest

__all__ = ["attached", "messages"]

_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S[^\r\n]*\d\d:\d\d[^\r\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_IDS = re.compile(r"[<>\s]+")


def messages(source: Source) -> Items:
    """The messages of a mail box; each may hold more."""
    data = source.whole()
    starts = [m.span() for m in _FROM.finditer(data)]
    if not starts or data[: starts[0][0]].strip():
        raise InputError("is no mail box: it does not begin with a line “From …” of one")
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for (_, begin), end in zip(starts, ends, strict=True):
        message = _QUOTED.sub(rb"\1", data[begin:end]).rstrip(b"\r\n") + b"\n"
        if message.strip():
            yield _of_box(message, begin)


def attached(source: Source) -> Items:
    """A message, then the messages and documents that it brings along."""
    yield Itself()
    for part in _parts(parsed(source.whole())):
        yield from _of_part(part)


def _of_box(data: bytes, begin: int) -> Held | Unread:
    try:
        return _message(data, parsed(data))
    except InputError as error:
        return Unread(f"message at byte {begin:,}", error.message)


def _message(data: bytes, message: EmailMessage) -> Held:
    own = _IDS.sub("", header(message, "message-id"))
    return Held((own, digest(data)), ".eml", data)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message that are no text of its own; not those of messages within."""
    if message.get_content_type() == "message/rfc822":
        return
    for part in message.iter_parts() if message.is_multipart() else ():
        if not isinstance(part, EmailMessage):
            continue
        if part.get_content_maintype() == "multipart":
            yield from _parts(part)
        elif _brought(part):
            yield part


def _brought(part: EmailMessage) -> bool:
    """Whether a part is something that the message brings along."""
    named = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return named or part.get_content_type() == "message/rfc822"


def _of_part(part: EmailMessage) -> Iterator[Held | Unread]:
    name = shown((part.get_filename() or "").replace("\\", "/").rpartition("/")[2]).strip()
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            yield _message(inner[0].as_bytes(), inner[0])
        return
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return
    if kinds.kind(name) in kinds.READ:
        yield Held((name, f"{digest(data)}{kinds.kind(name)}"), kinds.kind(name), data, member=True)
    else:
        reason, by_name = kinds.unread(name)
        yield Unread(name or part.get_content_type().replace("/", "."), reason, by_name)
