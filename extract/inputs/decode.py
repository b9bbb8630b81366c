"""Bytes to text, without guessing: a mark, UTF-8, or the encoding the file itself declares."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extract.errors import InputError

__all__ = ["Decoded", "decode"]

# The longer marks first: UTF-32 little endian begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that a page may declare. Those that read markup out of harmless bytes (UTF-7,
# ISO-2022) and those that need a mark are left out.
_DECLARABLE = re.compile(
    r"cp(125\d|437|850|852|866|874|932|949|950)|iso8859-\d+|koi8-[rtu]|mac-\w+"
    r"|gb18030|gbk|gb2312|big5|big5hkscs|euc_jp|euc_kr|shift_jis|tis-620"
)
_WESTERN = ("ascii", "iso8859-1")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BLANK = re.compile(r"[\s\x1b\u200b-\u200f\u2060\ufeff]*")
# Texts with a stray control character are mended later; this many mean it never was text.
_SHARE = 0.05


class Decoded(NamedTuple):
    """A file's text.

    :param text: the characters after any byte order mark.
    :param encoding: how they were read, a Python codec name.
    """

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes: by byte order mark, else UTF-8, else the declared encoding.

    :param declared: the encoding that the file itself names, or None.
    :raises InputError: when none of them fits, or the result is no text or empty.
    """
    decoded = _by_mark(data) or _by_content(data, declared)
    _check(decoded.text)
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding, len(mark)), encoding)
    return None


def _by_content(data: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise InputError(_binary(f"byte 0 at byte {data.index(0)}")) from None
        encoding = _codec(declared)
        if encoding is None:
            told = f"and {declared!r} cannot be used" if declared else "and declares no other"
            message = f"is not UTF-8 (byte {data[error.start]:#04x} at byte {error.start}) {told}"
            raise InputError(f"{message}; save it as UTF-8") from None
    return Decoded(_strict(data, encoding, 0), encoding)


def _strict(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        message = f"is marked as {encoding} but is not ({error.reason} at byte {at})"
        raise InputError(f"{message}; save it as UTF-8") from None


def _codec(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    if name in _WESTERN:
        # What browsers do: nobody who writes Latin-1 on a page means its control characters.
        return "cp1252"
    return name if _DECLARABLE.fullmatch(name) else None


def _check(text: str) -> None:
    if "\0" in text:
        raise InputError(_binary(f"NUL at character {text.index(chr(0))}"))
    if _BLANK.fullmatch(text):
        raise InputError("is empty; put the article in or remove the file")
    count = len(_CONTROLS.findall(text))
    if count > _SHARE * len(text):
        raise InputError(_binary(f"{count} control characters in {len(text)}"))


def _binary(why: str) -> str:
    return f"is not a text but binary data ({why}); give the article as text"
